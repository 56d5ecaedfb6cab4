"""Passages of facts as rows: each group of words that say one thing in several languages has one id."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.reports.likeness import likeness, telling_words
from graph.reports.model import Passage
from graph.review.rows.model import Made

_BLANK = " \t\n•"
Span = tuple[str, int, int]  # language, start, end


@dataclass(frozen=True)
class Group:
    """The words that say one thing, at most once in each language, without blanks and bullets around them."""

    spans: tuple[Span, ...]
    section: str

    @property
    def languages(self) -> tuple[str, ...]:
        """Versions that have it."""
        return tuple(span[0] for span in self.spans)


def groups(passages: Iterable[Passage], texts: Mapping[str, str]) -> list[Group]:
    """Passages of several versions side by side: within a section the first with the first, and so on; where
    a version has more of them, those that are alike.
    """
    sections: dict[str, dict[str, list[Span]]] = {}
    for each in passages:
        own = sections.setdefault(each.section, {}).setdefault(each.language, [])
        if (span := _bare(each, texts[each.language])) not in own:
            own.append(span)
    found: list[Group] = []
    for section, versions in sections.items():
        rows = _aligned(list(versions.values()), texts)
        found.extend(Group(tuple(row), section) for row in rows)
    return found


def _aligned(versions: list[list[Span]], texts: Mapping[str, str]) -> list[list[Span]]:
    """Rows of spans that say one thing; the order of the first version leads."""
    rows = [[span] for span in versions[0]]
    for spans in versions[1:]:
        if len(spans) == len(versions[0]):
            for row, span in zip(rows, spans, strict=False):
                row.append(span)
            continue
        language = spans[0][0]
        scores = sorted(
            (-_likeness(row[0], span, texts), at, where)
            for at, row in enumerate(rows)
            for where, span in enumerate(spans)
        )
        taken: set[int] = set()
        for score, at, where in scores:
            if score < 0 and where not in taken and all(span[0] != language for span in rows[at]):
                rows[at].append(spans[where])
                taken.add(where)
        rows.extend([span] for where, span in enumerate(spans) if where not in taken)
    return rows


def _likeness(one: Span, other: Span, texts: Mapping[str, str]) -> float:
    words = (telling_words(texts[each[0]][each[1] : each[2]], each[0]) for each in (one, other))
    return likeness(*words)


def _bare(passage: Passage, text: str) -> Span:
    start, end = passage.start, passage.end
    while start < end - 1 and text[start] in _BLANK:
        start += 1
    while end > start + 1 and text[end - 1] in _BLANK:
        end -= 1
    return passage.language, start, end


@dataclass
class Spans:
    """Gives groups their ids, equal ones the same, and makes the rows of `report_passages`."""

    texts: Mapping[str, str]
    order: Sequence[str]
    _ids: dict[frozenset[Span], str] = field(default_factory=dict)
    _known: dict[str, tuple[Group, set[str]]] = field(default_factory=dict)

    def name(self, group: Group, wanted: str, mark: str, alone: bool = False) -> str:
        """The id of a group: the one that it has already, else the one wanted, with a number where that is
        taken.

        Args:
            alone: whether the row is about the versions of the group only: it may be a part of another then.
        """
        key = frozenset(group.spans)
        if key not in self._ids:
            wider = [name for known, name in self._ids.items() if alone and key < known]
            self._ids[key] = wider[0] if wider else self._free(wanted)
            self._known.setdefault(self._ids[key], (group, set()))
        self._known[self._ids[key]][1].add(mark)
        return self._ids[key]

    def _free(self, wanted: str) -> str:
        number, name = 1, wanted
        while name in self._known:
            number += 1
            name = f"{wanted}-{number}"
        return name

    def rows(self, report: str) -> list[Made]:
        """Rows by language and place."""
        told = [
            (self.order.index(language), start, end, name, language, group.section, marks)
            for name, (group, marks) in self._known.items()
            for language, start, end in group.spans
        ]
        return [
            Made(
                {
                    "report": report,
                    "language": language,
                    "id": name,
                    "section": section,
                    "start": str(start),
                    "end": str(end),
                    "sha256": hashlib.sha256(self.texts[language][start:end].encode("utf-8")).hexdigest(),
                },
                tuple(sorted(marks)),
            )
            for _, start, end, name, language, section, marks in sorted(told, key=lambda each: each[:4])
        ]
