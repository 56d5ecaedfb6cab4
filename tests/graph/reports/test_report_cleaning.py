"""Layout noise goes, words stay, and every character knows where it came from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from graph.reports.characters import lines
from graph.reports.document import Document, clean

Cleaned = Callable[[str], Document]


def test_broken_lines_of_a_paragraph_become_one_line(cleaned: Cleaned) -> None:
    text = "The work of the group goes on and its members\nmeet each year in a city of the network.\n\nNext."
    assert cleaned(text).text.splitlines() == [
        "The work of the group goes on and its members meet each year in a city of the network.",
        "Next.",
    ]


def test_a_word_broken_at_the_end_of_a_line_is_whole_again_and_a_compound_keeps_its_hyphen(
    cleaned: Cleaned,
) -> None:
    text = "A study of the develop-\nment of cities with a cross-\ncutting view and of UN-\nHABITAT.\n"
    assert (
        cleaned(text).text
        == "A study of the development of cities with a cross-cutting view and of UN-HABITAT.\n"
    )


def test_ligatures_soft_hyphens_and_no_break_spaces_are_plain(cleaned: Cleaned) -> None:
    text = "The \ufb01rst of\ufb01cial work\u00adshop\u00a0: \u00ab\u202fyes\u202f\u00bb\n"
    assert cleaned(text).text == "The first official workshop : « yes »\n"


def test_letters_with_a_separate_accent_are_one_letter(cleaned: Cleaned) -> None:
    assert cleaned("Comisio\u0301n de Pra\u0301ctica\n").text == "Comisión de Práctica\n"


def test_bullets_of_every_kind_begin_an_item(cleaned: Cleaned) -> None:
    found = cleaned(
        "Aims:\n• one thing\n\uf0b7 two things\n- three things\n▪ four things\n* five things\no six things\n"
    )
    assert found.text == (
        "Aims:\n• one thing\n• two things\n• three things\n• four things\n• five things\n• six things\n"
    )
    assert next(found.text[p.start : p.end] for p in found.paragraphs if p.item) == "one thing"


def test_page_numbers_and_running_heads_go_but_the_title_and_years_stay(cleaned: Cleaned) -> None:
    pages = [
        "COMMITTEE ON CULTURE\nThe first page has words that matter to its readers.\n\n2021\nPage 1 of 3\n",
        "COMMITTEE ON CULTURE\n\nSecond page, more.\nPage 2 of 3\n",
        "COMMITTEE ON CULTURE\n\nThe third is last.\nPage 3 of 3\n",
    ]
    assert cleaned("\f".join(pages)).text.splitlines() == [
        "COMMITTEE ON CULTURE",
        "The first page has words that matter to its readers.",
        "2021",
        "Second page, more.",
        "The third is last.",
    ]


def test_a_sentence_that_goes_on_over_the_page_is_one_paragraph(cleaned: Cleaned) -> None:
    text = (
        "The community has continued to develop all of its\n1\n\fComm. of Practice\nactivities in the "
        "cities of the world.\n2\n"
    )
    assert "all of its" in cleaned(text).text
    assert cleaned(text).page(cleaned(text).text.index("activities")) == 2


def test_offsets_lead_back_to_the_file(cleaned: Cleaned) -> None:
    text = (
        "\r\n  The \ufb01rst line of the text is here and it is\r\nfollowed by a second.\r\n\r\n• An item\r\n"
    )
    found = cleaned(text)
    for word in ("first", "followed", "item"):
        at = found.text.index(word)
        assert text[found.extracted(at)] in (word[0], "\ufb01")


def test_the_checksums_are_those_of_file_and_cleaned_text(cleaned: Cleaned) -> None:
    found = cleaned("One line.\n")
    assert found.sha256 == hashlib.sha256(b"One line.\n").hexdigest()
    assert found.text_sha256 == hashlib.sha256(found.text.encode()).hexdigest()


@given(st.text(max_size=400))
def test_no_text_breaks_the_cleaning_and_letters_keep_their_order(text: str) -> None:
    found = clean("x", "text", text.encode("utf-8", "surrogatepass"), text)
    assert [line.where for line in lines(text)] == [tuple(sorted(line.where)) for line in lines(text)]
    for paragraph in found.paragraphs:
        assert "\n" not in found.text[paragraph.start : paragraph.end]
        assert 0 <= found.extracted(paragraph.start) < len(text)
