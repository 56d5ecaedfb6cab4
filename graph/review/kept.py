"""`decisions.json`: what a person decided about a draft, in its folder. docs/review.md describes it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from graph.errors import InputError
from graph.reports.draft import DECISIONS
from graph.reports.model import Fact
from graph.review.model import Decision
from graph.versions.disk import replace

FORMAT: Final = 1
_T = TypeVar("_T")


@dataclass(frozen=True)
class Added:
    """A fact that a person added; its mark is kept, for other words may be added later."""

    mark: str
    fact: Fact


@dataclass(frozen=True)
class Published:
    """When the accepted facts went into the graph, as which version of it, and as which report."""

    version: int
    time: str
    report: str = ""


@dataclass(frozen=True)
class Kept:
    """Everything that a person decided about a draft."""

    format: int = FORMAT
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    added: tuple[Added, ...] = ()
    published: Published | None = None


def read(draft: Path) -> Kept:
    """The decisions in the folder of a draft; none where nobody has decided yet.

    Raises:
        InputError: the file is damaged. It is left as it is: what a person decided is not thrown away.
    """
    path = draft / DECISIONS
    if not path.exists():
        return Kept()
    try:
        kept = read_as(Kept, path)
        if kept.format != FORMAT:
            raise InputError(f"{path}: has the format {kept.format}; this release reads format {FORMAT}")
    except InputError as error:
        raise InputError(
            f"{error}. Nothing can be decided until it is mended; to begin anew, give it another name."
        ) from None
    return kept


def write(draft: Path, kept: Kept) -> None:
    """Put decisions down at one stroke; whoever reads sees the old or the new ones."""
    content = {
        "format": FORMAT,
        "decisions": {mark: decision_as_json(each) for mark, each in sorted(kept.decisions.items())},
        "added": [{"mark": each.mark, "fact": asdict(each.fact)} for each in kept.added],
        "published": asdict(kept.published) if kept.published else None,
    }
    replace(draft / DECISIONS, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def decision_as_json(decision: Decision) -> dict[str, object]:
    """A decision, without what it does not say."""
    return {name: value for name, value in asdict(decision).items() if value or name == "state"}


def read_as(kind: type[_T], path: Path) -> _T:
    """A JSON file as what it should hold.

    Raises:
        InputError: it cannot be read, is no JSON, or holds something else; the message says where.
    """
    try:
        value = json.loads(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from None
    except ValueError as error:
        raise InputError(f"{path}: is damaged, no JSON ({error})") from None
    return checked(kind, value, str(path))


def checked(kind: type[_T], value: object, where: str) -> _T:
    """A value as what it should be; the first fault is told by its place.

    Raises:
        InputError: it is something else.
    """
    try:
        return TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise InputError(f"{where}: {place}: {first['msg']}") from None
