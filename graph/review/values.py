"""What a person writes into a field, read and held to its form; each fault says what is allowed or near."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from graph.dates import PartialDate
from graph.errors import InputError
from graph.iris import slug
from graph.reports.model import Value
from graph.review.forms import LANGUAGES, Form, form_of
from graph.review.things import Things
from ontology.vocabulary import Vocabulary

LONGEST: Final = 1000  # characters of a text
_NAME: Final = re.compile(r"[a-z0-9]+(-+[a-z0-9]+)*")
_NEW: Final = "new:"
_YES: Final = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def read(kind: str, field: str, written: object, things: Things | None) -> Value:
    """What a person wrote into a field, as the field holds it; an empty text takes the field away.

    Args:
        written: a text (`a;b` or `a+b` where there are several values), or a value already.
        things: what the graph has; None leaves names and IRIs unchecked but for their form.

    Raises:
        InputError: it does not fit; names field, what was written and what is allowed or near.
    """
    form = form_of(kind, field)
    parts = [part.strip() for part in _parts(written, form)]
    values = [part for part in parts if part]
    if not values:
        return ""
    try:
        found = [_one(part, form, things) for part in values]
    except (ValueError, InputError) as error:
        raise InputError(f"{field}: {error}") from None
    return tuple(dict.fromkeys(str(each) for each in found)) if form.many else found[0]


def _parts(written: object, form: Form) -> list[str]:
    if isinstance(written, list | tuple):
        if not form.many and len(written) > 1:
            raise InputError(f"one value only, not {', '.join(map(str, written))}")
        return [str(each) for each in written]
    if not isinstance(written, str | int):
        raise InputError(f"{written!r} is neither a text nor a number")
    text = str(written)
    if not form.many:
        return [text]
    return text.replace("+", ";").split(";") if not text.startswith(_NEW) else text.split(";")


def _one(text: str, form: Form, things: Things | None) -> Value:
    match form.kind:
        case "concept":
            return _concept(text, form.of[0])
        case "thing":
            return _thing(text, form.of, things)
        case "key":
            return _key(text, form.of[0], things)
    return _PLAIN[form.kind](text)


def _date(text: str) -> Value:
    return PartialDate.parse(text).text


def _year(text: str) -> Value:
    if len(text) != 4:
        raise InputError(f"{text!r} is not a year; write 2020")
    return PartialDate.parse(text).text


def _number(text: str) -> Value:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1_000_000:
        raise InputError(f"{text!r} is not a whole number from 1")
    return int(text)


def _yes(text: str) -> Value:
    if text.casefold() not in _YES:
        raise InputError(f"{text!r} is neither yes nor no")
    return _YES[text.casefold()]


def _concept(text: str, name: str) -> Value:
    scheme = vocabulary().schemes[name]
    concept = scheme.find(text)
    if concept is None:
        near = scheme.suggest(text)
        raise InputError(
            f"{text!r} is not of the scheme {name}: {', '.join(scheme.concepts)}"
            + (f"; did you mean {near!r}?" if near else "")
        )
    return concept.notation


def _thing(text: str, kinds: tuple[str, ...], things: Things | None) -> Value:
    if text.startswith(_NEW):
        return _new(text)
    if things is not None:
        return things.find(text, kinds)
    first, _, last = text.partition("/")
    if not last or (kinds and first not in kinds):
        allowed = f" that begins with {', '.join(kinds)}" if kinds else ""
        raise InputError(f"{text!r} is not the end of an IRI{allowed}")
    return text


def _key(text: str, kind: str, things: Things | None) -> Value:
    if text.startswith(_NEW):
        return _new(text)
    end = text if text.startswith(f"{kind}/") else f"{kind}/{text}"
    if things is None or end in things.ends:
        return end.removeprefix(f"{kind}/")
    return things.find(text, (kind,)).removeprefix(f"{kind}/")


def _new(text: str) -> str:
    name = " ".join(text.removeprefix(_NEW).split())
    slug(name)  # has something that an IRI can be made of
    return f"{_NEW}{name}"


def _name(text: str) -> Value:
    if not _NAME.fullmatch(text):
        raise InputError(f"{text!r} is not a name of small letters, digits and hyphens")
    return text


def _language(text: str) -> Value:
    if text not in LANGUAGES:
        raise InputError(f"{text!r} is not one of {', '.join(LANGUAGES)}")
    return text


def plain_text(text: str) -> str:
    """A text of one line.

    Raises:
        InputError: it is too long.
    """
    line = " ".join(text.split())
    if len(line) > LONGEST:
        raise InputError(f"{len(line)} characters are too many; at most {LONGEST}")
    return line


def _address(text: str) -> Value:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or " " in text:
        raise InputError(f"{text!r} is not an address that begins with http:// or https://")
    return text


_PLAIN: Final[Mapping[str, Callable[[str], Value]]] = {
    "date": _date,
    "year": _year,
    "number": _number,
    "yes": _yes,
    "name": _name,
    "language": _language,
    "text": plain_text,
    "address": _address,
}


@cache
def vocabulary() -> Vocabulary:
    """The schemes, read once."""
    return Vocabulary.load()
