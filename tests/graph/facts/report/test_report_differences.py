"""Where the English and the Spanish version do not say the same, a query can list it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.tables import Tables

Says = Callable[[str], bool]
Rows = Callable[[str], list[tuple[str, ...]]]

LISTED = """SELECT ?thing ?english ?spanish WHERE {
  ?en uclg:differsFrom ?es ; uclg:about ?thing ; dct:source/dct:language "en" ; rdfs:label ?english .
  ?es uclg:about ?thing ; dct:source/dct:language "es" ; rdfs:label ?spanish .
  FILTER(LANG(?english) = "en" && LANG(?spanish) = "en")
}"""


def test_a_query_lists_every_difference_with_what_each_version_says(rows: Rows, tables: Tables) -> None:
    found = rows(LISTED)
    assert len(found) == len({row.text("id") for row in tables["report_differences"]}) == 16
    assert (
        "study/smart-cities-study",
        "Sets a cycle of two to three years",
        "Sets no cycle",
    ) in found


@pytest.mark.parametrize(
    ("thing", "english", "spanish"),
    [
        (
            "study/smart-cities-study",
            "Brakes and drivers come second, good practices third",
            "Good practices come second, brakes and drivers third",
        ),
        (
            "edition/scs-2017",
            "Last factor: digital economy",
            "Last factor: digital society and economy",
        ),
        (
            "activity/scs-2021-launch",
            "Announces the launch as certain",
            "Announces the launch as planned",
        ),
        ("activity/smart-city-learning-meetings", "The meetings are planned", "The meetings continue"),
        (
            "activity/scs-2019-communication-plan",
            "Partner: the UCLG Secretariat",
            "Partner: UCLG",
        ),
        ("component/b", "Component B is called Advocacy", "Component B is called Representación"),
        ("edition/scs-2019", "Says published", "Says launched"),
    ],
)
def test_a_difference_of_order_content_certainty_status_partner_or_name_is_listed(
    rows: Rows, thing: str, english: str, spanish: str
) -> None:
    assert (thing, english, spanish) in rows(LISTED)


def test_a_difference_leads_to_the_passages_of_both_versions(rows: Rows) -> None:
    found = rows(
        """SELECT ?language (COUNT(DISTINCT ?statement) AS ?n) WHERE { ?statement uclg:differsFrom ?other ;
        dct:source ?version ; uclg:statedIn/uclg:inVersion ?version . ?version dct:language ?language }
        GROUP BY ?language"""
    )
    assert found == [("en", "16"), ("es", "16")]


def test_differing_goes_both_ways_and_never_to_itself(says: Says) -> None:
    assert not says("?one uclg:differsFrom ?other . FILTER NOT EXISTS { ?other uclg:differsFrom ?one }")
    assert not says("?one uclg:differsFrom ?one .")


def test_each_side_of_a_difference_is_worded_in_three_languages(rows: Rows) -> None:
    found = rows(
        """SELECT ?statement (COUNT(DISTINCT LANG(?label)) AS ?n) WHERE { ?statement uclg:differsFrom ?other ;
        rdfs:label ?label } GROUP BY ?statement"""
    )
    assert {row[1] for row in found} == {"3"}
