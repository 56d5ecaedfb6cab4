"""Which version is asked for, what names its answers, and when it was published."""

from __future__ import annotations

import hashlib
from datetime import datetime
from email.utils import format_datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, cast

from starlette.requests import Request

from api.conditional import LASTING, is_known
from api.parameters import Parameters
from api.problems import GONE, INVALID, NOT_FOUND, Problem
from graph.engine import Engine
from graph.engine.cached import CachedEngine
from graph.errors import NoVersion
from graph.settings import Settings
from graph.versions import Versions

_ROOT: Final = Path(__file__).resolve().parents[1]
_MADE_BY: Final = (
    "api/**/*.py",
    "api/**/*.html",
    "graph/brief/**/*.*",
    "graph/curated/*.py",
    "graph/descriptions/*.py",
    "graph/documents/*.py",
    "graph/reports/*.py",
    "graph/reports/packs/*.yaml",
    "graph/search/*.py",
    "graph/synergies/*.py",
    "graph/synergies/sql/**/*.sql",
    "ontology/*.jsonld",
    "ontology/*.ttl",
    "queries/*.py",
    "queries/*.rq",
)


def number_asked(parameters: Parameters) -> int | None:
    """`?version=`; None for the version in force.

    Raises:
        Problem: it is no number.
    """
    text = parameters.one("version")
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Problem(INVALID, f"version={text[:40]!r} is no number of a version.")
    return int(text)


def number_known(request: Request, asked: int | None) -> int | None:
    """The version that will answer, where that can be told without asking a reader.

    Raises:
        Problem: 404 or 410; it says which versions are kept.
        VersionError: there is none.
    """
    engine = cast("Engine", request.app.state.engine)
    if not isinstance(engine, CachedEngine):
        if asked is not None:
            raise Problem(NOT_FOUND, "This server keeps no versions; ask without ?version=.")
        return None
    current = engine.current()
    if asked is None or asked == current:
        return current
    settings = cast("Settings", request.app.state.settings)
    kept = [version.number for version in Versions(settings.data).list()]
    if asked in kept:
        return asked
    numbers = ", ".join(map(str, kept))
    if asked < max(kept):
        raise Problem(GONE, f"Version {asked} is no longer kept; there are: {numbers}.")
    raise Problem(NOT_FOUND, f"There is no version {asked} yet; there are: {numbers}.")


def gone(number: int) -> Problem:
    """A version was deleted as it was asked for."""
    return Problem(GONE, f"Version {number} is no longer kept.")


def tag_of(number: int, *parts: str) -> str:
    """The strong entity tag of what is made from a version by this software."""
    digest = hashlib.sha256()
    for part in (_software(), str(number), *parts):
        data = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data) + data)
    return f'"{digest.hexdigest()[:32]}"'


@cache
def _software() -> str:
    """What makes answers from a version: with other code or templates they are others."""
    digest = hashlib.sha256()
    for pattern in _MADE_BY:
        for file in sorted(_ROOT.glob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def lasting(request: Request, number: int, tag: str, vary: str) -> dict[str, str]:
    """The headers of what a version says.

    Raises:
        Problem: 410; it has just been deleted.
    """
    settings = cast("Settings", request.app.state.settings)
    try:
        day = published(settings.data, number)
    except NoVersion:
        raise gone(number) from None
    return {
        "ETag": tag,
        "Last-Modified": format_datetime(day, usegmt=True),
        "Cache-Control": LASTING,
        "Graph-Version": str(number),
        "Vary": vary,
    }


def is_unchanged(request: Request, headers: dict[str, str]) -> bool:
    """Whether the client has the answer with these headers already.

    A date must be the very same one: after a roll back the version in force is older than the one before. An
    answer without a date is known by its tag alone.
    """
    known = request.headers.get("if-none-match")
    if known is not None:
        return known.strip() != "*" and is_known(known, headers["ETag"])
    modified = headers.get("Last-Modified")
    return modified is not None and request.headers.get("if-modified-since") == modified


@lru_cache(maxsize=64)
def published(folder: Path, number: int) -> datetime:
    return Versions(folder).get(number).manifest.created
