"""SERVICE: only endpoints that the operator lists, exactly as listed, from a reader of their own."""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pyoxigraph import Store

from graph.engine import QueryRequest
from graph.engine.services import Address, Elsewhere, Services
from graph.errors import QueryProblem, QueryRefused, QueryTimeout, SettingError
from graph.settings import Settings, load
from tests.graph.engine.conftest import COUNT, Asker, number

pytestmark = pytest.mark.slow

ROW = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"there"}}]}}'
JSON = "application/sparql-results+json"
# By path: status, media type, body, seconds.
REPLIES = {
    "/sparql": (200, JSON, ROW, 0.0),
    "/slow": (200, JSON, ROW, 30.0),
    "/broken": (500, "text/plain", b"a secret of that server", 0.0),
    "/nonsense": (200, JSON, b"nonsense", 0.0),
    "/page": (200, "text/html", b"<p>hello", 0.0),
    "/moved": (307, "text/plain", b"", 0.0),
}


class Endpoint:
    """Another endpoint; `asked` are the paths that were asked for."""

    def __init__(self) -> None:
        asked: list[str] = []
        closing = threading.Event()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked.append(self.path)
                status, media_type, body, seconds = REPLIES.get(self.path, REPLIES["/sparql"])
                closing.wait(seconds)
                self.send_response(status)
                self.send_header("Content-Type", media_type)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Location", "/elsewhere")
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST  # noqa: N815

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self.asked, self.closing = asked, closing
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def close(self) -> None:
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    made = Endpoint()
    yield made
    made.close()


@pytest.fixture(scope="module")
def federated(settings: Settings, endpoint: Endpoint) -> Iterator[Asker]:
    """An engine that may ask some paths of the endpoint."""
    services = tuple(f"{endpoint.url}{path}" for path in REPLIES)
    made = Asker(replace(settings, services=services))
    made.run(made.engine.ready())
    yield made
    made.close()


def call(url: str, silent: str = "") -> str:
    return f"SELECT ?x {{ SERVICE {silent} <{url}> {{ ?x ?y ?z }} }}"


def test_a_listed_endpoint_is_asked(federated: Asker, endpoint: Endpoint) -> None:
    answer = federated.ask(call(f"{endpoint.url}/sparql"))
    assert json.loads(answer.body)["results"]["bindings"] == [{"x": {"type": "literal", "value": "there"}}]
    assert endpoint.asked.pop() == "/sparql"


def test_an_endpoint_is_joined_with_the_own_graph(federated: Asker, endpoint: Endpoint) -> None:
    url = f"{endpoint.url}/sparql"
    answer = federated.ask(
        f"SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o OPTIONAL {{ SERVICE <{url}> {{ ?x ?y ?z }} }} }}"
    )
    assert number(answer) == 200


def test_the_reader_that_asks_is_gone_afterwards_and_the_others_stay_behind_their_wall(
    federated: Asker, endpoint: Endpoint
) -> None:
    federated.run(federated.settled())
    before = {reader.pid: reader.walled for reader in federated.engine.readers()}
    federated.ask(call(f"{endpoint.url}/sparql"))

    def now() -> dict[int, bool]:
        return {reader.pid: reader.walled for reader in federated.engine.readers()}

    async def settled() -> None:
        while now() != before:
            await asyncio.sleep(0.01)

    federated.run(asyncio.wait_for(settled(), 5))
    assert now() == before


@pytest.mark.parametrize(
    "change",
    ["/sparq", "/sparql/", "/sparql?x=1", "/SPARQL", "/a/../sparql", "//sparql", "/%73parql", "/sparql#x"],
)
def test_an_address_that_differs_in_anything_is_refused(
    federated: Asker, endpoint: Endpoint, change: str
) -> None:
    before = len(endpoint.asked)
    with pytest.raises(QueryRefused, match="column 13: this server does not ask http:"):
        federated.ask(call(endpoint.url + change))
    assert len(endpoint.asked) == before


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {{ VALUES ?e {{ <{url}/sparql> }} SERVICE ?e {{ ?x ?y ?z }} }}",
        "SELECT * {{ SERVICE ?e {{ ?x ?y ?z }} }}",
        "PREFIX e: <{url}/> SELECT * {{ SERVICE e:sparql {{ ?x ?y ?z }} }}",
        "PREFIX : <{url}/sparql> SELECT * {{ SERVICE: {{ ?x ?y ?z }} }}",
        "BASE <{url}/> SELECT * {{ SERVICE <sparql> {{ ?x ?y ?z }} }}",
        "BASE <{url}/> SELECT * {{ SERVICE </sparql> {{ ?x ?y ?z }} }}",
        "SELECT * {{ SERVICE <{url}/sparq\\u006c> {{ ?x ?y ?z }} }}",
        "SELECT * {{ SERVICE <{url}/sparql> {{ ?x ?y ?z }} SERVICE <{url}/evil> {{ ?x ?y ?z }} }}",
        "SELECT * {{ SERVICE <{url}/sparql> {{ SERVICE <{url}/evil> {{ ?x ?y ?z }} }} }}",
        "SELECT * {{ SERVICE #<{url}/sparql> {{\n <{url}/evil> {{ ?x ?y ?z }} }}",
        "SELECT * {{ SERVICE <http://user@127.0.0.1/sparql> {{ ?x ?y ?z }} }}",
        "SELECT * {{ SERVICE <ftp://127.0.0.1/sparql> {{ ?x ?y ?z }} }}",
        "SELECT * {{ SERVICE <file:///etc/passwd> {{ ?x ?y ?z }} }}",
        "SELECT * {{ SERVICE <http://[::1/> {{ ?x ?y ?z }} }}",
        "SELECT * {{ SERVICE <http://127.0.0.1:99999/> {{ ?x ?y ?z }} }}",
    ],
)
def test_what_is_not_plainly_a_listed_address_is_refused(
    federated: Asker, endpoint: Endpoint, query: str
) -> None:
    before = len(endpoint.asked)
    with pytest.raises(QueryRefused):
        federated.ask(query.format(url=endpoint.url))
    assert len(endpoint.asked) == before


