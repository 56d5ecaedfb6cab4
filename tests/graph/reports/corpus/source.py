"""The sources of the corpus: text with its facts marked in place.

A source has a YAML head between lines of `---`, then blocks separated by blank lines: `# ` title, `## ` part,
`### ` component, `#### ` heading of the calendar, `- ` an item, `| a | b |` a row of a table, anything else a
paragraph. A fact stands around its words: `[[A done 2022-03:: we met in March 2022]]`; facts may nest. Lines
with `@c a` and `@t 2022-01..2022-06` set component and calendar dates of what follows (`-` for none).
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

Value = str | bool | list[str | None] | None
Fact = dict[str, Any]

_MARK: Final = re.compile(r"\[\[|\]\]")
_DATES: Final = re.compile(r"(\d{4}(?:-\d\d){0,2})?(\.\.)?(\d{4}(?:-\d\d){0,2})?\??")
_LEVELS: Final = {"# ": "title", "## ": "part", "### ": "component", "#### ": "calendar", "- ": "item"}


@dataclass(frozen=True)
class Block:
    """A piece of text: `title`, `part`, `component`, `calendar`, `item`, `row` or `paragraph`.

    Only a row has more than one cell.
    """

    kind: str
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it in one line."""
        return " ".join(self.cells)


@dataclass
class Report:
    """A version of a report: its head, its blocks without marks, and what it says."""

    head: dict[str, Any]
    blocks: list[Block] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    @property
    def name(self) -> str:
        """File name without its ending: `food-2022-2023.en`."""
        return f"{self.head['report']}.{self.head['language']}"


def read(path: Path) -> Report:
    """Read a source.

    Raises:
        ValueError: a mark is not closed or not understood.
    """
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return _Reader(yaml.safe_load(head)).read(body)


