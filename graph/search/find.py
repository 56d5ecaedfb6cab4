"""Asking an index."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Final, Literal

from graph.errors import InputError
from graph.search.entries import in_language
from graph.search.index import Index, Range, any_of
from graph.search.near import alike
from graph.search.rank import Asked, best
from graph.search.results import Hit, Results
from graph.search.sections import BY_NAME
from graph.search.words import places, words

Match = Literal["all", "near", "any"]

MOST: Final = 100  # hits that one answer may have
DEEPEST: Final = 10_000  # offset
_WORDS: Final = 12  # the rest of a text is not read
_COMMON: Final = 1000  # things that have a word; it does not help where not all words are found
_FEW: Final = 8  # below so many, words that are spelt alike count too
_ALL: Final = 250  # of so many all are rated
_BEST: Final = 40  # else so many of each section, the most prominent ones
_KEPT: Final = 128  # rated lists that are kept for the next page


@dataclass(frozen=True)
class _Rated:
    """What was found for a text: the rated things in order, and how the others are found."""

    asked: Asked
    match: Match
    condition: str
    rated: tuple[tuple[float, int, int], ...]  # score, number of the thing, number of its best name
    counts: dict[str, int]


class Search:
    """An open index, safe to use from many threads.

    Args:
        path: the file that `graph.search.build` wrote.

    Raises:
        VersionError: it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[tuple[tuple[str, ...], str], _Rated] = OrderedDict()
        self._index = Index(path)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._index.close()

    def find(
        self,
        text: str,
        *,
        language: str = "en",
        classes: Collection[str] = (),
        limit: int = 20,
        offset: int = 0,
    ) -> Results:
        """What has all words of the text, or words that begin with them; the best come first.

        Args:
            text: any words of a person, nothing in it is syntax; its first twelve words count.
            language: of the reader: `en`, `es` or `fr`.
            classes: names of sections (`SECTIONS`); none: all.
            limit, offset: within `MOST` and `DEEPEST`.

        Raises:
            InputError: no such class, or limit or offset out of bounds.
        """
        begun = time.perf_counter()
        _check(classes, limit, offset)
        asked = Asked(words(text)[:_WORDS])
        if not asked.words:
            return Results((), 0, {}, "all", took=time.perf_counter() - begun)
        with self._lock:
            found = self._rated(asked, language)
            chosen = set(classes) or set(BY_NAME)
            page = [*self._page(found, chosen, limit, offset, language)]
        total = sum(count for name, count in found.counts.items() if name in chosen)
        return Results(tuple(page), total, found.counts, found.match, time.perf_counter() - begun)

    def suggest(
        self, text: str, *, language: str = "en", classes: Collection[str] = (), limit: int = 8
    ) -> list[Hit]:
        """The first hits of `find`."""
        return list(self.find(text, language=language, classes=classes, limit=limit).hits)

    def _rated(self, asked: Asked, language: str) -> _Rated:
        key = (asked.words, language)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        found = self._kept[key] = self._widened(asked, language)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found

    def _widened(self, asked: Asked, language: str) -> _Rated:
        """All words; where they are hardly anywhere, unknown ones may be misspelt, then any; then some do."""
        found = self._rate(asked, "all", _all_of(asked), language)
        if self._suffices(found):
            return found
        unknown = [word for word in asked.telling if not self._index.knows(word)]
        for doubted in (unknown, asked.telling):
            near = {word: other for word in doubted if (other := alike(self._index.base, word))}
            if near:
                wider = Asked(asked.words, near)
                found = self._rate(wider, "near", _all_of(wider), language)
            if self._suffices(found):
                return found
        return found if found.counts else self._rate(found.asked, "any", self._some_of(found.asked), language)

    def _suffices(self, found: _Rated) -> bool:
        return sum(found.counts.values()) >= _FEW or bool(self._index.named(found.asked.folded))

    def _some_of(self, asked: Asked) -> str:
        """Any of the words that few things have; where all are common, the least common of them."""
        whole = Range("", 1, self._index.last)
        each = [any_of(word, asked.near.get(word, ())) for word in asked.telling]
        counted = sorted((self._index.count(condition, whole), condition) for condition in each)
        rare = [condition for count, condition in counted if count <= _COMMON]
        return " OR ".join(rare or [counted[0][1]])

    def _rate(self, asked: Asked, kind: Match, match: str, language: str) -> _Rated:
        ids = self._index.ids(match, 1, self._index.last, _ALL + 1)
        if len(ids) <= _ALL:
            counts = {
                part.section: sum(part.first <= id_ <= part.last for id_ in ids)
                for part in self._index.ranges
            }
        else:
            counts = {part.section: self._index.count(match, part) for part in self._index.ranges}
            ids = sorted(self._candidates(asked, match, counts))
        rated = sorted((-score, id_, name) for score, id_, name in self._scores(asked, ids, language))
        return _Rated(
            asked,
            kind,
            match,
            tuple((-score, id_, name) for score, id_, name in rated),
            {name: count for name, count in counts.items() if count},
        )

    def _candidates(self, asked: Asked, match: str, counts: dict[str, int]) -> set[int]:
        """Those that may come first where there are too many to rate: by their name, by prominence."""
        found = set(self._index.named(asked.folded))
        whole = " AND ".join(any_of(word, ()) for word in asked.words)
        for part in self._index.ranges:
            if counts[part.section]:
                for condition in dict.fromkeys((f"name : ({whole})", f"name : ({match})", match)):
                    ids = self._index.ids(condition, part.first, part.last, _BEST)
                    found.update(ids)
                    if len(ids) == _BEST and condition != f"name : ({whole})":
                        break
        return found

    def _scores(self, asked: Asked, ids: Iterable[int], language: str) -> Iterator[tuple[float, int, int]]:
        for id_, weight, names in self._index.rated(ids):
            likeness, name = best(asked, names, language)
            yield round(likeness + weight, 3), id_, name

    def _page(
        self, found: _Rated, chosen: Collection[str], limit: int, offset: int, language: str
    ) -> Iterator[Hit]:
        """The rated ones come first, then the others in the order of the index."""
        rated = [row for row in found.rated if self._index.section(row[1]) in chosen]
        rows = rated[offset : offset + limit]
        missing = limit - len(rows)
        if missing and len(found.rated) < sum(found.counts.values()):
            known = {id_ for _, id_, _ in found.rated}
            skip = max(0, offset - len(rated))
            others = self._others(found, known, chosen, skip + missing)
            rows += [(0.0, id_, 0) for id_ in others[skip:]]
        for score, id_, name in rows:
            yield self._hit(found.asked, id_, name, score, language)

    def _others(self, found: _Rated, known: set[int], chosen: Collection[str], wanted: int) -> list[int]:
        others: list[int] = []
        for part in self._index.ranges:
            if part.section in chosen and len(others) < wanted:
                inside = sum(part.first <= id_ <= part.last for id_ in known)
                ids = self._index.ids(found.condition, part.first, part.last, wanted - len(others) + inside)
                others += [id_ for id_ in ids if id_ not in known][: wanted - len(others)]
        return others

    def _hit(self, asked: Asked, id_: int, name: int, score: float, language: str) -> Hit:
        iri, kind, (names, labels, details, about) = self._index.thing(id_)
        label, code = in_language(labels, language)
        description, described = in_language(about, language)
        wanted = [*asked.telling, *(other for near in asked.near.values() for other in near)]
        also = names[name] if not _same(asked, label, names[name]) else None
        return Hit(
            iri,
            self._index.section(id_),
            kind,
            label,
            code,
            also,
            in_language(details, language)[0],
            description,
            described,
            places(label, wanted),
            score,
        )


def _all_of(asked: Asked) -> str:
    return " AND ".join(any_of(word, asked.near.get(word, ())) for word in asked.telling)


def _same(asked: Asked, label: str, name: str) -> bool:
    """Whether the name that was found tells no more than the label does."""
    there = words(label)
    return there == words(name) or all(
        any(other.startswith(word) or other in asked.near.get(word, ()) for other in there)
        for word in asked.telling
    )


def _check(classes: Collection[str], limit: int, offset: int) -> None:
    unknown = sorted(set(classes).difference(BY_NAME))
    if unknown:
        raise InputError(f"{unknown[0]!r} is no class to search in; there are: {', '.join(BY_NAME)}.")
    if not 0 <= limit <= MOST or not 0 <= offset <= DEEPEST:
        raise InputError(f"limit is 0 to {MOST}, offset 0 to {DEEPEST}.")
