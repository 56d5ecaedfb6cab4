"""The reports' words stay with their authors: no file of the project repeats six of them in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
TEXTS = ROOT.parent / "shared" / "reports"
ROOMS = (
    "data",
    "ontology",
    "shapes",
    "queries",
    "graph",
    "api",
    "docs",
    "tests",
    "bench",
    "web",
    "README.md",
)
KINDS = {".csv", ".json", ".jsonld", ".ttl", ".rq", ".md", ".toml", ".py", ".html", ".svg", ".txt", ".yaml"}
WORDS = 6
# Titles and proper names, which nobody can say otherwise: each counts as one word.
NAMES = (
    "Work of consultation mechanisms in 2020-2021",
    "Trabajo de los mecanismos de consulta",
    "Monitoring and follow-up",
    "International study on the situation of ICT, innovation and knowledge in cities",
    "Estudio Internacional sobre la situación de las TIC, Innovación y Conocimiento",
    "Estudio internacional sobre la situación de las TIC, la innovación y el Conocimiento",
    "Estudio internacional sobre la situación y tendencias en materia de Smart Governance",
    "Smart Cities Study 2019",
    "Smart Cities Study",
    "Opportunities for all, culture and diplomacy of cities: keys for development and peace",
    "Opportunities for All, Culture and City Diplomacy: Keys to Sustainable Development and Peace",
    "Oportunidades para todos, cultura y diplomacia de las ciudades: claves para el desarrollo y la paz",
    "Comunidad de Práctica de Ciudades Digitales",
    "Comunidad de Práctica",
    "Community of Practice of Digital Cities",
    "Community of Practice on Digital Cities",
    "Community of Practice Digital Cities",
    "Community of Practice",
    "project Bilbao City of Values",
    "proyecto Bilbao Ciudad de Valores",
    "UCLG World Council",
    "World Council",
    "Consejo Mundial",
    "World Secretariat",
    "Secretariado Mundial",
    "UCLG’s strategic priorities",
    "prioridades estratégicas de CGLU",
    "Strengthening the UCLG network",
    "Fortalecer la red de CGLU",
    "Economy, People, Governance, Mobility, Environment and Quality of life",
    "Economía, Ciudadanía, Gobernanza, Movilidad, Entorno y Calidad de vida",
)

pytestmark = pytest.mark.skipif(
    not TEXTS.is_dir(), reason="the texts of the reports are not beside the project"
)


def words_of(text: str) -> str:
    """The words in small letters, one space around each; addresses and marks left out."""
    plain = re.sub(r"https?://\S+", " ", text.casefold())
    return " " + " ".join(re.findall(r"[^\W_]+", plain)) + " "


SPOKEN = sorted(map(words_of, NAMES), key=len, reverse=True)


def shingles(text: str) -> Iterator[tuple[str, ...]]:
    """Every six words in a row, however they are broken, spelled large or marked; a name is one word."""
    plain = words_of(text)
    for number, name in enumerate(SPOKEN):
        plain = plain.replace(name, f" name{number} ")
    words = plain.split()
    return zip(*(words[offset:] for offset in range(WORDS)), strict=False)


def project_files() -> list[Path]:
    found = [
        path
        for room in ROOMS
        for path in ((ROOT / room).rglob("*") if (ROOT / room).is_dir() else [ROOT / room])
    ]
    return sorted(
        path
        for path in found
        if path.is_file() and path.suffix in KINDS and not {"node_modules", "__pycache__"} & set(path.parts)
    )


@pytest.fixture(scope="module")
def forbidden() -> frozenset[tuple[str, ...]]:
    said = {each for path in TEXTS.glob("*.txt") for each in shingles(path.read_text("utf-8"))}
    return frozenset(said)


def test_no_file_repeats_six_words_of_a_report(forbidden: frozenset[tuple[str, ...]]) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {' '.join(each)}"
        for path in project_files()
        if path != Path(__file__)
        for each in shingles(path.read_text("utf-8"))
        if each in forbidden
    ]
    assert found == []


def test_the_search_would_find_a_copied_sentence_whatever_its_line_breaks(
    forbidden: frozenset[tuple[str, ...]],
) -> None:
    text = (TEXTS / "digital-cities-2020-2021.en.txt").read_text("utf-8")
    start = text.index("The following calendar")
    copied = " ".join(text[start : start + 200].upper().split())
    assert any(each in forbidden for each in shingles(copied))


def test_the_tables_and_the_documentation_are_among_the_files_that_are_searched() -> None:
    searched = {str(path.relative_to(ROOT)) for path in project_files()}
    assert {
        "data/report_facts.csv",
        "data/activities.csv",
        "ontology/uclg.ttl",
        "docs/reports.md",
    } <= searched