class _Reader:
    def __init__(self, head: dict[str, Any]) -> None:
        self._report = Report(head)
        self._component: str | None = None
        self._dates: tuple[str, str] = ("", "")

    def read(self, body: str) -> Report:
        for chunk in re.split(r"\n\s*\n|\n(?=- |\| |@|#)", body.strip()):
            chunk = " ".join(chunk.split())
            if chunk.startswith("@c "):
                self._component = None if chunk[3:] == "-" else chunk[3:]
                self._dates = ("", "")
            elif chunk.startswith("@t "):
                self._dates = ("", "") if chunk[3:] == "-" else dates(chunk[3:])
            elif chunk:
                self._report.blocks.append(self._block(chunk))
        return self._report

    def _block(self, chunk: str) -> Block:
        for sign, kind in _LEVELS.items():
            if chunk.startswith(sign):
                return Block(kind, (self._plain(chunk[len(sign) :]),))
        if chunk.startswith("| "):
            cells = chunk.strip("| ").split(" | ")
            return Block("row", tuple(self._plain(cell.strip()) for cell in cells))
        return Block("paragraph", (self._plain(chunk),))

    def _plain(self, text: str) -> str:
        """The text without its marks; the facts that it marks are kept, in the order in which they begin."""
        out, open_marks, found, at = "", [], [], 0
        for mark in _MARK.finditer(text):
            out += text[at : mark.start()]
            at = mark.end()
            if mark.group() == "[[":
                words, separator, _ = text[at:].partition("::")
                if not separator:
                    raise ValueError(f"{self._report.name}: no :: after {text[at : at + 40]}")
                open_marks.append((words, len(out)))
                at += len(words) + 2
                at += len(text[at:]) - len(text[at:].lstrip())
            elif not open_marks:
                raise ValueError(f"{self._report.name}: ]] without [[ in {text[:60]}")
            else:
                words, begin = open_marks.pop()
                found.append((begin, -len(out), words, out[begin:].strip()))
        if open_marks:
            raise ValueError(f"{self._report.name}: [[ without ]] in {text[:60]}")
        for _, _, words, quote in sorted(found):
            self._report.facts.append(self._fact(words, quote))
        return out + text[at:]

    def _fact(self, words: str, quote: str) -> Fact:
        sign, *rest = shlex.split(words)
        plain = [word for word in rest if "=" not in word]
        named = dict(word.split("=", 1) for word in rest if "=" in word)
        span = next((dates(word) for word in plain if _DATES.fullmatch(word)), None)
        plain = [word for word in plain if not _DATES.fullmatch(word)]
        optional = "opt" in plain
        fact = _MAKERS[sign](self, [word for word in plain if word != "opt"], named, span)
        fact = {key: _value(value) for key, value in fact.items() if value not in (None, "")}
        return fact | {"quote": quote} | ({"optional": True} if optional else {})

    def mechanism(self, plain: list[str], named: dict[str, str], span: Span) -> Fact:
        return {"kind": "mechanism", "body": self._report.head["body"]}

    def period(self, plain: list[str], named: dict[str, str], span: Span) -> Fact:
        start, end = span or ("", "")
        return {"kind": "period", "start": start, "end": end}

    def leadership(self, plain: list[str], named: dict[str, str], span: Span) -> Fact:
        return {"kind": "leadership", "holder": plain[0], "role": plain[1]}

    def representative(self, plain: list[str], named: dict[str, str], span: Span) -> Fact:
        return {"kind": "representative", "person": plain[0], "holder": plain[1], **named}

    def mandate(self, plain: list[str], named: dict[str, str], span: Span) -> Fact:
        holder = plain[2] if len(plain) > 2 else self._report.head["lead"]
        return {"kind": "mandate", "body": plain[0], "holder": holder, "role": plain[1]}

    def edition(self, plain: list[str], named: dict[str, str], span: Span) -> Fact:
        year = span[0] if span else ""
        return {"kind": "edition", "year": year, "ordinal": named.get("n"), "cities": named.get("cities")}

    def objective(self, plain: list[str], named: dict[str, str], span: Span) -> Fact:
        return {"kind": "objective", "ordinal": named["n"]}

    def activity(self, plain: list[str], named: dict[str, str], span: Span) -> Fact:
        start, end = span or (("", "") if "none" in plain else self._dates)
        return {
            "kind": "activity",
            "component": self._component,
            "status": plain[0],
            "start": start,
            "end": end,
            "activity_kind": named.get("k"),
        }

    def event(self, plain: list[str], named: dict[str, str], span: Span) -> Fact:
        start, end = span or ("", "")
        online = True if "online" in plain else None
        place, kind = named.get("at"), named.get("k")
        return {"kind": "event", "start": start, "end": end, "place": place, "online": online} | (
            {"event_kind": kind} if kind else {}
        )

    def collaboration(self, plain: list[str], named: dict[str, str], span: Span) -> Fact:
        return {"kind": "collaboration", "partner": plain[0], **named}

    def by(self, kind: str, plain: list[str]) -> Fact:
        who = plain[0] if plain else f"body/{self._report.head['body']}"
        return {"kind": kind, "by": self._report.head["lead"] if who == "lead" else who}

    def offer(self, plain: list[str], named: dict[str, str], span: Span) -> Fact:
        return {"kind": "offer", **named}

    def result(self, plain: list[str], named: dict[str, str], span: Span) -> Fact:
        return {"kind": "result", "year": span[0] if span else ""}


Span = tuple[str, str] | None
Maker = Callable[[_Reader, list[str], dict[str, str], Span], Fact]


def _by(kind: str) -> Maker:
    def make(reader: _Reader, plain: list[str], named: dict[str, str], span: Span) -> Fact:
        return reader.by(kind, plain)

    return make


_MAKERS: Final[dict[str, Maker]] = {
    "MECH": _Reader.mechanism,
    "PER": _Reader.period,
    "L": _Reader.leadership,
    "R": _Reader.representative,
    "M": _Reader.mandate,
    "Ed": _Reader.edition,
    "O": _Reader.objective,
    "A": _Reader.activity,
    "E": _Reader.event,
    "C": _Reader.collaboration,
    "K": _by("commitment"),
    "W": _by("wish"),
    "F": _Reader.offer,
    "X": _Reader.result,
}


def dates(text: str) -> tuple[str, str]:
    """Start and end of `2022-01..2022-06`, `2022-03` (both), `2020..` (start) or `..2023` (end)."""
    start, dots, end = text.partition("..")
    return (start, end) if dots else (start, start)


def _value(value: Value) -> Value:
    """A list where the source gives alternatives: `un-habitat;new:ONU-Habitat`, `2022?` (or nothing)."""
    if not isinstance(value, str):
        return value
    if value.endswith("?"):
        return [value[:-1], None]
    return list(value.split(";")) if ";" in value else value


def sources(folder: Path) -> Iterator[Path]:
    """The sources of a half, sorted."""
    yield from sorted((folder / "sources").glob("*.src"))
