"""The formats that a thing is shown in: by suffix, by `format`, by Accept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from api.negotiate import choose, ranges
from api.problems import NOT_ACCEPTABLE, Problem
from graph.engine import FORMATS, Format
from graph.errors import InputError


@dataclass(frozen=True)
class Variant:
    """A format of a thing.

    Attributes:
        name: what `format` says.
        suffix: what an address ends with, without the dot.
        types: the media type that is sent, without parameters, then others that ask for it.
        format: of the engine's, for those that are RDF.
        speaks: whether it is in one language.
    """

    name: str
    suffix: str
    types: tuple[str, ...]
    format: Format | None = None
    speaks: bool = False

    @property
    def media_type(self) -> str:
        """What is sent, with its charset where it has one."""
        if self.format is not None:
            return self.format.content_type
        return f"{self.types[0]}; charset=utf-8"


def _rdf(name: str, suffix: str) -> Variant:
    format_ = next(format_ for format_ in FORMATS if format_.name == name)
    return Variant(name, suffix, (format_.media_type, *format_.aliases), format_)


HTML: Final = Variant("html", "html", ("text/html", "application/xhtml+xml"), speaks=True)
CSV: Final = Variant("csv", "csv", ("text/csv",), speaks=True)
TURTLE, JSONLD = _rdf("turtle", "ttl"), _rdf("jsonld", "jsonld")
VARIANTS: Final = (TURTLE, JSONLD, _rdf("rdfxml", "rdf"), _rdf("ntriples", "nt"), CSV, HTML)
_SUFFIXES: Final = {variant.suffix: variant for variant in VARIANTS}


def suffixed(path: str) -> tuple[str, Variant] | None:
    """A path without its suffix, and what that asks for; None where it has none.

    >>> suffixed("city/es-bilbao.ttl")[0]
    'city/es-bilbao'
    """
    stem, dot, suffix = path.rpartition(".")
    return (stem, _SUFFIXES[suffix]) if dot and stem and suffix in _SUFFIXES else None


def variant_for(names: Sequence[str], accept: str | None) -> Variant:
    """The one that is named, else the one for the Accept header.

    Who names HTML and likes nothing better gets HTML, as every browser does; who takes anything gets Turtle.

    Raises:
        InputError: a name is of none.
        Problem: 406.
    """
    for name in names:
        wanted = name.strip().lower()
        for variant in VARIANTS:
            if wanted in (variant.name, variant.suffix, *variant.types):
                return variant
    if names:
        there = ", ".join(variant.name for variant in VARIANTS)
        raise InputError(f"{names[0][:40]!r} is no format here; there are: {there}.")
    browser = any(item.value in HTML.types for item in ranges(accept or ""))
    offers = sorted(VARIANTS, key=lambda variant: variant is not HTML) if browser else VARIANTS
    chosen = choose(accept, offers, lambda variant: variant.types)
    if chosen is None:
        able = ", ".join(variant.types[0] for variant in VARIANTS)
        raise Problem(NOT_ACCEPTABLE, f"This can be answered as {able}; Accept asks for none of these.")
    return chosen
