"""Content negotiation, a sentence a case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.formats import format_for, format_or_page
from api.negotiate import choose_format, choose_language, choose_type
from api.problems import Problem
from graph.engine import Shape, offers
from graph.errors import InputError

TABLE = offers(Shape.ROWS)
GRAPH = offers(Shape.TRIPLES)


def table(accept: str | None) -> str | None:
    chosen = choose_format(accept, TABLE)
    return chosen.name if chosen else None


def graph(accept: str | None) -> str | None:
    chosen = choose_format(accept, GRAPH)
    return chosen.name if chosen else None


def test_without_accept_the_first_offer_is_taken() -> None:
    assert (table(None), graph(None)) == ("json", "turtle")


def test_an_empty_accept_is_none() -> None:
    assert (table(""), table(" , ")) == ("json", "json")


def test_anything_is_the_first_offer() -> None:
    assert (table("*/*"), graph("*/*")) == ("json", "turtle")


def test_a_media_type_is_found_by_its_name() -> None:
    assert table("text/csv") == "csv"
    assert graph("application/rdf+xml") == "rdfxml"


def test_case_does_not_matter() -> None:
    assert table("Text/CSV;Q=0.5") == "csv"


def test_parameters_other_than_q_do_not_matter() -> None:
    assert graph('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"') == "jsonld"
    assert graph("text/turtle; charset=utf-8; q=0.9, application/rdf+xml;q=0.8") == "turtle"


def test_of_a_list_the_highest_quality_wins() -> None:
    assert table("application/sparql-results+json;q=0.5, text/csv;q=0.8, */*;q=0.1") == "csv"


def test_of_equal_qualities_the_server_prefers() -> None:
    assert table("text/csv, application/sparql-results+json") == "json"


def test_a_type_with_a_wildcard_takes_the_first_of_that_type() -> None:
    assert table("text/*") == "csv"
    assert graph("application/*") == "ntriples"


def test_what_is_named_goes_before_a_wildcard() -> None:
    assert table("text/*;q=0.9, text/csv;q=0.1") == "tsv"


def test_a_wildcard_of_a_type_goes_before_that_of_all() -> None:
    assert table("*/*;q=0.9, application/*;q=0.1") == "csv"


def test_quality_zero_shuts_a_format_out() -> None:
    assert table("application/sparql-results+json;q=0, */*") == "xml"


def test_quality_zero_for_all_leaves_nothing() -> None:
    assert table("*/*;q=0") is None


def test_nothing_that_is_offered_is_nothing() -> None:
    assert table("image/png") is None
    assert table("text/turtle") is None
    assert graph("text/csv") is None


def test_plain_json_and_xml_mean_the_formats_built_on_them() -> None:
    assert (table("application/json"), graph("application/json")) == ("json", "jsonld")
    assert (table("application/xml"), graph("text/xml")) == ("xml", "rdfxml")


def test_a_wildcard_does_not_reach_an_alias() -> None:
    assert graph("text/*;q=0.5, application/n-triples;q=0.1") == "turtle"
    assert table("text/*") == "csv"


def test_the_accept_of_a_browser_gets_xml_of_the_formats_and_the_page_of_the_pages() -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
    assert table(browser) == "xml"
    assert choose_type(browser, ("text/html", "application/json")) == "text/html"


def test_the_accept_of_sparqlwrapper_for_json_gets_json() -> None:
    accept = "application/sparql-results+json,application/json,text/javascript,application/javascript"
    assert table(accept) == "json"


@pytest.mark.parametrize("quality", ["q=2", "q=-1", "q=", "q=high", "q=nan"])
def test_an_item_whose_quality_is_none_is_left_out(quality: str) -> None:
    assert table(f"text/csv;{quality}, text/tab-separated-values;q=0.1") == "tsv"


@given(st.text(alphabet="abc/*;q=0.1,+- \t\u00e9", max_size=60))
def test_no_header_breaks_the_choice(header: str) -> None:
    chosen = choose_format(header, TABLE)
    assert chosen is None or chosen in TABLE


def test_a_language_that_is_asked_for_wins() -> None:
    assert choose_language("fr", "es") == "fr"


def test_a_language_that_is_none_of_the_three_is_passed_over() -> None:
    assert choose_language("de", "es") == "es"
    assert choose_language(None, "de, ca") == "en"


def test_languages_are_chosen_by_quality_and_regions_count() -> None:
    assert choose_language(None, "fr-CH, es;q=0.9, en;q=0.8") == "fr"
    assert choose_language(None, "de, es-MX;q=0.7, en;q=0.3") == "es"


def test_without_any_wish_it_is_english() -> None:
    assert choose_language(None, None) == "en"
    assert choose_language(None, "*") == "en"


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


def page(accept: str | None, *names: str) -> str:
    chosen = format_or_page(names, accept)
    return chosen.name if chosen else "page"


def test_where_there_is_a_page_a_browser_gets_it() -> None:
    assert page(BROWSER) == "page"
    assert page("application/xhtml+xml") == "page"


def test_where_there_is_a_page_programs_get_triples() -> None:
    assert (page(None), page("*/*"), page("text/*")) == ("turtle", "turtle", "turtle")
    assert page("application/rdf+xml, text/html;q=0.9") == "rdfxml"


def test_who_shuts_the_page_out_does_not_get_it() -> None:
    assert page("text/html;q=0, */*;q=0.1") == "turtle"


def test_the_page_and_the_formats_go_by_name_too() -> None:
    assert page("text/turtle", "html") == "page"
    assert page(BROWSER, "jsonld") == "jsonld"


def test_where_neither_page_nor_triples_will_do_it_is_said_what_there_is() -> None:
    with pytest.raises(Problem, match=r"text/turtle, .*, text/html; Accept asks for none") as told:
        page("image/png")
    assert told.value.kind.status == 406


def test_a_name_wins_over_the_header_and_an_empty_name_is_none() -> None:
    assert format_for(TABLE, ("csv",), "application/json").name == "csv"
    assert format_for(TABLE, ("",), "text/csv").name == "csv"


def test_of_several_names_the_first_that_can_be_had_wins() -> None:
    assert format_for(TABLE, ("turtle", " TSV ", "csv"), None).name == "tsv"


def test_names_of_which_none_can_be_had_are_an_error_that_lists_those_that_can() -> None:
    with pytest.raises(InputError, match="'turtle' cannot hold this answer; take json, xml, csv or tsv"):
        format_for(TABLE, ("turtle",), None)
