"""The SPARQL 1.1 protocol over real HTTP, by SPARQLWrapper and by hand."""

from __future__ import annotations

import http.client
import json
from typing import Any
from urllib.parse import quote, quote_plus, urlencode, urlsplit

import httpx
import pytest
from rdflib import Graph
from SPARQLWrapper import (
    CSV,
    GET,
    JSON,
    JSONLD,
    POST,
    POSTDIRECTLY,
    RDFXML,
    TSV,
    TURTLE,
    URLENCODED,
    XML,
    SPARQLWrapper,
)
from SPARQLWrapper.SPARQLExceptions import URITooLong

from tests.api.conftest import COUNT, EXAMPLE, Server, lasting

GRAPH = f"{EXAMPLE}graph/"
WAYS = [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)]
each_way = pytest.mark.parametrize(("method", "manner"), WAYS, ids=["get", "form", "direct"])


def wrapper(
    server: Server, query: str, form: str, method: str = GET, manner: str = URLENCODED
) -> SPARQLWrapper:
    made = SPARQLWrapper(f"{server.url}/sparql")
    made.setMethod(method)
    made.setRequestMethod(manner)
    made.setQuery(query)
    made.setReturnFormat(form)
    made.setOnlyConneg(True)
    return made


def found(asked: SPARQLWrapper) -> dict[str, Any]:
    """The JSON that SPARQLWrapper makes of the answer."""
    converted = asked.queryAndConvert()
    assert isinstance(converted, dict)
    return converted


@each_way
def test_sparqlwrapper_selects(server: Server, method: str, manner: str) -> None:
    query = 'SELECT ?s { ?s ?p "Número 7"@es }'
    answer = found(wrapper(server, query, JSON, method, manner))
    assert answer["results"]["bindings"] == [{"s": {"type": "uri", "value": f"{EXAMPLE}thing/7"}}]


@each_way
def test_sparqlwrapper_asks(server: Server, method: str, manner: str) -> None:
    for text, answer in (("Número 7", True), ("Número 700", False)):
        asked = found(wrapper(server, f'ASK {{ ?s ?p "{text}"@es }}', JSON, method, manner))
        assert asked["boolean"] is answer


@each_way
@pytest.mark.parametrize("form", [TURTLE, RDFXML, JSONLD])
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_sparqlwrapper_constructs(server: Server, method: str, manner: str, form: str) -> None:
    query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{GRAPH}0> {{ ?s ?p ?o }} }}"
    raw = wrapper(server, query, form, method, manner).query().response.read()
    assert len(Graph().parse(data=raw, format={"rdf+xml": "xml"}.get(form, form))) == 100


@each_way
def test_sparqlwrapper_describes(server: Server, method: str, manner: str) -> None:
    raw = wrapper(server, f"DESCRIBE <{EXAMPLE}thing/7>", TURTLE, method, manner).query().response.read()
    assert [str(o) for o in Graph().parse(data=raw, format="turtle").objects()] == ["Número 7"]


@pytest.mark.parametrize("form", [CSV, TSV, XML])
def test_sparqlwrapper_gets_the_other_tables(server: Server, form: str) -> None:
    raw = wrapper(server, 'SELECT ("a,b" AS ?x) {}', form).query().response.read().decode()
    expected = {CSV: 'x\r\n"a,b"\r\n', TSV: '?x\n"a,b"\n', XML: '<variable name="x"/>'}[form]
    assert expected in raw


def test_sparqlwrapper_passes_graphs_on(server: Server) -> None:
    asked = wrapper(server, COUNT, JSON)
    asked.addDefaultGraph(f"{GRAPH}0")
    assert found(asked)["results"]["bindings"][0]["n"]["value"] == "100"


def test_graphs_come_from_the_address_when_a_query_is_posted_as_it_is(server: Server) -> None:
    address = f"{server.url}/sparql?{urlencode({'default-graph-uri': GRAPH + '1'})}"
    answer = httpx.post(address, content=COUNT, headers={"Content-Type": "application/sparql-query"})
    assert answer.json()["results"]["bindings"][0]["n"]["value"] == "100"


