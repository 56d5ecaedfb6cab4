"""Who leads several bodies: the expected rows were read from data/roles.csv and the two reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

import pytest

Row = dict[str, str]
Ask = Callable[[str], list[Row]]
Table = Callable[[str], list[Row]]
Columns = Callable[..., list[tuple[str, ...]]]
Government = Callable[[str, str], str]

REPORT = {"report/digital-cities-2020-2021/en", "report/digital-cities-2020-2021/es"}
GALAXY = (
    "https://southsouth-galaxy.org/news/4th-international-award-uclg-culture-21-is-open-deadline-mar-18-2020/"
)
AGENDA = "http://agenda21culture.net/index.php/sv/who-we-are-sv/presidency-sv"
HOME = "http://www.uclg-digitalcities.org/en/home/"
VALUES = (
    "https://balioenhiria.bilbao.eus/eu/el-proyecto-bilbao-balioen-hiria-inspira-la-reflexion-y-accion-de-"
    "gobiernos-locales-y-ciudades-internacionales/"
)
# Body, role, days attested, sources: Bilbao's four leaderships in the reports, with what pages add to them.
# The hub was seen in 2020 (report) and 2021 (its page); the home page and the culture page give no date.
CULTURE = ("committee-culture", "vice-president", "2020-01-01", "2020-12-31", REPORT | {GALAXY, AGENDA})
DIGITAL = ("cop-digital-cities", "lead", "2020-01-01", "2020-12-31", REPORT | {HOME})
HUB = ("local4action-hub-bilbao", "lead", "2020-01-01", "2021-12-31", REPORT | {VALUES})
COUNCIL = ("pc-opportunities-culture-diplomacy", "co-chair", "2020-01-01", "2020-12-31", REPORT)

LEADING = {
    *("president", "co-president", "interim-president", "chair", "co-chair"),
    *("vice-president", "vice-chair", "lead"),
}
CONSULTATION = {
    *("policy-council", "commission", "committee", "community-of-practice"),
    *("working-group", "forum", "local4action-hub"),
}


def test_the_six_pairs_of_bodies_that_bilbao_leads_come_with_role_period_and_sources(ask: Ask) -> None:
    pairs = [
        (
            tuple(row[c] for c in ("body1", "role1", "from1", "until1", "body2", "role2", "from2", "until2")),
            set(row["sources"].replace("https://w3id.org/uclg-graph/id/", "").split()),
        )
        for row in ask("pairs-led-by-the-same-city")
        if row["city"] == "city/es-bilbao"
    ]
    four = (CULTURE, DIGITAL, HUB, COUNCIL)
    expected = [
        ((f"body/{one[0]}", *one[1:4], f"body/{other[0]}", *other[1:4]), one[4] | other[4])
        for place, one in enumerate(four)
        for other in four[place + 1 :]
    ]
    assert len(expected) == 6
    assert pairs == expected


def test_the_other_pairs_are_of_barcelona_and_mexico_city(columns: Columns) -> None:
    """Read from the rows of the cities that lead two or more bodies: these alone overlap in attested days."""
    found = columns("pairs-led-by-the-same-city", "city", "body1", "role1", "body2", "role2")
    assert [row for row in found if row[0] != "city/es-bilbao"] == [
        # 2011-2013 and 20 September 2012, then 20 September 2012 to January 2020 and April 2017
        *(
            ("city/es-barcelona", "body/committee-csipdhr", "president", "body/committee-culture", role)
            for role in ("chair", "vice-president")
        ),
        (
            *("city/es-barcelona", "body/committee-culture", "vice-president"),
            *("body/world-forum-cities-peace", "lead"),
        ),
        # 21 April 2015 to 2019, 2016 to 2019 and 20 September 2012 to 2016
        *(
            ("city/mx-mexico-city", "body/committee-csipdhr", "co-president", "body/committee-culture", role)
            for role in ("co-chair", "co-president")
        ),
    ]


@pytest.fixture(scope="module")
def led(table: Table, government: Government) -> dict[str, set[str]]:
    """Consultation bodies by the local government that leads or led them, straight from the rows."""
    kinds = {row["id"]: row["kind"] for row in table("bodies")}
    found: dict[str, set[str]] = defaultdict(set)
    for row in table("roles"):
        name = row["city"] if row["holder_type"] == "city" else row["government"]
        leads = row["role"] in LEADING and kinds[row["body_id"]] in CONSULTATION
        if leads and row["holder_type"] in {"city", "government"}:
            found[government(name, row["country"])].add(row["body_id"])
    return found


def test_every_city_that_led_several_bodies_is_there_with_their_number(
    columns: Columns, led: dict[str, set[str]]
) -> None:
    expected = {city: len(bodies) for city, bodies in led.items() if len(bodies) > 1}
    rows = columns("cities-leading-several-bodies", "city", "bodies")
    assert {city.split("/")[1]: int(number) for city, number in rows} == expected
    assert rows[0] == ("city/es-bilbao", "5")


def test_the_five_bodies_that_bilbao_led_are_named(ask: Ask) -> None:
    bilbao = ask("cities-leading-several-bodies")[0]
    assert bilbao["cityName"] == "Bilbao"
    assert bilbao["bodyNames"].split(" | ") == [
        "Local4Action HUB Bilbao - City of Values",
        "Opportunities for All, Culture and City Diplomacy: Keys to Sustainable Development and Peace",
        "UCLG Committee of Digital and Knowledge-based Cities",
        "UCLG Committee on Culture",
        "UCLG Community of Practice Digital Cities",
    ]


def test_four_cities_lead_several_bodies_now(ask: Ask) -> None:
    """On 1 November 2026, with evidence from 1 November 2020 on.

    Bilbao: seen in 2020 and 2023; its hub ended in March 2023, its committee was last seen in 2016.
    Grigny: right to the city seen on 9 February 2021, inclusion in 2022.
    Soria: New Urban Agenda seen on 12 February 2021, multilateralism in October 2023.
    Xi'an: hub seen in 2020, ASPAC tourism since 9 September 2021.
    """
    now = {
        row["city"]: set(row["bodyNames"].split(" | ")) for row in ask("cities-leading-several-bodies-now")
    }
    assert now == {
        "city/es-bilbao": {
            "Opportunities for All, Culture and City Diplomacy: Keys to Sustainable Development and Peace",
            "UCLG Committee on Culture",
            "UCLG Community of Practice Digital Cities",
        },
        "city/fr-grigny": {
            "Right to the City and Inclusive Territories",
            "UCLG Committee on Social Inclusion, Participatory Democracy and Human Rights",
        },
        "city/es-soria": {
            "Implementation of the New Urban Agenda",
            "Local Multilateralism and City Diplomacy: Linking the Local to the Global",
        },
        "city/cn-xian": {"Local4Action HUB Xi'an", "UCLG ASPAC Tourism Committee"},
    }


def test_everything_that_bilbao_led_is_there_with_dates_and_representative(columns: Columns) -> None:
    wanted = ("body", "role", "start", "end", "seen", "representative")
    assert columns("bodies-led-by-a-city", *wanted) == [
        ("body/committee-culture", "vice-president", "", "", "2020", "Nekane Alonso"),
        ("body/committee-culture", "vice-president", "", "", "2020-01", "Nekane Alonso"),
        ("body/committee-digital-knowledge-cities", "chair", "2005", "", "2012", "Iñaki Azkuna"),
        ("body/committee-digital-knowledge-cities", "chair", "2005", "", "2015", "Iñaki Azkuna"),
        ("body/committee-digital-knowledge-cities", "president", "", "", "2013", "Xabier Ochandiano"),
        ("body/committee-digital-knowledge-cities", "president", "", "", "2016", "Xabier Ochandiano"),
        ("body/cop-digital-cities", "chair", "", "", "2023", ""),
        ("body/cop-digital-cities", "lead", "", "", "2020", "Juan Mari Aburto"),
        ("body/local4action-hub-bilbao", "lead", "", "", "2020", "Juan Mari Aburto"),
        ("body/local4action-hub-bilbao", "lead", "", "", "2021", "Juan Mari Aburto"),
        ("body/pc-opportunities-culture-diplomacy", "co-chair", "", "", "2020", ""),
        ("body/smart-cities-study-2019", "lead", "", "", "2019", "Juan Mari Aburto"),
        ("body/smart-cities-study-2021", "lead", "", "", "2021", "Juan Mari Aburto"),
    ]


def test_the_leaderships_of_the_reports_rest_on_both_of_them(ask: Ask) -> None:
    for body, role, _, _, sources in (CULTURE, DIGITAL, HUB, COUNCIL):
        rows = [
            row for row in ask("bodies-led-by-a-city") if (row["body"], row["role"]) == (f"body/{body}", role)
        ]
        assert rows
        for row in rows:
            assert set(row["sources"].replace("https://w3id.org/uclg-graph/id/", "").split()) == sources


def test_the_community_and_its_committee_were_led_by_bilbao_with_two_vice_chairs(columns: Columns) -> None:
    wanted = ("bodyThen", "role", "holder", "from", "until", "representatives")
    committee = "body/committee-digital-knowledge-cities"
    assert columns("leaders-of-a-body", *wanted) == [
        (committee, "chair", "city/es-bilbao", "2005-01-01", "2015-12-31", "Iñaki Azkuna"),
        (committee, "president", "city/es-bilbao", "2013-01-01", "2016-12-31", "Xabier Ochandiano"),
        (committee, "vice-president", "city/fr-bordeaux", "2013-01-01", "2013-12-31", ""),
        (committee, "vice-chair", "body/cnm-brazil", "2015-01-01", "2015-12-31", ""),
        ("body/cop-digital-cities", "lead", "city/es-bilbao", "2020-01-01", "2020-12-31", "Juan Mari Aburto"),
        ("body/cop-digital-cities", "chair", "city/es-bilbao", "2023-01-01", "2023-12-31", ""),
    ]


def test_four_persons_have_represented_bilbao(columns: Columns) -> None:
    assert columns("representatives-of-a-city", "name", "body", "role", "from", "until") == [
        ("Iñaki Azkuna", "body/committee-digital-knowledge-cities", "chair", "2005-01-01", "2015-12-31"),
        ("Juan Mari Aburto", "body/cop-digital-cities", "lead", "2020-01-01", "2020-12-31"),
        ("Juan Mari Aburto", "body/local4action-hub-bilbao", "lead", "2020-01-01", "2021-12-31"),
        ("Juan Mari Aburto", "body/smart-cities-study-2019", "lead", "2019-01-01", "2019-12-31"),
        ("Juan Mari Aburto", "body/smart-cities-study-2021", "lead", "2021-01-01", "2021-12-31"),
        ("Nekane Alonso", "body/committee-culture", "vice-president", "2020-01-01", "2020-12-31"),
        (
            "Xabier Ochandiano",
            *("body/committee-digital-knowledge-cities", "president"),
            "2013-01-01",
            "2016-12-31",
        ),
    ]


def test_countries_of_the_leading_cities_are_counted(columns: Columns, led: dict[str, set[str]]) -> None:
    bodies: dict[str, set[str]] = defaultdict(set)
    for city, each in led.items():
        bodies[city[:2].upper()] |= each
    cities = Counter(city[:2].upper() for city in led)
    expected = {(code, str(cities[code]), str(len(bodies[code]))) for code in bodies}
    assert set(columns("leading-cities-by-country", "code", "cities", "bodies")) == expected


def test_countries_are_named_in_three_languages(columns: Columns) -> None:
    names = columns("leading-cities-by-country", "country_en", "country_es", "country_fr")
    assert {("Spain", "España", "Espagne"), ("Türkiye", "Turquía", "Turquie")} & set(names)
    assert all(all(row) for row in names)
