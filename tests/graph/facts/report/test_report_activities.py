"""The calendar of activities, and what else the report says was done, is planned or wished."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Says = Callable[[str], bool]
Rows = Callable[[str], list[tuple[str, ...]]]
Sections = Callable[[str], set[str]]


def activity(
    name: str, status: str, section: str, *, component: str = "", more: str = ""
) -> tuple[str, set[str]]:
    """A pattern for an activity and the sections where it must be stated."""
    concept = f"uclg:component component:{component} ;" if component else ""
    pattern = f"""activity:{name} a uclg:Activity ; uclg:activityStatus activity-status:{status} ;
        {concept} {more} uclg:body ?body . BIND(activity:{name} AS ?thing)"""
    return pattern, {f"{language} {part}" for language in ("en", "es") for part in section.split()}


def test_the_communication_plan_was_launched_with_the_secretariat_in_the_first_semester_of_2020(
    says: Says, sections: Sections
) -> None:
    pattern, where = activity(
        "scs-2019-communication-plan",
        "done",
        "1-a",
        component="a",
        more="""uclg:partner body:uclg-world-secretariat ; uclg:product edition:scs-2019 ;
        schema:startDate "2020-01"^^xsd:gYearMonth ; schema:endDate "2020-06"^^xsd:gYearMonth ;
        uclg:earliestDate "2020-01-01"^^xsd:date ; uclg:latestDate "2020-06-30"^^xsd:date ;
        uclg:period "first semester 2020"@en , "primer semestre de 2020"@es , "premier semestre 2020"@fr ;""",
    )
    assert says(pattern)
    assert sections(pattern) == where


SECOND_SEMESTER = 'schema:startDate "2020-07"^^xsd:gYearMonth ; schema:endDate "2020-12"^^xsd:gYearMonth ;'
YEAR_2021 = 'schema:startDate "2021"^^xsd:gYear ; schema:endDate "2021"^^xsd:gYear ;'


@pytest.mark.parametrize(
    ("name", "product", "dates", "period"),
    [
        ("scs-2019-dissemination", "scs-2019", SECOND_SEMESTER, "second semester 2020"),
        ("scs-2021-start", "scs-2021", SECOND_SEMESTER, "second semester 2020"),
        ("scs-2021-approach", "scs-2021", SECOND_SEMESTER, "last months of 2020"),
        ("scs-2021-preparation", "scs-2021", YEAR_2021, "2021"),
        ("scs-2021-launch", "scs-2021", YEAR_2021, "World Council of 2021"),
    ],
)
def test_the_calendar_plans_dissemination_preparation_and_launch_by_semester(
    says: Says, sections: Sections, name: str, product: str, dates: str, period: str
) -> None:
    pattern, where = activity(
        name,
        "planned",
        "1-a",
        component="a",
        more=f'uclg:product edition:{product} ; uclg:period "{period}"@en ; {dates}',
    )
    assert says(pattern)
    assert sections(pattern) == where


def test_the_preparation_in_2021_uses_the_methodology_of_the_earlier_editions(says: Says) -> None:
    assert says(
        """activity:scs-2021-preparation uclg:statedIn passage-en:methodology ,
        passage-es:methodology . ?said uclg:about activity:scs-2021-preparation ; rdfs:label ?words .
        FILTER(CONTAINS(?words, "methodology"))"""
    )


def test_the_study_is_to_be_launched_at_the_world_council_of_2021(says: Says) -> None:
    assert says("activity:scs-2021-launch uclg:atEvent event:wc-2021-barcelona .")


def test_bilbao_goes_on_leading_under_advocacy(says: Says, sections: Sections) -> None:
    pattern, where = activity(
        "bilbao-leadership", "under-way", "1-b", component="b", more="uclg:actor city:es-bilbao ;"
    )
    assert says(pattern)
    assert sections(pattern) == where


def test_the_member_list_is_to_be_updated_from_the_end_of_2020(says: Says, sections: Sections) -> None:
    pattern, where = activity(
        "cop-member-list-update",
        "planned",
        "1-b",
        component="b",
        more='schema:startDate "2020"^^xsd:gYear ; schema:endDate "2021"^^xsd:gYear ;',
    )
    assert says(pattern)
    assert sections(pattern) == where


def test_the_community_reports_periodically_to_the_world_secretariat(says: Says, sections: Sections) -> None:
    pattern, where = activity(
        "cop-progress-reporting",
        "under-way",
        "1-c",
        component="c",
        more="""uclg:recipient body:uclg-world-secretariat ; uclg:period "periodically"@en ;
        uclg:product edition:scs-2021 ;""",
    )
    assert says(pattern)
    assert sections(pattern) == where


def test_collaboration_on_gold_vi_and_its_theme_is_planned(says: Says, sections: Sections) -> None:
    pattern, where = activity(
        "gold-vi-collaboration",
        "planned",
        "1-d",
        component="d",
        more="uclg:partner body:gold ; uclg:product body:gold-vi ; dct:subject theme:equality ;",
    )
    assert says(pattern)
    assert sections(pattern) == where


def test_learning_meetings_are_planned_with_the_four_named_institutions_among_others(
    says: Says, rows: Rows, sections: Sections
) -> None:
    pattern, where = activity("smart-city-learning-meetings", "planned", "1-d", component="d")
    assert sections(pattern) == where
    partners = rows("SELECT ?p WHERE { activity:smart-city-learning-meetings uclg:partner ?p }")
    assert partners == [("body/un-habitat",), ("body/uraia",), ("body/wba",), ("body/wego",)]
    assert says(
        'activity:smart-city-learning-meetings rdfs:comment ?note . FILTER(REGEX(?note, "among others"))'
    )


def test_the_widest_participation_is_sought_in_the_fourth_edition(says: Says, sections: Sections) -> None:
    pattern, where = activity(
        "scs-2021-participation",
        "planned",
        "1-e",
        component="e",
        more="uclg:recipient body:cop-digital-cities , body:uclg ; uclg:product edition:scs-2021 ;",
    )
    assert says(pattern)
    assert sections(pattern) == where


def test_the_study_is_offered_to_the_policy_councils_of_the_time(rows: Rows, sections: Sections) -> None:
    pattern, where = activity(
        "study-for-policy-councils",
        "wished",
        "1-e",
        component="e",
        more="uclg:product study:smart-cities-study ;",
    )
    assert sections(pattern) == where
    assert rows("SELECT ?c WHERE { activity:study-for-policy-councils uclg:recipient ?c }") == [
        ("body/pc-opportunities-culture-diplomacy",),
        ("body/pc-right-to-the-city",),
        ("body/pc-safer-resilient",),
        ("body/pc-territorial-multilevel-governance",),
    ]


def test_the_renewal_of_the_mechanisms_has_begun_between_bureau_and_world_council(
    says: Says, sections: Sections
) -> None:
    pattern, where = activity(
        "mechanisms-renewal",
        "under-way",
        "2",
        more="uclg:body body:uclg ; uclg:atEvent event:eb-2020-virtual , event:wc-2020-guangzhou ;",
    )
    assert says(pattern)
    assert sections(pattern) == where


def test_bilbao_wishes_to_go_on_leading(says: Says, sections: Sections) -> None:
    pattern, where = activity(
        "bilbao-continued-leadership",
        "wished",
        "2",
        more="uclg:body body:cop-digital-cities ; uclg:actor city:es-bilbao ;",
    )
    assert says(pattern)
    assert sections(pattern) == where


def test_the_third_edition_is_the_result_of_2020(says: Says, sections: Sections) -> None:
    pattern, where = activity("scs-2019-publication", "done", "1-a 3", more="uclg:product edition:scs-2019 ;")
    assert says(pattern)
    assert sections(pattern) == where


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("cop-virtual-activities", ""),
        ("cop-pandemic-collaboration", "uclg:partner body:uclg-world-secretariat ;"),
    ],
)
def test_the_community_adapted_to_covid_online_and_with_the_secretariat(
    says: Says, sections: Sections, name: str, more: str
) -> None:
    pattern, where = activity(name, "done", "3", more=f"{more} dct:subject theme:covid-19 ;")
    assert says(pattern)
    assert sections(pattern) == where


def test_every_activity_has_a_kind_sources_and_labels_in_three_languages(rows: Rows) -> None:
    found = rows(
        """SELECT ?activity (COUNT(DISTINCT LANG(?label)) AS ?labels) (COUNT(DISTINCT ?source) AS ?sources)
        WHERE { ?activity a uclg:Activity ; rdfs:label ?label ; dct:source ?source ;
        uclg:activityKind/skos:notation ?kind } GROUP BY ?activity"""
    )
    assert len(found) == 18
    assert {row[1:] for row in found} == {("3", "2")}
