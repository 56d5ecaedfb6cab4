"""Mandates of all ranks: the expected rows come from data/roles.csv, read row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

Row = dict[str, str]
Ask = Callable[[str], list[Row]]
Table = Callable[[str], list[Row]]
Columns = Callable[..., list[tuple[str, ...]]]
Key = Callable[[str], str]
Government = Callable[[str, str], str]

LEADING = {
    *("president", "co-president", "interim-president", "chair", "co-chair"),
    *("vice-president", "vice-chair", "lead"),
}
OFFICES = {
    *("treasurer", "deputy-treasurer", "ombudsman", "special-envoy"),
    *("ambassador", "secretary-general", "regional-secretary", "focal-point", "coordinator"),
}


@pytest.fixture(scope="module")
def seats(table: Table, government: Government, slug: Key) -> Callable[..., set[tuple[str, str, str]]]:
    """Body, role and holder of rows with certain roles, for holders that are persons or governments."""

    def found(roles: Iterable[str], kinds: Iterable[str]) -> set[tuple[str, str, str]]:
        result = set()
        for row in table("roles"):
            if row["role"] in roles and row["holder_type"] in kinds:
                name = row[row["holder_type"]]
                person = row["holder_type"] == "person"
                holder = slug(name) if person else government(name, row["country"])
                result.add((row["body_id"], row["role"], holder))
        return result

    return found


def bare(rows: Iterable[tuple[str, ...]]) -> set[tuple[str, str, str]]:
    """Body, role and holder without the parts of the address before them."""
    return {(body.split("/")[1], role, holder.split("/")[1]) for body, role, holder in rows}


def test_everybody_who_held_an_office_is_there(
    columns: Columns, seats: Callable[..., set[tuple[str, str, str]]]
) -> None:
    expected = seats(OFFICES, {"person", "city", "government"})
    assert bare(columns("holders-of-an-office", "body", "role", "holder")) == expected


def test_secretaries_general_of_the_world_secretariat_follow_each_other(ask: Ask) -> None:
    rows = [
        (row["holderName"], row["from"], row["until"])
        for row in ask("holders-of-an-office")
        if (row["body"], row["role"]) == ("body/uclg-world-secretariat", "secretary-general")
    ]
    assert rows == [
        ("Elisabeth Gateau", "2004-01-01", "2004-12-31"),
        ("Josep Roig", "2011-09-01", "2011-09-30"),
        ("Josep Roig", "2014-01-01", "2017-12-31"),  # seen in 2016 too, within the term
        ("Emilia Saiz", "2017-12-01", "2021-12-31"),  # since December 2017, seen in 2021
    ]


def test_offices_are_named_in_three_languages(columns: Columns) -> None:
    names = columns("holders-of-an-office", "role", "role_en", "role_es", "role_fr")
    assert ("treasurer", "Treasurer", "Tesorería", "Trésorerie") in names
    assert ("secretary-general", "Secretary general", "Secretaría general", "Secrétariat général") in names


def test_uclg_has_had_these_presidents(columns: Columns) -> None:
    wanted = ("role", "holder", "representative", "onBehalfOf", "start", "end")
    assert columns("presidents-of-the-world-organisation", *wanted) == [
        ("president", "city/br-sao-paulo", "Marta Suplicy", "", "2004-05", ""),
        ("president", "city/fr-paris", "Bertrand Delanoë", "", "2004-05", ""),
        ("president", "city/za-pretoria", "Smangaliso Mkhatshwa", "", "2004-05", ""),
        ("president", "city/fr-paris", "Bertrand Delanoë", "", "2007-10", ""),
        ("president", "city/tr-istanbul", "Kadir Topbaş", "", "2010-11", ""),
        ("president", "city/tr-istanbul", "Kadir Topbaş", "", "2013-10", "2016"),
        ("president", "person/mpho-parks-tau", "", "Johannesburg", "2016-10-15", ""),
        ("president", "city/ma-al-hoceima", "Mohamed Boudra", "", "2019-11-15", "2022"),
        ("president", "city/ru-kazan", "Ilsur Metshin", "", "2021-11", ""),
        ("interim-president", "city/cr-san-jose", "", "", "2022", "2022-06"),
        ("interim-president", "city/es-soria", "Carlos Martínez Mínguez", "", "2022", "2022-06"),
        ("interim-president", "city/ca-kitchener", "", "", "2022-06", "2022-07"),
        ("interim-president", "city/tr-konya", "", "", "2022-06", "2022-07"),
        ("interim-president", "city/es-barcelona", "", "", "2022-07", "2022-08"),
        ("interim-president", "city/fr-paris", "", "", "2022-07", "2022-08"),
        ("interim-president", "city/nl-the-hague", "", "", "2022-08", "2022-10"),
        ("president", "city/uy-montevideo", "Carolina Cosse", "", "2022-10", "2023"),
        ("president", "city/tr-konya", "Uğur İbrahim Altay", "", "2023", "2024"),
        ("president", "city/nl-the-hague", "Jan van Zanen", "", "2024-10", "2025"),
        ("president", "city/kr-daejeon", "Lee Jang-woo", "", "2025", "2026"),
    ]


def test_seven_mandates_end_between_2025_and_2028(columns: Columns) -> None:
    assert columns("mandates-ending-in-a-period", "body", "role", "holder", "start", "end") == [
        ("body/uclg", "president", "city/nl-the-hague", "2024-10", "2025"),
        ("body/uclg-mewa", "president", "city/ps-hebron", "2022", "2025"),
        ("body/uclg", "president", "city/kr-daejeon", "2025", "2026"),
        ("body/mercociudades", "president", "government/uy-canelones-department", "2026", "2027"),
        ("body/cemr", "co-president", "city/fr-sceaux", "2026", "2028"),
        ("body/cemr", "co-president", "government/de-karlsruhe-county", "2026", "2028"),
        ("body/cemr", "president", "person/gunn-marit-helgesen", "2026", "2028"),
    ]


def test_leaderships_known_by_sight_only_are_those_no_row_gives_a_start_for(
    columns: Columns, table: Table, government: Government, slug: Key
) -> None:
    """Where every row of a seat has no start, each `seen` of its rows is a row of the answer."""
    seen: dict[tuple[str, str, str], set[str]] = {}
    started = set()
    for row in table("roles"):
        if row["role"] in LEADING and row["holder_type"] in {"person", "city", "government"}:
            name = row[row["holder_type"]]
            holder = slug(name) if row["holder_type"] == "person" else government(name, row["country"])
            seat = (row["body_id"], row["role"], holder)
            if row["start"]:
                started.add(seat)
            seen.setdefault(seat, set()).update(
                part.strip() for part in row["seen"].split(";") if part.strip()
            )
    expected = {(*seat, date) for seat, dates in seen.items() for date in dates if seat not in started}
    rows = columns("mandates-seen-but-not-dated", "body", "role", "holder", "seen")
    found = {(body.split("/")[1], role, holder.split("/")[1], date) for body, role, holder, date in rows}
    assert expected <= found
    assert ("cop-digital-cities", "lead", "es-bilbao", "2020") in found
    assert ("committee-digital-knowledge-cities", "chair", "es-bilbao", "2012") not in found


def test_secretariats_and_hosts_are_those_of_the_rows(
    columns: Columns, seats: Callable[..., set[tuple[str, str, str]]]
) -> None:
    organizations = {
        ("cop-social-economy", "secretariat", "gsef"),
        ("gtfm", "secretariat", "mewa-committee-social-inclusion"),
        (
            *("mewa-committee-dev-coop-city-diplomacy", "secretariat"),
            "union-of-municipalities-of-turkiye",
        ),
        ("oidp", "secretariat", "barcelona-city-council"),
        ("standing-committee-gender-equality", "secretariat", "uclg-world-secretariat"),
        ("wg-territorial-prevention-crises", "secretariat", "cites-unies-france"),
        ("world-forum-led", "secretariat", "famsi"),
    }
    governments = seats({"secretariat", "host"}, {"city", "government", "person"})
    found = bare(columns("secretariats-and-hosts", "body", "role", "holder"))
    assert found == governments | organizations


def test_eight_cities_were_seen_as_members_of_the_committee_in_2013(columns: Columns) -> None:
    assert columns("members-of-a-body", "holder", "holderName", "start", "seen") == [
        ("city/es-bilbao", "Bilbao", "", "2013"),
        ("city/fr-bordeaux", "Bordeaux", "", "2013"),
        ("city/fi-lappeenranta", "Lappeenranta", "", "2013"),
        ("city/it-milan", "Milan", "", "2013"),
        ("city/fr-pau", "Pau", "", "2013"),
        ("city/fr-poitiers", "Poitiers", "", "2013"),
        ("city/fr-suresnes", "Suresnes", "", "2013"),
        ("city/fr-toulouse", "Toulouse", "", "2013"),
    ]


def test_persons_who_led_several_bodies_are_counted(columns: Columns, table: Table, slug: Key) -> None:
    bodies: dict[str, set[str]] = {}
    for row in table("roles"):
        if row["person"] and row["role"] in LEADING:
            bodies.setdefault(slug(row["person"]), set()).add(row["body_id"])
    expected = {f"person/{person}": found for person, found in bodies.items() if len(found) > 1}
    rows = columns("persons-leading-several-bodies", "person", "bodies", "bodyIds")
    assert {person: set(ids.split()) for person, _, ids in rows} == expected
    assert {person: int(number) for person, number, _ in rows} == {p: len(b) for p, b in expected.items()}


def test_juan_mari_aburto_led_four_bodies_and_programmes_for_bilbao(ask: Ask) -> None:
    (found,) = [
        row for row in ask("persons-leading-several-bodies") if row["person"] == "person/juan-mari-aburto"
    ]
    assert found["name"] == "Juan Mari Aburto"
    assert found["bodyIds"] == (
        "cop-digital-cities local4action-hub-bilbao smart-cities-study-2019 smart-cities-study-2021"
    )


def test_what_each_source_says_of_bilbao_is_kept_apart(columns: Columns, table: Table) -> None:
    """Every row of Bilbao with a leading role, and the Spanish report on the hub, which no row has."""
    reports = {
        f"reports/digital-cities-2020-2021.{code}.txt": f"report/digital-cities-2020-2021/{code}"
        for code in ("en", "es")
    }
    expected = {
        (row["body_id"], row["role"], reports.get(row["source"], row["source"]), row["start"], row["seen"])
        for row in table("roles")
        if (row["city"], row["holder_type"]) == ("Bilbao", "city") and row["role"] in LEADING
    }
    expected.add(("local4action-hub-bilbao", "lead", "report/digital-cities-2020-2021/es", "", "2020"))
    rows = columns("evidence-for-the-leaderships-of-a-city", "body", "role", "source", "start", "seen")
    assert {(body.removeprefix("body/"), *rest) for body, *rest in rows} == expected
    assert len(expected) == 22
