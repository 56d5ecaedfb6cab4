"""Curated queries with other values than those in their files: expected from the tables of data/."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

import pytest

Row = dict[str, str]
Ask = Callable[..., list[Row]]
Table = Callable[[str], list[Row]]
Columns = Callable[..., list[tuple[str, ...]]]
Government = Callable[[str, str], str]

COMMUNITY, COMMITTEE = "body/cop-digital-cities", "body/committee-digital-knowledge-cities"
HUB = "body/local4action-hub-bilbao"
BODIES = {
    "body/pc-opportunities-culture-diplomacy",
    *(COMMUNITY, "body/committee-culture", HUB),
}


@pytest.mark.parametrize(
    ("date", "number"), [("2020", "4"), ("2020-06", "4"), ("2020-06-28", "4"), ("2021", ""), ("2013", "2")]
)
def test_bilbao_leads_four_bodies_on_any_day_of_2020(ask: Ask, date: str, number: str) -> None:
    """Its mandates of the reports are attested for the year 2020; in 2021 only that of the hub is."""
    rows = {row["city"]: row for row in ask("cities-leading-several-bodies", onDate=date)}
    if date == "2013":  # chair of one body, so it does not count
        assert "city/es-bilbao" not in rows
    else:
        assert rows.get("city/es-bilbao", {"bodies": ""})["bodies"] == number


def test_more_bodies_can_be_asked_for(columns: Columns) -> None:
    rows = columns("cities-leading-several-bodies", "city", "bodies", least="5")
    assert rows == [("city/es-bilbao", "5")]


def test_mandates_end_within_a_year_or_a_month(columns: Columns) -> None:
    def found(first: str, last: str) -> list[tuple[str, ...]]:
        return columns("mandates-ending-in-a-period", "holder", "end", first=first, last=last)

    assert found("2025", "2025") == [("city/nl-the-hague", "2025"), ("city/ps-hebron", "2025")]
    june = found("2022-06", "2022-06")
    assert {("city/cr-san-jose", "2022-06"), ("city/es-soria", "2022-06")} < set(june)
    assert {end for _, end in june} == {"2022", "2022-06"}  # what ends in 2022 may end in June
    assert ("body/uclg",) in set(columns("mandates-ending-in-a-period", "body", body="body/uclg"))


def test_bodies_without_a_lead_are_more_on_a_date_and_fewer_of_a_kind(columns: Columns) -> None:
    ever = set(columns("bodies-without-a-known-lead", "body"))
    then = set(columns("bodies-without-a-known-lead", "body", onDate="2020"))
    assert ever < then
    assert (COMMUNITY,) not in then
    assert (COMMUNITY,) in set(columns("bodies-without-a-known-lead", "body", onDate="2017"))
    kind = columns("bodies-without-a-known-lead", "body", "kind", "kindName", bodyKind="policy-council")
    assert {row[1:] for row in kind} == {("policy-council", "Policy council")}
    assert {row[:1] for row in kind} < ever


def test_practices_go_by_each_criterion_and_by_several(columns: Columns, table: Table) -> None:
    def found(**given: str | None) -> set[str]:
        return {row[0] for row in columns("practices", "practice", **{"goal": None, **given})}

    rows = table("practices")
    assert found() == {f"practice/{row['id']}" for row in rows}
    spain = {f"practice/{row['id']}" for row in rows if row["country"] == "ES"}
    assert found(country="country/es") == spain
    assert found(country="country/es", collection="culture21-obs") == spain & found(
        collection="culture21-obs"
    )
    dated = {f"practice/{row['id']}" for row in rows if row["year"] in ("2014", "2015")}
    assert found(first="2014", last="2015") == dated == found(first="2014-06", last="2015-03")
    africa = found(region="africa")
    assert ("africa", str(len(africa))) in columns("practices-by-world-region", "region", "practices")
    area = {f"practice/{row['id']}" for row in rows if row["focus_area"] == "governance"}
    assert found(area="focus-area/governance") == area == found(edition="edition/scs-2019")
    assert found(theme="participatory-budgeting") == {
        row[0] for row in columns("practices-on-a-theme", "practice")
    }


def test_cities_outside_the_bodies_of_a_theme_have_no_role_in_one(columns: Columns, ask: Ask) -> None:
    outside = {row[0] for row in columns("cities-outside-the-bodies-of-a-theme", "city")}
    bodies = {row["body"] for row in ask("bodies-working-on-a-theme", theme="culture")}
    assert "body/committee-culture" in bodies
    assert "city/es-bilbao" not in outside  # vice-president for culture
    assert all(int(number) > 0 for (number,) in columns("cities-outside-the-bodies-of-a-theme", "practices"))


def test_editions_reach_the_regions_that_their_practices_come_from(columns: Columns, table: Table) -> None:
    expected = Counter(row["focus_area"] for row in table("practices") if row["focus_area"])
    rows = columns("editions-by-world-region", "ordinal", "practices", edition="edition/scs-2019")
    assert {ordinal for ordinal, _ in rows} == {"3"}
    assert sum(int(number) for _, number in rows) == expected["governance"]
    assert ("África",) in columns("editions-by-world-region", "regionName", language="es")


def test_the_timeline_holds_mandates_events_activities_and_the_change(ask: Ask, table: Table) -> None:
    rows = ask("timeline-of-a-body")
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row["what"]].add(row["fact"])
    assert len(found["change"]) == 1
    assert {row["bodyThen"] for row in rows} == {COMMUNITY, COMMITTEE}
    events = {f"event/{r['id']}" for r in table("events") if COMMITTEE.split("/")[1] in r["bodies"]}
    assert found["event"] == events
    assert found["activity"] == {
        f"activity/{r['id']}" for r in table("activities") if r["body"] == COMMUNITY.split("/")[1]
    }
    assert [row["from"] for row in rows] == sorted(row["from"] for row in rows)


def test_the_network_of_the_community_reaches_the_other_bodies_of_its_partners(columns: Columns) -> None:
    rows = columns("network-of-a-body", "partner", "otherBody")
    assert {partner for partner, _ in rows} <= {
        *("body/un-habitat", "body/uraia", "body/wba", "body/wego", "body/gold"),
    }
    assert ("body/uraia", COMMITTEE) in rows
    assert not [row for row in rows if row[1] == COMMUNITY]


def test_facts_of_a_body_on_one_source_have_no_other(columns: Columns) -> None:
    rows = columns("facts-on-one-source-of-a-body", "fact", "source")
    assert len({fact for fact, _ in rows}) == len(rows)
    mandates = [fact for fact, _ in rows if fact.startswith("mandate/")]
    assert mandates == ["mandate/cop-digital-cities--chair--es-bilbao--2023"]


def test_cities_of_a_country_come_with_practices_and_bodies(columns: Columns) -> None:
    rows = {row[0]: row[1:] for row in columns("cities-of-a-country", "city", "practices", "bodies")}
    assert rows["city/es-bilbao"][0] == "4"
    assert all(city.split("/")[1].startswith("es-") for city in rows)


def test_events_of_a_kind_keep_to_a_period(columns: Columns) -> None:
    rows = columns("events-of-a-kind", "event", eventKind="world-council", first="2020", last="2021-11")
    assert rows == [("event/wc-2020-guangzhou",), ("event/wc-2021-barcelona",)]


def test_what_was_planned_narrows_by_component_and_date(columns: Columns) -> None:
    rows = columns("activities-planned-or-wished", "activity", component="d")
    assert {row[0] for row in rows} == {
        *("activity/gold-vi-collaboration", "activity/smart-city-learning-meetings"),
    }
    due = columns("activities-planned-or-wished", "activity", "until", by="2020")
    assert due
    assert all(until <= "2020-12-31" for _, until in due)


def test_a_section_of_a_report_is_asked_for_alone(columns: Columns) -> None:
    rows = columns("facts-that-a-report-states", "section", part="1-d")
    assert set(rows) == {("1-d",)}


def test_conflicts_of_a_body_are_those_of_its_mandates_and_events(columns: Columns) -> None:
    rows = columns("conflicts-between-sources", "thing", body="body/uclg")
    assert rows
    assert set(rows) < set(columns("conflicts-between-sources", "thing"))
    assert any(thing.startswith("mandate/uclg--") for (thing,) in rows)


def test_an_office_and_a_body_narrow_the_holders(columns: Columns) -> None:
    rows = columns("holders-of-an-office", "body", "role", office="treasurer")
    assert {role for _, role in rows} == {"treasurer"}
    assert set(columns("holders-of-an-office", "body", body="body/uclg")) == {("body/uclg",)}


def test_names_follow_the_language_and_fall_back_to_english(columns: Columns) -> None:
    spanish = columns("consultation-bodies", "body", "name", language="es", bodyKind="community-of-practice")
    assert (COMMUNITY, "Comunidad de Práctica de Ciudades Digitales") in spanish
    assert [body for body, name in spanish if not name] == []
    french = columns("consultation-bodies", "body", "name", language="fr")
    assert (COMMUNITY, "UCLG Community of Practice Digital Cities") in french
