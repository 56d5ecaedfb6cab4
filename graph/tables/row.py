"""What reading gives: rows with typed values, and the tables that they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias, TypeVar

from graph.dates import PartialDate

Single: TypeAlias = str | int | Decimal | bool | PartialDate
Value: TypeAlias = Single | tuple[Single, ...] | None
_T = TypeVar("_T", bound=Single)


@dataclass(frozen=True)
class Row:
    """One row; `line` is the row number that a spreadsheet shows (the header is row 1).

    The getters raise KeyError for a column that the table does not have, and TypeError for one of another
    type: both are mistakes of the program, never of the data.
    """

    file: str
    line: int
    values: Mapping[str, Value] = field(default_factory=dict)

    def text(self, column: str) -> str:
        """The text, or an empty one. Concepts come as their notation."""
        value = self.values[column]
        if value is None:
            return ""
        if not isinstance(value, str):
            raise TypeError(f"{column} is no text")
        return value

    def texts(self, column: str) -> tuple[str, ...]:
        """The texts of a list."""
        return tuple(_only(str, column, value) for value in self._list(column))

    def date(self, column: str) -> PartialDate | None:
        """The date, as exactly as it is known."""
        value = self.values[column]
        return None if value is None else _only(PartialDate, column, value)

    def dates(self, column: str) -> tuple[PartialDate, ...]:
        """The dates of a list."""
        return tuple(_only(PartialDate, column, value) for value in self._list(column))

    def integer(self, column: str) -> int | None:
        """The whole number."""
        value = self.values[column]
        return None if value is None else _only(int, column, value)

    def integers(self, column: str) -> tuple[int, ...]:
        """The whole numbers of a list."""
        return tuple(_only(int, column, value) for value in self._list(column))

    def number(self, column: str) -> Decimal | None:
        """The decimal number."""
        value = self.values[column]
        return None if value is None else _only(Decimal, column, value)

    def flag(self, column: str) -> bool | None:
        """True, false or not said."""
        value = self.values[column]
        return None if value is None else _only(bool, column, value)

    def __contains__(self, column: str) -> bool:
        return column in self.values

    def _list(self, column: str) -> tuple[Single, ...]:
        value = self.values[column]
        if value is None:
            return ()
        if not isinstance(value, tuple):
            raise TypeError(f"{column} is no list")
        return value


def _only(kind: type[_T], column: str, value: Value) -> _T:
    if not isinstance(value, kind):
        raise TypeError(f"{column} is no {kind.__name__}")
    return value


@dataclass(frozen=True)
class Tables:
    """All tables by name, rows in the order of their files; `folder` is where they were read."""

    rows: Mapping[str, tuple[Row, ...]]
    folder: Path = Path()

    def __getitem__(self, name: str) -> tuple[Row, ...]:
        return self.rows[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __contains__(self, name: str) -> bool:
        return name in self.rows

    def counts(self) -> dict[str, int]:
        """Rows read, by table."""
        return {name: len(rows) for name, rows in self.rows.items()}

    def get(self, name: str) -> tuple[Row, ...]:
        """The rows, none when there is no such table."""
        return self.rows.get(name, ())
