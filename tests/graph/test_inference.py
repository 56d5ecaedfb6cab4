"""The rules, on a small world whose right answers can be read off the page."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode, QueryBoolean, RdfFormat, Store, serialize

from graph.inference import materialise
from graph.iris import Iris
from ontology import BASE, rebase
from ontology.files import ontology_file, rule_files, scheme_files

IRIS = Iris(BASE)
PREFIXES = """
PREFIX body: <https://w3id.org/uclg-graph/id/body/>
PREFIX city: <https://w3id.org/uclg-graph/id/city/>
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX id: <https://w3id.org/uclg-graph/id/>
PREFIX m: <https://w3id.org/uclg-graph/id/mandate/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX person: <https://w3id.org/uclg-graph/id/person/>
PREFIX role: <https://w3id.org/uclg-graph/id/role/>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX theme: <https://w3id.org/uclg-graph/id/theme/>
PREFIX uclg: <https://w3id.org/uclg-graph/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
WORLD = """
<https://w3id.org/uclg-graph/dataset> a dcat:Dataset ; uclg:asOf "2026-11-01"^^xsd:date .
body:culture a uclg:Commission ; org:subOrganizationOf body:world .
body:world a uclg:WorldOrganization .
body:hub a uclg:Local4ActionHub .
body:closed a uclg:WorkingGroup ; schema:endDate "2025"^^xsd:gYear .
body:closing a uclg:WorkingGroup ; schema:endDate "2026"^^xsd:gYear .
body:agency a uclg:PartnerInstitution .
city:a a uclg:City . city:b a uclg:City . city:c a uclg:City . city:d a uclg:City .
"""


def mandate(key: str, holder: str, role: str, body: str, dates: str = "", last: str = "2026-05-31") -> str:
    """One mandate in Turtle; `last` is the last day it is attested for, empty when it has no date at all."""
    covered = (
        f'; uclg:earliestDate "2017-01-01"^^xsd:date ; uclg:latestDate "{last}"^^xsd:date' if last else ""
    )
    dated = f"; {dates}" if dates else ""
    return (
        f"m:{key} a uclg:Mandate ; org:member {holder} ; org:role role:{role} ;"
        f" org:organization body:{body} {dated} {covered if last else ''} .\n"
    )


def world(extra: str, iris: Iris = IRIS) -> Store:
    store = Store()
    store.load(ontology_file().read_bytes(), RdfFormat.TURTLE, to_graph=iris.graph("ontology"))
    for file in scheme_files():
        text = rebase(file.read_text(encoding="utf-8"), iris.base)
        store.load(text, RdfFormat.TURTLE, to_graph=iris.graph("schemes"))
    text = rebase(PREFIXES + WORLD + extra, iris.base)
    store.load(text, RdfFormat.TURTLE, to_graph=iris.graph("table/test"))
    return store


def holds(store: Store, pattern: str) -> bool:
    answer = store.query(f"{PREFIXES} ASK {{ {pattern} }}", use_default_graph_as_union=True)
    assert isinstance(answer, QueryBoolean)
    return bool(answer)


def inferred(extra: str) -> Store:
    store = world(extra)
    materialise(store, IRIS)
    return store


def test_a_commission_is_also_a_consultation_body_a_body_and_an_organization() -> None:
    store = inferred("")
    assert holds(store, "body:culture a uclg:ConsultationBody, uclg:Body, org:Organization")
    assert not holds(store, "body:agency a uclg:ConsultationBody")


def test_a_city_is_also_a_local_government_and_a_formal_organization() -> None:
    assert holds(inferred(""), "city:a a uclg:LocalGovernment, org:FormalOrganization")


def test_links_hold_the_other_way_round() -> None:
    extra = "id:practice uclg:city city:a . body:new uclg:predecessor body:closed ."
    store = inferred(extra + mandate("1", "city:a", "chair", "culture"))
    assert holds(store, "city:a uclg:hasPractice id:practice")
    assert holds(store, "body:closed uclg:successor body:new")
    assert holds(store, "body:world org:hasSubOrganization body:culture")
    assert holds(store, "city:a org:hasMembership m:1")


