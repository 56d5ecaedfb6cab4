"""The 2020-2021 report: expected rows were read from its English and its Spanish version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

Row = dict[str, str]
Ask = Callable[[str], list[Row]]
Table = Callable[[str], list[Row]]
Columns = Callable[..., list[tuple[str, ...]]]

COMMUNITY = "body/cop-digital-cities"


def test_every_component_holds_its_activities_with_their_status(columns: Columns) -> None:
    assert columns("activities-by-component", "component", "status", "activity") == [
        ("a", "done", "activity/scs-2019-communication-plan"),
        ("a", "done", "activity/scs-2019-publication"),
        ("a", "planned", "activity/scs-2019-dissemination"),
        ("a", "planned", "activity/scs-2021-approach"),
        ("a", "planned", "activity/scs-2021-launch"),
        ("a", "planned", "activity/scs-2021-preparation"),
        ("a", "planned", "activity/scs-2021-start"),
        ("b", "planned", "activity/cop-member-list-update"),
        ("b", "under-way", "activity/bilbao-leadership"),
        ("c", "under-way", "activity/cop-progress-reporting"),
        ("d", "planned", "activity/gold-vi-collaboration"),
        ("d", "planned", "activity/smart-city-learning-meetings"),
        ("e", "planned", "activity/scs-2021-participation"),
        ("e", "wished", "activity/study-for-policy-councils"),
    ]


def test_components_are_named_as_the_two_versions_name_them(columns: Columns) -> None:
    names = dict.fromkeys(columns("activities-by-component", "component", "component_en", "component_es"))
    assert list(names) == [
        ("a", "Implementation", "Implementación"),
        ("b", "Advocacy", "Representación"),
        ("c", "Monitoring and follow-up", "Control y seguimiento"),
        ("d", "Learning", "Aprendizaje"),
        ("e", "Strengthening the UCLG network", "Fortalecer la red de CGLU"),
    ]


def test_the_calendar_goes_by_semester(columns: Columns) -> None:
    wanted = ("start", "end", "period_en", "period_es", "status", "activity")
    rows = [row for row in columns("activities-by-semester", *wanted, "component") if row[6] == "a"]
    first, second = (
        ("first semester 2020", "primer semestre de 2020"),
        ("second semester 2020", "segundo semestre de 2020"),
    )
    assert [row[:6] for row in rows] == [
        ("2020", "2020", "beginning of 2020", "comienzos de 2020", "done", "activity/scs-2019-publication"),
        ("2020-01", "2020-06", *first, "done", "activity/scs-2019-communication-plan"),
        ("2020-07", "2020-12", *second, "planned", "activity/scs-2019-dissemination"),
        *[
            ("2020-07", "2020-12", *period, "planned", f"activity/scs-2021-{what}")
            for period, what in (
                (("last months of 2020", "últimos meses de 2020"), "approach"),
                (second, "start"),
            )
        ],
        (
            *("2021", "2021", "World Council of 2021", "Consejo Mundial de 2021"),
            *("planned", "activity/scs-2021-launch"),
        ),
        ("2021", "2021", "2021", "2021", "planned", "activity/scs-2021-preparation"),
    ]


def test_nine_activities_were_planned_and_two_wished(columns: Columns) -> None:
    rows = columns("activities-planned-or-wished", "status", "activity")
    assert Counter(status for status, _ in rows) == {"planned": 9, "wished": 2}
    assert [activity for status, activity in rows if status == "wished"] == [
        "activity/bilbao-continued-leadership",
        "activity/study-for-policy-councils",
    ]


@pytest.mark.parametrize(
    "name", ["activities-by-component", "activities-by-semester", "activities-planned-or-wished"]
)
def test_activities_have_the_words_of_the_table_in_three_languages(ask: Ask, table: Table, name: str) -> None:
    said = {f"activity/{row['id']}": row for row in table("activities")}
    for row in ask(name):
        expected = said[row["activity"]]
        assert (row["en"], row["es"], row["fr"]) == tuple(expected[f"label_{x}"] for x in ("en", "es", "fr"))


def test_the_member_list_was_to_be_updated_around_the_turn_of_the_year(columns: Columns) -> None:
    wanted = ("status", "component", "start", "end", "period_en", "period_es")
    assert columns("update-of-the-member-list", *wanted) == [
        (
            *("planned", "b", "2020", "2021"),
            *("end of 2020 to beginning of 2021", "de finales de 2020 a principios de 2021"),
        )
    ]


def test_the_community_reports_periodically_to_the_world_secretariat(columns: Columns) -> None:
    wanted = ("body", "recipient", "status", "period_en", "period_es", "period_fr")
    assert columns("reporting-to-the-secretariat", *wanted) == [
        (
            *(COMMUNITY, "body/uclg-world-secretariat", "under-way"),
            *("periodically", "periódicamente", "périodiquement"),
        )
    ]


def test_gold_vi_is_about_inequalities(columns: Columns) -> None:
    wanted = ("product", "partner", "status", "theme_en", "theme_es", "theme_fr")
    assert columns("gold-report-and-its-theme", *wanted) == [
        ("body/gold-vi", "body/gold", "planned", "Equality", "Igualdad", "Égalité")
    ]
    ((english, spanish),) = columns("gold-report-and-its-theme", "en", "es")
    assert "inequalities" in english
    assert "desigualdades" in spanish


def test_learning_meetings_are_planned_with_four_institutions(columns: Columns) -> None:
    assert columns("learning-meeting-partners", "partner", "status") == [
        ("body/un-habitat", "planned"),
        ("body/uraia", "planned"),
        ("body/wba", "planned"),
        ("body/wego", "planned"),
    ]


def test_the_four_leaderships_stand_in_these_sections_of_both_versions(columns: Columns) -> None:
    """The community in B, in E (besides which) and in 2 (the wish to go on); the other three in E."""
    wanted = ("cityName", "body", "role", "section", "language")
    assert columns("leaderships-that-a-report-states", *wanted) == [
        ("Bilbao", f"body/{body}", role, section, language)
        for body, role, sections in (
            ("committee-culture", "vice-president", ["1-e"]),
            ("cop-digital-cities", "lead", ["1-b", "1-e", "2"]),
            ("local4action-hub-bilbao", "lead", ["1-e"]),
            ("pc-opportunities-culture-diplomacy", "co-chair", ["1-e"]),
        )
        for section in sections
        for language in ("en", "es")
    ]


def test_the_renewal_follows_the_bureau_of_may_and_looks_to_the_council_of_november(columns: Columns) -> None:
    """The council's days are those of its own page; what the reports say of them is a conflict."""
    wanted = ("status", "event", "kind", "start", "end", "online")
    assert columns("renewal-of-the-mechanisms", *wanted) == [
        ("under-way", "event/eb-2020-virtual", "executive-bureau", "2020-05", "", "true"),
        ("under-way", "event/wc-2020-guangzhou", "world-council", "2020-11-11", "2020-11-13", "true"),
    ]


