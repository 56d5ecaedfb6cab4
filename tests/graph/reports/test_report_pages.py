"""Lines, styles and tables of pages become text that keeps what the page shows."""

from __future__ import annotations

from graph.reports.columns import Piece, rows
from graph.reports.document import Document, clean
from graph.reports.packs import load
from graph.reports.pagelines import pages_of
from graph.reports.template import template


def line(text: str, y: float, x: float = 50.0, size: float = 10.0, bold: bool = False) -> Piece:
    """A line that is one piece."""
    return Piece(text, x, y, size, bold, True)


def table(
    *cells: tuple[str, ...], top: float = 600.0, columns: tuple[float, ...] = (50, 200, 400)
) -> list[Piece]:
    """A table of one line a row."""
    return [
        Piece(text, x, top - 15 * at, 9.0, False, n == len(row) - 1)
        for at, row in enumerate(cells)
        for n, (text, x) in enumerate(zip(row, columns, strict=False))
    ]


def document(*pages: list[Piece]) -> Document:
    """The cleaned document of pages."""
    return clean("a.pdf", "pdf", b"", pages_of(pages))


def paragraphs(*pages: list[Piece]) -> list[str]:
    """The paragraphs of pages."""
    return document(*pages).text.splitlines()


def test_a_heading_in_another_style_is_a_paragraph_where_every_line_is_as_far_from_the_next() -> None:
    page = [
        line("• Posters in the buses", 700),
        line("Advocacy", 675, bold=True),
        line("• A letter to the ministers of the region", 650),
        line("Monitoring", 625, size=11, bold=True),
        line("• A note each month", 600),
    ]
    assert paragraphs(page) == [
        "• Posters in the buses",
        "Advocacy",
        "• A letter to the ministers of the region",
        "Monitoring",
        "• A note each month",
    ]


def test_a_title_of_two_lines_is_one_paragraph_though_its_lines_are_farther_apart() -> None:
    page = [
        line("COMMITTEE ON PORTS", 740, size=16, bold=True),
        line("AND HARBOURS", 715, size=16, bold=True),
        line("The members of the committee met in the spring and in", 680),
        line("the autumn of one year and wrote a guide.", 664),
    ]
    assert paragraphs(page) == [
        "COMMITTEE ON PORTS AND HARBOURS",
        "The members of the committee met in the spring and in the autumn of one year and wrote a guide.",
    ]


def test_a_bold_line_within_a_sentence_does_not_break_it() -> None:
    page = [
        line("The members of the committee, and above all the", 700),
        line("cities of the coast and of the islands,", 684, bold=True),
        line("have written a guide for those who plan ports.", 668),
    ]
    assert len(paragraphs(page)) == 1


def test_a_paragraph_goes_on_behind_the_head_of_the_next_page() -> None:
    first = [line("Report", 800, size=8), line("The members of the committee have met and", 60)]
    second = [line("Report", 800, size=8), line("written a guide.", 770)]
    assert "The members of the committee have met and written a guide." in paragraphs(first, second)


def test_rows_of_a_table_are_lines_whose_cells_are_divided_by_bars() -> None:
    page = table(("Period", "Activity", "State"), ("2022", "Guide", "done"), ("2023", "Survey", "planned"))
    assert paragraphs(page) == ["Period | Activity | State", "2022 | Guide | done", "2023 | Survey | planned"]


def test_a_cell_of_two_lines_is_whole() -> None:
    pieces = table(("2022", "Guide", "done"), ("2023", "Survey", "planned"))
    pieces[4:5] = [Piece("A long", 200, 590, 9, False, True), Piece("survey", 200, 580, 9, False, True)]
    assert [row.text for row in rows(pieces)] == ["2022 | Guide | done", "2023 | A long survey | planned"]


def test_bullets_with_their_words_and_words_of_lines_are_no_table() -> None:
    bullets = table(("•", "Guide"), ("•", "Survey"), ("1.", "Atlas"))
    words = [
        Piece(word, x, 700.0 - 15 * at, 9.0, False, False)
        for at, text in enumerate(("The guide has come out", "A new survey will follow"))
        for word, x in zip(
            text.split(), (50 + 7 * at, 71 + 3 * at, 100 + 5 * at, 130, 160 + 9 * at), strict=True
        )
    ]
    assert rows(bullets) == []
    assert rows(words[:4] + words[5:9]) == []


def test_a_text_whose_paragraphs_are_lines_keeps_each_line() -> None:
    long = (
        "The members of the group have met in the spring and in the autumn, and between the two they have "
        * 2
    )
    text = f"{long}\n\nA map of bus lanes in ten towns\n\nSecond semester 2022 (in progress)\n"
    found = clean("a.txt", "text", b"", text).text.splitlines()
    assert found[1:] == ["A map of bus lanes in ten towns", "Second semester 2022 (in progress)"]


def test_a_word_in_capitals_is_whole_again_where_it_is_known() -> None:
    text = "WORK OF THE CONSUL-\nTATION MECHANISMS AND OF UN-\nHABITAT\n\nThe consultation goes on.\n"
    assert clean("a.txt", "text", b"", text).text.startswith(
        "WORK OF THE CONSULTATION MECHANISMS AND OF UN-HABITAT\n"
    )


def test_a_running_head_with_a_bar_does_not_hide_the_title() -> None:
    first = [
        line("Committee on Ports | 2021-2022", 800, size=8),
        line("Yearly report 2021-2022", 760, size=16, bold=True),
        line("1. Main activities", 700, size=12, bold=True),
    ]
    found = template(document(first), load("en"))
    assert len(found.title) == 2
