"""Reports that do not keep to the template: what can be read is, and what cannot is told."""

from __future__ import annotations

import pytest

from graph.errors import InputError
from graph.reports.files import document_of
from graph.reports.known import Entry, Known
from graph.reports.model import Reading
from graph.reports.read import read

KNOWN = Known(
    (
        Entry("body/cop-mobility", "UCLG Community of Practice on Mobility", "en"),
        Entry("city/co-medellin", "Medellín", "en"),
    ),
    (("body/cop-mobility", "community-of-practice"),),
)
OTHER = """UCLG Community of Practice on Mobility: what we did

Work of the year 2023-2024

The people of this house wish everybody a pleasant and useful time with these pages.

What we have been up to

- Workshop on bus lanes, Medellín, 14 March 2023
- We published a guide on cycling.

Speaking up

- The heart has reasons of its own.
"""
TABLE = """UCLG Community of Practice on Mobility

Work of consultation mechanisms 2023-2024

1. Activities by strategic component

A. Implementation | Seminar on parking in Medellín | 1 March 2023 | Planned

D. Learning | Course on crossings in Medellín | 2 May 2023 | Carried out
"""


def reading(text: str) -> Reading:
    return read(document_of("report.txt", text.encode()), KNOWN, "en")


def test_under_headings_that_nobody_knows_lists_are_read_all_the_same() -> None:
    found = reading(OTHER)
    words = {fact.kind: found.document.text[p.start : p.end] for fact in found.facts for p in fact.passages}
    assert "bus lanes" in words["event"]
    assert "guide on cycling" in words["activity"]
    assert {"1", "1-a", "2", "3"} <= set(found.missing)


def test_what_stands_before_the_first_heading_and_says_nothing_is_told_as_not_understood() -> None:
    found = reading(OTHER)
    told = [found.document.text[each.start : each.end] for each in found.unread]
    assert any("pleasant and useful" in each for each in told)
    assert any("reasons of its own" in each for each in told)
    assert {each.reason for each in found.unread} == {"no-section"}


def test_the_first_cell_of_a_row_names_its_component() -> None:
    found = reading(TABLE)
    components = {
        found.document.text[fact.passages[0].start : fact.passages[0].end]: fact.text("component")
        for fact in found.facts
        if fact.kind == "activity"
    }
    assert {words.split()[0]: component for words, component in components.items()} == {
        "Seminar": "a",
        "Course": "d",
    }


def test_a_text_of_more_than_a_hundred_pages_is_refused() -> None:
    with pytest.raises(InputError, match=r"too large for a report.*250,000 characters"):
        document_of("report.txt", ("The committee met in Paris. " * 10_000).encode())
