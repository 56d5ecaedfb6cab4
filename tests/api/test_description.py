"""The description of the SPARQL service: RDF for programs, a page for people."""

from __future__ import annotations

import re

import httpx
import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDFS

from api.description_words import WORDS
from graph.engine import FORMATS
from tests.api.conftest import COUNT, EXAMPLE, Server, lasting

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = Namespace("http://rdfs.org/ns/void#")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
PARSERS = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/ld+json": "json-ld",
    "application/rdf+xml": "xml",
}


def described(server: Server, **headers: str) -> Graph:
    return Graph().parse(data=server.get("/sparql", **headers).content, format="turtle")


def service(graph: Graph) -> URIRef:
    found = graph.value(predicate=RDF.type, object=SD.Service)
    assert isinstance(found, URIRef)
    return found


def test_without_a_query_the_service_describes_itself_in_turtle(server: Server) -> None:
    answer = server.get("/sparql")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
    assert answer.headers["vary"] == "Accept, Accept-Language, Cookie, Accept-Encoding"
    assert answer.headers["graph-version"] == "1"
    assert b"@prefix sd: " in answer.content


@pytest.mark.parametrize("media_type", PARSERS)
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_every_format_says_the_same(server: Server, media_type: str) -> None:
    answer = server.get("/sparql", accept=media_type)
    assert answer.headers["content-type"].startswith(media_type)
    graph = Graph().parse(data=answer.content, format=PARSERS[media_type])
    assert set(graph) == set(described(server))


def test_the_parameter_wins_over_accept(server: Server) -> None:
    answer = server.get("/sparql?format=ntriples", accept="text/html")
    assert answer.headers["content-type"] == "application/n-triples"


def test_a_format_of_tables_cannot_hold_it(server: Server) -> None:
    assert server.get("/sparql?format=csv").status_code == 400
    assert server.get("/sparql", accept="text/csv").status_code == 406


def test_head_gives_the_headers_of_the_description(server: Server) -> None:
    head, get = httpx.head(f"{server.url}/sparql"), httpx.get(f"{server.url}/sparql")
    assert (head.status_code, head.content) == (200, b"")
    assert lasting(head) == lasting(get)


def test_it_names_the_endpoint_the_language_and_what_it_can(server: Server) -> None:
    graph = described(server)
    one = service(graph)
    assert set(graph.objects(one, SD.endpoint)) == {URIRef(f"{server.url}/sparql")}
    assert set(graph.objects(one, SD.supportedLanguage)) == {SD.SPARQL11Query}
    assert set(graph.objects(one, SD.feature)) == {SD.UnionDefaultGraph}
    assert {label.language for label in graph.objects(one, RDFS.label) if isinstance(label, Literal)} == {
        "en",
        "es",
        "fr",
    }


def test_it_lists_every_format_of_results(server: Server) -> None:
    graph = described(server)
    found = {str(iri).rpartition("/")[2] for iri in graph.objects(service(graph), SD.resultFormat)}
    assert len(found) == len(FORMATS)
    assert {"SPARQL_Results_JSON", "SPARQL_Results_TSV", "Turtle", "N-Triples", "RDF_XML"} <= found


def test_it_counts_the_triples_that_queries_see(server: Server) -> None:
    graph = described(server)
    dataset = graph.value(service(graph), SD.defaultDataset)
    union = graph.value(dataset, SD.defaultGraph)
    assert graph.value(union, VOID.triples) == Literal(server.number())
    counts = {}
    for named in graph.objects(dataset, SD.namedGraph):
        content = graph.value(named, SD.graph)
        counts[str(graph.value(named, SD.name))] = graph.value(content, VOID.triples)
    assert counts == {f"{EXAMPLE}graph/0": Literal(100), f"{EXAMPLE}graph/1": Literal(100)}


def test_it_has_no_blank_nodes(server: Server) -> None:
    assert all(isinstance(term, URIRef | Literal) for triple in described(server) for term in triple)


@pytest.mark.parametrize("language", WORDS)
def test_a_browser_gets_a_page_in_its_language(server: Server, language: str) -> None:
    answer = server.get("/sparql", accept=BROWSER, accept_language=language)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-language"] == language
    assert f'<html lang="{language}">' in answer.text
    assert f"<h1>{WORDS[language]['title']}</h1>" in answer.text
    assert f"<code>{server.url}/sparql</code>" in answer.text
    assert f"{EXAMPLE}graph/1" in answer.text


def test_the_page_can_be_asked_for_in_a_language(server: Server) -> None:
    assert '<html lang="fr">' in server.get("/sparql?lang=fr&format=html").text


def test_each_language_of_the_page_has_every_word() -> None:
    assert {frozenset(words) for words in WORDS.values()} == {frozenset(WORDS["en"])}


def test_the_pages_own_form_asks_a_query(server: Server) -> None:
    page = server.get("/sparql", accept=BROWSER).text
    action, fields = re.search(r'<form action="(\w+)"', page), re.findall(r' name="(\w+)"', page)
    assert action is not None
    assert action[1] == "sparql"
    assert {"query", "format", "lang"} <= set(fields)
    answer = server.get(f"/{action[1]}?query={COUNT.replace('+', '%2B')}&format=csv&lang=es")
    assert answer.text == "n\r\n200\r\n"


def test_the_page_needs_nothing_from_elsewhere_and_no_script(server: Server) -> None:
    page = server.get("/sparql", accept=BROWSER).text
    assert "<script" not in page
    loaded = re.findall(r'src="([^"]*)"', page) + re.findall(r'<link [^>]*href="([^"]*)"', page)
    assert loaded
    assert not [address for address in loaded if "//" in address]


def test_a_host_that_fits_no_iri_does_not_get_into_the_description(server: Server) -> None:
    graph = described(server, host="evil(')")
    assert graph.value(service(graph), SD.endpoint) == URIRef(f"{server.url}/sparql")
