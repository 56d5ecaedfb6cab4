"""What holds of every curated query on the real graph: rows, no doubles, one order, any engine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store, Triple
from rdflib.query import ResultRow

from queries.catalogue import Catalogue, CuratedQuery

# The other engine joins patterns in a fixed order, which takes it minutes here.
LARGE = {
    *("bodies-sharing-members", "conflicts-between-sources", "conflicts-over-who-leads"),
    *("pairs-led-by-the-same-city", "what-is-here", "bodies-meeting-at-the-same-event"),
}
XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"

Row = dict[str, str]
Ask = Callable[[str], list[Row]]

CATALOGUE = Catalogue.load()
SMALL = [name for name in CATALOGUE if name not in LARGE]
QUERIES = pytest.mark.parametrize("query", CATALOGUE.values(), ids=list(CATALOGUE))


@QUERIES
def test_a_query_has_an_answer(ask: Ask, query: CuratedQuery) -> None:
    rows = ask(query.name)
    assert rows
    # Nobody knows when what Bilbao led ended, nor since when the members of 2013 belonged to their committee.
    empty = {column for column in rows[0] if not any(row[column] for row in rows)}
    assert empty <= {"start", "end"}


@QUERIES
def test_no_row_comes_twice(ask: Ask, query: CuratedQuery) -> None:
    """The engine's union of graphs gives a triple once for each graph that states it; an answer must not."""
    rows = [tuple(row.items()) for row in ask(query.name)]
    assert len(rows) == len(set(rows))


@QUERIES
def test_an_expected_answer_is_written_down(query: CuratedQuery) -> None:
    texts = [file.read_text("utf-8") for file in Path(__file__).parent.glob("test_answers_*.py")]
    assert any(f'"{query.name}"' in text for text in texts)


def test_no_triple_stands_in_two_graphs(store: Store) -> None:
    """Else a query without DISTINCT, a user's own, would count it twice; the standard's merge would not."""
    seen = {(quad.subject, quad.predicate, quad.object) for quad in store}
    assert len(seen) == len(store)


@QUERIES
def test_the_order_leaves_nothing_open(ask: Ask, query: CuratedQuery) -> None:
    """What the last ORDER BY names, columns of the answer or a text of such, tells every two rows apart."""
    ordered = query.text[query.text.rindex("ORDER BY") :]
    for parts, name in re.findall(r"BIND\(CONCAT\(([^;{}]*?)\) AS \?(order\d?)\)", query.text):
        ordered = re.sub(rf"\?{name}\b", parts, ordered)
    keys = re.findall(r"\?(\w+)", ordered)
    rows = ask(query.name)
    assert set(keys) <= set(rows[0])
    assert len({tuple(row[key] for key in keys) for row in rows}) == len(rows)


@QUERIES
def test_nothing_but_standard_sparql_is_used(query: CuratedQuery) -> None:
    text = re.sub(r'"[^"]*"|<[^>\s]*>|#[^\n]*', "", query.text)
    assert not re.search(r"\b(?:GRAPH|FROM|SERVICE|LATERAL|ADJUST|NOW|RAND|UUID|STRUUID|BNODE)\b", text)


def term(value: object) -> rdflib.term.Node:
    if isinstance(value, NamedNode):
        return rdflib.URIRef(value.value)
    assert isinstance(value, Literal)
    typed = None if value.language or value.datatype.value == XSD_STRING else value.datatype.value
    datatype = rdflib.URIRef(typed) if typed else None  # to rdflib "a" and "a"^^xsd:string are two terms
    return rdflib.Literal(value.value, lang=value.language, datatype=datatype, normalize=False)


@pytest.fixture(scope="module")
def graph(store: Store) -> Iterator[rdflib.Graph]:
    """Everything merged into one graph of the other engine."""
    merged = rdflib.Graph()
    for quad in store:
        assert not isinstance(quad.subject, BlankNode | Triple)
        merged.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    yield merged
    merged.close()


def words(value: object) -> str:
    return "" if value is None else str(value)


@pytest.mark.slow
@pytest.mark.parametrize("query", [CATALOGUE[name] for name in SMALL], ids=SMALL)
def test_another_engine_gives_the_same_rows(store: Store, graph: rdflib.Graph, query: CuratedQuery) -> None:
    solutions = store.query(query.text, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    expected = sorted(
        tuple("" if (value := each[name]) is None else value.value for name in names) for each in solutions
    )
    found = []
    for row in graph.query(query.text):
        assert isinstance(row, ResultRow)
        found.append(tuple(words(row[name]) for name in names))
    assert sorted(found) == expected
