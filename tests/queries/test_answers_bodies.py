"""Bodies, their kinds, names and pairs: expected from the tables bodies, body_changes, events and roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import combinations

import pytest

Row = dict[str, str]
Ask = Callable[[str], list[Row]]
Table = Callable[[str], list[Row]]
Columns = Callable[..., list[tuple[str, ...]]]
Government = Callable[[str, str], str]

CONSULTATION = {
    *("policy-council", "commission", "committee", "community-of-practice"),
    *("working-group", "forum", "local4action-hub"),
}
LEADING = {
    *("president", "co-president", "interim-president", "chair", "co-chair"),
    *("vice-president", "vice-chair", "lead"),
}


@pytest.fixture(scope="module")
def consultation(table: Table) -> set[str]:
    """Ids of the consultation bodies."""
    return {row["id"] for row in table("bodies") if row["kind"] in CONSULTATION}


def test_bodies_are_counted_by_kind(columns: Columns) -> None:
    """Counted in the column `kind` of bodies.csv, 220 rows."""
    assert columns("bodies-by-kind", "kind", "bodies") == [
        ("partner-institution", "102"),
        ("programme", "32"),
        ("committee", "22"),
        ("commission", "14"),
        ("section", "10"),
        ("policy-council", "9"),
        ("working-group", "9"),
        ("community-of-practice", "7"),
        ("governing-body", "6"),
        ("forum", "4"),
        ("local4action-hub", "4"),
        ("world-organization", "1"),
    ]


def test_kinds_are_named_in_three_languages(columns: Columns) -> None:
    names = columns("bodies-by-kind", "label_en", "label_es", "label_fr")
    assert ("Policy council", "Consejo político", "Conseil politique") in names
    assert ("Community of practice", "Comunidad de práctica", "Communauté de pratique") in names


def test_every_consultation_body_is_found_whatever_its_kind(columns: Columns, table: Table) -> None:
    rows = columns("consultation-bodies", "body", "name", "kind", "start", "end")
    expected = {
        (f"body/{row['id']}", row["name_en"], row["kind"], row["start"], row["end"])
        for row in table("bodies")
        if row["kind"] in CONSULTATION
    }
    assert set(rows) == expected
    assert len(rows) == 69


def test_the_hub_of_bilbao_began_and_ended(ask: Ask) -> None:
    (hub,) = [row for row in ask("consultation-bodies") if row["body"] == "body/local4action-hub-bilbao"]
    assert (hub["start"], hub["end"]) == ("2021-06-28", "2023-03")


def test_ten_committees_and_a_task_force_belong_to_the_middle_east_and_west_asia(columns: Columns) -> None:
    assert columns("bodies-under-a-body", "body", "kind") == [
        ("body/mewa-committee-dev-coop-city-diplomacy", "committee"),
        ("body/mewa-committee-culture", "committee"),
        ("body/mewa-committee-culture-tourism", "committee"),
        ("body/mewa-committee-environment", "committee"),
        ("body/mewa-committee-gender-equality", "committee"),
        ("body/mewa-committee-local-governance-city-diplomacy", "committee"),
        ("body/mewa-committee-smart-cities-urban-mobility", "committee"),
        ("body/mewa-committee-social-inclusion", "committee"),
        ("body/mewa-committee-tourism", "committee"),
        ("body/mewa-committee-urban-mobility", "committee"),
        ("body/gtfm", "working-group"),
    ]


def test_the_committee_of_2005_became_the_community_and_the_year_is_not_known(ask: Ask) -> None:
    rows = {row["successor"]: row for row in ask("body-and-its-predecessors")}
    assert set(rows) == {"body/cop-digital-cities", "body/forum-intermediary-cities"}
    digital = rows["body/cop-digital-cities"]
    assert digital["predecessor"] == "body/committee-digital-knowledge-cities"
    assert digital["date"] == ""
    assert "the year of the change is not known" in digital["note"]
    forum = rows["body/forum-intermediary-cities"]
    assert (forum["predecessor"], forum["date"]) == ("body/wg-intermediary-cities", "2016-10")


def test_bodies_without_a_lead_are_those_that_no_row_names_a_leader_of(
    columns: Columns, table: Table, consultation: set[str]
) -> None:
    led = {row["body_id"] for row in table("roles") if row["role"] in LEADING}
    found = {body.removeprefix("body/") for (body,) in columns("bodies-without-a-known-lead", "body")}
    assert found == consultation - led
    assert "pc-safer-resilient" in found
    assert "cop-digital-cities" not in found


def test_names_in_spanish_and_french_are_those_of_the_rows(columns: Columns, table: Table) -> None:
    expected = {
        (f"body/{row['id']}", row["name_en"], row["name_es"], row["name_fr"])
        for row in table("bodies")
        if row["name_es"] or row["name_fr"]
    }
    rows = columns("names-in-three-languages", "body", "en", "es", "fr")
    assert set(rows) == expected
    assert (
        *("body/uclg-executive-bureau", "UCLG Executive Bureau"),
        *("Bureau Ejecutivo de CGLU", "Bureau exécutif de CGLU"),
    ) in rows
    assert (
        *("body/uclg-world-council", "UCLG World Council"),
        *("Consejo Mundial de CGLU", "Conseil mondial de CGLU"),
    ) in rows


def test_the_community_is_found_by_its_english_and_its_spanish_name(columns: Columns) -> None:
    spanish = ("body/cop-digital-cities", "Comunidad de Práctica de Ciudades Digitales")
    english = ("body/cop-digital-cities", "UCLG Community of Practice Digital Cities")
    assert spanish in columns("find-a-body-by-any-name", "body", "name")
    assert columns("find-a-body-by-any-name", "body", "name", words="PRACTICE DIGITAL") == [english]


def test_pairs_of_bodies_at_the_same_event_are_counted(
    columns: Columns, table: Table, consultation: set[str]
) -> None:
    expected: Counter[tuple[str, str]] = Counter()
    for row in table("events"):
        met = sorted({body.strip() for body in row["bodies"].split(";")} & consultation)
        expected.update(combinations(met, 2))
    rows = columns("bodies-meeting-at-the-same-event", "body1", "body2", "events")
    assert {
        (one.removeprefix("body/"), other.removeprefix("body/")): int(number) for one, other, number in rows
    } == expected
    assert rows[0] == ("body/committee-lesd", "body/world-forum-led", "6")


def test_the_digital_committee_met_the_one_on_strategic_planning_once(ask: Ask) -> None:
    (meeting,) = [
        row["names"]
        for row in ask("bodies-meeting-at-the-same-event")
        if row["body1"] == "body/committee-digital-knowledge-cities"
    ]
    assert meeting == (
        "Joint meeting of the Committees on Digital and Knowledge-based Cities and Urban Strategic Planning"
    )


def test_bodies_with_governments_in_common_are_those_of_the_rows(
    columns: Columns, table: Table, government: Government, consultation: set[str]
) -> None:
    bodies: dict[str, set[str]] = {}
    for row in table("roles"):
        if row["holder_type"] in {"city", "government"} and row["body_id"] in consultation:
            holder = government(row[row["holder_type"]], row["country"])
            bodies.setdefault(holder, set()).add(row["body_id"])
    pairs = Counter(pair for found in bodies.values() for pair in combinations(sorted(found), 2))
    expected = {(f"body/{a}", f"body/{b}", str(n)) for (a, b), n in pairs.items() if n > 1}
    assert set(columns("bodies-sharing-members", "body1", "body2", "shared")) == expected


def test_culture_and_digital_cities_have_bilbao_and_milan_in_common(columns: Columns) -> None:
    rows = columns("bodies-sharing-members", "body1", "body2", "governments")
    assert ("body/committee-culture", "body/committee-digital-knowledge-cities", "Bilbao | Milan") in rows