def test_a_leader_attested_in_the_last_six_years_leads_and_is_a_member() -> None:
    store = inferred(mandate("1", "city:a", "vice-chair", "culture"))
    assert holds(store, "city:a uclg:leads body:culture . body:culture uclg:ledBy city:a")
    assert holds(store, "city:a uclg:hasLed body:culture . body:culture uclg:hasBeenLedBy city:a")
    assert holds(store, "city:a uclg:memberOf body:culture . body:culture uclg:hasMember city:a")
    assert holds(store, "city:a uclg:holdsRoleIn body:culture . body:culture uclg:hasRoleHolder city:a")
    assert holds(store, 'm:1 uclg:inForceOn "2026-11-01"^^xsd:date')


def test_a_member_and_an_officer_are_members_and_lead_nothing() -> None:
    store = inferred(mandate("1", "city:a", "member", "hub") + mandate("2", "city:b", "treasurer", "world"))
    assert holds(store, "city:a uclg:memberOf body:hub . city:b uclg:memberOf body:world")
    assert not holds(store, "?who uclg:leads ?body") and not holds(store, "?who uclg:hasLed ?body")


def test_a_secretariat_serves_without_being_a_member() -> None:
    store = inferred(
        mandate("1", "city:a", "secretariat", "culture") + mandate("2", "city:b", "host", "culture")
    )
    assert holds(store, "city:a uclg:holdsRoleIn body:culture . city:b uclg:holdsRoleIn body:culture")
    assert not holds(store, "?who uclg:memberOf ?body")


@pytest.mark.parametrize(
    ("end", "over"),
    [
        ('"2025"^^xsd:gYear', True),
        ('"2026-10"^^xsd:gYearMonth', True),
        ('"2026-10-31"^^xsd:date', True),
        ('"2026-11-01"^^xsd:date', False),
        ('"2026-11"^^xsd:gYearMonth', False),
        ('"2026"^^xsd:gYear', False),
        ('"2027"^^xsd:gYear', False),
    ],
)
def test_a_mandate_is_over_once_no_day_of_its_end_is_left(end: str, over: bool) -> None:
    store = inferred(mandate("1", "city:a", "chair", "culture", f"schema:endDate {end}", "2026-12-31"))
    assert holds(store, "city:a uclg:leads body:culture") is not over
    assert holds(store, "city:a uclg:hasLed body:culture")


def test_nobody_leads_a_body_that_has_ended() -> None:
    store = inferred(mandate("1", "city:a", "chair", "closed") + mandate("2", "city:b", "chair", "closing"))
    assert not holds(store, "city:a uclg:leads body:closed")
    assert holds(store, "city:a uclg:hasLed body:closed")
    assert holds(store, "city:b uclg:leads body:closing")


@pytest.mark.parametrize(("last", "now"), [("2020-11-01", True), ("2020-10-31", False), ("2029-01-01", True)])
def test_evidence_is_believed_for_six_years_to_the_day(last: str, now: bool) -> None:
    store = inferred(mandate("1", "city:a", "chair", "culture", last=last))
    assert holds(store, "city:a uclg:leads body:culture") is now
    assert holds(store, "city:a uclg:hasLed body:culture")


def test_a_mandate_without_any_date_does_not_count_as_now() -> None:
    store = inferred(mandate("1", "city:a", "chair", "culture", last=""))
    assert not holds(store, "city:a uclg:leads ?b") and not holds(store, "city:a uclg:memberOf ?b")
    assert holds(store, "city:a uclg:hasLed body:culture")


def test_a_mandate_that_begins_later_does_not_count_as_now() -> None:
    later = 'uclg:earliestDate "2026-11-02"^^xsd:date ; uclg:latestDate "2027-12-31"^^xsd:date'
    store = inferred(mandate("1", "city:a", "chair", "culture", later, last=""))
    assert not holds(store, "city:a uclg:leads ?b")


def test_an_ended_mandate_does_not_hide_one_that_goes_on() -> None:
    ended = mandate("1", "city:a", "chair", "culture", 'schema:endDate "2019"^^xsd:gYear', "2019-12-31")
    store = inferred(ended + mandate("2", "city:a", "chair", "culture"))
    assert holds(store, "city:a uclg:leads body:culture")
    assert not holds(store, "m:1 uclg:inForceOn ?day")


def test_partners_are_partners_of_each_other() -> None:
    store = inferred("id:c a uclg:Collaboration ; uclg:body body:culture ; uclg:partner body:agency .")
    assert holds(store, "body:culture uclg:partnerOf body:agency . body:agency uclg:partnerOf body:culture")


