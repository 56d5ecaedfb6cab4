"""What the embedded engine answers, in which format, from which graphs."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from dataclasses import replace

import pytest
from pyoxigraph import RdfFormat, parse

from graph.engine import FORMATS, Answer, QueryRequest, Shape, named
from graph.errors import InputError, QueryRefused, QuerySyntaxError, QueryTooLarge
from graph.settings import Settings
from tests.graph.engine.conftest import COUNT, Asker, number

GRAPH = "http://example.org/graph/"


def test_the_default_graph_is_the_union_of_all(asker: Asker) -> None:
    assert number(asker.ask(COUNT)) == 200


def test_an_answer_says_its_rows_and_the_version_that_answered(asker: Asker) -> None:
    answer = asker.ask("SELECT ?s { ?s ?p ?o }")
    assert (answer.rows, answer.version, answer.media_type) == (200, 1, "application/sparql-results+json")


def test_asking_a_yes_or_no_counts_no_rows(asker: Asker) -> None:
    answer = asker.ask("ASK {}")
    assert answer.rows is None
    assert json.loads(answer.body)["boolean"] is True


@pytest.mark.parametrize("name", [format_.name for format_ in FORMATS if format_.writes(Shape.ROWS)])
def test_rows_are_counted_right_in_every_format_whatever_the_values_hold(asker: Asker, name: str) -> None:
    values = r'"a,{b" "[{" "x\r\ny" "\"},{\"" "<result>" "\\" "tab\t" ""'
    answer = asker.ask(f"SELECT ?x ?y {{ VALUES ?x {{ {values} }} }}", format=named(name, Shape.ROWS))
    assert answer.rows == 8


def test_csv_reads_back(asker: Asker) -> None:
    answer = asker.ask('SELECT ?x { VALUES ?x { "a,b" "c\\nd" } }', format=named("csv"))
    assert list(csv.reader(io.StringIO(answer.body.decode()))) == [["x"], ["a,b"], ["c\nd"]]
    assert answer.media_type == "text/csv; charset=utf-8"


def test_csv_with_commas_in_iris_reads_back_with_every_row_whole(asker: Asker) -> None:
    values = r'(<http://e/a,b> "c,d") (UNDEF "say \"x\"") (<http://e/> <http://e/f,g>) ("é\r\n" 1)'
    answer = asker.ask(f"SELECT ?x ?y {{ VALUES (?x ?y) {{ {values} }} }}", format=named("csv"))
    assert list(csv.reader(io.StringIO(answer.body.decode(), newline=""))) == [
        ["x", "y"],
        ["http://e/a,b", "c,d"],
        ["", 'say "x"'],
        ["http://e/", "http://e/f,g"],
        ["é\r\n", "1"],
    ]
    assert answer.rows == 4


def test_csv_with_commas_in_iris_is_held_to_the_caps(asker: Asker) -> None:
    text = "SELECT (IRI(CONCAT(STR(?s), ',', STR(?s))) AS ?x) { ?s ?p ?o . ?t ?q ?u }"
    with pytest.raises(QueryTooLarge, match="more than"):
        asker.ask(text, format=named("csv"))


@pytest.mark.parametrize("name", [format_.name for format_ in FORMATS if format_.writes(Shape.TRIPLES)])
def test_triples_read_back_in_every_format(asker: Asker, name: str) -> None:
    text = "CONSTRUCT { ?s a <http://www.w3.org/2004/02/skos/core#Concept> ; ?p ?o } WHERE { ?s ?p ?o }"
    answer = asker.ask(text, format=named(name, Shape.TRIPLES))
    assert isinstance(answer.format.writer, RdfFormat)
    assert len({str(quad) for quad in parse(answer.body, format=answer.format.writer)}) == 400
    assert answer.rows == 400


def test_describe_gives_what_a_thing_says(asker: Asker) -> None:
    answer = asker.ask("DESCRIBE <http://example.org/thing/7>", format=named("ntriples"))
    assert answer.body.decode().startswith("<http://example.org/thing/7> <http://example.org/number> ")


def test_turtle_declares_the_prefixes_that_it_uses_and_no_other(asker: Asker) -> None:
    text = "CONSTRUCT { <http://x/a> a <http://www.w3.org/ns/org#Role> } WHERE {}"
    answer = asker.ask(text, format=named("turtle"))
    assert answer.body == b"@prefix org: <http://www.w3.org/ns/org#> .\n<http://x/a> a org:Role .\n"


def test_rdf_xml_declares_the_prefixes_that_it_uses_and_no_other(asker: Asker) -> None:
    text = "CONSTRUCT { <http://x/a> a <http://www.w3.org/ns/org#Role> } WHERE {}"
    body = asker.ask(text, format=named("rdfxml")).body
    assert body.count(b"xmlns:") == 2
    assert b'xmlns:org="http://www.w3.org/ns/org#"' in body


def test_no_triples_are_a_document_too(asker: Asker) -> None:
    for name in ("turtle", "rdfxml", "jsonld", "ntriples"):
        body = asker.ask("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p 'no such' }", format=named(name)).body
        assert list(parse(body, format=named(name).writer)) == []  # type: ignore[arg-type]


def test_from_in_the_text_narrows_the_default_graph(asker: Asker) -> None:
    text = f"SELECT (COUNT(*) AS ?n) FROM <{GRAPH}0> {{ ?s ?p ?o }}"
    assert number(asker.ask(text)) == 100


def test_from_named_alone_leaves_the_default_graph_empty(asker: Asker) -> None:
    text = f"SELECT (COUNT(*) AS ?n) FROM NAMED <{GRAPH}0> {{ ?s ?p ?o }}"
    assert number(asker.ask(text)) == 0


def test_graphs_of_the_request_win_over_from(asker: Asker) -> None:
    text = f"SELECT (COUNT(*) AS ?n) FROM <{GRAPH}0> {{ ?s ?p ?o }}"
    both = (f"{GRAPH}0", f"{GRAPH}1")
    assert number(asker.ask(text, default_graphs=both)) == 200


def test_named_graphs_of_the_request_are_all_that_graph_sees(asker: Asker) -> None:
    text = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert number(asker.ask(text)) == 200
    assert number(asker.ask(text, named_graphs=(f"{GRAPH}1",))) == 100
    assert number(asker.ask(text, default_graphs=(f"{GRAPH}1",))) == 0


def test_a_graph_that_does_not_exist_gives_no_rows(asker: Asker) -> None:
    assert number(asker.ask(COUNT, default_graphs=(f"{GRAPH}none",))) == 0


def test_a_graph_that_is_no_iri_is_an_error_of_the_sender(asker: Asker) -> None:
    with pytest.raises(InputError, match="'not an iri' is not an absolute IRI"):
        asker.ask(COUNT, default_graphs=("not an iri",))


def test_a_format_that_cannot_hold_the_answer_is_an_error_of_the_sender(asker: Asker) -> None:
    with pytest.raises(InputError, match="format 'turtle' cannot hold a table; take json, xml, csv or tsv"):
        asker.ask(COUNT, format=named("turtle"))


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ("SELECT * {\n  ?s foaf:name ?o\n}", 2, 6, "the prefix 'foaf:' is not declared"),
        ("SELECT ?s WHERE {\n ?s ?p ", 2, 8, "expected"),
        ("LOAD <http://example.org/>", 1, 1, "LOAD is an update; only queries are answered here"),
        ("# change\nINSERT DATA { <a:a> <a:b> <a:c> }", 2, 1, "INSERT is an update"),
        ("PREFIX a: <http://a/>\nSELEC * {}", 2, 1, "expected SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("SELECT (1 AS ?x) (2 AS ?x) {}", 1, 30, "duplicated variable name in SELECT"),
        ("", 1, 1, "the query ends too early"),
    ],
)
def test_a_syntax_error_says_where_and_what(
    asker: Asker, text: str, line: int, column: int, says: str
) -> None:
    with pytest.raises(QuerySyntaxError, match=says) as caught:
        asker.ask(text)
    assert (caught.value.line, caught.value.column) == (line, column)


@pytest.mark.parametrize(
    ("prologue", "iri", "meant"),
    [
        ("", "id/city/es-bilbao", "https://w3id.org/uclg-graph/id/city/es-bilbao"),
        ("", "", "https://w3id.org/uclg-graph/"),
        ("", "/id", "https://w3id.org/id"),
        ("", "http://example.org/a", "http://example.org/a"),
        ("BASE <http://example.org/b/>", "a", "http://example.org/b/a"),
        ("BASE <id/>", "a", "https://w3id.org/uclg-graph/id/a"),
        ("PREFIX city: <id/city/>", "id/city/es-bilbao", "https://w3id.org/uclg-graph/id/city/es-bilbao"),
    ],
)
def test_a_relative_iri_is_relative_to_the_querys_base_else_to_that_of_the_graph(
    asker: Asker, prologue: str, iri: str, meant: str
) -> None:
    answer = asker.ask(f"{prologue} SELECT (STR(<{iri}>) AS ?x) {{}}", format=named("csv"))
    assert answer.body.decode().split("\r\n")[1] == meant
    described = asker.ask(
        f"{prologue} ASK {{ FILTER(<{iri}> = <{meant}>) }}", default_graphs=("http://example.org/none",)
    )
    assert b"true" in described.body


def test_the_base_of_another_graph_is_that_of_its_queries(settings: Settings) -> None:
    other = Asker(replace(settings, base="https://other.example/"))
    try:
        answer = other.ask("SELECT (STR(<id/1>) AS ?x) {}", format=named("csv"))
    finally:
        other.close()
    assert b"https://other.example/id/1" in answer.body


def test_after_a_relative_iri_a_syntax_error_is_still_found_where_it_is(asker: Asker) -> None:
    with pytest.raises(QuerySyntaxError, match="expected") as caught:
        asker.ask("SELECT * {\n <id/1> ?p ?o .\n ?s ?p }")
    assert (caught.value.line, caught.value.column) == (3, 8)


def test_an_endpoint_cannot_be_called_by_a_relative_iri(settings: Settings) -> None:
    own = Asker(replace(settings, services=("https://w3id.org/uclg-graph/sparql",)))
    try:
        with pytest.raises(QueryRefused):
            own.ask("SELECT * { SERVICE <sparql> { ?s ?p ?o } }")
    finally:
        own.close()


def test_half_a_surrogate_is_a_syntax_error(asker: Asker) -> None:
    with pytest.raises(QuerySyntaxError, match="not a text of Unicode"):
        asker.ask('SELECT * { ?s ?p "\ud800" }')


def test_service_is_refused_and_says_where(asker: Asker) -> None:
    with pytest.raises(QueryRefused, match="Line 2, column 1"):
        asker.ask("SELECT * {\nSERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


@pytest.mark.parametrize("name", ["json", "xml", "csv", "tsv"])
def test_more_rows_than_the_cap_are_an_error_that_names_it(asker: Asker, name: str) -> None:
    with pytest.raises(QueryTooLarge, match="more than 1000 rows or triples"):
        asker.ask("SELECT ?a { ?a ?b ?c . ?d ?e ?f }", format=named(name))


def test_as_many_rows_as_the_cap_are_answered(asker: Asker) -> None:
    answer = asker.ask("SELECT (1 AS ?one) { ?a ?b ?c . ?d ?e ?f } LIMIT 1000", format=named("csv"))
    assert answer.rows == 1000
    with pytest.raises(QueryTooLarge):
        asker.ask("SELECT (1 AS ?one) { ?a ?b ?c . ?d ?e ?f } LIMIT 1001", format=named("csv"))


def test_values_that_look_like_rows_do_not_count_against_the_cap(asker: Asker) -> None:
    answer = asker.ask('SELECT (CONCAT(",{,{,{,{,{,{", STR(?s)) AS ?x) { ?s ?p ?o }')
    assert answer.rows == 200


def test_more_triples_than_the_cap_are_an_error_that_names_it(asker: Asker) -> None:
    with pytest.raises(QueryTooLarge, match="more than 1000 rows or triples"):
        asker.ask("CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }")


def test_more_bytes_than_the_cap_are_an_error_that_names_it(asker: Asker) -> None:
    long = "x" * 2000
    with pytest.raises(QueryTooLarge, match="more than 200000 bytes"):
        asker.ask(f'SELECT ("{long}" AS ?x) {{ ?s ?p ?o }}')
    with pytest.raises(QueryTooLarge, match="more than 200000 bytes"):
        asker.ask(f'CONSTRUCT {{ ?s ?p "{long}", ?o }} WHERE {{ ?s ?p ?o }}', format=named("ntriples"))


def test_the_same_answer_is_the_same_bytes_whichever_reader_writes_it(asker: Asker) -> None:
    request = QueryRequest("CONSTRUCT { ?s a <http://www.w3.org/ns/org#Role> } WHERE { ?s ?p ?o }")

    async def several() -> list[Answer]:
        return await asyncio.gather(*(asker.engine.query(request) for _ in range(4)))

    assert len({answer.body for answer in asker.run(several())}) == 1


def test_leaving_prefixes_out_changes_nothing_that_is_said(asker: Asker) -> None:
    text = "CONSTRUCT { <x:a> <x:1> 'xsd: and skos:' ; <http://purl.org/dc/terms/title> 1.5 } WHERE {}"
    turtle = parse(asker.ask(text, format=named("turtle")).body, format=RdfFormat.TURTLE)
    triples = parse(asker.ask(text, format=named("ntriples")).body, format=RdfFormat.N_TRIPLES)
    assert set(turtle) == set(triples)
