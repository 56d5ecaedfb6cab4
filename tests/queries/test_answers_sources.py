"""Sources and where they disagree, and what is here in all: expected from all tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

Row = dict[str, str]
Ask = Callable[[str], list[Row]]
Table = Callable[[str], list[Row]]
Columns = Callable[..., list[tuple[str, ...]]]
Key = Callable[[str], str]

NOTES, PAGE = "source/facts-notes", "https://www.old.uclg.org/en/node/31713"
REPORTS = ("report/digital-cities-2020-2021/en", "report/digital-cities-2020-2021/es")


def split(cell: str) -> list[str]:
    """Sources of a cell; an address may hold a semicolon, so they are separated by a bar."""
    return [part for part in cell.split(" | ") if part]


def test_sources_give_four_different_times_for_the_world_council_of_2020(columns: Columns) -> None:
    """Reports: 11-15 November; its page: 11-13; two pages whose address nobody wrote down: 12-13 and 9-13."""
    rows = columns("conflicts-between-sources", "thing", "property", "value1", "source1", "value2", "source2")
    found = {row[1:] for row in rows if row[0] == "event/wc-2020-guangzhou"}
    ends = {
        ("uclg:statedEnd", "2020-11-13", one, "2020-11-15", report)
        for one in (NOTES, PAGE)
        for report in REPORTS
    }
    starts = {
        *(("uclg:statedStart", "2020-11-09", NOTES, "2020-11-11", other) for other in (PAGE, *REPORTS)),
        *(("uclg:statedStart", "2020-11-11", other, "2020-11-12", NOTES) for other in (PAGE, *REPORTS)),
    }
    assert found == ends | starts


def test_the_study_of_2019_is_of_2019_on_its_cover_and_of_2020_in_the_reports(columns: Columns) -> None:
    rows = columns("conflicts-between-sources", "thing", "property", "value1", "source1", "value2", "source2")
    assert [row[1:] for row in rows if row[0] == "edition/scs-2019"] == [
        ("uclg:statedStart", "2019", NOTES, "2020", report) for report in REPORTS
    ]


def test_the_study_of_2021_came_out_at_a_council_or_at_a_congress(columns: Columns) -> None:
    rows = columns("conflicts-between-sources", "thing", "value1", "source1", "value2", "source2")
    found = [row[1:] for row in rows if row[0] == "edition/scs-2021"]
    assert [(value, source, other) for value, source, _, other in found] == [
        ("event/wc-2021-barcelona", report, NOTES) for report in REPORTS
    ]
    assert all("UCLG Congress according to the press" in words for _, _, words, _ in found)


def test_the_end_of_a_co_presidency_differs_between_pages(columns: Columns) -> None:
    """San José: until 2022 on one page, until 2024 on another; since 2019, 2021 or October 2022."""
    rows = columns("conflicts-between-sources", "thing", "property", "value1", "value2")
    found = {row[1:] for row in rows if row[0].startswith("mandate/uclg--co-president--cr-san-jose")}
    assert ("uclg:statedEnd", "2022", "2024") in found
    assert ("uclg:statedStart", "2019-11-15", "2022-10") in found


def test_a_date_that_is_only_more_exact_is_no_conflict(ask: Ask) -> None:
    for row in ask("conflicts-between-sources"):
        assert not row["value2"].startswith(row["value1"])


def test_bilbao_and_the_two_cities_of_a_meeting_report_co_chair_the_same_council(columns: Columns) -> None:
    """The reports name Bilbao for 2020; the report of 8 February 2021 names Tunis and The Hague, together."""
    rows = columns("conflicts-over-who-leads", "body", "role", "holder1", "holder2", "from2")
    council = "body/pc-opportunities-culture-diplomacy"
    assert [row[1:] for row in rows if row[0] == council] == [
        ("co-chair", "city/es-bilbao", "city/nl-the-hague", "2021-02-08"),
        ("co-chair", "city/es-bilbao", "city/tn-tunis", "2021-02-08"),
    ]


def test_a_city_and_the_person_who_represents_it_are_no_conflict(columns: Columns) -> None:
    """refela: Foumbolo (2020) was represented by the person named as president in 2021; then came Banjul."""
    rows = columns("conflicts-over-who-leads", "body", "holder1", "holder2")
    assert [row[1:] for row in rows if row[0] == "body/refela"] == [
        ("person/macoura-dao-coulibaly", "city/gm-banjul")
    ]


def test_facts_are_counted_by_one_or_several_sources(columns: Columns, table: Table) -> None:
    """The report adds its versions to five collaborations, three events and three editions."""
    practices = Counter(len(split(row["source"])) > 1 for row in table("practices"))
    found = {
        name: (int(one), int(more))
        for name, one, more in columns("facts-with-one-source", "class", "one", "several")
    }
    assert found["uclg:Practice"] == (practices[False], practices[True])
    assert found["uclg:Edition"] == (0, 5)
    assert found["uclg:Event"] == (202 - 3, 3)
    assert found["uclg:Collaboration"] == (223 - 5, 5)
    seats = Counter(
        (
            row["body_id"],
            row["role"],
            row["city"] or row["government"] or row["person"] or row["organization"],
        )
        for row in table("roles")
    )
    one, more = found["uclg:Mandate"]
    assert one >= sum(number == 1 for number in seats.values())
    assert len(seats) - 5 <= one + more < len(table("roles"))


def test_sources_are_counted_by_site(columns: Columns, table: Table) -> None:
    """Every address in a column `source` of a table whose rows become things with sources."""
    pages = set()
    for name in (
        *("bodies", "body_changes", "roles", "awards", "events", "collaborations"),
        *("editions", "focus_areas", "practices", "statements"),
    ):
        for row in table(name):
            pages |= {each for each in split(row["source"]) if each.startswith("http")}
    hosts = Counter(re.sub(r"^https?://([^/]+).*$", r"\1", page) for page in pages)
    rows = columns("sources-by-host", "host", "sources")
    assert {host: int(number) for host, number in rows} == hosts


def test_the_dataset_says_its_name_day_and_licence(columns: Columns) -> None:
    assert columns("about-the-dataset", "title_en", "title_es", "title_fr", "asOf", "license") == [
        (
            "Cities, good practices and bodies of UCLG",
            "Ciudades, buenas prácticas y órganos de CGLU",
            "Villes, bonnes pratiques et organes de CGLU",
            *("2026-11-01", "https://creativecommons.org/licenses/by/4.0/"),
        )
    ]


def test_everything_is_counted_by_class(columns: Columns, table: Table, slug: Key) -> None:
    found = {name: int(number) for name, number in columns("what-is-here", "class", "things")}
    rows = {name: len(table(name)) for name in ("bodies", "events", "practices", "editions", "activities")}
    persons = {slug(row["person"]) for name in ("roles", "awards") for row in table(name) if row["person"]}
    expected = {
        "uclg:Body": rows["bodies"],
        "uclg:Event": rows["events"],
        "uclg:Practice": rows["practices"],
        "uclg:Edition": rows["editions"],
        "uclg:Activity": rows["activities"],
        "uclg:Passage": len(table("report_passages")),
        "uclg:Objective": 3,
        "uclg:Study": 1,
        "uclg:Report": 1,
        "uclg:ReportVersion": 2,
        "uclg:BodyChange": 2,
        "uclg:Collection": 11,
        "uclg:ConsultationBody": 69,
        "uclg:PolicyCouncil": 9,
        "uclg:CommunityOfPractice": 7,
        "uclg:Person": len(persons),
        "uclg:Collaboration": 223,
    }
    assert {name: found[name] for name in expected} == expected
    # Places are looked for once for each local government.
    assert found["uclg:PlaceMatch"] == found["uclg:LocalGovernment"] > found["uclg:City"] > 300
