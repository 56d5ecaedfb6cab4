"""What a brief says of a graph that is known to the last triple."""

from __future__ import annotations

import io
import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.brief.document import document
from graph.brief.evidence import latest, shown
from graph.brief.model import Brief, ranges
from graph.brief.page import content, page
from graph.brief.words import WORDS
from graph.errors import InputError, NotDescribed
from ontology import BASE
from tests.graph.brief.small import BODY, graph, told

SVG = "{http://www.w3.org/2000/svg}"
PLACE = re.compile(r"{(\w+)}")


@pytest.fixture(scope="module")
def pair() -> Brief:
    return told(graph(), "one", "two")


def test_kinds_come_by_their_share_and_bodies_that_were_named_go_by_what_they_are(pair: Brief) -> None:
    assert [(each.heading.text, each.figure) for each in pair.reasons] == [
        ("Shared leadership", "64%"),
        ("Shared themes", "36%"),
    ]
    assert pair.reasons[0].text.startswith("Bilbao chairs the Committee <One>")
    assert pair.reasons[1].text == "The committee and the policy council both work on peace."
    assert "Two things speak for working together" in pair.lead
    assert "0.58" in pair.lead


def test_sources_are_numbered_as_they_are_referred_to_and_reports_come_with_all_their_versions(
    pair: Brief,
) -> None:
    assert [each.number for each in pair.sources] == [1, 2, 3, 4, 5, 6]
    assert [each.name.text for each in pair.sources[:2]] == ["Report (English)", "Report (Spanish)"]
    ends = [each.url.removeprefix("https://example.org/") for each in pair.sources[2:]]
    assert ends == ["b", "a", "one", "two"]
    assert pair.reasons[0].notes == (1, 2, 3, 4)
    assert pair.offices[0].seats[0].notes[:2] == (1, 2)


def test_seen_in_is_not_since_and_is_to_be_confirmed(pair: Brief) -> None:
    seat = pair.offices[0].seats[0]
    assert (seat.holder[0].text, seat.role.text) == ("Bilbao (Spain)", "Chair")
    assert [each.text for each in seat.represented_by] == ["Ana"]
    assert (seat.period, seat.attested, seat.doubt) == ("not known", "2023", "to be confirmed")


def test_a_term_that_ends_later_needs_no_confirmation(pair: Brief) -> None:
    seat = pair.offices[1].seats[0]
    assert (seat.period, seat.attested, seat.doubt) == ("1 May 2019 – 2027", "2027", "")


def test_who_may_not_be_in_office_is_to_be_asked_after_first(pair: Brief) -> None:
    assert [each.text for each in pair.steps] == [
        "First make sure who is in office: nothing newer than 2023 is known of Bilbao.",
        "Ask Bilbao.",
        "Compare the work plans.",
    ]


def test_the_picture_shows_what_connects_and_tells_it_in_words(pair: Brief) -> None:
    assert pair.picture is not None
    drawn = ET.fromstring(pair.picture.svg)
    words = [each.text for each in drawn.iter(f"{SVG}text")]
    assert {"Bilbao", "Shared leadership", "Peace", "Shared themes", "Dashed: to be confirmed"} <= set(words)
    assert drawn.get("role") == "img"
    title = drawn.find(f"{SVG}title")
    assert title is not None
    assert title.get("id") == drawn.get("aria-labelledby")
    assert title.text == pair.picture.alt
    dashed = [each for each in drawn.iter(f"{SVG}path") if each.get("stroke-dasharray")]
    assert len(dashed) == 2
    assert "style" not in pair.picture.svg


def test_what_each_is_stands_side_by_side_and_what_is_known_of_none_is_left_out(pair: Brief) -> None:
    facts = {each.label: [[name.text for name in value] for value in each.values] for each in pair.facts}
    assert facts["Kind"][0] == ["Committee"]
    assert facts["Active"] == [["since 2017"], ["–"]]
    assert facts["Themes"] == [["Peace"], ["Peace"]]
    assert "Formerly" not in facts


def test_a_brief_of_one_body_tells_of_others_and_how_strong_the_tie_is() -> None:
    one = told(graph(), "one")
    assert [(each.heading.text, each.figure) for each in one.reasons] == [("Two & Peace", "strength 0.58")]
    assert one.reasons[0].detail == "Shared leadership 64% · Shared themes 36%"
    assert one.lead == "There is one body with which it could work."
    assert [each.about.text for each in one.steps if each.about] == ["Two & Peace"]
    assert one.more_reasons is None


def test_two_that_nothing_connects_are_told_so_without_a_picture() -> None:
    brief = told(graph(), "one", "gone")
    assert brief.reasons == ()
    assert brief.picture is None
    assert "The graph knows of nothing" in brief.lead
    assert brief.offices[1].empty == "It ended (March 2023); nobody holds an office there any more."
    assert any("briefs of each" in each.text for each in brief.steps)
    assert "Gone" in page(brief)
    assert document(brief)


