"""Nothing that is given for a parameter alters a query: only the term is another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store
from rdflib.plugins.sparql import prepareQuery

from ontology import BASE
from queries.binding import bind, parameter_blocks, sparql
from queries.catalogue import Catalogue, CuratedQuery
from queries.parameters import ParameterError, Term, read
from queries.schema import Parameter
from queries.tokens import blocks, tokens

CATALOGUE: Final = Catalogue.load()
ASKING: Final = [query for query in CATALOGUE.values() if query.parameters]
EACH: Final = [(query, each) for query in ASKING for each in query.parameters]
OF_EACH: Final = pytest.mark.parametrize(
    ("query", "parameter"), EACH, ids=[f"{query.name}-{each.name}" for query, each in EACH]
)
HOSTILE: Final = [
    *('"', "'", '"""', "'''", "\\", "\\\\", '\\"', "\\u0022", "\\\\u0022", "\\U00000022", "\\u005cu0022"),
    *("\n", "\r\n", "\t", "\x00", "\x0babc", "# a comment", "#", "}", "{", "{}", "})", ")", "<", ">", "<>"),
    *("?city", "$city", "UNDEF", "@en", "^^", '"@en', '"^^xsd:date', ";", ".", ",", "VALUES", "\u2028"),
    '") } ?s ?p ?o . VALUES (?x) { ("',
    "> } ?s ?p ?o . { <",
    "https://example.org/> } UNION { ?s ?p ?o } #",
    "https://example.org/\\u003e } ?s ?p ?o #",
    "SELECT * WHERE { ?s ?p ?o }",
    '" } } ; DROP ALL #',
    '2020-01-01" } UNION { ?s ?p ?o } #',
    "1 } UNION { ?s ?p ?o }",
    "\ud800",
    "a\udfffb",
    "\ufffe",
    "\U0001f600",
    "en' || true",
]


def examples(query: CuratedQuery) -> dict[str, Term | None]:
    return {
        each.name: None if each.shown is None else read(each, each.shown, query.base)
        for each in query.parameters
    }


def term_of(parameter: Parameter, text: str) -> Term | None:
    """The term that a text is read as; a literal of that text where a person could not give it."""
    try:
        return read(parameter, text, BASE)
    except ParameterError:
        return None


def check(query: CuratedQuery, parameter: Parameter, term: Term) -> None:
    """Outside of the row everything is as it was, and the engine reads exactly these terms in it."""
    values = {**examples(query), parameter.name: term}
    bound = bind(query, values)
    names = frozenset(each.name for each in query.parameters)
    assert without(bound, names) == without(query.text, names)
    assert bound_terms(query, bound) == values
    assert Store().query(bound) is not None


def bound_terms(query: CuratedQuery, text: str) -> Mapping[str, Term | None]:
    found: dict[str, Term | None] = {}
    for block in parameter_blocks(text, frozenset(each.name for each in query.parameters)):
        rows = Store().query(f"SELECT * WHERE {{ {text[block.start : block.end]} }}")
        assert isinstance(rows, QuerySolutions)
        (row,) = rows
        found |= {name: row[name] for name in block.variables}
    return found


@pytest.mark.slow
@OF_EACH
def test_hostile_texts_alter_nothing_but_the_term(query: CuratedQuery, parameter: Parameter) -> None:
    for text in HOSTILE:
        term = term_of(parameter, text)
        if term is not None:
            check(query, parameter, term)
        if "\ud800" not in text and "\udfff" not in text:
            check(query, parameter, Literal(text))  # even past the checks of the types


@pytest.mark.slow
@OF_EACH
def test_other_queries_as_values_alter_nothing(query: CuratedQuery, parameter: Parameter) -> None:
    for other in CATALOGUE.values():
        check(query, parameter, Literal(other.text))


@pytest.mark.slow
@given(text=st.text(), place=st.integers(0, len(EACH) - 1))
def test_any_text_at_any_parameter_alters_nothing(text: str, place: int) -> None:
    query, parameter = EACH[place]
    check(query, parameter, Literal(text))
    term = term_of(parameter, text)
    if term is not None:
        check(query, parameter, term)


@given(text=st.text(alphabet=st.sampled_from(list("\\uU\"'\n#{}<>0025c \x00"))))
def test_backslashes_and_escapes_reach_the_engine_as_they_are(text: str) -> None:
    rows = Store().query(f"SELECT * WHERE {{ VALUES ?x {{ {sparql(Literal(text))} }} }}")
    assert isinstance(rows, QuerySolutions)
    assert [row["x"] for row in rows] == [Literal(text)]


