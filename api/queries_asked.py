"""What an address asks of a curated query: its parameters, the rows, their order, the format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final
from urllib.parse import urlencode

from rapidfuzz import process
from starlette.requests import Request

from api.formats import FORMAT
from api.language import language_of
from api.negotiate import LANGUAGES, choose, ranges, types_of
from api.parameters import Parameters, of_address
from api.problems import INVALID, NOT_ACCEPTABLE, NOT_FOUND, Problem
from api.queries_order import Order, order_of
from graph.engine import Format, Shape, offers
from graph.engine.formats import unfit
from queries.catalogue import Catalogue, CuratedQuery
from queries.schema import Parameter

OWN: Final = ("limit", "offset", "sort", "format", "lang", "version")
"""Parameters that every query has, beside those of its header."""
MOST: Final = 1_000_000  # of limit and offset
ROWS: Final = 50  # of a page for readers, where no limit is given
SOURCE: Final = "application/sparql-query"
_HTML: Final = ("text/html", "application/xhtml+xml")
_SHAPES: Final = {"select": Shape.ROWS, "ask": Shape.BOOLEAN, "construct": Shape.TRIPLES}
_NEAR: Final = 60


@dataclass(frozen=True)
class Variant:
    """How a query is answered: rows or triples in a format of the engine, a page, or its source.

    Attributes:
        name: what `format` says.
        types: the media type that is sent, then others that ask for it.
    """

    name: str
    types: tuple[str, ...]
    format: Format | None = None


PAGE: Final = Variant("html", _HTML)
TEXT: Final = Variant("sparql", (SOURCE,))


@dataclass(frozen=True)
class Asked:
    """What is asked of a query.

    Attributes:
        given: texts by name of parameter, as they were given.
        language: the reader's; `lang` is what the address says of it.
        version: number of a version; None for the one in force.
        limit: None takes all rows.
        order: None keeps the query's own.
    """

    query: CuratedQuery
    given: Mapping[str, str]
    variant: Variant
    language: str
    lang: str | None = None
    version: int | None = None
    limit: int | None = None
    offset: int = 0
    order: Order | None = None

    def pairs(self, **other: object) -> dict[str, str]:
        """Names and values of an address that asks the same but for `other`; None leaves one out."""
        wanted: dict[str, object] = dict(self.given)
        wanted |= {"sort": self.order, "limit": self.limit, "offset": self.offset or None}
        wanted |= {"version": self.version, "lang": self.lang} | other
        return {name: str(value) for name, value in wanted.items() if value is not None}

    def to(self, **other: object) -> str:
        """The query part of such an address, with its question mark."""
        pairs = self.pairs(**other)
        return f"?{urlencode(pairs)}" if pairs else "?"


@lru_cache(maxsize=4)
def catalogue(base: str) -> Catalogue:
    """The curated queries, read once."""
    return Catalogue.load(base=base)


def query_named(name: str, base: str) -> CuratedQuery:
    """A query of the catalogue.

    Raises:
        Problem: 404; it says which one is called almost so.
    """
    queries = catalogue(base)
    if name in queries:
        return queries[name]
    near = process.extractOne(name[:80], list(queries), score_cutoff=_NEAR)
    hint = f"; did you mean '{near[0]}'?" if near else "; /queries lists them."
    raise Problem(NOT_FOUND, f"There is no query '{name[:80]}'{hint}")


def asked_of(request: Request, query: CuratedQuery, fixed: Variant | None, version: int | None) -> Asked:
    """What a request asks.

    Args:
        fixed: the variant that the path names already.

    Raises:
        Problem: 400 or 406.
        InputError: no such format.
    """
    given = of_address(request)
    names = [each.name for each in query.parameters]
    options = [each.option for each in query.parameters]
    given.only((*names, *OWN), (*options, *FORMAT))
    if fixed and given.all(*FORMAT):
        raise Problem(INVALID, f"The address says {fixed.name} already; leave out 'format'.")
    variant = fixed or variant_for(query, given.all(*FORMAT), request.headers.get("accept"))
    lang = language_given(given)
    values = {each.name: _text(given, each) for each in query.parameters}
    return Asked(
        query,
        {name: text for name, text in values.items() if text},
        variant,
        language_of(request),
        lang,
        version,
        _number(given, "limit", 1),
        _number(given, "offset", 0) or 0,
        order_of(query, given.one("sort")),
    )


def for_readers(asked: Asked) -> Asked:
    """With a bound on the rows of a page."""
    return replace(asked, limit=asked.limit or ROWS) if asked.query.form == "select" else asked


def variants(query: CuratedQuery) -> tuple[Variant, ...]:
    """All that a query can be answered as, the preferred one first."""
    formats = (Variant(each.name, tuple(types_of(each)), each) for each in offers(_SHAPES[query.form]))
    return (*formats, PAGE, TEXT)


def variant_for(query: CuratedQuery, names: Sequence[str], accept: str | None) -> Variant:
    """The one that is named, else the one for the Accept header; who names HTML gets it, as browsers do.

    Raises:
        InputError: a name is of none.
        Problem: 406.
    """
    able = variants(query)
    for name in names:
        wanted = name.strip().lower()
        for variant in able:
            also = variant.format.also if variant.format else ()
            if wanted in (variant.name, *variant.types, *also):
                return variant
    if names:
        raise unfit(
            names[0][:40], [each.format for each in able if each.format], "this answer, html and sparql"
        )
    reads = any(item.value in _HTML and item.quality > 0 for item in ranges(accept or ""))
    order = sorted(able, key=lambda variant: variant is not PAGE) if reads else able
    chosen = choose(accept, order, lambda variant: variant.types)
    if chosen is None:
        listed = ", ".join(variant.types[0] for variant in able)
        raise Problem(NOT_ACCEPTABLE, f"This can be answered as {listed}; Accept asks for none of these.")
    return chosen


def language_given(given: Parameters) -> str | None:
    """What `lang` says.

    Raises:
        Problem: 400, it is none of the three.
    """
    lang = given.one("lang")
    if lang is not None and lang not in LANGUAGES:
        raise Problem(INVALID, f"lang={lang[:40]!r} is none of: {', '.join(LANGUAGES)}.")
    return lang


def _text(given: Parameters, parameter: Parameter) -> str | None:
    """What is given for a parameter, by its name or by its name as an option (`on-date`)."""
    found = [given.one(name) for name in dict.fromkeys((parameter.name, parameter.option))]
    if len(found) == 2 and None not in found:
        raise Problem(INVALID, f"'{parameter.name}' and '{parameter.option}' are the same parameter.")
    return next(filter(None, found), None)


def _number(given: Parameters, name: str, least: int) -> int | None:
    text = given.one(name)
    if text is None:
        return None
    whole = text.isascii() and text.isdecimal() and len(text) <= len(str(MOST))
    if not whole or not least <= int(text) <= MOST:
        raise Problem(INVALID, f"{name}={text[:40]!r} is no whole number from {least} to {MOST}.")
    return int(text)
