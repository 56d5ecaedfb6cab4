"""Everything else that the real tables say, against what a person reads in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pyoxigraph import BlankNode, NamedNode, Quad

from graph.facts import FactContext, all_quads
from graph.facts.holders import Holders
from graph.iris import Iris
from graph.places import Gazetteer
from graph.tables import Row, Tables

pytestmark = pytest.mark.slow

Ask = Callable[[str], list[tuple[str, ...]]]


def test_the_world_council_of_2020_keeps_what_every_source_says(ask: Ask) -> None:
    found = ask("""SELECT ?start ?end ?source { ?s uclg:about id:event\\/wc-2020-guangzhou ;
        uclg:statedStart ?start ; uclg:statedEnd ?end ; dct:source ?source }""")
    assert found == [
        ("2020-11-09", "2020-11-13", "source/facts-notes"),
        ("2020-11-11", "2020-11-13", "https://www.old.uclg.org/en/node/31713"),
        ("2020-11-11", "2020-11-15", "report/digital-cities-2020-2021/en"),
        ("2020-11-11", "2020-11-15", "report/digital-cities-2020-2021/es"),
        ("2020-11-12", "2020-11-13", "source/facts-notes"),
    ]


def test_an_event_says_when_where_and_for_whom(ask: Ask) -> None:
    found = ask("""SELECT ?p ?o { id:event\\/wc-2020-guangzhou ?p ?o
        FILTER(?p NOT IN (uclg:statement, uclg:statedIn) && isIRI(?o) = (?p = uclg:hostCity)) }""")
    values = {(predicate.rsplit("#")[-1].rsplit("/")[-1], value) for predicate, value in found}
    assert {
        ("startDate", "2020-11-11"),
        ("endDate", "2020-11-13"),
        ("earliestDate", "2020-11-11"),
        ("latestDate", "2020-11-13"),
        ("hostCity", "city/cn-guangzhou"),
        ("online", "true"),
    } <= values


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("Event", 202),
        ("Practice", 268),
        ("Edition", 5),
        ("Study", 1),
        ("BodyChange", 2),
        ("Collaboration", 223),
    ],
)
def test_there_are_as_many_things_as_rows(ask: Ask, kind: str, number: int) -> None:
    assert len(ask(f"SELECT DISTINCT ?x {{ ?x a uclg:{kind} }}")) == number


def test_every_row_of_bodies_has_the_class_of_its_kind(ask: Ask) -> None:
    found = ask("SELECT ?c (STR(COUNT(*)) AS ?n) { ?b uclg:bodyKind ?k ; a ?c } GROUP BY ?c")
    assert {name.rsplit("#")[-1]: int(number) for name, number in found} == {
        "PartnerInstitution": 102,
        "Programme": 32,
        "Committee": 22,
        "Commission": 14,
        "Section": 10,
        "PolicyCouncil": 9,
        "WorkingGroup": 9,
        "CommunityOfPractice": 7,
        "GoverningBody": 6,
        "Forum": 4,
        "Local4ActionHub": 4,
        "WorldOrganization": 1,
    }


def test_a_body_leads_to_the_one_it_came_from(ask: Ask) -> None:
    assert ask("SELECT ?b ?p { ?b a ?c ; uclg:bodyKind ?k ; uclg:predecessor ?p }") == [
        ("body/cop-digital-cities", "body/committee-digital-knowledge-cities"),
        ("body/forum-intermediary-cities", "body/wg-intermediary-cities"),
    ]
    change = "id:change\\/intermediary-cities-becomes-forum"
    assert ask(f"SELECT ?d {{ {change} schema:startDate ?d }}") == [("2016-10",)]


def test_a_renamed_body_is_found_by_its_former_name(ask: Ask) -> None:
    name = '"UCLG Committee on the Information Society"@en'
    assert ask(f"SELECT ?b {{ ?b skos:altLabel {name} }}") == [("body/committee-digital-knowledge-cities",)]


def test_an_institution_that_is_a_local_government_leads_to_it(ask: Ask) -> None:
    assert ask("SELECT ?b ?g { ?b uclg:bodyKind ?k ; skos:exactMatch ?g }") == [
        ("body/barcelona-city-council", "city/es-barcelona"),
        ("body/diputacio-barcelona", "government/es-barcelona-province"),
        ("body/generalitat-catalunya", "government/es-catalonia-region"),
        ("body/gipuzkoa", "government/es-gipuzkoa-province"),
        ("body/the-hague-municipality", "city/nl-the-hague"),
        ("body/tromso-city", "city/no-tromso"),
    ]


def test_the_editions_form_a_chain_with_their_numbers(ask: Ask) -> None:
    found = ask("""SELECT ?e ?before ?cities ?countries ?issued { ?e a uclg:Edition .
        OPTIONAL { ?e uclg:predecessor ?before } OPTIONAL { ?e uclg:citiesCount ?cities }
        OPTIONAL { ?e uclg:countriesCount ?countries } OPTIONAL { ?e dct:issued ?issued } }""")
    assert found == [
        ("edition/scs-2012", "", "28", "", "2012-12-05"),
        ("edition/scs-2017", "edition/scs-2012", "20", "", ""),
        ("edition/scs-2019", "edition/scs-2017", "24", "", "2020"),
        ("edition/scs-2021", "edition/scs-2019", "35", "20", "2021-11"),
        ("edition/scs-2023", "edition/scs-2021", "20", "16", ""),
    ]


@pytest.mark.parametrize(
    ("edition", "areas", "factors"),
    [
        ("scs-2012", 6, 0),
        ("scs-2017", 1, 10),
        ("scs-2019", 1, 11),
        ("scs-2021", 1, 6),
        ("scs-2023", 6, 6),
    ],
)
def test_an_edition_has_its_areas_and_key_factors(ask: Ask, edition: str, areas: int, factors: int) -> None:
    for term, number in (("focusArea", areas), ("keyFactor", factors)):
        assert len(ask(f"SELECT DISTINCT ?x {{ id:edition\\/{edition} uclg:{term} ?x }}")) == number


def test_the_study_is_kept_by_its_programme_and_the_community(ask: Ask) -> None:
    assert ask("SELECT ?p ?b { id:study\\/smart-cities-study uclg:programme ?p ; uclg:body ?b }") == [
        ("body/smart-cities-study", "body/cop-digital-cities")
    ]


def test_the_year_on_the_cover_and_the_year_of_publication_both_stay(ask: Ask) -> None:
    assert ask("SELECT DISTINCT ?y ?i { id:edition\\/scs-2019 uclg:year ?y ; dct:issued ?i }") == [
        ("2019", "2020")
    ]
    said = ask("SELECT DISTINCT ?d { ?s uclg:about id:edition\\/scs-2019 ; uclg:statedStart ?d }")
    assert said == [("2019",), ("2020",)]


def test_a_page_of_an_edition_says_its_language(ask: Ask) -> None:
    found = ask(
        "SELECT DISTINCT ?l { id:edition\\/scs-2021 foaf:page ?p . ?p a uclg:Source ; dct:language ?l }"
    )
    assert found == [("en",), ("es",)]


def test_practices_on_an_sdg_and_a_collection_are_found(ask: Ask) -> None:
    sdg = "<http://metadata.un.org/sdg/17>"
    assert len(ask(f"SELECT ?p {{ ?p uclg:sdg {sdg} }}")) == 1
    assert len(ask("SELECT ?p { ?p a uclg:Practice ; uclg:collection id:collection\\/culture21-obs }")) == 95


def test_the_same_initiative_is_said_both_ways(ask: Ask) -> None:
    pairs = ask("SELECT ?a ?b { ?a uclg:sameInitiativeAs ?b }")
    assert len(pairs) == 12
    assert {(b, a) for a, b in pairs} == set(pairs)
    cities = ask(
        "SELECT ?a { ?a uclg:sameInitiativeAs ?b . ?a uclg:city ?x . ?b uclg:city ?y FILTER(?x != ?y) }"
    )
    assert cities == []


def test_a_topic_that_is_a_theme_leads_to_it(ask: Ask) -> None:
    found = ask("""SELECT ?topic ?theme { id:collaboration\\/cop-digital-cities--wego--2021--smart-cities
        uclg:topic ?topic ; dct:subject ?theme }""")
    assert found == [("smart cities", "theme/smart-cities")]


def test_collaborations_that_differ_in_kind_only_are_told_apart(ask: Ask) -> None:
    found = ask("""SELECT ?c ?k { ?c uclg:body id:body\\/gold ; uclg:partner id:body\\/diputacio-barcelona ;
        uclg:collaborationKind ?k }""")
    start = "collaboration/gold--diputacio-barcelona--2019--gold-v-report"
    assert found == [
        (f"{start}-partnership", "collaboration-kind/partnership"),
        (f"{start}-support", "collaboration-kind/support"),
    ]


@pytest.mark.parametrize(
    ("name", "holder"),
    [
        ("UCLG ASPAC", "body/uclg-aspac"),
        ("UCLG-MEWA", "body/uclg-mewa"),
        ("FLACMA", "body/flacma"),
        ("AL-LAs", "body/al-las"),
        ("Metropolis", "body/metropolis"),
        ("Global Social Economy Forum (GSEF)", "body/gsef"),
        ("VNG International", "body/vng-international"),
        ("Association of Netherlands Municipalities (VNG)", "body/vng"),
        ("UCLG-MEWA Committee on Social Inclusion", "body/mewa-committee-social-inclusion"),
        ("UCLG World Secretariat", "body/uclg-world-secretariat"),
        ("United Cities and Local Governments (UCLG)", "body/uclg"),
        ("IOM", "body/iom"),
        ("United Nations Advisory Committee of Local Authorities (UNACLA)", "body/unacla"),
        ("UNHCR", "organization/unhcr"),
        ("FCM", "body/fcm"),
        ("FCM International", "organization/fcm-international"),
        ("IETT (Istanbul Electric Tram and Tunnel Enterprises)", "organization/iett"),
        (
            "Association of Palestinian Local Authorities",
            "organization/association-of-palestinian-local-authorities",
        ),
        ("APLA", "organization/association-of-palestinian-local-authorities"),
        ("Barcelona City Council", "body/barcelona-city-council"),
        ("Union of Municipalities of Türkiye (TBB)", "organization/union-of-municipalities-of-turkiye"),
        ("Plaine Commune", "government/fr-plaine-commune"),
    ],
)
def test_an_organization_is_the_body_or_government_of_that_name(
    real_holders: Holders, real_context: FactContext, name: str, holder: str
) -> None:
    found = real_holders.organization(name, "FR" if "Plaine" in name else "")
    assert found.iri.value == f"{real_context.iris.base}id/{holder}"


def test_a_person_is_one_however_spelled(real_holders: Holders) -> None:
    names = ["Carlos Martínez Mínguez", "Carlos Martinez Minguez", "CARLOS MARTÍNEZ MÍNGUEZ"]
    assert {real_holders.person(name).iri.value.rsplit("/")[-1] for name in names} == {
        "carlos-martinez-minguez"
    }
    assert real_holders.person("Savas").key == "savas"


def test_a_page_is_a_source_with_a_name_in_three_languages(ask: Ask) -> None:
    found = ask("SELECT ?l { <https://uclg.org/new/36072/> a uclg:Source ; rdfs:label ?l }")
    assert found == [
        ("Page web uclg.org/new/36072",),
        ("Página web uclg.org/new/36072",),
        ("Web page uclg.org/new/36072",),
    ]


def test_every_source_is_described(ask: Ask) -> None:
    assert ask("SELECT DISTINCT ?s { ?x dct:source ?s FILTER NOT EXISTS { ?s a ?c ; rdfs:label ?l } }") == []


def test_the_dataset_says_on_which_day_it_stands(ask: Ask) -> None:
    dataset = "<https://w3id.org/uclg-graph/dataset>"
    assert ask(f"SELECT ?d ?l {{ {dataset} uclg:asOf ?d ; dct:license ?l }}") == [
        ("2026-11-01", "https://creativecommons.org/licenses/by/4.0/")
    ]


def test_nothing_is_a_blank_node_and_everything_is_in_a_graph(real_quads: list[Quad]) -> None:
    assert not any(isinstance(term, BlankNode) for quad in real_quads for term in quad)
    assert all(isinstance(quad.graph_name, NamedNode) for quad in real_quads)


def test_no_two_labels_of_a_thing_are_in_one_language(ask: Ask) -> None:
    assert ask("SELECT ?x { ?x rdfs:label ?l } GROUP BY ?x (LANG(?l)) HAVING(COUNT(DISTINCT ?l) > 1)") == []


def test_each_table_has_a_graph_of_its_own(real_quads: list[Quad]) -> None:
    graphs = {
        quad.graph_name.value.rsplit("graph/")[-1]
        for quad in real_quads
        if isinstance(quad.graph_name, NamedNode)
    }
    tables = {
        "bodies",
        "body_changes",
        "roles",
        "awards",
        "events",
        "statements",
        "collaborations",
        "editions",
    }
    tables |= {"focus_areas", "practices", "practice_matches", "sources"}
    assert {f"table/{name}" for name in tables} | {"dataset", "places"} <= graphs


@pytest.mark.slow
def test_the_order_of_rows_and_the_base_make_no_other_graph(
    real_tables: Tables, real_context: FactContext, real_quads: list[Quad]
) -> None:
    turned = Tables({name: _turned(real_tables, name) for name in real_tables}, real_tables.folder)
    elsewhere = FactContext(Iris("https://example.org/g/"), real_context.vocabulary, Gazetteer.load(turned))
    there = {
        str(quad).replace("https://example.org/g/", real_context.iris.base)
        for quad in all_quads(turned, elsewhere)
    }
    assert there == {str(quad) for quad in real_quads}


def _turned(tables: Tables, name: str) -> tuple[Row, ...]:
    """The rows from the last to the first; of places the order is a decision."""
    return tables[name] if name == "places" else tables[name][::-1]
