"""What reports that are drafted here have besides facts: notes, signs of Markdown, chapters, gaps."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.text.paragraph import Paragraph

from graph.reports.document import Document, clean
from graph.reports.files import document_of
from graph.reports.headings import chapter_of, says_nothing
from graph.reports.model import Fact, Reading
from graph.reports.packs import LANGUAGES, load

Read = Callable[..., Reading]
KindOf = Callable[[Reading, str], list[Fact]]
HEAD = "UCLG Community of Practice on Mobility\n\nReport 2020-2021\n\n"


def raised(paragraph: Paragraph, text: str) -> None:
    paragraph.add_run(text).font.superscript = True


def word(*lines: tuple[str, str, str]) -> Document:
    """A Word document; each line has some text, something raised, and more text."""
    made = docx.Document()
    for before, above, after in lines:
        paragraph = made.add_paragraph(before)
        raised(paragraph, above)
        paragraph.add_run(after)
    buffer = io.BytesIO()
    made.save(buffer)
    return document_of("report.docx", buffer.getvalue())


def test_marks_of_notes_are_no_part_of_what_a_word_document_says() -> None:
    read = word(
        ("A study of 2019", "4, 5", ". It has many pages, more than forty letters."),
        ("Le 1", "er", " mai"),
        ("A park of 20 km", "2", " in the city"),
    )
    assert read.text.splitlines() == [
        "A study of 2019. It has many pages, more than forty letters.",
        "Le 1er mai",
        "A park of 20 km2 in the city",
    ]


def markdown(text: str) -> Document:
    return clean("report.md", "text", text.encode(), text)


def test_signs_of_markdown_are_left_out_and_every_character_keeps_its_place() -> None:
    text = (
        "# A *title*\n\n## Part\n\n- [A map](https://example.org/map) of **all** tides[^1].\n"
        "- A guide \\*for\\* harbours[^2][^1]\n\n[^1]: A source, <https://example.org/>\n"
    )
    read = markdown(text)
    assert read.text == "A title\nPart\n• A map of all tides.\n• A guide *for* harbours\n"
    for word_of in ("title", "map", "tides", "harbours"):
        at = read.extracted(read.text.index(word_of))
        assert text[at : at + len(word_of)] == word_of


def test_headings_of_markdown_that_come_again_stay() -> None:
    text = "# T\n\n" + "".join(f"## {part}\n\n### Planned\n\n- One of {part}.\n\n" for part in "ABCD")
    assert markdown(text).text.count("Planned") == 4


def test_a_text_with_a_number_sign_is_no_markdown() -> None:
    assert markdown("#1 of all reports\n\nIt has [a bracket] and *stars*.\n").text.startswith("#1 of all")


def test_items_with_numbers_are_no_parts_of_the_report(read_text: Read, kind_of: KindOf) -> None:
    text = f"{HEAD}1. Activities in 2020-2021\n\nA. Implementation\n\nThe study has these objectives:\n\n"
    text += (
        "1. Describe where cities stand.\n\n2. Find what holds cities back.\n\n3. Gather good practices.\n\n"
    )
    text += "2. Leadership\n\nBilbao leads the Community.\n"
    reading = read_text(text, "en")
    assert [fact.text("ordinal") for fact in kind_of(reading, "objective")] == ["1", "2", "3"]
    assert reading.sections == ("1", "1-a", "2")


SYNERGIES = "UN-Habitat and Porto offer a guide to all. Porto chairs the UCLG Committee on Culture."


@pytest.mark.parametrize(
    ("chapter", "language"),
    [
        ("Possible synergies", "en"),
        ("Posibles sinergias", "es"),
        ("Synergies possibles", "fr"),
        ("Notes", "en"),
        ("Notas", "es"),
        ("Notes", "fr"),
    ],
)
def test_what_might_be_and_notes_are_read_for_no_facts(read_text: Read, chapter: str, language: str) -> None:
    before = f"{HEAD}2. Leadership\n\nBilbao leads the Community.\n\n"
    assert (
        read_text(f"{before}{chapter}\n\n{SYNERGIES}\n", language).facts == read_text(before, language).facts
    )


def test_a_list_of_partners_names_one_a_line(read_text: Read, kind_of: KindOf) -> None:
    lines = (
        "- UN-Habitat: smart cities (2021).\n- UCLG Committee on Culture: theatre.\n- Pals of the Sea (PotS)."
    )
    found = kind_of(read_text(f"{HEAD}2. Leadership\n\nPartners\n\n{lines}\n", "en"), "collaboration")
    assert [(fact.text("partner"), fact.text("topic")) for fact in found] == [
        ("un-habitat", "smart cities"),
        ("committee-culture", "theatre"),
        ("new:Pals of the Sea", ""),
    ]


def test_a_list_of_meetings_names_one_a_line_whatever_it_is_called(read_text: Read, kind_of: KindOf) -> None:
    lines = "- Tide Award, 4th edition, in 2019 and 2020, Porto.\n"
    lines += "- World Council, from 11 to 13 May 2021, online."
    reading = read_text(f"{HEAD}2. Leadership\n\nMeetings and events\n\n{lines}\n", "en")
    found = [
        (fact.text("start"), fact.text("end"), fact.text("place"), fact.fields.get("online"))
        for fact in kind_of(reading, "event")
    ]
    assert found == [("2019", "2020", "city/pt-porto", None), ("2021-05-11", "2021-05-13", "", True)]
    assert kind_of(reading, "edition") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_drafts_write_is_known_by_the_packs(language: str) -> None:
    from graph.reporting.words import WORDS

    words, pack = WORDS[language], load(language)
    chapters = ("synergies", "notes", "partners", "events")
    assert tuple(chapter_of(words[each], pack) for each in chapters) == chapters
    gaps = (words["nothing"], words["none_lead"], words["no_elsewhere"].format(who="Bilbao"))
    assert all(says_nothing(each, pack) for each in gaps)
