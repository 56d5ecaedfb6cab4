"""Where old IRIs lead, what is wrong with a row of redirects, and which IRIs a new graph has no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store

from graph.errors import TableErrors
from graph.facts import terms
from graph.facts.redirects import TABLE, redirect_quads
from graph.gone import Gone, Named, gone
from graph.iris import Iris
from graph.tables import Row, Tables
from ontology import BASE

IRIS = Iris(BASE)
UNDATED, DATED, LATER = (f"mandate/cop--lead--es-bilbao--{date}" for date in ("undated", "2018", "2022"))
Leads = list[tuple[str, str]]


def node(end: str) -> NamedNode:
    return NamedNode(f"{BASE}id/{end}")


def mandate(end: str, *sources: str, holder: str = "city/es-bilbao") -> list[Quad]:
    """Who leads the same body."""
    said = [
        (terms.TYPE, terms.own("Mandate")),
        (terms.ORGANIZATION, node("body/cop")),
        (terms.ROLE, node("role/lead")),
        (terms.MEMBER, node(holder)),
        *((terms.SOURCE, NamedNode(f"https://example.org/{source}")) for source in sources),
    ]
    return [Quad(node(end), predicate, value, IRIS.graph("table/roles")) for predicate, value in said]


def thing(end: str) -> list[Quad]:
    return [Quad(node(end), terms.TYPE, terms.own("Event"), IRIS.graph("table/events"))]


def redirected(leads: Leads, others: list[Quad]) -> Leads:
    """What rows give, as ends of IRIs."""
    rows = tuple(
        Row("redirects.csv", number, {"old": old, "new": new, "note": None})
        for number, (old, new) in enumerate(leads, 2)
    )
    quads = list(redirect_quads(Tables({TABLE: rows}, Path()), IRIS, others))
    assert {quad.predicate for quad in quads} <= {terms.REPLACED_BY}
    assert {quad.graph_name for quad in quads} <= {IRIS.graph("table/redirects")}
    return [(_end(quad.subject), _end(quad.object)) for quad in quads]


def _end(term: object) -> str:
    return str(getattr(term, "value", "")).removeprefix(f"{BASE}id/")


def faults(leads: Leads, others: list[Quad]) -> list[str]:
    with pytest.raises(TableErrors) as caught:
        redirected(leads, others)
    return caught.value.faults


def lost(before: list[Quad], after: list[Quad]) -> list[Gone]:
    store = Store()
    store.extend(before)
    return list(gone(Named.of(store, IRIS), Named.of(after, IRIS)))


def test_an_old_iri_leads_to_what_stands_now_over_as_many_rows_as_it_takes() -> None:
    leads = [(UNDATED, DATED), (DATED, LATER)]
    assert redirected(leads, mandate(LATER)) == [(UNDATED, LATER), (DATED, LATER)]


def test_without_the_table_nothing_is_said() -> None:
    assert list(redirect_quads(Tables({}), IRIS, mandate(LATER))) == []


def test_a_row_that_leads_to_nothing_names_what_was_probably_meant() -> None:
    assert faults([(UNDATED, DATED[:-1] + "9")], mandate(DATED)) == [
        f"redirects.csv, row 2, new: the graph has no '{DATED[:-1]}9'; did you mean '{DATED}'?"
    ]


def test_a_row_may_not_lead_away_from_what_the_graph_has() -> None:
    [fault] = faults([(DATED, LATER)], [*mandate(DATED), *mandate(LATER)])
    assert fault.startswith(f"redirects.csv, row 2, old: '{DATED}' is in the graph: take the row away")


def test_rows_that_lead_in_a_circle_are_all_named() -> None:
    assert faults([(UNDATED, DATED), (DATED, UNDATED), (LATER, LATER)], []) == [
        f"redirects.csv, row 2, new: '{DATED}' leads in a circle",
        f"redirects.csv, row 3, new: '{UNDATED}' leads in a circle",
        f"redirects.csv, row 4, new: '{LATER}' leads in a circle",
    ]


def test_a_mandate_that_got_a_date_is_the_only_one_of_its_body_role_and_holder() -> None:
    other = mandate("mandate/cop--lead--pt-porto--2022", holder="city/pt-porto")
    assert lost(mandate(UNDATED), [*mandate(LATER), *other]) == [Gone(UNDATED, LATER)]
    assert lost(mandate(UNDATED), other) == [Gone(UNDATED)]


def test_of_several_mandates_only_a_new_one_with_all_the_sources_took_the_place() -> None:
    before = [*mandate(UNDATED, "one"), *mandate(DATED, "two")]
    assert lost(before, [*mandate(DATED, "two"), *mandate(LATER, "one", "two")]) == [Gone(UNDATED, LATER)]
    assert lost(before, [*mandate(DATED, "one"), *mandate(LATER, "two")]) == [Gone(UNDATED)]


def test_a_thing_without_a_certain_successor_and_an_old_redirect_are_told_too() -> None:
    before = [*thing("event/one"), Quad(node("event/old"), terms.REPLACED_BY, node("event/one"))]
    assert lost(before, thing("event/two")) == [Gone("event/old"), Gone("event/one")]
    assert lost(before, thing("event/one")) == [Gone("event/old", "event/one")]


def test_what_was_redirected_and_what_is_derived_is_not_gone() -> None:
    before = [*thing("event/one"), *thing("statement/0123456789ab"), *thing("synergy/a--b")]
    after = [*thing("event/two"), Quad(node("event/one"), terms.REPLACED_BY, node("event/two"))]
    assert lost(before, after) == []
