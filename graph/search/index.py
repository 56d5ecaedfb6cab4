"""The file of an index, open for reading: what stands in it, asked one thing at a time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from graph.errors import VersionError

_MAPPED: Final = 1 << 30  # bytes
_SAME: Final = 400  # things of one name


@dataclass(frozen=True)
class Range:
    """The numbers of the things of a section."""

    section: str
    first: int
    last: int


class Name(NamedTuple):
    """A folded name.

    Attributes:
        place: among the names of the thing, as digits.
        languages: in which it is so called, with spaces between.
    """

    place: str
    languages: str
    folded: str


class Index:
    """An open index; for one thread at a time.

    Args:
        path: the file that `graph.search.build` wrote.

    Raises:
        VersionError: it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        try:
            self.base = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self.base.execute(f"PRAGMA mmap_size = {_MAPPED}")
            rows = self.base.execute("SELECT name, first, last FROM section ORDER BY first").fetchall()
        except sqlite3.Error as error:
            raise VersionError(f"The index {path} cannot be read: {error}") from error
        self.ranges = [Range(*row) for row in rows]
        self.last = self.ranges[-1].last if rows else 0

    def close(self) -> None:
        """Close the file."""
        self.base.close()

    def section(self, id_: int) -> str:
        """The section of a thing."""
        return next(part.section for part in self.ranges if part.first <= id_ <= part.last)

    def named(self, folded: str) -> list[int]:
        """Things that have exactly this name."""
        rows = self.base.execute("SELECT id FROM name WHERE folded = ? ORDER BY id LIMIT ?", (folded, _SAME))
        return [id_ for (id_,) in rows]

    def ids(self, condition: str, first: int, last: int, limit: int) -> list[int]:
        """Things between two numbers whose words satisfy a condition, in their order."""
        rows = self.base.execute(
            "SELECT rowid FROM text WHERE text MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?",
            (condition, first, last, limit),
        )
        return [id_ for (id_,) in rows]

    def count(self, condition: str, part: Range) -> int:
        """How many of a section satisfy a condition."""
        row = self.base.execute(
            "SELECT count(*) FROM text WHERE text MATCH ? AND rowid BETWEEN ? AND ?",
            (condition, part.first, part.last),
        ).fetchone()
        return int(row[0])

    def knows(self, word: str) -> bool:
        """Whether a name of some thing has the word."""
        return bool(self.ids(f'name : "{word}"', 1, self.last, 1))

    def rated(self, ids: Iterable[int]) -> Iterator[tuple[int, float, list[Name]]]:
        """Number, prominence and names of things."""
        rows = self.base.execute(
            "SELECT id, weight, folded FROM thing WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        for id_, weight, folded in rows:
            yield id_, weight, [Name(*line.split("\t")) for line in folded.split("\n")]

    def thing(self, id_: int) -> tuple[str, str, list[Any]]:
        """IRI, kind, and the columns that are JSON: names, labels, detail, about."""
        iri, kind, *columns = self.base.execute(
            "SELECT iri, kind, names, labels, detail, about FROM thing WHERE id = ?", (id_,)
        ).fetchone()
        return iri, kind, [json.loads(column) for column in columns]


def any_of(word: str, near: Iterable[str] = ()) -> str:
    """A condition: the word, one that begins with it, or one of those spelt like it.

    Words are letters and digits only, so that nothing in them is syntax.
    """
    alternatives = (f'"{word}" *', *(f'"{other}"' for other in near))
    return f"({' OR '.join(alternatives)})"
