"""Where a query goes wrong."""

from __future__ import annotations

import pytest

from graph.engine.locate import locate
from graph.engine.tokens import tokens

QUERY = """PREFIX ex: <http://example.org/>
SELECT ?s (COUNT(DISTINCT ?o) AS ?n) WHERE { # all of them
  ?s a ex:Thing ; ex:p ?o, "a string"@en , 'x'^^ex:t , 1.5e3 .
  OPTIONAL { ?s ex:q/ex:r* ?q FILTER(?q <= 3 && REGEX(STR(?o), "^a b")) }
  VALUES (?v ?w) { (1 UNDEF) (<http://example.org/?a#b> true) }
  BIND(IF(?v = 1, "one", "more") AS ?much) MINUS { ?s ex:not [] }
}
GROUP BY ?s HAVING(?n > 1) ORDER BY DESC(?n) LIMIT 10
OFFSET 5
"""
# Between all others white space may stand, so that something else can.
PLACES = [token.start for token in tokens(QUERY) if QUERY[token.start - 1] in " \n" and token.start]


@pytest.mark.parametrize("at", PLACES)
def test_a_sign_that_fits_nowhere_is_found_where_it_stands(at: int) -> None:
    fault = locate(f"{QUERY[:at]}§ {QUERY[at:]}")
    assert fault is not None
    assert fault.offset == at


@pytest.mark.parametrize("end", [place for place in PLACES if place < QUERY.index("GROUP BY")])
def test_a_query_that_breaks_off_is_at_fault_at_its_end(end: int) -> None:
    text = QUERY[:end].rstrip()
    fault = locate(text)
    assert fault is not None
    assert fault.offset == len(text)


def test_the_keywords_that_could_stand_there_are_all_named() -> None:
    fault = locate("ASK { ?s ?p ?o } §")
    assert fault is not None
    assert {"GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"} <= set(fault.expected)


def test_a_query_is_not_at_fault() -> None:
    assert locate(QUERY) is None


def test_a_text_that_calls_a_service_is_left_to_the_parser() -> None:
    assert locate("ASK { SERVICE <http://127.0.0.1:9/> {} } §") is None


def test_a_long_text_is_left_to_the_parser() -> None:
    assert locate("ASK { } §" + " " * 100_000) is None