def test_several_graphs_are_one(server: Server) -> None:
    graphs = [("default-graph-uri", f"{GRAPH}0"), ("default-graph-uri", f"{GRAPH}1"), ("query", COUNT)]
    answer = httpx.post(f"{server.url}/sparql", content=urlencode(graphs), headers=FORM)
    assert answer.json()["results"]["bindings"][0]["n"]["value"] == "200"


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def test_the_answer_says_what_it_is_and_from_which_version(server: Server) -> None:
    answer = server.ask(COUNT)
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert answer.headers["vary"] == "Accept, Accept-Encoding"
    assert answer.headers["graph-version"] == "1"
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_head_gives_the_same_headers_and_no_body(server: Server) -> None:
    address = f"{server.url}/sparql?{urlencode({'query': COUNT})}"
    head, get = httpx.head(address), httpx.get(address)
    assert head.status_code == 200
    assert head.content == b""
    assert lasting(head) == lasting(get)


def test_options_say_what_is_allowed_and_let_scripts_of_other_sites_ask(server: Server) -> None:
    answer = httpx.options(f"{server.url}/sparql", headers={"Origin": "https://example.org"})
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD", "POST", "OPTIONS"}


def test_errors_let_scripts_of_other_sites_read_them_too(server: Server) -> None:
    assert server.ask("SELEC").headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_told_which_there_are(server: Server, method: str) -> None:
    answer = httpx.request(method, f"{server.url}/sparql")
    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD", "POST", "OPTIONS"}
    assert answer.json()["title"] == "Method not allowed"


def test_format_in_the_address_wins_over_accept(server: Server) -> None:
    assert server.ask(COUNT, accept="text/turtle", format="csv").text == "n\r\n200\r\n"


@pytest.mark.parametrize(
    ("name", "media_type"), [("json", "application/ld+json"), ("ttl", "text/turtle; charset=utf-8")]
)
def test_format_has_short_names(server: Server, name: str, media_type: str) -> None:
    answer = server.ask("CONSTRUCT WHERE { ?s ?p ?o }", format=name)
    assert answer.headers["content-type"] == media_type


def test_a_format_that_there_is_not_is_an_error_that_lists_those_there_are(server: Server) -> None:
    answer = server.ask(COUNT, format="xlsx")
    assert answer.status_code == 400
    assert "json, xml, csv or tsv" in answer.json()["detail"]


def test_an_accept_that_nothing_fits_is_406_and_lists_what_does(server: Server) -> None:
    answer = server.ask("CONSTRUCT WHERE { ?s ?p ?o }", accept="text/csv")
    assert answer.status_code == 406
    assert "text/turtle, application/n-triples" in answer.json()["detail"]


def test_a_malformed_query_is_a_problem_with_line_and_column(server: Server) -> None:
    answer = server.ask("SELECT * WHERE {\n  ?s dct:title ?o\n}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["type"] == "https://w3id.org/uclg-graph/problem/syntax"
    assert (problem["status"], problem["line"], problem["column"]) == (400, 2, 6)
    assert "prefix 'dct:' is not declared" in problem["detail"]


@pytest.mark.parametrize(
    ("language", "title"), [("es", "Consulta mal formada"), ("fr-FR", "Requête SPARQL mal formée")]
)
def test_problems_have_their_title_in_the_readers_language(server: Server, language: str, title: str) -> None:
    answer = server.get(f"/sparql?{urlencode({'query': 'SELEC'})}", accept_language=language)
    assert answer.json()["title"] == title


def test_a_request_without_a_query_is_told_so(server: Server) -> None:
    posted = httpx.post(f"{server.url}/sparql", content="", headers=FORM)
    for answer in (posted, server.get(f"/sparql?{urlencode({'default-graph-uri': GRAPH + '1'})}")):
        assert answer.status_code == 400
        assert "There is no query" in answer.json()["detail"]


def test_two_queries_in_one_request_are_refused(server: Server) -> None:
    twice = urlencode([("query", COUNT), ("query", COUNT)])
    assert "given 2 times" in server.get(f"/sparql?{twice}").json()["detail"]
    both = httpx.post(
        f"{server.url}/sparql?{urlencode({'query': COUNT})}",
        content=COUNT,
        headers={"Content-Type": "application/sparql-query"},
    )
    assert both.status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/sparql-update"},
        {"Content-Type": "application/sparql-query; charset=latin1"},
    ],
)
def test_a_body_of_another_kind_is_415_and_told_which_there_are(
    server: Server, headers: dict[str, str]
) -> None:
    answer = httpx.post(f"{server.url}/sparql", content=COUNT, headers=headers)
    assert answer.status_code == 415


