"""Names in a text meet the names of the graph: exactly, by their usual variants, or by the words they are
made of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from graph.reports.bodynames import BodyNames
from graph.reports.known import Area, Entry, Known
from graph.reports.model import Name
from graph.reports.namewords import TOKEN, bare, fold_label, keys, word_of
from graph.reports.packs import LANGUAGES, Pack, load
from graph.reports.patterns import level

_LONGEST: Final = 18  # words of a name


@dataclass(frozen=True)
class Mention:
    """A known name in a text: `text[start:end]`."""

    start: int
    end: int
    name: Name

    @property
    def kind(self) -> str:
        """`body`, `city`, `government`, `organization`, `person`; a new name is that of a city that leads."""
        return self.name.id.split("/", 1)[0] if self.name.known else "city"


class Names:
    """Finds the known names in texts of one language."""

    def __init__(self, known: Known, language: str) -> None:
        self.known, self.pack = known, load(language)
        self.kinds = dict(known.body_kinds)
        self._index: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        for entry in known.entries:
            for key in keys(entry.label):
                self._index[key].append(entry)
        for each in LANGUAGES:
            self._add_aliases(load(each))
        self._own = BodyNames(known, self.pack)

    def _add_aliases(self, pack: Pack) -> None:
        ids = {entry.id for entry in self.known.entries}
        for alias, body in pack.data["aliases"].items():
            id_ = body if "/" in body else f"body/{body}"
            if id_ in ids:
                for key in keys(alias):
                    self._index[key].append(Entry(id_, alias, pack.language))

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
        """Known names in `text[start:end]`, in order; none inside another, the longest wins."""
        stop = len(text) if end is None else end
        tokens = [(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text, start, stop)]
        found: list[Mention] = []
        bodies = self._bodies(text, start, stop)
        at = 0
        while at < len(tokens):
            body = next((b for b in bodies if b.start == tokens[at][1]), None)
            mention = self._at(text, tokens, at)
            if body and (mention is None or body.end >= mention.end):
                mention = body
            if mention is None:
                at += 1
                continue
            found.append(mention)
            while at < len(tokens) and tokens[at][1] < mention.end:
                at += 1
        return found

    def _at(self, text: str, tokens: Sequence[tuple[str, int, int]], at: int) -> Mention | None:
        """The longest known name that begins at a token."""
        if not (tokens[at][0][0].isupper() or tokens[at][0][0].isdigit()):
            return None
        for stop in range(min(len(tokens), at + _LONGEST), at, -1):
            words = [word for word, _, _ in tokens[at:stop]]
            entries = self._index.get(tuple(map(word_of, words)))
            if not entries or not tokens[stop - 1][0]:
                continue
            chosen = [entry for entry in entries if _written_so(entry.label, words)]
            if chosen:
                begin, finish = tokens[at][1], tokens[stop - 1][2]
                return Mention(begin, finish, _name(chosen, text[begin:finish]))
        return None

    def _bodies(self, text: str, start: int, stop: int) -> list[Mention]:
        return [
            Mention(each.start, each.end, Name(each.id, text[each.start : each.end], each.score))
            for each in self._own.find(text, start, stop)
        ]

    def areas(self, text: str) -> list[Area]:
        """Areas and factors of the studies that a text names, in order; a name inside a longer one does
        not count, and of several with one name the one with the shortest id is meant.
        """
        leveled = level(text)
        found: list[tuple[int, int, Area]] = []
        for area in sorted(self.known.areas, key=lambda each: (-len(each.label), len(each.id), each.id)):
            words = r"\s+(?:(?:the|el|la|los|las|le|les)\s+)?".join(map(re.escape, level(area.label).split()))
            for match in re.finditer(rf"(?<!\w){words}(?!\w)", leveled):
                if all(match.end() <= start or match.start() >= end for start, end, _ in found):
                    found.append((match.start(), match.end(), area))
        return [area for _, _, area in sorted(found, key=lambda each: each[0])]

    def means(
        self, text: str, kinds: Sequence[str] = ("body", "city", "government", "organization", "person")
    ) -> Name:
        """What a name written by itself means; proposed as new if the graph has none like it."""
        words = [m.group() for m in TOKEN.finditer(bare(text, self.pack))]
        entries = [e for e in self._index.get(tuple(map(word_of, words)), []) if e.kind in kinds]
        if entries:
            return _name(entries, text)
        near = self._near(bare(text, self.pack), kinds)
        if near and near[0][0] >= 0.92:
            return Name(near[0][1], text, near[0][0], tuple(each for _, each in near[1:]))
        return Name(f"new:{text.strip()}", text, 0.0, tuple(each for _, each in near))

    def _near(self, text: str, kinds: Sequence[str]) -> list[tuple[float, str]]:
        folded = " ".join(word_of(word) for word in text.split())
        scores: dict[str, float] = {}
        for entry in self.known.entries:
            if entry.kind in kinds:
                score = fuzz.ratio(folded, fold_label(entry.label)) / 100
                if score >= 0.8:
                    scores[entry.id] = max(score, scores.get(entry.id, 0.0))
        return sorted(((round(score, 2), id_) for id_, score in scores.items()), key=lambda p: (-p[0], p[1]))[
            :3
        ]


def _name(entries: Sequence[Entry], text: str) -> Name:
    """Several things may have one name: cities go before governments, what is not Wikipedia's oddity
    before the rest.
    """
    ids = sorted({entry.id for entry in entries}, key=lambda i: (_RANK.get(i.split("/", 1)[0], 9), i))
    exact = any(entry.label == text for entry in entries)
    return Name(ids[0], text, 1.0 if exact else 0.95, tuple(ids[1:4]))


_RANK: Final = {"body": 0, "city": 1, "government": 2, "organization": 3, "person": 4}


def _written_so(label: str, words: Sequence[str]) -> bool:
    """Acronyms are only meant where they are written in capitals; names of one word with a capital."""
    if len(words) == 1 and len(label) <= 5 and label.isupper():
        return words[0] == label
    return words[0][0].isupper() or words[0][0].isdigit()