def shape_of(value: object, given_texts: list[str]) -> object:
    """The algebra of the other engine as plain lists, with one sign for what was given."""
    if isinstance(value, dict):
        name = getattr(value, "name", "")
        return [name, *((key, shape_of(value[key], given_texts)) for key in sorted(value) if key != "_vars")]
    if isinstance(value, (list, tuple)):
        return [shape_of(each, given_texts) for each in value]
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    given = isinstance(value, rdflib.Literal) and str(value) in given_texts  # an operator is no literal
    return "*" if given else str(value)


@pytest.mark.slow
@pytest.mark.parametrize("query", ASKING, ids=[query.name for query in ASKING])
def test_the_other_engine_reads_the_same_algebra(query: CuratedQuery) -> None:
    """All parameters at once, each with another of the hostile texts."""

    def algebra(texts: list[str]) -> object:
        terms = {each.name: Literal(text) for each, text in zip(query.parameters, texts, strict=True)}
        found = str(shape_of(prepareQuery(bind(query, terms)).algebra, texts))
        return re.sub(r"__agg_\d+__|N[0-9a-f]{32}", "", found)

    harmless = algebra([f"harmless-{place}" for place, _ in enumerate(query.parameters)])
    sound = [text for text in HOSTILE if not re.search("[\ud800-\udfff]", text)]
    for start in range(0, len(sound), len(query.parameters) + 1):
        texts = [sound[(start + place) % len(sound)] for place, _ in enumerate(query.parameters)]
        assert algebra(texts) == harmless, texts


def asking(text: str, *names: str) -> CuratedQuery:
    query = CATALOGUE["bodies-led-by-a-city"]
    parameters = [
        {"name": name, "type": "text", "example": "x", "label": {"en": name, "es": name, "fr": name}}
        for name in names
    ]
    header = query.header.model_copy(
        update={"parameters": tuple(Parameter.model_validate(each) for each in parameters)}
    )
    return CuratedQuery("own", header, text)


def test_strings_and_comments_that_look_like_the_block_are_left_alone() -> None:
    text = (
        '# VALUES (?x) { ("comment") }\n'
        'SELECT ?y WHERE { BIND("VALUES (?x) { (\'string\') }" AS ?y) VALUES (?x) { ("x") } '
        "BIND('''VALUES (?x) { ('} long')''' AS ?z) VALUES ?kind { \"own\" } FILTER(?x != ?kind) }"
    )
    bound = bind(asking(text, "x"), {"x": Literal("}")})
    assert bound == text.replace('VALUES (?x) { ("x") }', 'VALUES (?x) { ("}") }')


def test_every_block_of_a_parameter_is_replaced() -> None:
    text = (
        'SELECT ?x WHERE { VALUES (?x ?y) { ("x" "x") } { SELECT ?x WHERE { VALUES ?x { "x" } '
        "FILTER(?x != ?y) } } }"
    )
    bound = bind(asking(text, "x", "y"), {"x": Literal("1"), "y": Literal("2")})
    assert [bound[block.start : block.end] for block in blocks(bound)] == [
        'VALUES (?x ?y) { ("1" "2") }',
        'VALUES (?x) { ("1") }',
    ]


def test_what_is_not_given_is_left_open() -> None:
    text = 'SELECT ?x WHERE { VALUES (?x) { ("x") } }'
    assert "(UNDEF)" in bind(asking(text, "x"), {})
    assert "(UNDEF)" in bind(asking(text, "x"), {"x": None})


def test_a_value_for_no_parameter_and_a_missing_one_are_refused() -> None:
    query = CATALOGUE["bodies-led-by-a-city"]
    with pytest.raises(ValueError, match="has no parameter 'colour'"):
        bind(query, {"city": NamedNode(BASE + "id/city/es-bilbao"), "colour": Literal("red")})
    with pytest.raises(ValueError, match="city must have a value"):
        bind(query, {})


@pytest.mark.parametrize("query", ASKING, ids=[query.name for query in ASKING])
def test_a_query_with_its_examples_is_the_file_as_it_stands(query: CuratedQuery) -> None:
    bound = bind(query, examples(query))
    names = frozenset(each.name for each in query.parameters)
    assert bound_terms(query, bound) == examples(query)
    assert [token.text for token in tokens(without(bound, names))] == [
        token.text for token in tokens(without(query.text, names))
    ]


def without(text: str, names: frozenset[str]) -> str:
    for block in reversed(parameter_blocks(text, names)):
        text = text[: block.start] + text[block.end :]
    return text
