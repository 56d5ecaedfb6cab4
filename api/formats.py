"""The format of an answer: by name, else by the Accept header."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, TypeVar

from api.negotiate import choose, choose_format, types_of
from api.problems import NOT_ACCEPTABLE, Problem
from graph.engine import Format, Shape, offers
from graph.engine.formats import unfit

T = TypeVar("T")

# The parameter, and other names of it: SPARQLWrapper sends all three.
FORMAT: Final = ("format", "output", "results")
# Names of formats that only clients' libraries use.
_NICKNAMES: Final = {"json-ld": "jsonld", "rdf+xml": "rdfxml", "n3": "turtle"}
_HTML: Final = ("text/html", "application/xhtml+xml")
_TRIPLES: Final = offers(Shape.TRIPLES)


def format_for(able: Sequence[Format], names: Sequence[str], accept: str | None) -> Format:
    """The first of the named formats that can be had, else the one for the Accept header.

    Raises:
        InputError: names are given, and none of them can be had.
        Problem: 406.
    """
    wanted = [_NICKNAMES.get(name.strip().lower(), name.strip().lower()) for name in names if name.strip()]
    for name in wanted:
        for format_ in able:
            if name in (format_.name, *types_of(format_), *format_.also):
                return format_
    if wanted:
        raise unfit(wanted[0], able, "this answer")
    if accept and len(accept) > _LONGEST:
        return _negotiated(tuple(able), accept)
    return _remembered(tuple(able), accept)


def _negotiated(able: tuple[Format, ...], accept: str | None) -> Format:
    return _chosen(choose_format(accept, able), [format_.media_type for format_ in able])


# Few headers are sent, again and again; long ones are not worth their memory.
_LONGEST: Final = 256
_remembered = lru_cache(256)(_negotiated)


def format_or_page(names: Sequence[str], accept: str | None) -> Format | None:
    """A format for triples, or None for the page that a browser shows.

    Raises:
        InputError, Problem: as of `format_for`.
    """
    if names:
        return None if names[0].lower() in ("html", *_HTML) else format_for(_TRIPLES, names, accept)
    types = [*map(types_of, _TRIPLES), _HTML]
    chosen = _chosen(choose(accept, types, lambda item: item), [first for first, *_ in types])
    return None if chosen is _HTML else _TRIPLES[types.index(chosen)]


def _chosen(chosen: T | None, media_types: Sequence[str]) -> T:
    if chosen is None:
        able = ", ".join(media_types)
        raise Problem(NOT_ACCEPTABLE, f"This can be answered as {able}; Accept asks for none of these.")
    return chosen
