"""A small report in two languages, held against a small graph: as a draft that a test may decide about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.reports.document import clean
from graph.reports.draft import write
from graph.reports.ingest import ingest_documents
from graph.review.drafts import load
from graph.review.model import Review
from graph.review.things import Things
from ontology import BASE

ENGLISH: Final = """\
WORK OF CONSULTATION MECHANISMS IN 2022-2023

COMMUNITY OF PRACTICE ON MOBILITY

1. Main activities of the mechanism

A. Implementation

In March 2022 the Community published a guide to bus lanes with UN-Habitat. In May 2023 it will launch a
second survey with the Lanes Institute.

B. Advocacy

The Community wishes to meet more often. Nobody reads this line about lanes.
"""
SPANISH: Final = """\
TRABAJO DE LOS MECANISMOS CONSULTIVOS EN 2022-2023

COMUNIDAD DE PRÁCTICA DE MOVILIDAD

1. Principales actividades del mecanismo

A. Implementación

En marzo de 2022 la Comunidad publicó una guía de carriles bus con ONU-Habitat.
"""
_LABEL: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_THINGS: Final = (
    ("body/cop-mobility", "UCLG Community of Practice on Mobility"),
    ("body/un-habitat", "UN-Habitat"),
    ("body/uraia", "URAIA"),
    ("city/es-bilbao", "Bilbao"),
    ("event/wc-2021-barcelona", "UCLG World Council, Barcelona"),
)
DRAFT: Final = "cop-mobility-2022-2023"


def graph() -> Store:
    """Bodies, a city, an event."""
    store = Store()
    for name, text in _THINGS:
        node = NamedNode(f"{BASE}id/{name}")
        store.add(Quad(node, _LABEL, Literal(text, language="en")))
        store.add(Quad(node, _TYPE, NamedNode(f"{BASE}ontology#Thing")))
    return store


def read_in(folder: Path, *texts: str) -> None:
    """What `uclg ingest` does."""
    documents = [clean(f"{at}.txt", "text", text.encode(), text) for at, text in enumerate(texts)]
    write(ingest_documents(documents, graph(), BASE, 1), folder)


@pytest.fixture
def reading() -> Callable[..., None]:
    """`read_in`."""
    return read_in


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A folder with the draft of both versions."""
    read_in(tmp_path, ENGLISH, SPANISH)
    return tmp_path


@pytest.fixture
def review(drafts: Path) -> Review:
    """The draft, with nothing decided."""
    return load(drafts, DRAFT)


@pytest.fixture
def things() -> Things:
    """What the graph has."""
    return Things.of(graph(), BASE)


@pytest.fixture
def english() -> str:
    """The English version."""
    return ENGLISH
