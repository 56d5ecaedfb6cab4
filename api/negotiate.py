"""Content negotiation (RFC 9110, section 12): pure functions of a header and of what there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeVar

from graph.engine import Format

T = TypeVar("T")

LANGUAGES: Final = ("en", "es", "fr")


class Range(NamedTuple):
    """An item of an Accept header, lower case, without parameters other than its quality (0 to 1)."""

    value: str
    quality: float


def ranges(header: str) -> list[Range]:
    """The items of a header; those with a quality that is none are left out."""
    found = []
    for item in header.split(","):
        value, *parameters = (part.strip().lower() for part in item.split(";"))
        quality = _quality(parameters)
        if value and quality is not None:
            found.append(Range(value, quality))
    return found


def _quality(parameters: Sequence[str]) -> float | None:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                quality = float(value)
            except ValueError:
                return None
            return quality if 0 <= quality <= 1 else None
    return 1.0


def best(
    header: str | None, offers: Sequence[T], wishes: Callable[[T, list[Range]], float | None]
) -> T | None:
    """The offer that is wished for most, the earlier one where two are; the first one without a header.

    Args:
        wishes: the quality that the items of a header give to an offer; None where they say nothing of it.
    """
    asked = ranges(header or "")
    if not asked:
        return offers[0]
    rated = [(wishes(offer, asked) or 0.0, -place) for place, offer in enumerate(offers)]
    quality, place = max(rated)
    return offers[-place] if quality > 0 else None


def choose(accept: str | None, offers: Sequence[T], types: Callable[[T], Sequence[str]]) -> T | None:
    """The offer for an Accept header; None when none will do.

    Args:
        types: media types of an offer: the one that is sent, then others that ask for it.
    """
    return best(accept, offers, lambda offer, asked: _wish(asked, *types(offer)))


def choose_format(accept: str | None, offers: Sequence[Format]) -> Format | None:
    """The format for an Accept header; None when none of the offers will do."""
    return choose(accept, offers, types_of)


def types_of(format_: Format) -> Sequence[str]:
    """The media types that ask for a format, the one that is sent first."""
    return format_.media_type, *format_.aliases


def _wish(asked: list[Range], media_type: str, *aliases: str) -> float | None:
    """The most specific item decides. An alias has to be named, a wildcard means the type that is sent."""
    qualities = dict(reversed(asked))
    named = [qualities[name] for name in (media_type, *aliases) if name in qualities]
    if named:
        return max(named)
    return qualities.get(f"{media_type.partition('/')[0]}/*", qualities.get("*/*"))


def choose_type(accept: str | None, offers: Sequence[str]) -> str | None:
    """The media type for an Accept header; None when none of the offers will do."""
    return choose(accept, offers, lambda offer: (offer,))


def choose_language(wanted: str | None, accept: str | None) -> str:
    """One of the three languages: the wanted one if it is one, else by Accept-Language, else English."""
    if wanted in LANGUAGES:
        return wanted
    return best(accept, LANGUAGES, _wish_for_language) or LANGUAGES[0]


def _wish_for_language(offer: str, asked: list[Range]) -> float | None:
    """`es-MX` asks for Spanish too."""
    named = [item.quality for item in asked if item.value.partition("-")[0] == offer]
    return max(named) if named else next((item.quality for item in asked if item.value == "*"), None)
