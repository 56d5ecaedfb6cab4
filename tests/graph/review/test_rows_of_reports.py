"""The report itself, who leads, its passages: as rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.reports.model import Name
from graph.review.model import Decision
from tests.graph.review.rows_small import Small, graph, place, small

LEADS = {
    "en": "Porto leads it, represented by its Mayor, Ana Sousa.",
    "es": "Oporto la lidera, representada por su Alcaldesa, Ana Sousa.",
}
PORTO = (Name("city/pt-porto", "Porto", 1.0),)


@pytest.fixture
def review(tmp_path: Path) -> Small:
    return small(tmp_path, graph())


def lead(review: Small, **more: str) -> None:
    review.add("leadership", LEADS, names={"holder": PORTO}, holder="city/pt-porto", role="lead")
    named = {"person": (Name("person/ana-sousa", "Ana Sousa", 1.0),)}
    fields: dict[str, Any] = {"person": "Ana Sousa", "holder": "city/pt-porto", "office": "Mayor", **more}
    review.add("representative", LEADS, names=named, **fields)


def test_a_report_is_named_after_the_body_and_its_years_and_titled_in_three_languages(review: Small) -> None:
    assert review.cell("reports") == {
        "id": "cop-mobility-2022-2023",
        "body": "cop-mobility",
        "start": "2022",
        "end": "2023",
        "title_en": "Community on Mobility: report 2022-2023",
        "title_es": "Comunidad de Movilidad: informe 2022-2023",
        "title_fr": "Community on Mobility : rapport 2022-2023",
    }
    versions = review.cells("report_versions")
    assert [(row["language"], row["media"], row["file"]) for row in versions] == [
        ("en", "pdf", "report.en.pdf"),
        ("es", "pdf", "report.es.pdf"),
    ]


def test_a_report_of_the_same_body_and_years_is_the_one_that_is_there(tmp_path: Path) -> None:
    header = "id,body,title_en,title_es,title_fr,start,end,note"
    row = "mobility-report,cop-mobility,Own title,Título,Titre,2022,2023,Kept."
    review = small(tmp_path, graph(), reports=f"{header}\n{row}\n")
    cells = review.cell("reports")
    assert (cells["id"], cells["title_en"], cells["note"]) == ("mobility-report", "Own title", "Kept.")


def test_without_body_or_years_nothing_is_made_and_both_are_told(tmp_path: Path) -> None:
    review = small(tmp_path)
    review.proposals = [each for each in review.proposals if each.kind != "period"]
    rows = review.rows()
    assert rows.tables == {}
    assert rows.faults == ("period: no accepted fact says on which years it reports: accept it or add it",)


def test_a_mandate_that_the_graph_lacks_gets_a_row_of_roles_for_each_version(review: Small) -> None:
    lead(review)
    roles = review.cells("roles")
    assert [row.pop("source") for row in roles] == [
        "reports/cop-mobility-2022-2023.en",
        "reports/cop-mobility-2022-2023.es",
    ]
    assert roles[0] == {
        "body_id": "cop-mobility",
        "role": "lead",
        "holder_type": "city",
        "city": "Porto",
        "country": "PT",
        "person": "Ana Sousa",
        "seen": "2022",
        "role_as_written": "lead",
        "note": "period of the 2022-2023 report",
    }
    assert [row["id"] for row in review.cells("sources")] == [
        "reports/cop-mobility-2022-2023.en",
        "reports/cop-mobility-2022-2023.es",
    ]
    seat = review.cells("report_facts")[0]
    assert (seat["body"], seat["role"], seat["holder"]) == ("cop-mobility", "lead", "city/pt-porto")
    assert seat["representative"] == "Ana Sousa"
    assert seat["label_es"] == "Porto: liderazgo (Comunidad de Movilidad)"


def test_a_mandate_that_the_graph_has_is_seen_in_the_year_of_the_report_and_keeps_its_role(
    tmp_path: Path,
) -> None:
    review = small(tmp_path, graph(("cop-mobility", "chair", "city/pt-porto")))
    review.add("leadership", LEADS, names={"holder": PORTO}, holder="city/pt-porto", role="president")
    assert [(row["role"], row["seen"], row["role_as_written"]) for row in review.cells("roles")] == [
        ("chair", "2022", "president"),
        ("chair", "2022", "president"),
    ]
    assert review.cell("report_facts")["role"] == "chair"


def test_a_sighting_that_is_there_stays_and_gets_the_person_who_was_accepted_later(tmp_path: Path) -> None:
    cells = "body_id,role,holder_type,city,country,government,person,organization,start,end,seen,term"
    told = "cop-mobility,lead,city,Porto,PT,,{},,,,2022,,lead,period of the 2022-2023 report,{}\n"
    own = [f"reports/cop-mobility-2022-2023.{language}" for language in ("en", "es")]
    header = f"{cells},role_as_written,note,source\n"
    roles = header + told.format("", own[0]) + told.format("Ana Sousa", own[1])
    review = small(tmp_path, graph(("cop-mobility", "lead", "city/pt-porto")), roles=roles)
    lead(review)
    assert [row["person"] for row in review.cells("roles")] == ["Ana Sousa", "Ana Sousa"]
    assert review.rows().gone["roles"][0]["source"] == own[0]


def test_a_person_nobody_knows_is_a_fault_where_the_seats_have_no_persons(tmp_path: Path) -> None:
    review = small(tmp_path, graph(("cop-mobility", "lead", "city/pt-porto")))
    review.add("leadership", LEADS, names={"holder": PORTO}, holder="city/pt-porto", role="lead")
    review.add("representative", LEADS, person="Rui Alves", holder="city/pt-lagos", office="Mayor")
    (fault,) = review.rows().faults
    assert "the graph does not know this person" in fault


def test_a_sighting_that_a_person_keeps_for_one_version_is_not_made_for_the_other(tmp_path: Path) -> None:
    header = "body_id,role,holder_type,city,country,government,person,organization,start,end,seen,term"
    kept = "cop-mobility,lead,city,Porto,PT,,,,,,2022,,lead,by hand,reports/cop-mobility-2022-2023.en"
    roles = f"{header},role_as_written,note,source\n{kept}\n"
    review = small(tmp_path, graph(("cop-mobility", "lead", "city/pt-porto")), roles=roles)
    review.add("leadership", LEADS, names={"holder": PORTO}, holder="city/pt-porto", role="lead")
    assert [row["note"] for row in review.cells("roles")] == ["by hand"]


def test_another_role_than_the_graph_has_is_a_mandate_beside_the_other(tmp_path: Path) -> None:
    review = small(tmp_path, graph(("cop-mobility", "treasurer", "city/pt-porto")))
    review.add("leadership", LEADS, names={"holder": PORTO}, holder="city/pt-porto", role="lead")
    assert {row["role"] for row in review.cells("roles")} == {"lead"}
    assert review.cell("report_facts")["role"] == "lead"


def test_the_office_of_a_person_has_the_words_of_each_version(review: Small) -> None:
    lead(review)
    offices = [row for row in review.cells("report_facts") if row.get("office")]
    assert [(row["language"], row["thing"], row["office"]) for row in offices] == [
        ("en", "person/ana-sousa", "Mayor"),
        ("es", "person/ana-sousa", "Alcaldesa"),
    ]


def test_a_city_that_is_new_needs_its_country_and_the_fault_says_so(review: Small) -> None:
    names = {"holder": (Name("new:Évora", "Évora", 0.0, ("city/pt-elvas",)),)}
    words = "Évora"
    proposal = review.add("leadership", words, names=names, holder="new:Évora", role="lead")
    mark = proposal.mark
    (fault,) = review.rows().faults
    assert fault.startswith(f"leadership-1 ({mark}): holder: the graph has no 'Évora': say what it means")
    assert fault.endswith("or that it is new; near: city/pt-elvas")
    review.proposals.pop()
    review.add(
        "leadership",
        words,
        names=names,
        decision=Decision("accepted", names={"Évora": "new"}),
        holder="new:Évora",
        role="lead",
    )
    (fault,) = set(review.rows().faults)
    assert fault.endswith("holder: Évora is new: give its country (field country, as ES)")
    review.proposals.pop()
    decided = Decision("accepted", names={"Évora": "new"}, fields={"country": "pt"})
    review.add("leadership", words, names=names, decision=decided, holder="new:Évora", role="lead")
    assert [(row["city"], row["country"]) for row in review.cells("roles")] == [("Évora", "PT")]
    assert review.cell("report_facts")["holder"] == "city/pt-evora"


def test_equal_words_are_one_passage_and_a_passage_has_one_id_in_all_versions(review: Small) -> None:
    lead(review)
    rows = [row for row in review.cells("report_passages") if row["section"] == "1-a"]
    assert [(row["language"], row["id"]) for row in rows] == [
        ("en", "mandate-cop-mobility"),
        ("es", "mandate-cop-mobility"),
    ]
    cited = {row["passages"] for row in review.cells("report_facts")}
    assert cited == {"mandate-cop-mobility"}


def test_a_passage_has_no_blanks_and_bullets_around_it_and_may_be_named(review: Small) -> None:
    words = "• The third edition of 2021 was published in early 2022 with 24 cities.\n"
    review.add("result", words, said={"passages": ("third-edition",)}, year="2022")
    (row,) = review.cells("report_passages")
    bare = place("en", words.strip("• \n"))
    assert (row["id"], row["start"], row["end"], row["sha256"]) == (
        "third-edition",
        str(bare.start),
        str(bare.end),
        bare.sha256,
    )


def test_a_fact_that_was_not_accepted_becomes_nothing(review: Small) -> None:
    review.add("result", "We want to meet more often.", decision=Decision("open"), year="2022")
    review.add("wish", "We want to meet more often.", decision=Decision("rejected"), by="city/pt-porto")
    assert set(review.rows().tables) == {"reports", "report_versions"}


def test_what_an_earlier_publication_added_and_no_fact_asks_for_is_gone(tmp_path: Path) -> None:
    header = "body_id,role,holder_type,city,country,government,person,organization,start,end,seen,term,"
    cells = "period of the 2022-2023 report,reports/cop-mobility-2022-2023.en"
    ours, other = (
        f"cop-mobility,lead,city,Lyon,FR,,,,,,2022,,lead,{cells}",
        "cop-mobility,lead,city,Lyon,FR,,",
    )
    roles = f"{header}role_as_written,note,source\n{ours}\n{other},,,,2022,,lead,,https://e.org/\n"
    review = small(tmp_path, graph(), roles=roles)
    gone = review.rows().gone["roles"]
    assert [row["source"] for row in gone] == ["reports/cop-mobility-2022-2023.en"]