def test_bilbao_wishes_to_go_on_leading_the_community(columns: Columns) -> None:
    assert columns("wish-to-go-on-leading", "actor", "body", "section") == [
        ("city/es-bilbao", COMMUNITY, "2")
    ]
    ((english, spanish),) = columns("wish-to-go-on-leading", "en", "es")
    assert english == "Bilbao’s wish to go on leading the community"
    assert spanish == "Voluntad de Bilbao de seguir al frente de la comunidad"


def test_the_result_of_2020_is_the_third_edition_and_everything_went_online(columns: Columns) -> None:
    wanted = ("activity", "kind", "product", "partner")
    assert columns("results-and-adaptation-of-a-year", *wanted) == [
        ("activity/cop-pandemic-collaboration", "adaptation", "", "body/uclg-world-secretariat"),
        ("activity/cop-virtual-activities", "adaptation", "", ""),
        ("activity/scs-2019-publication", "publication", "edition/scs-2019", ""),
    ]


def test_passages_are_counted_by_version_and_section(columns: Columns, table: Table) -> None:
    counts = Counter((row["language"], row["section"]) for row in table("report_passages"))
    expected = [(*place, str(counts[place])) for place in sorted(counts)]
    assert columns("report-versions-and-passages", "language", "section", "passages") == expected
    # Only the English version has a cycle, in 1.A; sentences are cut otherwise there.
    assert abs(counts["en", "1-a"] - counts["es", "1-a"]) <= 2


def test_the_spanish_version_alone_supports_these_mandates_and_events(columns: Columns) -> None:
    assert columns("facts-from-a-source", "thing", "class") == [
        ("event/eb-2020-virtual", "uclg:Event"),
        ("event/wc-2020-guangzhou", "uclg:Event"),
        ("event/wc-2021-barcelona", "uclg:Event"),
        ("mandate/committee-culture--vice-president--es-bilbao--2020-01", "uclg:Mandate"),
        ("mandate/cop-digital-cities--lead--es-bilbao--2020", "uclg:Mandate"),
        ("mandate/local4action-hub-bilbao--lead--es-bilbao--2020", "uclg:Mandate"),
        ("mandate/pc-opportunities-culture-diplomacy--co-chair--es-bilbao--2020", "uclg:Mandate"),
    ]
