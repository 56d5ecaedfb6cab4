"""The concept schemes, as the tables use them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.text import fold
from ontology.vocabulary import Vocabulary

ROOT = Path(__file__).parents[2]
VOCABULARY = Vocabulary.load()
SCHEMES = VOCABULARY.schemes
SCHEME = "<urn:s> a skos:ConceptScheme . "

# What pages call a collaboration, and the kind that it is.
COLLABORATIONS = {
    "partnership": """
        partner, partnership, collaboration, collaborator, cooperation, joint work,
        global strategic partnership
    """,
    "agreement": """
        agreement, memorandum of understanding, framework,
        World Mayors and Local Governments Climate Protection Agreement
    """,
    "founding": "founding institution, founding partner, founding support",
    "governance": """
        board membership, executive committee, international executive committee, membership, affiliation
    """,
    "joint-initiative": """
        joint initiative, joint leadership, joint platform, joint work programme, Mayors Mechanism
    """,
    "coordination": "institutional coordination, liaison, joint consultation",
    "implementation": "implementing partner, programme partner, hub partner",
    "campaign": "campaign partner, wave of action partner",
    "funding": """
        funding, fund management, technical and financial partner, International Municipal Investment Fund
    """,
    "support": "support, secretariat support",
    "event-organization": """
        co-organization, co-host, co-sponsor, event co-organization, event partner, forum partner, side event,
        host of the annual meeting, LGA Forum, meeting participation, organising committee, working session,
        seminar co-organization, session at the High-Level Political Forum, session partnership,
        special session, special session (Municipal Peace Talks)
    """,
    "learning": """
        capacity-building workshop, joint webinar, lab session, learning event partner, learning meetings,
        learning exchange collaborator, learning forum co-organization, learning partner, study tours
    """,
    "publication": """
        preparation of the reports, publication on subnational governments, regional publication,
        study preparation
    """,
}
PAIRS = [(text.strip(), kind) for kind, texts in COLLABORATIONS.items() for text in texts.split(",")]


def notation(scheme: str, text: str) -> str | None:
    concept = SCHEMES[scheme].find(text)
    return concept.notation if concept else None


def test_every_scheme_of_the_model_is_there() -> None:
    names = """
        role rank body-kind government-kind event-kind collaboration-kind distinction-kind focus-area
        component activity-status activity-kind sdg collection world-region match-method synergy-kind
        report-section source-kind
    """
    assert set(SCHEMES) >= set(names.split())


def test_all_68_words_for_a_collaboration_mean_a_kind() -> None:
    assert len(PAIRS) == len(dict(PAIRS)) == 68
    assert {text: notation("collaboration-kind", text) for text, _ in PAIRS} == dict(PAIRS)


@pytest.mark.parametrize(
    ("scheme", "table", "column"),
    [
        ("role", "roles", "role"),
        ("body-kind", "bodies", "kind"),
        ("event-kind", "events", "kind"),
        ("collaboration-kind", "collaborations", "kind"),
        ("collection", "practices", "collection"),
        ("focus-area", "practices", "focus_area"),
    ],
)
def test_every_word_of_the_published_tables_is_found(scheme: str, table: str, column: str) -> None:
    file = ROOT.parent / "shared" / "facts" / f"{table}.csv"
    if not file.exists():
        pytest.skip("the first tables are not beside the repository")
    with file.open(encoding="utf-8", newline="") as lines:
        words = {row[column] for row in csv.DictReader(lines)}
    assert {word for word in words if not SCHEMES[scheme].find(word)} == set()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("co-chair", "co-chair"),
        ("Co-Chair", "co-chair"),
        ("vice president", "vice-president"),
        ("VICEPRÉSIDENTE", "vice-president"),
        ("vicepresidenta", "vice-president"),
        ("copresidente", "co-president"),
        ("co-presidente", "co-president"),
        ("Coprésidence", "co-president"),
        ("copresidenta del Consejo Político", "co-chair"),
        ("Secretary General", "secretary-general"),
        ("founding city", "founding-member"),
        ("médiatrice", "ombudsman"),
    ],
)
def test_a_role_is_found_by_any_of_its_names_whatever_case_and_accents(text: str, role: str) -> None:
    assert notation("role", text) == role


def test_a_misspelt_role_is_not_found_but_the_nearest_is_suggested() -> None:
    roles = SCHEMES["role"]
    assert roles.find("cochair") is None
    assert roles.suggest("cochair") == "co-chair"
    assert roles.suggest("presidnet") == "president"
    assert roles.suggest("qwertyuiop") is None


def test_words_of_tables_may_have_underscores() -> None:
    assert notation("body-kind", "community_of_practice") == "community-of-practice"
    assert notation("body-kind", "partner_network") == "partner-institution"


@pytest.mark.parametrize("name", SCHEMES)
def test_no_name_means_two_concepts_of_a_scheme(name: str) -> None:
    owners: dict[str, str] = {}
    for concept in SCHEMES[name].concepts.values():
        for text in concept.names():
            assert owners.setdefault(fold(text), concept.notation) == concept.notation, text


@pytest.mark.parametrize("name", SCHEMES)
def test_every_name_finds_its_concept(name: str) -> None:
    for concept in SCHEMES[name].concepts.values():
        assert all(SCHEMES[name].find(text) is concept for text in concept.names())


@pytest.mark.parametrize("name", SCHEMES)
def test_names_are_in_three_languages(name: str) -> None:
    assert set(SCHEMES[name].labels) == {"en", "es", "fr"}
    assert all(set(c.labels) == {"en", "es", "fr"} for c in SCHEMES[name].concepts.values())


def test_roles_say_which_rank_they_have() -> None:
    ranks: dict[str, set[str]] = {}
    for role in SCHEMES["role"].concepts.values():
        ranks.setdefault(role.links["rank"].rsplit("/", 1)[1], set()).add(role.notation)
    assert ranks == {
        "leadership": {
            *("president", "co-president", "interim-president", "chair", "co-chair"),
            *("vice-president", "vice-chair", "lead"),
        },
        "office": {
            *("treasurer", "deputy-treasurer", "ombudsman", "special-envoy", "ambassador"),
            *("secretary-general", "regional-secretary", "focal-point", "coordinator"),
        },
        "service": {"secretariat", "host", "jury-member"},
        "membership": {"member", "founding-member", "observer", "participant"},
    }
    orders = sorted(int(role.links["rankOrder"]) for role in SCHEMES["role"].concepts.values())
    assert orders == list(range(1, 25))


def test_kinds_of_body_and_government_imply_classes_of_the_ontology() -> None:
    kinds = SCHEMES["body-kind"].concepts
    assert kinds["policy-council"].links["impliesClass"].endswith("ontology#PolicyCouncil")
    assert len({kind.links["impliesClass"] for kind in kinds.values()}) == len(kinds)
    governments = SCHEMES["government-kind"].concepts
    cities = {n for n, kind in governments.items() if kind.links["impliesClass"].endswith("#City")}
    assert cities == {"city", "district"}


def test_goals_have_the_iris_of_the_united_nations() -> None:
    goals = SCHEMES["sdg"].concepts
    assert {goal.iri for goal in goals.values()} == {f"http://metadata.un.org/sdg/{n}" for n in range(1, 18)}
    assert goals["11"].labels["es"] == "Ciudades y comunidades sostenibles"
    assert notation("sdg", "ODS 11") == notation("sdg", "11") == "11"


def test_continents_are_found_by_the_codes_of_geonames() -> None:
    assert [notation("world-region", code) for code in ("EU", "AF", "SA")] == [
        "europe",
        "africa",
        "south-america",
    ]


def test_components_are_named_as_the_reports_name_them() -> None:
    parts = SCHEMES["component"].concepts
    assert [parts[letter].labels["es"] for letter in "abc"] == [
        *("Implementación", "Representación", "Control y seguimiento"),
    ]
    assert notation("component", "Monitoring and follow-up") == "c"


def test_sections_of_a_report_lie_below_its_first_one() -> None:
    sections = SCHEMES["report-section"].concepts
    assert sections["1-b"].broader == (sections["1"].iri,)


def test_concepts_move_with_the_base_and_terms_do_not() -> None:
    moved = Vocabulary.load(base="https://example.org/g/").schemes["role"]
    assert moved.iri == "https://example.org/g/scheme/role"
    assert moved.concepts["lead"].iri == "https://example.org/g/id/role/lead"
    assert moved.concepts["lead"].links["rank"] == "https://example.org/g/id/rank/leadership"


@pytest.mark.parametrize(
    ("turtle", "fault"),
    [
        ("", "0 concept schemes"),
        (
            "<urn:s> a skos:ConceptScheme . <urn:c> a skos:Concept ; skos:prefLabel 'x'@en .",
            "one skos:notation",
        ),
        ("<urn:s> a skos:ConceptScheme . <urn:c> a skos:Concept ; skos:notation 'x' .", "skos:prefLabel"),
        ("<urn:s> a skos:ConceptScheme ; skos:note [] .", "blank node"),
    ],
)
def test_a_scheme_that_cannot_be_used_is_refused(tmp_path: Path, turtle: str, fault: str) -> None:
    file = tmp_path / "odd.ttl"
    prefix = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    file.write_text(prefix + turtle, encoding="utf-8")
    with pytest.raises(ValueError, match=fault):
        Vocabulary.load([file])


def test_a_scheme_that_is_not_turtle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.ttl").write_text("<urn:s> a", encoding="utf-8")
    with pytest.raises(SyntaxError):
        Vocabulary.load([tmp_path / "odd.ttl"])


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.sampled_from([text for c in SCHEMES["role"].concepts.values() for text in c.names()]))
def test_case_never_decides(text: str) -> None:
    roles = SCHEMES["role"]
    assert roles.find(text.upper()) is roles.find(text.lower()) is roles.find(f"  {text} ")
