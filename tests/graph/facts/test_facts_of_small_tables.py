"""What rows become, shown on small tables of the real shape."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.errors import InputError
from graph.facts import FactContext, all_quads
from graph.iris import Iris
from graph.tables import Tables, read_tables
from ontology.vocabulary import Vocabulary

pytestmark = pytest.mark.slow

DATA = Path(__file__).parents[3] / "data"
MINE = [
    "bodies",
    "body_changes",
    "organizations",
    "roles",
    "awards",
    "events",
    "statements",
    "collaborations",
    "editions",
    "focus_areas",
    "practices",
    "practice_matches",
    "sources",
]
Given = Mapping[str, list[dict[str, str]]]
Facts = set[tuple[str, str, str]]
Make = Callable[[Given], Facts]

PAGE = "https://example.org/a"
OTHER = "https://example.org/b"
BODY = {"id": "cop", "kind": "community-of-practice", "name_en": "Digital Cities", "source": PAGE}
ROLE = {
    "body_id": "cop",
    "role": "chair",
    "holder_type": "city",
    "city": "Bilbao",
    "country": "ES",
    "source": PAGE,
}


def write(folder: Path, given: Given) -> Tables:
    """Tables with the given rows, read as the real ones are."""
    resources = [{"name": name, "schema": f"schemas/{name}.json"} for name in MINE]
    (folder / "schemas").mkdir()
    (folder / "datapackage.json").write_text(json.dumps({"resources": resources}), "utf-8")
    shutil.copy(DATA / "dataset.toml", folder)
    for name in MINE:
        shutil.copy(DATA / "schemas" / f"{name}.json", folder / "schemas")
        columns = [
            field["name"] for field in json.loads((DATA / "schemas" / f"{name}.json").read_text())["fields"]
        ]
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows(given.get(name, []))
    return read_tables(folder, Vocabulary.load())


@pytest.fixture
def make(tmp_path: Path, real_context: FactContext) -> Make:
    """Rows to (subject, predicate, object) with short names, places left out."""

    def facts(given: Given) -> Facts:
        quads = all_quads(write(tmp_path, given), real_context)
        return {_short(quad) for quad in quads if not str(quad.graph_name).endswith("graph/places>")}

    return facts


def _short(quad: Quad) -> tuple[str, str, str]:
    subject, predicate, value = (_name(term) for term in (quad.subject, quad.predicate, quad.object))
    return subject, predicate.rsplit("#")[-1].rsplit("/")[-1], value


def _name(term: object) -> str:
    assert isinstance(term, NamedNode | Literal)
    return term.value.removeprefix("https://w3id.org/uclg-graph/id/").removeprefix(
        "https://w3id.org/uclg-graph/"
    )


def of(facts: Facts, subject: str, predicate: str) -> set[str]:
    return {value for one, other, value in facts if (one, other) == (subject, predicate)}


def test_two_rows_of_one_term_are_a_mandate_with_two_statements(make: Make) -> None:
    rows = [ROLE | {"start": "2016", "end": "2019", "person": "Ana Ruiz"}]
    rows.append(ROLE | {"start": "2016-10", "source": OTHER, "note": "elected in Quito", "person": "Eva Gil"})
    facts = make({"bodies": [BODY], "roles": rows})
    mandate = "mandate/cop--chair--es-bilbao--2016-10"
    assert of(facts, mandate, "type") == {"ontology#Mandate"}
    assert of(facts, mandate, "label") == {
        "Bilbao: Chair, Digital Cities (2016-10 – 2019)",
        "Bilbao: Presidencia de comisión o consejo, Digital Cities (2016-10 – 2019)",
        "Bilbao\u00a0: Présidence de commission ou de conseil, Digital Cities (2016-10 – 2019)",
    }
    assert of(facts, mandate, "source") == {PAGE, OTHER}
    assert of(facts, mandate, "representedBy") == {"person/ana-ruiz", "person/eva-gil"}
    assert of(facts, mandate, "comment") == {"elected in Quito"}
    assert (of(facts, mandate, "earliestDate"), of(facts, mandate, "latestDate")) == (
        {"2016-10-01"},
        {"2019-12-31"},
    )
    statements = of(facts, mandate, "statement")
    said = {(*of(facts, each, "source"), *of(facts, each, "statedStart")) for each in statements}
    assert said == {(PAGE, "2016"), (OTHER, "2016-10")}
    assert {value for each in statements for value in of(facts, each, "about")} == {mandate}


def test_the_same_row_twice_is_one_statement(make: Make) -> None:
    facts = make({"bodies": [BODY], "roles": [ROLE | {"seen": "2020"}] * 2})
    assert len(of(facts, "mandate/cop--chair--es-bilbao--2020", "statement")) == 1


def test_a_sighting_stays_apart_from_a_start(make: Make) -> None:
    facts = make({"bodies": [BODY], "roles": [ROLE | {"seen": "2020;2021-05"}]})
    mandate = "mandate/cop--chair--es-bilbao--2020"
    assert of(facts, mandate, "seen") == {"2020", "2021-05"}
    assert of(facts, mandate, "startDate") == set()
    assert "Bilbao: Chair, Digital Cities (seen 2020, 2021-05)" in of(facts, mandate, "label")
    (statement,) = of(facts, mandate, "statement")
    assert "According to example.org: seen 2020, 2021-05" in of(facts, statement, "label")


def test_a_person_acts_on_behalf_of_an_institution_and_a_city(make: Make) -> None:
    person = ROLE | {"holder_type": "person", "person": "Ana Ruiz", "organization": "Basque Forum (BF)"}
    facts = make({"bodies": [BODY], "roles": [person]})
    mandate = "mandate/cop--chair--ana-ruiz--undated"
    assert of(facts, mandate, "member") == {"person/ana-ruiz"}
    assert of(facts, mandate, "onBehalfOf") == {"organization/basque-forum", "city/es-bilbao"}
    assert of(facts, mandate, "representedBy") == set()
    assert of(facts, "organization/basque-forum", "label") == {"Basque Forum"}
    assert of(facts, "organization/basque-forum", "acronym") == {"BF"}


def test_spellings_of_a_name_are_one_person_with_other_names(make: Make) -> None:
    names = ["Carlos Martínez", "Carlos Martínez", "Carlos Martinez"]
    roles = [ROLE | {"person": name, "seen": "2020", "note": str(n)} for n, name in enumerate(names)]
    facts = make({"bodies": [BODY], "roles": roles})
    assert of(facts, "person/carlos-martinez", "label") == {"Carlos Martínez"}
    assert of(facts, "person/carlos-martinez", "altLabel") == {"Carlos Martinez"}


def test_an_acronym_that_two_bodies_share_means_neither(make: Make) -> None:
    twins = [BODY | {"id": name, "name_en": f"Body {name}", "acronym": "TWIN"} for name in ("one", "two")]
    row = ROLE | {"holder_type": "organization", "organization": "TWIN", "city": "", "body_id": "one"}
    facts = make({"bodies": twins, "roles": [row]})
    assert of(facts, "mandate/one--chair--twin--undated", "member") == {"organization/twin"}


def test_an_organization_has_its_names_from_the_table_of_organizations(make: Make) -> None:
    known = {
        "id": "cites-unies",
        "name_en": "United Cities of France",
        "name_fr": "Cités Unies",
        "acronym": "CUF",
    }
    roles = [
        ROLE | {"holder_type": "organization", "city": "", "organization": name}
        for name in ("CUF", "Cités unies")
    ]
    facts = make({"bodies": [BODY], "organizations": [known], "roles": roles})
    assert of(facts, "mandate/cop--chair--cites-unies--undated", "member") == {"organization/cites-unies"}
    assert of(facts, "organization/cites-unies", "label") == {"United Cities of France", "Cités Unies"}
    assert of(facts, "organization/cites-unies", "acronym") == {"CUF"}


def test_a_body_that_is_a_city_stays_a_body_and_leads_to_the_city(make: Make) -> None:
    council = BODY | {
        "id": "council",
        "name_en": "Bilbao City Council",
        "government": "Bilbao",
        "country": "ES",
    }
    row = ROLE | {"holder_type": "organization", "city": "", "organization": "Bilbao City Council"}
    facts = make({"bodies": [BODY, council], "roles": [row]})
    assert of(facts, "mandate/cop--chair--council--undated", "member") == {"body/council"}
    assert of(facts, "body/council", "exactMatch") == {"city/es-bilbao"}


def test_a_distinction_told_by_two_pages_is_one_with_both(make: Make) -> None:
    row = {"programme": "cop", "edition": "2", "year": "2016", "kind": "winner", "holder_type": "city"}
    row |= {"city": "Bilbao", "country": "ES"}
    facts = make({"bodies": [BODY], "awards": [row | {"source": PAGE}, row | {"source": OTHER}]})
    distinction = "distinction/cop--es-bilbao--2016--winner"
    assert of(facts, distinction, "source") == {PAGE, OTHER}
    assert of(facts, distinction, "awardEdition") == {"2"}
    assert of(facts, distinction, "laureate") == {"city/es-bilbao"}
    assert "Bilbao: Winner, Digital Cities (2016)" in of(facts, distinction, "label")


def test_collaborations_that_say_the_same_are_one_with_all_sources(make: Make) -> None:
    row = {
        "body_id": "cop",
        "partner_id": "wego",
        "kind": "learning",
        "topic": "smart cities",
        "year": "2021",
    }
    rows = [row | {"source": PAGE, "kind_as_written": "workshop"}, row | {"source": OTHER}]
    facts = make({"bodies": [BODY, BODY | {"id": "wego", "name_en": "WeGO"}], "collaborations": rows})
    node = "collaboration/cop--wego--2021--smart-cities"
    assert of(facts, node, "source") == {PAGE, OTHER}
    assert of(facts, node, "comment") == {"workshop"}
    assert of(facts, node, "subject") == {"theme/smart-cities"}
    assert "Digital Cities con WeGO (smart cities, 2021)" in of(facts, node, "label")


def test_a_collaboration_without_topic_and_year_is_named_by_its_kind(make: Make) -> None:
    row = {"body_id": "cop", "partner_id": "wego", "kind": "learning", "source": PAGE}
    facts = make({"bodies": [BODY, BODY | {"id": "wego", "name_en": "WeGO"}], "collaborations": [row]})
    assert of(facts, "collaboration/cop--wego--undated--learning", "collaborationKind") == {
        "collaboration-kind/learning"
    }


def test_what_is_known_of_a_source_is_said(make: Make) -> None:
    known = {"id": PAGE, "title": "A page", "kind": "document", "publisher": "UCLG"}
    known |= {"retrieved": "2026-11-01", "note": "mirror"}
    notes = {"id": "our-notes", "title": "Our notes", "kind": "notes"}
    facts = make({"bodies": [BODY | {"source": f"{PAGE} | our-notes"}], "sources": [known, notes]})
    assert of(facts, "body/cop", "source") == {PAGE, "source/our-notes"}
    assert of(facts, PAGE, "label") == {"A page"}
    assert of(facts, PAGE, "retrieved") == {"2026-11-01"}
    assert of(facts, PAGE, "publisher") == {"UCLG"}
    assert of(facts, PAGE, "sourceKind") == {"source-kind/document"}
    assert of(facts, "source/our-notes", "type") == {"ontology#Source"}


def test_a_report_as_source_is_its_language_version(make: Make) -> None:
    report = {"id": "reports/digital-cities-2020-2021.es.txt", "title": "Report", "kind": "report"}
    facts = make({"bodies": [BODY | {"source": report["id"]}], "sources": [report]})
    version = "report/digital-cities-2020-2021/es"
    assert of(facts, "body/cop", "source") == {version}
    assert of(facts, version, "type") == set()


def test_an_event_that_was_not_online_says_so(make: Make) -> None:
    event = {"id": "meeting", "name_en": "Meeting", "kind": "webinar", "bodies": "cop", "source": PAGE}
    facts = make({"bodies": [BODY], "events": [event | {"online": "no"}]})
    assert of(facts, "event/meeting", "online") == {"false"}
    assert of(facts, "event/meeting", "earliestDate") == set()


def test_concepts_and_things_move_to_another_base(real_context: FactContext) -> None:
    moved = FactContext(Iris("https://example.org/g/"), real_context.vocabulary, real_context.gazetteer)
    assert moved.concept("role", "chair").value == "https://example.org/g/id/role/chair"
    assert moved.concept("sdg", "11").value == "http://metadata.un.org/sdg/11"
    assert moved.concept_class("body-kind", "forum").value == "https://w3id.org/uclg-graph/ontology#Forum"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "is missing"),
        ("as_of = ", "is not TOML"),
        ('as_of = "2026"', "as_of must be a day"),
        ("as_of = 2026-11-01T10:00:00", "as_of must be a day"),
        ("as_of = 2026-11-01", "license is missing"),
        ('as_of = 2026-11-01\nlicense = "x"\npublisher = "y"\n[title]\nen = "z"', "title must be given"),
    ],
)
def test_a_dataset_description_that_lacks_something_is_refused(
    tmp_path: Path, real_context: FactContext, text: str | None, said: str
) -> None:
    tables = write(tmp_path, {"bodies": [BODY]})
    path = tmp_path / "dataset.toml"
    path.unlink()
    if text is not None:
        path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=said):
        list(all_quads(tables, real_context))