@pytest.mark.parametrize("bad", ["%ff", "%c3%28", "\xe9"])
def test_what_is_not_utf_8_is_an_error_of_the_sender(server: Server, bad: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=20)
    connection.request("POST", "/sparql", body=f"query={bad}".encode("latin-1"), headers=FORM)
    answer = connection.getresponse()
    assert answer.status == 400
    assert b"UTF-8" in answer.read()
    connection.close()


def test_percent_encoding_and_plus_are_decoded(server: Server) -> None:
    query = quote('SELECT ("a+b ñ €" AS ?x) {}', safe="").replace("%20", "+")
    assert server.get(f"/sparql?query={query}&format=csv").text == "x\r\na+b ñ €\r\n"


def naming(things: int) -> str:
    values = " ".join(f"<{EXAMPLE}thing/{number}>" for number in range(things))
    return f"SELECT (COUNT(*) AS ?n) {{ VALUES ?s {{ {values} }} ?s ?p ?o }}"


def test_a_long_query_fits_into_the_address(server: Server) -> None:
    query = naming(1300)
    assert 57_000 < len(quote_plus(query)) < 60_000
    answer = found(wrapper(server, query, JSON))
    assert answer["results"]["bindings"][0]["n"]["value"] == "200"


def test_a_longer_one_goes_by_post_and_by_get_is_told_so(server: Server) -> None:
    query = naming(5000)
    for manner in (URLENCODED, POSTDIRECTLY):
        answer = found(wrapper(server, query, JSON, POST, manner))
        assert answer["results"]["bindings"][0]["n"]["value"] == "200"
    with pytest.raises(URITooLong, match="Send a long query by POST"):
        found(wrapper(server, query, JSON))


def test_a_body_that_is_too_long_is_413(server: Server) -> None:
    body = b"ASK {} #" + b"x" * (5 << 20)
    answer = httpx.post(
        f"{server.url}/sparql", content=body, headers={"Content-Type": "application/sparql-query"}, timeout=30
    )
    assert answer.status_code == 413


@pytest.mark.parametrize("seconds", ["0", "-1", "soon", "inf", "nan"])
def test_a_timeout_that_is_none_is_an_error_of_the_sender(server: Server, seconds: str) -> None:
    assert server.ask(COUNT, timeout=seconds).status_code == 400


def test_updates_are_no_queries(server: Server) -> None:
    for text in ("INSERT DATA { <a:a> <a:b> <a:c> }", "LOAD <http://example.org/>"):
        answer = server.ask(text)
        assert answer.status_code == 400
        assert "is an update" in answer.json()["detail"]


def test_service_is_refused(server: Server) -> None:
    answer = server.ask("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert (answer.status_code, answer.json()["title"]) == (403, "Query refused")


def test_answers_carry_the_security_headers(server: Server) -> None:
    for answer in (server.ask(COUNT), server.get("/"), server.get("/nowhere"), server.get("/health/live")):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["content-security-policy"].startswith("default-src 'self';")


def test_what_is_not_there_is_a_problem_document(server: Server) -> None:
    answer = server.get("/nowhere")
    assert (answer.status_code, json.loads(answer.text)["detail"]) == (404, "There is nothing at /nowhere.")