def test_a_body_has_its_own_themes_and_those_of_its_work_and_a_city_those_of_its_practices() -> None:
    themes = "".join(f"theme:t{n} skos:inScheme <{BASE}scheme/theme> . " for n in (1, 2, 3))
    store = inferred(
        themes
        + "body:culture uclg:bodyKind id:k ; dct:subject theme:t1 . id:a uclg:body body:culture ;"
        + " dct:subject theme:t2 . id:p uclg:city city:a ; dct:subject theme:t3, <urn:goal> ."
    )
    assert holds(store, "body:culture uclg:hasTheme theme:t1, theme:t2 . city:a uclg:hasTheme theme:t3")
    assert not holds(store, "body:culture uclg:hasTheme theme:t3")
    assert not holds(store, "city:a uclg:hasTheme <urn:goal>")


EVERYTHING = (
    mandate("1", "city:a", "chair", "culture")
    + mandate("2", "city:b", "member", "culture", 'schema:endDate "2026"^^xsd:gYear')
    + mandate("3", "city:c", "host", "hub", last="2020-10-31")
    + mandate("4", "city:d", "lead", "closed")
    + mandate("5", "city:d", "president", "world", 'schema:endDate "2026-10"^^xsd:gYearMonth')
    + mandate("6", "person:x", "member", "culture", last="")
    + f"theme:t skos:inScheme <{BASE}scheme/theme> ."
    + "body:culture uclg:bodyKind id:k ; dct:subject theme:t ."
    + "id:c a uclg:Collaboration ; uclg:body body:culture ; uclg:partner body:agency ."
    + "id:s a uclg:Statement ; uclg:about m:1 . id:e a uclg:Edition ; uclg:study id:study ."
)


def by_rdflib(store: Store) -> set[tuple[str, str, str]]:
    """What the rules give on rdflib: the same files, one after the other, on one graph."""
    triples = (quad.triple for quad in store if quad.graph_name != IRIS.graph("inferred"))
    graph = rdflib.Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")
    given = rdflib.Graph()
    for file in rule_files():
        found = graph.query(file.read_text(encoding="utf-8")).graph
        assert found is not None
        given += found
        graph += found
    return {(s.n3(), p.n3(), o.n3()) for s, p, o in given}


def test_rdflib_and_pyoxigraph_give_the_same_triples() -> None:
    store = inferred(EVERYTHING)
    given = store.quads_for_pattern(None, None, None, IRIS.graph("inferred"))
    ours = {(str(q.subject), str(q.predicate), str(q.object)) for q in given}
    assert by_rdflib(store) == ours
    assert any("leads" in p for _, p, _ in ours) and any("inForceOn" in p for _, p, _ in ours)


def test_a_second_pass_over_the_rules_finds_nothing_new() -> None:
    store = inferred(EVERYTHING)
    before = set(store)
    for file in rule_files():
        found = store.query(file.read_text(encoding="utf-8"), use_default_graph_as_union=True)
        new = {str(t) for t in found} - {str(q.triple) for q in before}  # type: ignore[union-attr]
        assert not new, file.name


def test_materialising_twice_gives_the_same_and_forgets_what_no_longer_holds() -> None:
    store = world(mandate("1", "city:a", "chair", "culture"))
    first = materialise(store, IRIS)
    before = set(store)
    assert materialise(store, IRIS) == first == sum(q.graph_name == IRIS.graph("inferred") for q in store)
    assert set(store) == before
    store.clear_graph(IRIS.graph("table/test"))
    assert materialise(store, IRIS) < first
    assert not holds(store, "?who uclg:leads ?body")


def test_the_rules_follow_the_data_to_another_base() -> None:
    other = Iris("https://example.org/graph/")
    store = world(mandate("1", "city:a", "chair", "culture"), other)
    materialise(store, other)
    leads = NamedNode(BASE + "ontology#leads")
    (quad,) = store.quads_for_pattern(None, leads, None, None)
    assert quad.graph_name == other.graph("inferred")
    assert quad.subject == other.thing("city", "a") and quad.object == other.thing("body", "culture")


@pytest.mark.parametrize("file", rule_files(), ids=lambda file: file.stem)
def test_every_rule_says_what_and_why_and_asks_for_no_clock(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# what: ") and "\n# why: " in text
    assert "NOW()" not in text.upper()
