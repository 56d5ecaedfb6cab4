"""Reading reports in: a few names as the graph has them, and a short way from text to a reading."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.reports.document import Document, clean
from graph.reports.known import Area, Entry, Known
from graph.reports.model import Fact, Reading
from graph.reports.read import read

Read = Callable[..., Reading]

KNOWN = Known(
    entries=(
        Entry("body/cop-mobility", "UCLG Community of Practice on Mobility", "en"),
        Entry("body/committee-culture", "UCLG Committee on Culture", "en"),
        Entry("body/committee-culture", "Comisión de Cultura de CGLU", "es"),
        Entry("body/un-habitat", "United Nations Human Settlements Programme", "en"),
        Entry("body/un-habitat", "UN-Habitat", "en"),
        Entry("body/wego", "WeGO", "en"),
        Entry("body/uclg-world-secretariat", "UCLG World Secretariat", "en"),
        Entry("body/uclg-world-council", "UCLG World Council", "en"),
        Entry("city/es-bilbao", "Bilbao", "en"),
        Entry("city/pt-porto", "Porto", "en"),
        Entry("city/br-porto-alegre", "Porto Alegre", "en"),
        Entry("person/ana-lopez", "Ana López", ""),
    ),
    body_kinds=(
        ("body/cop-mobility", "community-of-practice"),
        ("body/committee-culture", "commission"),
        ("body/un-habitat", "partner-institution"),
        ("body/wego", "partner-institution"),
        ("body/uclg-world-secretariat", "governing-body"),
        ("body/uclg-world-council", "governing-body"),
    ),
    areas=(Area("economy", "Economy", True), Area("innovation", "Innovation", False)),
)


def document(text: str) -> Document:
    """The cleaned document of a text."""
    return clean("report.txt", "text", text.encode(), text)


@pytest.fixture
def known() -> Known:
    """The names above."""
    return KNOWN


@pytest.fixture
def read_text() -> Read:
    """Reads a text with the names above."""

    def reader(text: str, language: str = "") -> Reading:
        return read(document(text), KNOWN, language)

    return reader


def facts_of(reading: Reading, kind: str) -> list[Fact]:
    """The facts of one kind."""
    return [fact for fact in reading.facts if fact.kind == kind]


@pytest.fixture
def kind_of() -> Callable[[Reading, str], list[Fact]]:
    """`facts_of`."""
    return facts_of


@pytest.fixture
def cleaned() -> Callable[[str], Document]:
    """`document`."""
    return document
