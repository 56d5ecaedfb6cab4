"""Every fact that the two language versions of the report state comes out of the graph by SPARQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.facts.report import report_quads
from graph.iris import Iris
from graph.tables import Tables
from ontology import UCLG
from tests.graph.facts.report.conftest import Context

Says = Callable[[str], bool]
Rows = Callable[[str], list[tuple[str, ...]]]
Sections = Callable[[str], set[str]]

COP = "body:cop-digital-cities"
STUDY = "study:smart-cities-study"
BILBAO = "city:es-bilbao"
# What is said of values is worded by the program.
AREAS_2012 = (
    "Focus of Smart Cities Study 2012: Economy, People, Governance, Mobility, Environment, Quality of life"
)
FACTORS_2019 = "Key factors of Smart Cities Study 2019: Open government, Advanced strategic management"
CITIES_2019 = "Cities that took part in Smart Cities Study 2019: 24"


def both(*sections: str) -> set[str]:
    """The same sections in English and in Spanish."""
    return {f"{language} {section}" for language in ("en", "es") for section in sections}


def about(fact: str, thing: str) -> str:
    """A statement about a thing that is labelled so in English."""
    return f'?thing a uclg:Statement ; uclg:about {thing} ; rdfs:label "{fact}"@en .'


# The report itself


def test_the_report_is_of_the_community_and_covers_2020_and_2021(says: Says) -> None:
    assert says(
        f"""report:digital-cities-2020-2021 a uclg:Report ; uclg:body {COP} ;
        schema:startDate "2020"^^xsd:gYear ; schema:endDate "2021"^^xsd:gYear ;
        uclg:earliestDate "2020-01-01"^^xsd:date ; uclg:latestDate "2021-12-31"^^xsd:date ."""
    )


def test_the_report_has_two_language_versions_with_file_length_and_checksum(rows: Rows) -> None:
    found = rows(
        """SELECT ?language ?file ?length ?checksum WHERE {
        report:digital-cities-2020-2021 uclg:version ?version . ?version a uclg:ReportVersion ;
        dct:language ?language ; uclg:fileName ?file ; uclg:characters ?length ; uclg:sha256 ?checksum }"""
    )
    assert [row[:3] for row in found] == [
        ("en", "digital-cities-2020-2021.en.txt", "6532"),
        ("es", "digital-cities-2020-2021.es.txt", "7072"),
    ]
    assert all(len(row[3]) == 64 for row in found)


def test_every_section_of_the_template_has_passages_in_both_languages(rows: Rows) -> None:
    found = rows(
        """SELECT DISTINCT ?language ?section WHERE { ?passage a uclg:Passage ;
        uclg:inVersion/dct:language ?language ; uclg:section/skos:notation ?section }"""
    )
    assert {" ".join(row) for row in found} == both("1", "1-a", "1-b", "1-c", "1-d", "1-e", "2", "3")


def test_the_report_arranges_its_activities_by_strategic_component(sections: Sections) -> None:
    found = sections(
        about("Activities are arranged by UCLG’s strategic components", "report:digital-cities-2020-2021")
    )
    assert found == both("1", "1-a", "1-b", "1-c", "1-d", "1-e")


# The study


def test_keeping_the_study_up_to_date_is_the_main_purpose_of_the_community(
    says: Says, sections: Sections
) -> None:
    assert says(f"{STUDY} uclg:body {COP} .")
    fact = "Keeping the study up to date is the community’s main purpose"
    assert sections(about(fact, STUDY)) == both("1-a")


def test_only_the_english_version_names_a_cycle_of_two_to_three_years(rows: Rows, sections: Sections) -> None:
    assert rows(f"SELECT ?years WHERE {{ {STUDY} uclg:cycleYears ?years }}") == [("2",), ("3",)]
    assert sections(about("A new edition every two to three years", STUDY)) == {"en 1-a"}


def test_the_study_takes_a_global_and_cross_cutting_view(sections: Sections) -> None:
    fact = "Global, cross-cutting view of what lets a city grow and change"
    assert sections(about(fact, STUDY)) == both("1-a")


def test_the_study_has_three_objectives_in_three_languages(rows: Rows) -> None:
    found = rows(
        f"""SELECT ?ordinal (COUNT(DISTINCT LANG(?label)) AS ?languages) WHERE {{
        {STUDY} uclg:objective ?objective . ?objective a uclg:Objective ; uclg:ordinal ?ordinal ;
        rdfs:label ?label ; uclg:statedIn/uclg:section report-section:1-a }} GROUP BY ?ordinal"""
    )
    assert found == [("1", "3"), ("2", "3"), ("3", "3")]


def test_the_versions_give_the_objectives_in_another_order(rows: Rows) -> None:
    found = rows(
        """SELECT ?language ?place ?objective WHERE { ?objective a uclg:Objective .
        ?statement uclg:about ?objective ; dct:source/dct:language ?language ;
        uclg:statedProperty uclg:ordinal ; uclg:statedValue ?place }"""
    )
    assert [(language, place, thing[-1]) for language, place, thing in found] == [
        ("en", "1", "1"),
        ("en", "2", "2"),
        ("en", "3", "3"),
        ("es", "1", "1"),
        ("es", "2", "3"),
        ("es", "3", "2"),
    ]


# The editions


def test_three_editions_are_published_when_the_report_is_written(sections: Sections) -> None:
    assert sections(about("Three published editions", STUDY)) == both("1-a")


@pytest.mark.parametrize(("year", "ordinal"), [("2012", "1"), ("2017", "2"), ("2019", "3"), ("2021", "4")])
def test_each_edition_has_its_number(says: Says, year: str, ordinal: str) -> None:
    assert says(f"edition:scs-{year} uclg:ordinal {ordinal} ; uclg:statedIn ?passage .")


def test_the_first_edition_looks_at_all_six_areas(rows: Rows, sections: Sections) -> None:
    found = rows("SELECT ?area WHERE { edition:scs-2012 uclg:focusArea ?area }")
    areas = ("economy", "environment", "governance", "mobility", "people", "quality-of-life")
    assert found == [(f"focus-area/{area}",) for area in areas]
    assert sections(about(AREAS_2012, "edition:scs-2012")) == both("1-a")


def test_the_second_edition_looks_at_economy_by_four_factors(rows: Rows) -> None:
    found = rows(
        """SELECT ?area ?factor WHERE { edition:scs-2017 uclg:focusArea ?area ; uclg:keyFactor ?factor }"""
    )
    factors = ("digital-economy", "entrepreneurship", "innovation", "knowledge-and-talent")
    assert found == [("focus-area/economy", f"focus-area/{factor}") for factor in factors]


def test_the_third_edition_looks_at_governance_by_two_factors(rows: Rows, sections: Sections) -> None:
    found = rows(
        """SELECT ?area ?factor WHERE { edition:scs-2019 uclg:focusArea ?area ; uclg:keyFactor ?factor }"""
    )
    factors = ("advanced-strategic-management", "open-government")
    assert found == [("focus-area/governance", f"focus-area/{factor}") for factor in factors]
    assert sections(about(FACTORS_2019, "edition:scs-2019")) == both("1-a", "3")


def test_the_third_edition_came_out_in_2020(says: Says, sections: Sections) -> None:
    assert says('edition:scs-2019 dct:issued "2020"^^xsd:gYear .')
    assert sections(about("Smart Cities Study 2019 came out: 2020", "edition:scs-2019")) == both("1-a", "3")


def test_24_cities_took_part_in_2019_most_of_them_members(says: Says, sections: Sections) -> None:
    assert says("edition:scs-2019 uclg:citiesCount 24 .")
    for fact in (CITIES_2019, "Most of the 24 cities belong to the community"):
        assert sections(about(fact, "edition:scs-2019")) == both("3")


def test_the_third_edition_gathered_success_stories(sections: Sections) -> None:
    fact = about("The 2019 edition gathered success stories", "edition:scs-2019")
    assert sections(fact) == both("3")


def test_each_published_edition_has_a_page_in_each_language_as_the_report_gives_it(rows: Rows) -> None:
    site = "http://www.uclg-digitalcities.org/"
    found = rows(
        """SELECT ?language ?page WHERE { ?statement uclg:about/^uclg:about ?statement ;
        uclg:statedProperty foaf:page ; uclg:statedValue ?page ; dct:source/dct:language ?language .
        ?page dct:language ?language }"""
    )
    assert found == [
        ("en", f"{site}en/smart-cities-study/2012-edition/"),
        ("en", f"{site}en/smart-cities-study/2017-edition/"),
        ("en", f"{site}en/smart-cities-study/2019-edition/"),
        ("es", f"{site}smart-cities-study/2019-edicion/"),
        ("es", f"{site}smart-cities-study/edicion-2012/"),
        ("es", f"{site}smart-cities-study/edicion-2017/"),
    ]


def test_a_fourth_edition_of_2021_is_to_come(sections: Sections) -> None:
    found = sections(about("Fourth edition: 2021", "edition:scs-2021"))
    assert found == both("1-a", "1-c", "1-e")


# The leaderships


@pytest.mark.parametrize(
    ("body", "role", "found"),
    [
        ("cop-digital-cities", "lead", both("1-b", "1-e", "2")),
        ("pc-opportunities-culture-diplomacy", "co-chair", both("1-e")),
        ("local4action-hub-bilbao", "lead", both("1-e")),
        ("committee-culture", "vice-president", both("1-e")),
    ],
)
def test_each_leadership_of_bilbao_is_stated_in_both_versions(
    sections: Sections, body: str, role: str, found: set[str]
) -> None:
    mandate = f"org:organization body:{body} ; org:role role:{role} ; org:member {BILBAO} ."
    assert sections(f"?thing {mandate}") == found


def test_each_leadership_has_one_statement_a_version_and_no_second_one(rows: Rows) -> None:
    found = rows(
        f"""SELECT ?body ?language (COUNT(DISTINCT ?statement) AS ?n) WHERE {{
        ?mandate org:member {BILBAO} ; org:organization ?body . ?statement uclg:about ?mandate ;
        uclg:statedIn ?passage ; dct:source/dct:language ?language }} GROUP BY ?body ?language"""
    )
    assert len(found) == 8
    assert {row[2] for row in found} == {"1"}


def test_the_mayor_juan_mari_aburto_represents_bilbao(says: Says, sections: Sections) -> None:
    assert says(
        f"""?mandate org:organization {COP} ; org:member {BILBAO} ; uclg:representedBy ?who .
        ?statement uclg:about ?mandate ; uclg:statedRepresentative ?who ; uclg:statedIn ?passage .
        ?who schema:jobTitle "Mayor of Bilbao"@en , "Alcalde de Bilbao"@es .
        FILTER(?who = person:juan-mari-aburto)"""
    )
    assert sections("BIND(person:juan-mari-aburto AS ?thing)") == both("1-b")


def test_leading_several_bodies_lets_bilbao_create_synergies(sections: Sections) -> None:
    assert sections(about("Leading several bodies lets Bilbao create synergies", BILBAO)) == both("1-e")


# Events and other bodies


def test_the_executive_bureau_met_online_in_may_2020(says: Says, sections: Sections) -> None:
    assert says(
        """?statement uclg:about event:eb-2020-virtual ; uclg:statedStart "2020-05"^^xsd:gYearMonth .
        event:eb-2020-virtual uclg:online true ."""
    )
    assert sections("BIND(event:eb-2020-virtual AS ?thing)") == both("2")


def test_the_world_council_of_2020_was_set_for_11_to_15_november_online(
    says: Says, sections: Sections
) -> None:
    assert says(
        """?statement uclg:about event:wc-2020-guangzhou ; uclg:statedStart "2020-11-11"^^xsd:date ;
        uclg:statedEnd "2020-11-15"^^xsd:date . event:wc-2020-guangzhou uclg:online true ."""
    )
    assert sections("BIND(event:wc-2020-guangzhou AS ?thing)") == both("2")


def test_gold_vi_is_to_be_about_inequalities(says: Says, sections: Sections) -> None:
    assert says("body:gold-vi dct:subject theme:equality .")
    assert sections(about("GOLD VI is to be about inequalities", "body:gold-vi")) == both("1-d")


@pytest.mark.parametrize("partner", ["gold", "un-habitat", "uraia", "wego", "wba"])
def test_the_collaboration_with_each_partner_is_stated_in_both_versions(rows: Rows, partner: str) -> None:
    found = rows(
        f"""SELECT DISTINCT ?language WHERE {{ ?thing uclg:statedIn ?passage .
        ?passage uclg:section report-section:1-d ; uclg:inVersion/dct:language ?language .
        FILTER(CONTAINS(STR(?thing), "collaboration/cop-digital-cities--{partner}--")) }}"""
    )
    assert found == [("en",), ("es",)]


def test_new_technologies_helped_to_adapt_to_the_pandemic(sections: Sections) -> None:
    fact = "New technologies helped cities and their people adapt to COVID-19"
    assert sections(about(fact, COP)) == both("3")


def test_other_names_that_a_version_uses_are_kept_with_its_language(rows: Rows) -> None:
    found = rows(
        "SELECT ?body (CONCAT(STR(?name), '@', LANG(?name)) AS ?n) WHERE { ?body skos:altLabel ?name . "
        "FILTER(CONTAINS(STR(?body), 'id/body/')) }"
    )
    assert ("body/committee-culture", "Comisión de Cultura@es") in found
    assert ("body/committee-culture", "Commission of Culture@en") in found
    assert ("body/wego", "We-Go@en") in found


def test_another_number_of_cities_than_the_graph_has_stays_the_reports_own_statement(
    tables: Tables, iris: Iris, others: list[Quad]
) -> None:
    edition, count = iris.thing("edition", "scs-2019"), NamedNode(f"{UCLG}citiesCount")
    known = Quad(edition, count, Literal(30), iris.graph("table/editions"))
    found = list(report_quads(tables, Context(iris), [*others, known]))
    assert not [quad for quad in found if (quad.subject, quad.predicate) == (edition, count)]
    stated = [quad.object for quad in found if quad.predicate.value == f"{UCLG}statedValue"]
    assert Literal(24) in stated


# All together


def test_every_statement_has_one_source_a_passage_of_it_and_labels_in_three_languages(rows: Rows) -> None:
    found = rows(
        """SELECT ?statement (COUNT(DISTINCT ?source) AS ?n) (COUNT(DISTINCT LANG(?label)) AS ?languages)
        (COUNT(DISTINCT ?passage) AS ?passages) WHERE { GRAPH ?report { ?statement a uclg:Statement ;
        dct:source ?source ; rdfs:label ?label ; uclg:statedIn ?passage . ?passage uclg:inVersion ?source } }
        GROUP BY ?statement"""
    )
    every = rows("SELECT ?statement WHERE { GRAPH ?report { ?statement a uclg:Statement } }")
    assert len(found) == len(every) > 100
    assert {(row[1], row[2]) for row in found} == {("1", "3")}


def test_all_of_it_lies_in_the_report_s_own_graph_without_blank_nodes(
    quads: Iterable[Quad], iris: Iris
) -> None:
    assert {quad.graph_name for quad in quads} == {iris.graph("report/digital-cities-2020-2021")}
    assert all(isinstance(quad.subject, NamedNode) for quad in quads)
