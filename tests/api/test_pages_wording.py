"""What pages say of dates, of sources that agree or not, and of time on an axis."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from api.pages.dates import as_year, between, exact, written
from api.pages.evidence import agreement
from api.pages.model import Table
from api.pages.pages import page_of
from api.pages.seats import Axis
from api.pages.teller import Teller
from graph.descriptions import Description, Incoming, Node
from graph.descriptions.model import Value, facts_of
from ontology import BASE
from ontology.prefixes import expand

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
THING = f"{BASE}id/mandate/one"


def node(iri: str, **facts: list[Value]) -> Node:
    """A thing told in full; `uclg_seen` stands for `uclg:seen`."""
    pairs = [(expand(name.replace("_", ":", 1)), value) for name, values in facts.items() for value in values]
    return Node(iri, facts_of(pairs), part=True)


def dates(*texts: str) -> list[Value]:
    kinds = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
    return [Literal(text, datatype=NamedNode(expand(kinds[len(text)]))) for text in texts]


def teller(language: str, *others: Node, kind: str = "uclg:Mandate") -> Teller:
    thing = node(THING, rdf_type=[NamedNode(expand(kind))])
    return Teller(Description(thing, (), {one.iri: one for one in (thing, *others)}), language, BASE)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"schema_startDate": dates("2019"), "schema_endDate": dates("2021")}, ("2019 – 2021",) * 3),
        (
            {"schema_startDate": dates("2019"), "uclg_inForceOn": dates("2026-11-01")},
            ("since 2019", "desde 2019", "depuis 2019"),
        ),
        ({"schema_startDate": dates("2019")}, ("from 2019", "a partir de 2019", "à partir de 2019")),
        (
            {"schema_endDate": dates("2012-09-01")},
            ("until 1 September 2012", "hasta el 1 de septiembre de 2012", "jusqu’au 1er septembre 2012"),
        ),
        ({"uclg_seen": dates("2020")}, ("seen in 2020", "consta en 2020", "attesté en 2020")),
        (
            {"uclg_seen": dates("2019", "2020-01", "2020")},
            (
                "seen: 2019 and January 2020",
                "consta: 2019 y enero de 2020",
                "attesté\u00a0: 2019 et janvier 2020",
            ),
        ),
        (
            {"schema_startDate": dates("2019", "2020")},
            ("from 2019 or 2020", "a partir de 2019 o 2020", "à partir de 2019 ou 2020"),
        ),
        ({}, ("", "", "")),
    ],
)
def test_a_period_is_told_as_far_as_it_is_known_and_seen_is_not_since(
    facts: dict[str, list[Value]], told: tuple[str, str, str]
) -> None:
    for language, text in zip(("en", "es", "fr"), told, strict=True):
        assert teller(language).when(node(THING, **facts)) == text


def test_days_of_one_month_name_the_month_once() -> None:
    assert between("2018-10-01", "2018-10-03", "fr") == "1er–3 octobre 2018"
    assert between("2018-10-30", "2018-11-03", "es") == "30 de octubre de 2018 – 3 de noviembre de 2018"
    assert between("2018", "2018", "en") == "2018"


@pytest.mark.parametrize("text", ["", "2018-13", "2018-02-30", "about 1900", "-0044"])
def test_what_is_no_date_is_told_as_it_is(text: str) -> None:
    assert written(text, "en") == text
    assert as_year(text) is None


def said_by(number: int, **facts: list[Value]) -> Node:
    return node(f"{BASE}id/statement/{number}", dct_source=[NamedNode(f"http://{number}.example/")], **facts)


@pytest.mark.parametrize(
    ("starts", "words"),
    [
        (["2019"], "one source only"),
        (["2019", "2019"], "none contradicts"),
        (["2019", "2019-05"], "none contradicts"),
        (["2019", "2020"], "the start"),
        (["2019-04", "2019-05"], "the start"),
    ],
)
def test_sources_disagree_where_neither_date_contains_the_other(starts: list[str], words: str) -> None:
    statements = [
        said_by(number, uclg_statedStart=dates(start)) for number, start in enumerate(starts, start=1)
    ]
    (prose,) = agreement(teller("en"), statements)
    assert words in prose.text.text


def test_of_a_study_sources_disagree_on_its_date() -> None:
    statements = [said_by(1, uclg_statedStart=dates("2019")), said_by(2, uclg_statedStart=dates("2020"))]
    (prose,) = agreement(teller("en", kind="uclg:Edition"), statements)
    assert "the date" in prose.text.text


@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=20), DAYS)
def test_every_bar_lies_on_the_axis_and_begins_in_the_order_of_the_days(
    spans: list[tuple[date, date]], today: date
) -> None:
    mandates = [
        node(
            f"{THING}{number}",
            uclg_earliestDate=dates(min(span).isoformat()),
            uclg_latestDate=dates(max(span).isoformat()),
            uclg_inForceOn=dates(today.isoformat()) if number % 2 else [],
        )
        for number, span in enumerate(spans)
    ]
    axis = Axis.over(mandates)
    assert axis is not None
    bars = [(min(span), axis.bar(one, "office")) for span, one in zip(spans, mandates, strict=True)]
    assert all(bar and bar.start >= 0 and bar.start + bar.width + bar.rest <= 101.1 for _, bar in bars)
    starts = [bar.start for _, bar in sorted(bars, key=lambda pair: pair[0]) if bar]
    assert starts == sorted(starts)
    assert 1 <= len(axis.ticks) <= 7


@given(st.lists(st.sampled_from(["2019", "2019-05", "2019-05-01", "2020", "2020-01"])))
def test_only_dates_that_a_more_exact_one_tells_are_left_out(texts: list[str]) -> None:
    kept = exact(texts)
    assert set(kept) <= set(texts)
    assert all(any(one.startswith(text) for one in kept) for text in texts)


def test_a_body_with_thousands_of_links_shows_those_of_the_page_and_folds_the_rest() -> None:
    body = f"{BASE}id/body/one"
    cities = [node(f"{BASE}id/city/es-{number:03}", rdf_type=[]) for number in range(500)]
    mandates = [
        node(
            f"{BASE}id/mandate/{number}",
            rdf_type=[NamedNode(expand("uclg:Mandate"))],
            org_member=[NamedNode(city.iri)],
        )
        for number, city in enumerate(cities)
    ]
    thing = node(body, rdf_type=[NamedNode(expand("uclg:Committee"))])
    links = Incoming(expand("org:organization"), tuple(one.iri for one in mandates), 4000)
    nodes = {one.iri: one for one in (thing, *cities, *mandates)}
    page = page_of(Description(thing, (links,), nodes, pages=8), "en", BASE)
    (table,) = [
        block
        for group in page.groups
        if group.key == "mandates"
        for block in group.blocks
        if isinstance(block, Table)
    ]
    assert len(table.rows) == 500
    assert table.open < 50