def test_lists_that_are_too_long_say_how_many_are_left_out_and_lead_to_them() -> None:
    mandate = (
        "\n<{0}id/mandate/m{1}> a :Mandate ; org:organization body:one ; org:role role:member ;"
        ' org:member <{0}id/city/c{1}> ; :seen "2026"^^xsd:gYear ; :latestDate "2026-12-31"^^xsd:date ;'
        ' :inForceOn "2026-11-01"^^xsd:date ; dct:source <https://example.org/m{1}> .'
    )
    store = graph("".join(mandate.format(BASE, number) for number in range(30)))
    office = told(store, "one", "two").offices[0]
    assert [each.role.text for each in office.seats] == ["Chair", *["Member"] * 4]
    assert office.more is not None
    assert (office.more.text, office.more.iri) == ("and 26 more", f"{BODY}one")
    assert len(told(store, "one").offices[0].seats) == 8


def test_sources_beyond_the_list_are_counted() -> None:
    sources = ", ".join(f"<https://example.org/s{number:02}>" for number in range(40))
    brief = told(graph(f"\n<{BODY}one> dct:source {sources} ."), "one", "two")
    assert len(brief.sources) <= 13
    assert brief.more_sources is not None
    assert re.fullmatch(r"and \d\d more", brief.more_sources.text)
    assert brief.more_sources.iri == f"{BASE}id/synergy/one--two"


@pytest.mark.parametrize("names", [("nobody",), ("one", "nobody")])
def test_a_body_that_nobody_knows_is_told_so(names: tuple[str, ...]) -> None:
    with pytest.raises(NotDescribed, match=r"no body .*nobody"):
        told(graph(), *names)


def test_a_city_is_no_body() -> None:
    with pytest.raises(NotDescribed):
        told(graph(), "../city/es-bilbao")


def test_twice_the_same_body_is_no_pair() -> None:
    with pytest.raises(InputError, match="two different"):
        told(graph(), "one", "one")


def test_an_iri_that_would_end_the_query_is_refused() -> None:
    with pytest.raises(InputError):
        told(graph(), "one> ?p ?o } #")


def test_names_are_escaped_and_a_name_in_another_language_says_so() -> None:
    made = page(told(graph(), "one", "two", language="es"))
    assert "<h1>Comité Uno y " in made
    assert "Two &amp; Peace" in made
    assert '<span lang="en">Two &amp; Peace</span>' in made
    assert '<html lang="es">' in made
    assert "<One>" not in page(told(graph(), "one", "two"))


def test_a_file_loads_nothing_and_has_no_script() -> None:
    made = page(told(graph(), "one", "two"))
    assert not re.search(r"<script|<link|<img|@import|url\(|src=", made)


def test_links_go_where_the_caller_says() -> None:
    brief = told(graph(), "one")
    made = content(brief, lambda iri: "x/" + iri.removeprefix(BASE), lambda iri: "pair/" + iri[-3:])
    assert 'href="x/id/body/one"' in made
    assert 'href="pair/two"' in made


def test_every_reference_has_its_source() -> None:
    made = page(told(graph(), "one", "two"))
    targets = set(re.findall(r'href="#([\w-]+)"', made))
    assert targets
    assert targets <= set(re.findall(r'id="([\w-]+)"', made))


def test_the_document_says_what_the_page_says_and_its_bytes_do_not_change() -> None:
    brief = told(graph(), "one", "two")
    data = document(brief)
    assert data == document(told(graph(), "one", "two"))
    opened = docx.Document(io.BytesIO(data))
    texts = [each.text for each in opened.paragraphs]
    assert texts[0] == brief.title == "Committee <One> and Two & Peace"
    assert any(text.startswith("The committee and the policy council both work on peace.") for text in texts)
    assert [table.rows[0].cells[0].text for table in opened.tables] == ["About", "Holder", "Holder"]
    assert len(opened.inline_shapes) == 1
    assert brief.picture is not None
    assert opened.inline_shapes[0]._inline.docPr.get("descr") == brief.picture.alt
    assert opened.core_properties.created.date() == date(2026, 11, 1)


def test_words_are_the_same_in_three_languages_and_take_the_same_values() -> None:
    assert [*WORDS] == ["en", "es", "fr"]
    assert all(set(words) == set(WORDS["en"]) for words in WORDS.values())
    for key in WORDS["en"]:
        assert len({frozenset(PLACE.findall(words[key])) for words in WORDS.values()}) == 1, key


def test_french_words_let_no_line_begin_with_a_mark() -> None:
    assert [text for text in WORDS["fr"].values() if re.search(r"\S [:;?!»](?!\w)|« ", text)] == []


@given(st.lists(st.integers(1, 30)))
def test_ranges_hold_the_same_numbers_and_never_touch(numbers: list[int]) -> None:
    found = ranges(numbers)
    assert {each for first, last in found for each in range(first, last + 1)} == set(numbers)
    assert all(one[1] + 1 < other[0] for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2020", "2019-12-31"], "2020"),
        (["2020", "2020-05"], "2020"),
        (["2020-12-31", "2021-01"], "2021-01"),
        ([], ""),
    ],
)
def test_the_last_of_dates_is_the_one_that_reaches_furthest(dates: list[str], expected: str) -> None:
    assert latest(dates) == expected


def test_a_long_address_is_cut_as_it_is_printed() -> None:
    assert shown("https://example.org/" + "a" * 300).endswith("…")
    assert shown("https://example.org/caf%C3%A9/") == "example.org/café"
