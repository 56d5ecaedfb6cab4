"""Content codings (RFC 9110, section 8.4): which one a client takes, and bytes packed by it."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Final

import brotli
import zstandard

from api.negotiate import Range, best, ranges

# In the order of preference; the levels are those where more effort saves little.
CODINGS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "zstd": lambda data: zstandard.compress(data, 9),
    "br": lambda data: bytes(brotli.compress(data, quality=5)),
    "gzip": lambda data: gzip.compress(data, 6, mtime=0),
}
IDENTITY: Final = "identity"
_ALIASES: Final = {"x-gzip": "gzip"}
_OFFERS: Final = (*CODINGS, IDENTITY)


def choose_coding(accept: str | None) -> str:
    """The coding for an Accept-Encoding header; `identity` without one, and where nothing else will do.

    >>> choose_coding("gzip;q=0.5, br")
    'br'
    """
    if not accept or not ranges(accept):
        return IDENTITY
    return best(accept, _OFFERS, _wish) or IDENTITY


def _wish(offer: str, asked: list[Range]) -> float | None:
    """What is not named is not wished for, but identity, a little, unless it is forbidden."""
    qualities = {_ALIASES.get(name, name): quality for name, quality in reversed(asked)}
    everything = qualities.get("*")
    if offer in qualities:
        return qualities[offer]
    if offer == IDENTITY:
        return 0.0 if everything == 0 else 0.0001
    return everything
