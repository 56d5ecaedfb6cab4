"""Searching the real graph: what comes first, what is forgiven, what narrows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from graph.search import SECTIONS, Search

CITY = "https://w3id.org/uclg-graph/id/city/"
BODY = "https://w3id.org/uclg-graph/id/body/"


def first(search: Search, text: str, language: str = "en") -> str:
    return search.find(text, language=language, limit=1).hits[0].iri


@pytest.mark.parametrize("text", ["Bilbao", "bilbao", "BILBAO", " bilb", "Bil"])
def test_the_city_comes_before_events_and_practices_in_it(search: Search, text: str) -> None:
    assert first(search, text) == f"{CITY}es-bilbao"
    assert {"Event", "Practice"} <= set(search.find(text).facets)


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("Bilbo", f"{CITY}es-bilbao"),
        ("Barclona", f"{CITY}es-barcelona"),
        ("Barcelnoa", f"{CITY}es-barcelona"),
        ("Sao Paolo", f"{CITY}br-sao-paulo"),
        ("Sevila", f"{CITY}es-seville"),
        ("Johanesburg", f"{CITY}za-johannesburg"),
    ],
)
def test_a_slip_of_the_pen_is_forgiven_and_said(search: Search, text: str, iri: str) -> None:
    found = search.find(text)
    assert (found.hits[0].iri, found.match) == (iri, "near")


def test_accents_do_not_matter(search: Search) -> None:
    assert first(search, "sao paulo") == first(search, "São Paulo") == f"{CITY}br-sao-paulo"


def test_an_acronym_finds_its_body_before_the_meetings_of_it(search: Search) -> None:
    found = search.find("CSIPDHR").hits
    assert (found[0].section, found[0].also) == ("Body", "CSIPDHR")
    assert {hit.section for hit in found[1:]} == {"Event"}


def test_an_exact_name_comes_before_a_longer_one(search: Search) -> None:
    labels = [hit.label for hit in search.find("Smart Cities Study").hits]
    assert labels[:2] == ["Smart Cities Study"] * 2
    assert all(label.startswith("Smart Cities Study") for label in labels[:6])


def test_a_body_comes_before_its_activities(search: Search) -> None:
    sections = [hit.section for hit in search.find("community of practice digital cities", limit=30).hits]
    assert sections.index("Body") < sections.index("Activity")


def test_the_beginning_of_an_identifier_finds_the_body(search: Search) -> None:
    assert first(search, "cop digital") == f"{BODY}cop-digital-cities"


@pytest.mark.parametrize("text", ["housing", "vivienda", "logement"])
def test_a_theme_is_found_in_three_languages(search: Search, text: str) -> None:
    assert first(search, text).endswith("/theme/housing")


@pytest.mark.parametrize(("language", "label"), [("en", "Housing"), ("es", "Vivienda"), ("fr", "Logement")])
def test_labels_are_in_the_language_of_the_reader(search: Search, language: str, label: str) -> None:
    hit = search.find("housing", language=language, limit=1).hits[0]
    assert (hit.label, hit.language) == (label, language)


def test_the_name_that_was_found_is_told_where_the_label_is_another(search: Search) -> None:
    hit = search.find("Barcelone", language="en", limit=1).hits[0]
    assert (hit.label, hit.also, hit.detail) == ("Barcelona", "Barcelone", "Spain")


def test_a_label_that_the_reader_has_not_got_says_its_language(search: Search) -> None:
    hit = search.find("Villa Viva Programme", language="fr", limit=1).hits[0]
    assert (hit.label, hit.language, hit.detail) == ("Villa Viva Programme", "en", "Belo Horizonte, 2005")


def test_people_are_found_with_the_bodies_in_which_they_speak_for_somebody(search: Search) -> None:
    hit = search.find("ada colau", limit=1).hits[0]
    assert (hit.section, hit.detail) == ("Person", "United Cities and Local Governments")


def test_where_no_thing_has_all_words_some_will_do(search: Search) -> None:
    found = search.find("mayor of bilbao")
    assert (found.match, found.hits[0].iri) == ("any", f"{CITY}es-bilbao")


def test_marks_show_what_was_found(search: Search) -> None:
    hit = search.find("digital pract", limit=5).hits[0]
    assert [hit.label[start:end].lower() for start, end in hit.marks] == ["pract", "digital"]


@pytest.mark.parametrize("section", [section.name for section in SECTIONS])
def test_a_class_narrows_and_the_facets_stay(search: Search, section: str) -> None:
    everything, narrowed = search.find("c"), search.find("c", classes=[section], limit=100)
    assert narrowed.facets == everything.facets
    assert narrowed.total == everything.facets.get(section, 0)
    assert {hit.section for hit in narrowed.hits} <= {section}


def test_several_classes_add_up(search: Search) -> None:
    found = search.find("culture", classes=["Body", "Event"])
    assert found.total == found.facets["Body"] + found.facets["Event"]


@pytest.mark.parametrize("text", ["e", "de", "culture", "bilbo"])
def test_pages_are_slices_of_the_whole(search: Search, text: str) -> None:
    total = search.find(text).total
    pages = [hit for at in range(0, total, 100) for hit in search.find(text, limit=100, offset=at).hits]
    assert len({hit.iri for hit in pages}) == len(pages) == total
    assert tuple(pages[3:20]) == search.find(text, limit=17, offset=3).hits
    assert search.find(text, offset=total).hits == ()


@pytest.mark.parametrize("arguments", [{"limit": 101}, {"offset": -1}, {"classes": ["Town"]}])
def test_what_cannot_be_had_is_refused(search: Search, arguments: dict[str, list[str]]) -> None:
    with pytest.raises(InputError):
        search.find("x", **arguments)  # type: ignore[arg-type]


@given(
    st.text(max_size=60) | st.text("\"*()-:^{}ANDORNEAR+ '", max_size=30), st.sampled_from(["en", "es", "fr"])
)
def test_no_text_fails_and_counts_agree(search: Search, text: str, language: str) -> None:
    found = search.find(text, language=language, limit=100)
    assert found.total == sum(found.facets.values())
    assert len(found.hits) == min(found.total, 100)


def test_many_threads_get_the_same_answers(search: Search) -> None:
    texts = ["bilbao", "bar", "culture", "barclona", "s"] * 8
    alone = [search.find(text).hits for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert [found.hits for found in pool.map(search.find, texts)] == alone
