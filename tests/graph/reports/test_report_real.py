"""The two real reports give, without help, what data/ has by hand for them. They are read where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.reports.real import compare, readings_of, unasked
from graph.reports import names_of_tables
from graph.reports.model import Reading
from graph.reports.versions import meet

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "reports"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the real reports are not here"),
]


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """Both versions."""
    return readings_of(FOLDER, names_of_tables())


def test_every_fact_by_hand_is_read_out_of_every_version_that_says_it(readings: list[Reading]) -> None:
    lines = compare(readings)
    missing = [
        (line.wanted.id, language) for line in lines for language, read in line.read.items() if not read
    ]
    assert len(lines) > 50
    assert missing == []


def test_nothing_is_read_out_that_is_not_there_by_hand(readings: list[Reading]) -> None:
    found = unasked(readings, compare(readings))
    assert [(language, fact.kind, dict(fact.fields)) for language, fact in found] == []


def test_no_part_of_the_template_is_missed(readings: list[Reading]) -> None:
    assert [reading.missing for reading in readings] == [(), ()]


def test_the_order_of_the_objectives_and_the_state_of_the_meetings_differ(readings: list[Reading]) -> None:
    found = {(each.about, each.field) for each in meet(readings).differences}
    assert ("objective", "order") in found
