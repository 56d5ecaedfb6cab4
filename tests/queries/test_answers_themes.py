"""Themes and partners: expected from data/bodies.csv and collaborations.csv, and the labels of theme.ttl."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from itertools import combinations
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

Row = dict[str, str]
Ask = Callable[[str], list[Row]]
Table = Callable[[str], list[Row]]
Columns = Callable[..., list[tuple[str, ...]]]
Key = Callable[[str], str]
Government = Callable[[str, str], str]

SKOS = "http://www.w3.org/2004/02/skos/core#"
THEMES = Path(__file__).parents[2] / "ontology/schemes/theme.ttl"
CONSULTATION = {
    *("policy-council", "commission", "committee", "community-of-practice"),
    *("working-group", "forum", "local4action-hub"),
}


@pytest.fixture(scope="module")
def theme(slug: Key) -> Callable[[str], str]:
    """The concept that a word of a table means, by the labels of the scheme in any language."""
    called: dict[str, str] = {}
    for triple in parse(THEMES.read_text("utf-8"), format=RdfFormat.TURTLE):
        labels = triple.predicate.value in {SKOS + "prefLabel", SKOS + "altLabel"}
        if labels and isinstance(triple.object, Literal) and isinstance(triple.subject, NamedNode):
            called.setdefault(slug(triple.object.value), triple.subject.value.rsplit("/", 1)[1])
    return lambda word: called[slug(word)]


@pytest.fixture(scope="module")
def above() -> Mapping[str, set[str]]:
    """Each theme with those above it, itself among them."""
    direct: dict[str, set[str]] = defaultdict(set)
    for triple in parse(THEMES.read_text("utf-8"), format=RdfFormat.TURTLE):
        if triple.predicate.value == SKOS + "broader":
            assert isinstance(triple.subject, NamedNode)
            assert isinstance(triple.object, NamedNode)
            direct[triple.subject.value.rsplit("/", 1)[1]].add(triple.object.value.rsplit("/", 1)[1])

    class Above(dict[str, set[str]]):
        def __missing__(self, name: str) -> set[str]:
            return {name}.union(*(self[each] for each in direct[name]))

    return Above()


def words(cell: str) -> list[str]:
    return [word.strip() for word in cell.split(";") if word.strip()]


def test_bodies_that_work_on_migration_are_those_whose_rows_say_so(
    columns: Columns, table: Table, theme: Callable[[str], str], above: Mapping[str, set[str]]
) -> None:
    expected = {
        (f"body/{row['id']}", row["kind"])
        for row in table("bodies")
        if any("migration" in above[theme(word)] for word in words(row["themes"]))
    }
    rows = columns("bodies-working-on-a-theme", "body", "kind")
    assert set(rows) == expected
    assert {
        ("body/pc-right-to-the-city", "policy-council"),
        ("body/committee-csipdhr", "commission"),
        ("body/gtfm", "working-group"),
        ("body/wg-migration-codevelopment", "working-group"),
        ("body/mewa-committee-social-inclusion", "committee"),
    } == {row for row in rows if row[1] in CONSULTATION}


def test_pairs_of_bodies_with_two_themes_in_common_are_counted(
    columns: Columns, table: Table, theme: Callable[[str], str]
) -> None:
    themes = {
        row["id"]: {theme(word) for word in words(row["themes"])}
        for row in table("bodies")
        if row["kind"] in CONSULTATION
    }
    expected = {
        (f"body/{one}", f"body/{other}", str(len(themes[one] & themes[other])))
        for one, other in combinations(sorted(themes), 2)
        if len(themes[one] & themes[other]) > 1
    }
    assert set(columns("bodies-sharing-a-theme", "body1", "body2", "shared")) == expected


def test_the_community_shares_technology_and_innovation_with_the_committee_before_it(ask: Ask) -> None:
    found = {(row["body1"], row["body2"]): row["themes"].split(", ") for row in ask("bodies-sharing-a-theme")}
    pair = ("body/committee-digital-knowledge-cities", "body/cop-digital-cities")
    assert found[pair] == ["Information and communication technologies", "Innovation"]
    assert found["body/committee-csipdhr", "body/pc-right-to-the-city"] == [
        *("Housing", "Migration", "Right to the city", "Social inclusion"),
    ]


def test_partners_of_the_community_and_its_committee_are_these(columns: Columns) -> None:
    """The rows of both in collaborations.csv; that of 2017 names the committee as the partner of Uraia."""
    committee, community = "body/committee-digital-knowledge-cities", "body/cop-digital-cities"
    modern, private = (
        "modernization of municipal management",
        "public-private partnerships for smart city management",
    )
    assert columns("partners-of-a-body", "bodyThen", "partner", "topic", "year") == [
        (committee, "body/caf", modern, "2015"),
        (committee, "body/cnm-brazil", modern, "2015"),
        (committee, "body/flacma", modern, "2015"),
        (committee, "body/fmdv", private, "2015"),
        (committee, "body/oas", modern, "2015"),
        (committee, "body/un-habitat", private, "2015"),
        (committee, "body/uraia", private, "2015"),
        (committee, "body/uraia", "smart cities", "2017"),
        (committee, "body/wba", "Connected City initiatives", "2016"),
        (community, "body/gold", "GOLD VI report on inequalities", "2021"),
        (community, "body/un-habitat", "smart cities", "2021"),
        (community, "body/uraia", "smart cities", "2021"),
        (community, "body/wba", "smart cities", "2021"),
        (community, "body/wego", "smart cities", "2021"),
    ]


@pytest.fixture(scope="module")
def partners(table: Table) -> dict[str, set[str]]:
    """Who works with whom, from either side of a row."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in table("collaborations"):
        found[row["body_id"]].add(row["partner_id"])
        found[row["partner_id"]].add(row["body_id"])
    return found


