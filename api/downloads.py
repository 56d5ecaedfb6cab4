"""What can be taken away whole, for the start page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from api.store import NQUADS, TRIG
from graph.engine import Format, named
from graph.settings import Settings
from graph.versions import Manifest

# The formats that people know by these names; the whole graph without its division into named graphs.
_UNION: Final = {"Turtle": "turtle", "N-Triples": "ntriples", "RDF/XML": "rdfxml", "JSON-LD": "jsonld"}


@dataclass(frozen=True)
class Download:
    """A link, relative to the start page; `graphs` says whether the named graphs are told apart."""

    title: str
    media_type: str
    href: str
    graphs: bool


def downloads(manifest: Manifest | None, settings: Settings) -> list[Download]:
    """What can be had of a version, the dump of any size first; nothing where there are no versions."""
    if manifest is None:
        return []
    return [_dataset("N-Quads", NQUADS), *(_small() if manifest.quads <= settings.rows else ())]


def _small() -> Iterator[Download]:
    """What is written anew for each request, and so only up to a size."""
    yield _dataset("TriG", TRIG)
    for title, name in _UNION.items():
        format_ = named(name)
        yield Download(title, format_.media_type, f"store?default&format={name}", graphs=False)


def _dataset(title: str, format_: Format) -> Download:
    return Download(title, format_.media_type, f"store?format={format_.name}", graphs=True)
