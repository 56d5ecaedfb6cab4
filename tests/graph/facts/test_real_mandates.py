"""Mandates of the real tables, against what a person reads in the rows."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.facts import FactContext, counts
from graph.tables import Tables

Ask = Callable[[str], list[tuple[str, ...]]]
ROLES = Path(__file__).parents[3] / "data" / "roles.csv"
REPORTS = {"report/digital-cities-2020-2021/en", "report/digital-cities-2020-2021/es"}


@pytest.mark.parametrize(
    ("body", "role", "representatives", "pages"),
    [
        (
            "cop-digital-cities",
            "lead",
            ["person/juan-mari-aburto"],
            ["http://www.uclg-digitalcities.org/en/home/"],
        ),
        ("pc-opportunities-culture-diplomacy", "co-chair", [], []),
        (
            "committee-culture",
            "vice-president",
            ["person/nekane-alonso"],
            [
                "http://agenda21culture.net/index.php/sv/who-we-are-sv/presidency-sv",
                "https://southsouth-galaxy.org/news/4th-international-award-uclg-culture-21-is-open-deadline-mar-18-2020/",
            ],
        ),
    ],
)
def test_a_leadership_of_bilbao_is_one_mandate_with_both_reports_and_every_page(
    ask: Ask, body: str, role: str, representatives: list[str], pages: list[str]
) -> None:
    mandate = (
        f"?m org:organization id:body\\/{body} ; org:role id:role\\/{role} ; org:member id:city\\/es-bilbao ."
    )
    assert len(ask(f"SELECT ?m {{ {mandate} }}")) == 1
    assert [row[0] for row in ask(f"SELECT ?p {{ {mandate} ?m uclg:representedBy ?p }}")] == representatives
    assert {row[0] for row in ask(f"SELECT ?s {{ {mandate} ?m dct:source ?s }}")} == REPORTS | set(pages)
    assert ask(f"SELECT ?s {{ {mandate} ?m schema:startDate ?s }}") == []


def test_the_hub_of_bilbao_was_seen_twice_and_has_three_sources_at_most(ask: Ask) -> None:
    rows = ask("SELECT ?seen { id:mandate\\/local4action-hub-bilbao--lead--es-bilbao--2020 uclg:seen ?seen }")
    assert rows == [("2020",), ("2021",)]


def test_the_committee_before_the_community_was_chaired_by_bilbao_since_2005(ask: Ask) -> None:
    mandate = "id:mandate\\/committee-digital-knowledge-cities--chair--es-bilbao--2005"
    assert ask(f"SELECT ?s ?l {{ {mandate} schema:startDate ?s ; uclg:latestDate ?l }}") == [
        ("2005", "2015-12-31")
    ]
    assert ask(f"SELECT ?seen {{ {mandate} uclg:seen ?seen }}") == [("2012",), ("2015",)]
    assert len(ask(f"SELECT ?st {{ {mandate} uclg:statement ?st }}")) == 5


def test_the_presidents_of_metropolis_follow_each_other_as_the_pages_say(ask: Ask) -> None:
    found = ask("""SELECT ?holder ?start ?end {
        ?m org:organization id:body\\/metropolis ; org:role ?role ; org:member ?holder .
        FILTER(?role IN (id:role\\/president, id:role\\/interim-president))
        OPTIONAL { ?m schema:startDate ?start } OPTIONAL { ?m schema:endDate ?end } }""")
    assert found == [
        ("city/ca-montreal", "2015-12", "2017-11-16"),
        ("city/cn-guangzhou", "2021", "2022"),
        ("city/co-bogota", "2022-06", "2023-12"),
        ("city/de-berlin", "2017-11", "2018-08"),
        ("city/de-berlin", "2018-08", "2020-11"),
        ("city/sn-dakar", "2024-01", ""),
        ("government/fr-ile-de-france-region", "", "2015-12"),
        ("government/fr-ile-de-france-region", "2008-10-25", "2011"),
    ]


def test_a_re_election_is_a_term_of_its_own(ask: Ask) -> None:
    found = ask("""SELECT ?start ?end { ?m org:organization id:body\\/uclg ; org:role id:role\\/president ;
        org:member id:city\\/tr-istanbul ; schema:startDate ?start . OPTIONAL { ?m schema:endDate ?end } }""")
    assert found == [("2010-11", ""), ("2013-10", "2016")]


def test_a_term_that_a_page_calls_earlier_is_not_merged_into_the_later_one(ask: Ask) -> None:
    mandates = ask(
        "SELECT ?m ?p { ?m org:organization id:body\\/committee-urban-strategic-planning ;"
        " org:role id:role\\/co-chair ; org:member id:city\\/za-durban ; uclg:representedBy ?p }"
        " ORDER BY ?m ?p"
    )
    start = "mandate/committee-urban-strategic-planning--co-chair--za-durban"
    assert mandates == [
        (f"{start}--2016-04", "person/mxolisi-kaunda"),
        (f"{start}--2016-04", "person/puvendra-akkiah"),
        (f"{start}--earlier--undated", "person/james-nxumalo"),
    ]


def test_the_three_co_chairs_that_sources_disagree_on_all_stay(ask: Ask) -> None:
    found = ask("""SELECT ?holder { ?m org:organization id:body\\/pc-opportunities-culture-diplomacy ;
        org:role id:role\\/co-chair ; org:member ?holder }""")
    assert found == [("city/es-bilbao",), ("city/nl-the-hague",), ("city/tn-tunis",)]


def test_every_row_is_a_statement_of_one_mandate_with_one_source(ask: Ask) -> None:
    with ROLES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = {tuple(sorted((k, v) for k, v in row.items() if k != "role_as_written")) for row in rows}
    about = "?s a uclg:Statement ; uclg:about ?m . ?m a uclg:Mandate"
    graph = "GRAPH <https://w3id.org/uclg-graph/graph/table/roles>"
    assert len(ask(f"SELECT DISTINCT ?s {{ {graph} {{ {about} }} }}")) == len(told)
    assert ask(f"SELECT ?s {{ {about} }} GROUP BY ?s HAVING(COUNT(DISTINCT ?m) != 1)") == []
    sources = "OPTIONAL { ?s dct:source ?one }"
    assert ask(f"SELECT ?s {{ {about} {sources} }} GROUP BY ?s HAVING(COUNT(DISTINCT ?one) != 1)") == []


def test_a_mandate_has_the_sources_of_its_statements_and_no_others(ask: Ask) -> None:
    own, told = "?m dct:source ?x", "?m uclg:statement/dct:source ?x"
    for one, other in ((own, told), (told, own)):
        assert ask(f"SELECT ?m ?x {{ ?m a uclg:Mandate . {one} FILTER NOT EXISTS {{ {other} }} }}") == []


def test_no_laureate_is_a_member_of_the_award(ask: Ask) -> None:
    awards = "VALUES ?award { id:body\\/award-culture21 id:body\\/guangzhou-award id:body\\/peace-prize }"
    found = ask(
        f"SELECT ?who ?role {{ {awards} ?m org:organization ?award ; org:member ?who ; org:role ?role }}"
    )
    assert found == [
        ("city/cn-guangzhou", "role/host"),
        ("city/mx-mexico-city", "role/host"),
        ("person/lakhdar-brahimi", "role/jury-member"),
    ]


def test_distinctions_are_as_many_as_the_pages_name(ask: Ask) -> None:
    found = ask("""SELECT ?award ?kind (STR(COUNT(*)) AS ?n) {
        ?d a uclg:Distinction ; uclg:programme ?award ; uclg:distinctionKind ?kind } GROUP BY ?award ?kind""")
    assert found == [
        ("body/award-culture21", "distinction-kind/individual-winner", "6"),
        ("body/award-culture21", "distinction-kind/special-mention", "14"),
        ("body/award-culture21", "distinction-kind/winner", "9"),
        ("body/guangzhou-award", "distinction-kind/popular-city", "1"),
        ("body/guangzhou-award", "distinction-kind/shortlisted", "15"),
        ("body/guangzhou-award", "distinction-kind/winner", "14"),
        ("body/peace-prize", "distinction-kind/presented-case", "3"),
        ("body/peace-prize", "distinction-kind/winner", "2"),
    ]


def test_the_summary_counts_what_is_there(ask: Ask, real_tables: Tables, real_context: FactContext) -> None:
    told = counts(real_tables, real_context)
    assert (told["roles"], told["awards"], told["distinctions"]) == (769, 64, 64)
    for name, kind in (
        ("mandates", "Mandate"),
        ("distinctions", "Distinction"),
        ("collaborations", "Collaboration"),
    ):
        assert len(ask(f"SELECT ?x {{ ?x a uclg:{kind} }}")) == told[name]
    assert told["mandates"] < told["roles"]
    assert told["rows"] == sum(real_tables.counts().values())


@pytest.mark.parametrize(
    ("note", "roles"),
    [
        ("treasurer", {"treasurer"}),
        ("special envoy", {"special-envoy"}),
        ("ombudsman", {"ombudsman"}),
        ("Secretary General", {"secretary-general"}),
        ("executive secretary", {"secretary-general"}),
        ("coordinator", {"coordinator"}),
        ("founding city", {"founding-member"}),
        ("founding member", {"founding-member"}),
        ("took part in the presentation of the hub", {"participant"}),
        ("participating city", {"participant"}),
        ("attended the Bordeaux working meeting", {"member"}),
        ("period of the 2020-2021 report", {"lead", "co-chair", "vice-president"}),
    ],
)
def test_what_a_note_says_of_a_role_stands_in_the_role(
    real_tables: Tables, note: str, roles: set[str]
) -> None:
    assert {row.text("role") for row in real_tables["roles"] if row.text("note") == note} <= roles


@pytest.mark.parametrize(
    "words", ["as of ", "attended ", "participating member", "period of the", "took part"]
)
def test_what_was_only_seen_has_no_start(real_tables: Tables, words: str) -> None:
    rows = [row for row in real_tables["roles"] if words in row.text("note")]
    assert rows
    assert [row.line for row in rows if row.date("start")] == []
