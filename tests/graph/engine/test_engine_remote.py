"""The remote engine, asked against an endpoint that says what the tests want it to say."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from graph.engine import Answer, QueryRequest, named
from graph.engine.remote import RemoteEngine
from graph.errors import (
    Busy,
    QueryProblem,
    QueryRefused,
    QuerySyntaxError,
    QueryTimeout,
    QueryTooLarge,
    SettingError,
)
from graph.settings import load

pytestmark = pytest.mark.slow

SETTINGS = replace(load({}), bytes=1000, timeout=5.0)


class Endpoint:
    """Answers every request with `status`, `media_type` and `body`; keeps what it was asked."""

    def __init__(self) -> None:
        endpoint = self
        self.status, self.media_type, self.body = 200, "application/sparql-results+json", b"{}"
        self.headers: dict[str, str] = {}
        self.accept = ""
        self.parameters: dict[str, list[str]] = {}

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                endpoint.accept = self.headers["Accept"]
                endpoint.parameters = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                self.send_response(endpoint.status)
                self.send_header("Content-Type", endpoint.media_type)
                for name, value in endpoint.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(endpoint.body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/sparql"

    def ask(self, request: QueryRequest) -> Answer:
        return asyncio.run(RemoteEngine(self.url, SETTINGS).query(request))


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    made = Endpoint()
    yield made
    made.server.shutdown()
    made.server.server_close()


def test_query_graphs_and_format_are_passed_on(endpoint: Endpoint) -> None:
    endpoint.body = b'{"head":{"vars":["x"]},"results":{"bindings":[]}}'
    answer = endpoint.ask(
        QueryRequest("SELECT ?x {}", named("csv"), ("http://g/1", "http://g/2"), ("http://g/3",))
    )
    assert (answer.body, answer.media_type, answer.version) == (b"x\r\n", "text/csv; charset=utf-8", None)
    assert endpoint.accept == "application/sparql-results+json"
    assert endpoint.parameters == {
        "query": ["SELECT ?x {}"],
        "default-graph-uri": ["http://g/1", "http://g/2"],
        "named-graph-uri": ["http://g/3"],
    }


def test_without_a_format_triples_are_asked_for_as_turtle(endpoint: Endpoint) -> None:
    endpoint.media_type = "text/turtle"
    endpoint.ask(QueryRequest("DESCRIBE <http://x/>"))
    assert endpoint.accept == "text/turtle"


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, QuerySyntaxError),
        (403, QueryRefused),
        (404, QueryProblem),
        (422, QueryTooLarge),
        (500, QueryProblem),
        (502, QueryProblem),
        (503, Busy),
        (504, QueryTimeout),
    ],
)
def test_what_the_endpoint_says_is_wrong_becomes_our_error(
    endpoint: Endpoint, status: int, kind: type[Exception]
) -> None:
    endpoint.status = status
    endpoint.media_type = "application/problem+json"
    endpoint.body = json.dumps({"detail": "the reason, «ñ»", "line": 3, "column": 7}).encode()
    with pytest.raises(kind, match="404" if status == 404 else "the reason, «ñ»") as caught:
        endpoint.ask(QueryRequest("SELECT * {}"))
    assert type(caught.value) is kind
    if isinstance(caught.value, QuerySyntaxError):
        assert (caught.value.line, caught.value.column) == (3, 7)


def test_an_answer_of_another_kind_is_an_error(endpoint: Endpoint) -> None:
    endpoint.media_type, endpoint.body = "text/html", b"<p>Welcome"
    with pytest.raises(QueryProblem, match="answered text/html where application/sparql-results"):
        endpoint.ask(QueryRequest("SELECT * {}"))


def test_an_answer_over_the_cap_is_an_error(endpoint: Endpoint) -> None:
    endpoint.body = b" " * 1001
    with pytest.raises(QueryTooLarge, match="more than 1000 bytes"):
        endpoint.ask(QueryRequest("SELECT * {}"))


@pytest.mark.parametrize(
    ("headers", "kind"),
    [({"X-SPARQL-MaxRows": "10000"}, QueryTooLarge), ({"X-SQL-State": "S1TAT"}, QueryTimeout)],
)
def test_an_answer_that_is_not_whole_is_an_error(
    endpoint: Endpoint, headers: dict[str, str], kind: type[Exception]
) -> None:
    endpoint.headers = headers
    with pytest.raises(kind, match=r"cut the answer|only a part"):
        endpoint.ask(QueryRequest("SELECT * {}"))


@pytest.mark.parametrize(
    ("format_", "body"),
    [
        ("csv", b"no JSON"),
        ("tsv", b"[]"),
        ("json", b'{"results": {"bindings": [{"x": "typed-literal"}, {"y": []}]}}'),
        ("rdfxml", b"<no> triples"),
    ],
)
def test_an_answer_that_is_not_what_it_says_is_an_error(
    endpoint: Endpoint, format_: str, body: bytes
) -> None:
    triples = format_ == "rdfxml"
    endpoint.media_type = "application/n-triples" if triples else "application/sparql-results+json"
    endpoint.body = body
    with pytest.raises(QueryProblem, match="what it says it is not"):
        endpoint.ask(QueryRequest("DESCRIBE <http://x/>" if triples else "SELECT * {}", named(format_)))


def test_what_virtuoso_writes_in_the_old_way_is_put_right(endpoint: Endpoint) -> None:
    old = {"type": "typed-literal", "datatype": "http://www.w3.org/2001/XMLSchema#gYear", "value": "2020"}
    blank = {"type": "bnode", "value": "nodeID://b10001"}
    answer = {"head": {"link": [], "vars": ["x", "y"]}, "results": {"bindings": [{"x": old, "y": blank}]}}
    endpoint.body = json.dumps(answer).encode()
    row = json.loads(endpoint.ask(QueryRequest("SELECT ?x ?y {}")).body)["results"]["bindings"][0]
    assert row == {"x": old | {"type": "literal"}, "y": {"type": "bnode", "value": "b10001"}}
    tsv = endpoint.ask(QueryRequest("SELECT ?x ?y {}", named("tsv"))).body.decode()
    assert tsv == '?x\t?y\n"2020"^^<http://www.w3.org/2001/XMLSchema#gYear>\t_:b10001\n'


def test_an_endpoint_that_is_not_there_is_told() -> None:
    with pytest.raises(QueryProblem, match="cannot be reached"):
        asyncio.run(RemoteEngine("http://127.0.0.1:1/sparql", SETTINGS).ready())


def test_an_endpoint_is_an_http_address() -> None:
    with pytest.raises(SettingError, match="starts with http"):
        RemoteEngine("file:///etc/passwd", SETTINGS)
