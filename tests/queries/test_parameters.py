"""What people give is read into a term, or refused in words that help."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

from ontology import BASE
from queries.parameters import ParameterError, given_names, read
from queries.schema import Parameter

XSD = "http://www.w3.org/2001/XMLSchema#"


def parameter(name: str = "it", **more: object) -> Parameter:
    label = {"en": "It", "es": "Eso", "fr": "Cela"}
    return Parameter.model_validate({"name": name, "label": label, **more})


@pytest.mark.parametrize(
    ("text", "datatype"),
    [("2021", "gYear"), ("2021-06", "gYearMonth"), ("2021-06-28", "date"), (" 2021 ", "gYear")],
)
def test_a_year_a_month_and_a_day_are_dates(text: str, datatype: str) -> None:
    assert read(parameter(type="date"), text) == Literal(text.strip(), datatype=NamedNode(XSD + datatype))


@pytest.mark.parametrize("text", ["21", "2021-6", "2021-13", "2021-02-30", "28/06/2021", "٢٠٢١", "yesterday"])
def test_what_is_no_date_is_refused_with_what_is_expected(text: str) -> None:
    with pytest.raises(ParameterError, match=r"^it: .* is given, a year, a month or a day: 2021") as caught:
        read(parameter(type="date"), text)
    assert repr(text) in str(caught.value)
    assert caught.value.parameter == "it"


@pytest.mark.parametrize("text", ["migration", "Migration", "MIGRACIÓN", "migracion", "theme/migration"])
def test_a_concept_goes_by_notation_label_or_address_in_any_language(text: str) -> None:
    found = read(parameter(type="concept", scheme="theme"), text)
    assert found == NamedNode(BASE + "id/theme/migration")


def test_a_concept_moves_with_the_base_and_a_goal_is_of_the_united_nations() -> None:
    theme = parameter(type="concept", scheme="theme")
    assert read(theme, "migration", "https://example.org/") == NamedNode(
        "https://example.org/id/theme/migration"
    )
    goal = parameter(type="concept", scheme="sdg")
    assert read(goal, "16") == NamedNode("http://metadata.un.org/sdg/16")
    assert read(goal, "http://metadata.un.org/sdg/16") == NamedNode("http://metadata.un.org/sdg/16")


def test_a_concept_that_does_not_exist_comes_with_the_nearest() -> None:
    with pytest.raises(ParameterError, match="did you mean 'migration'"):
        read(parameter(type="concept", scheme="theme"), "migratoin")
    with pytest.raises(ParameterError, match="a concept of the scheme theme"):
        read(parameter(type="concept", scheme="theme"), "https://example.org/other")


def test_a_concept_that_a_table_adds_is_left_to_the_graph() -> None:
    assert read(parameter(type="concept", scheme="focus-area"), "Open government") is None


@pytest.mark.parametrize("text", ["en", "EN", "English", "inglés"])
def test_a_language_is_one_of_three(text: str) -> None:
    asked = parameter(type="language")
    if text == "inglés":
        with pytest.raises(ParameterError, match="a language: en, es or fr is expected"):
            read(asked, text)
    else:
        assert read(asked, text) == Literal("en")


def test_an_integer_keeps_to_its_bounds() -> None:
    goal = parameter(type="integer", min=1, max=17)
    assert read(goal, "+7") == Literal("7", datatype=NamedNode(XSD + "integer"))
    for text in ("0", "18", "1.5", "seven", "1" * 40, "٧"):
        with pytest.raises(ParameterError, match="a whole number from 1 to 17 is expected"):
            read(goal, text)


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("https://example.org/page?a=b", "https://example.org/page?a=b"),
        ("<https://example.org/page>", "https://example.org/page"),
        ("urn:isbn:1", "urn:isbn:1"),
        ("city/es-bilbao", BASE + "id/city/es-bilbao"),
        ("id/city/es-bilbao", BASE + "id/city/es-bilbao"),
    ],
)
def test_an_address_is_taken_in_full_or_by_its_end(text: str, iri: str) -> None:
    assert read(parameter(type="iri", **{"class": "City"}), text) == NamedNode(iri)


@pytest.mark.parametrize("text", ["Bilbao", "es-bilbao", "San José", "Cities: a name", "<b>"])
def test_a_name_is_left_to_the_graph(text: str) -> None:
    assert read(parameter(type="iri", **{"class": "City"}), text) is None


@pytest.mark.parametrize("text", ["https://example.org/a>b", "https://example.org/{", "city/a\\b"])
def test_what_begins_like_an_address_and_is_none_is_refused(text: str) -> None:
    with pytest.raises(ParameterError, match="the IRI or the name of a City is expected"):
        read(parameter(type="iri", **{"class": "City"}), text)


@pytest.mark.parametrize("kind", ["text", "date", "language", "integer"])
def test_half_a_pair_of_surrogates_is_refused(kind: str) -> None:
    with pytest.raises(ParameterError, match="half of a pair of surrogates"):
        read(parameter(type=kind), "a\ud800")


def test_a_text_has_a_bound() -> None:
    assert read(parameter(type="text"), "a" * 1000) == Literal("a" * 1000)
    with pytest.raises(ParameterError, match="1001 characters are given; at most 1000"):
        read(parameter(type="text"), "a" * 1001)


ASKED = (
    parameter("city", type="iri", example="city/es-bilbao", required=True, **{"class": "City"}),
    parameter("onDate", type="date", default=2021),
    parameter("theme", type="concept", scheme="theme"),
)


def test_names_come_as_they_are_or_as_options_and_defaults_fill_in() -> None:
    assert given_names(ASKED, {"city": "Bilbao"}) == {"city": "Bilbao", "onDate": "2021"}
    for name in ("onDate", "on-date", "on_date"):
        assert given_names(ASKED, {"city": "x", name: "2020", "theme": ""}) == {"city": "x", "onDate": "2020"}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "city: is missing; it takes the IRI or the name of a City, like 'city/es-bilbao'"),
        ({"city": ""}, "city: is missing"),
        ({"city": "x", "ondate": "2020"}, "ondate: is no parameter of the query; did you mean 'onDate'"),
        ({"city": "x", "zzz": "2020"}, "zzz: is no parameter of the query; there are city, onDate, theme"),
        ({"city": "x", "onDate": "2020", "on-date": "2021"}, "onDate: is given twice"),
    ],
)
def test_names_that_are_unknown_missing_or_doubled_are_refused(values: dict[str, str], said: str) -> None:
    with pytest.raises(ParameterError) as caught:
        given_names(ASKED, values)
    assert said in str(caught.value)


def test_a_query_without_parameters_says_so() -> None:
    with pytest.raises(ParameterError, match="the query has no parameters"):
        given_names((), {"city": "x"})