def test_pairs_of_bodies_with_a_common_partner_are_counted(
    columns: Columns, table: Table, partners: dict[str, set[str]]
) -> None:
    bodies = sorted(row["id"] for row in table("bodies") if row["kind"] in CONSULTATION)
    expected = {
        (f"body/{one}", f"body/{other}", str(len(partners[one] & partners[other])))
        for one, other in combinations(bodies, 2)
        if partners[one] & partners[other]
    }
    assert set(columns("bodies-sharing-a-partner", "body1", "body2", "shared")) == expected


def test_the_community_and_the_committee_before_it_have_three_partners_in_common(ask: Ask) -> None:
    found = {(row["body1"], row["body2"]): row["partners"] for row in ask("bodies-sharing-a-partner")}
    assert found["body/committee-digital-knowledge-cities", "body/cop-digital-cities"].split(" | ") == [
        "United Nations Human Settlements Programme",
        "Uraia Platform",
        "Wireless Broadband Alliance",
    ]


def test_partner_institutions_of_three_or_more_bodies_are_counted(
    columns: Columns, table: Table, partners: dict[str, set[str]]
) -> None:
    institutions = {row["id"] for row in table("bodies") if row["kind"] == "partner-institution"}
    expected = {
        (f"body/{each}", str(len(partners[each]))) for each in institutions if len(partners[each]) > 2
    }
    rows = columns("partners-with-most-bodies", "partner", "bodies")
    assert set(rows) == expected
    assert rows[0][0] == "body/un-habitat"


def test_collaborations_are_counted_by_kind(columns: Columns, table: Table) -> None:
    """Rows of the same two bodies, year and topic are one collaboration; one may be of two kinds."""
    expected: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for row in table("collaborations"):
        about = row["topic"] or row["kind_as_written"] or row["kind"]
        expected[row["kind"]].add((row["body_id"], row["partner_id"], row["year"], about))
    counts = {(kind, str(len(found))) for kind, found in expected.items()}
    assert set(columns("collaborations-by-kind", "kind", "collaborations")) == counts
    names = columns("collaborations-by-kind", "label_en", "label_es", "label_fr")
    assert ("Partnership", "Alianza", "Partenariat") in names


def test_cities_to_invite_have_a_practice_on_a_theme_of_the_community_and_no_role_in_it(
    columns: Columns,
    table: Table,
    theme: Callable[[str], str],
    above: Mapping[str, set[str]],
    government: Government,
) -> None:
    (community,) = [row for row in table("bodies") if row["id"] == "cop-digital-cities"]
    wanted = {theme(word) for word in words(community["themes"])}
    inside = {
        government(row["city"], row["country"])
        for row in table("roles")
        if row["body_id"] == "cop-digital-cities" and row["city"]
    }
    practices: Counter[str] = Counter()
    for row in table("practices"):
        if any(above[theme(word)] & wanted for word in words(row["themes"])):
            practices[government(row["city"], row["country"])] += 1
    expected = {(f"city/{city}", str(n)) for city, n in practices.items() if city not in inside}
    assert set(columns("cities-to-invite", "city", "practices")) == expected
    assert ("city/es-bilbao",) not in columns("cities-to-invite", "city")