def test_an_endpoint_that_leads_elsewhere_is_not_followed(federated: Asker, endpoint: Endpoint) -> None:
    with pytest.raises(QueryProblem, match="gave no answer: Error 307"):
        federated.ask(call(f"{endpoint.url}/moved"))
    assert "/elsewhere" not in endpoint.asked


@pytest.mark.parametrize("path", ["/broken", "/nonsense", "/page"])
@pytest.mark.parametrize("form", ["SELECT ?x", "ASK", "CONSTRUCT { ?x ?y ?z }", "SELECT (COUNT(*) AS ?n)"])
def test_an_endpoint_that_fails_is_a_problem_and_its_words_stay_with_us(
    federated: Asker, endpoint: Endpoint, path: str, form: str
) -> None:
    query = call(endpoint.url + path).replace("SELECT ?x", form)
    with pytest.raises(QueryProblem, match="gave no answer") as caught:
        federated.ask(query)
    assert "secret" not in str(caught.value)


def test_a_call_that_may_fail_in_silence_does(federated: Asker, endpoint: Endpoint) -> None:
    assert federated.ask(call(f"{endpoint.url}/broken", "SILENT")).rows == 1


def test_an_endpoint_that_is_slow_is_waited_for_until_the_deadline(
    federated: Asker, endpoint: Endpoint
) -> None:
    start = time.monotonic()
    with pytest.raises(QueryTimeout, match=r"stopped after 0\.8 seconds"):
        federated.ask(call(f"{endpoint.url}/slow"), timeout=0.8)
    assert time.monotonic() - start < 1.8
    assert number(federated.ask(COUNT)) == 200


def test_queries_that_wait_for_endpoints_pass_the_gate_as_others_do(
    federated: Asker, endpoint: Endpoint
) -> None:
    slow = QueryRequest(call(f"{endpoint.url}/slow"), timeout=0.8, client="slow")
    results = federated.run(federated.gather(*[slow] * 8))
    assert len([result for result in results if type(result).__name__ == "Busy"]) == 3


def test_without_a_list_nothing_is_asked(asker: Asker, endpoint: Endpoint) -> None:
    before = len(endpoint.asked)
    with pytest.raises(QueryRefused, match="asks no other endpoint"):
        asker.ask(call(f"{endpoint.url}/sparql"))
    assert len(endpoint.asked) == before


GROUPS = ("<GOOD>", "<EVIL>", "SERVICE <GOOD> {?a ?b ?c}", "SERVICE <EVIL> {?a ?b ?c}")
PIECES = st.sampled_from(
    (*" \n#'\"<>{}\\", "# x\n", "#>\n", "'''", "?s ?p ?o.", "FILTER(1<2)", "SILENT", "SERVICE", *GROUPS)
)


@hypothesis_settings(deadline=None)
@given(st.lists(PIECES, max_size=8), st.lists(PIECES, max_size=4), st.booleans())
def test_no_query_that_is_admitted_asks_what_is_not_listed(
    endpoint: Endpoint, before: list[str], after: list[str], good: bool
) -> None:
    middle = f"SERVICE {'<GOOD>' if good else '#<GOOD> {'} <EVIL> {{?a ?b ?c}}"
    body = "".join([*before, middle if not good else "SERVICE <GOOD> {?a ?b ?c}", *after])
    query = f"SELECT * {{ {body} }}".replace("GOOD", f"{endpoint.url}/sparql").replace(
        "EVIL", f"{endpoint.url}/evil"
    )
    try:
        Services([f"{endpoint.url}/sparql"], outside=True).admit(query)
    except QueryRefused:
        return
    with contextlib.suppress(SyntaxError, OSError, RuntimeError):
        list(Store().query(query))  # type: ignore[arg-type]
    assert "/evil" not in endpoint.asked


def test_behind_the_wall_an_allowed_call_is_for_elsewhere_and_others_are_for_here() -> None:
    services = Services(["http://a.example/sparql"])
    with pytest.raises(Elsewhere):
        services.admit(call("http://a.example/sparql"))
    assert services.admit("SELECT * { ?s ?p 'SERVICE <http://a.example/sparql> {}' }") is False


def test_addresses_are_the_same_when_host_port_and_path_are() -> None:
    assert Address.of("HTTP://A.example") == Address.of("http://a.example:80/")
    assert Address.of("https://a.example/") != Address.of("http://a.example:443/")


def test_the_setting_takes_a_list_of_addresses() -> None:
    assert load({}).services == ()
    found = load({"UCLG_SERVICES": "https://a.example/sparql, http://b.example:8890/sparql,"}).services
    assert found == ("https://a.example/sparql", "http://b.example:8890/sparql")


@pytest.mark.parametrize(
    "value",
    ["a.example", "ftp://a.example/", "http://u:w@a.example/", "http://a/#x", "http://a b/", "http://a:b/"],
)
def test_the_setting_refuses_what_is_no_endpoints_address(value: str) -> None:
    with pytest.raises(SettingError, match="UCLG_SERVICES"):
        load({"UCLG_SERVICES": value})


@pytest.mark.parametrize("value", ["yes", "AUTO", "none"])
def test_the_wall_has_three_settings(value: str) -> None:
    with pytest.raises(SettingError, match="auto, require or off"):
        load({"UCLG_WALL": value})
