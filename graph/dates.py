"""Partial dates: a year, a month or a day, kept as exactly as they are known."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Final

from pyoxigraph import Literal, NamedNode

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_TYPES: Final = {
    4: NamedNode(_XSD + "gYear"),
    7: NamedNode(_XSD + "gYearMonth"),
    10: NamedNode(_XSD + "date"),
}
_SHAPE: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A date of four, seven or ten characters: `2020`, `2020-11` or `2020-11-05`."""

    text: str

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read one.

        Raises:
            ValueError: it is none, or no day of the calendar.
        """
        if not _SHAPE.fullmatch(text):
            raise ValueError(f"{text!r} is not a date; write 2020, 2020-11 or 2020-11-05")
        try:
            date.fromisoformat((text + "-01-01")[:10])
        except ValueError:
            raise ValueError(f"{text!r} is not a day of the calendar") from None
        return cls(text)

    @property
    def first(self) -> date:
        """First day that it can mean."""
        return date.fromisoformat((self.text + "-01-01")[:10])

    @property
    def last(self) -> date:
        """Last day that it can mean."""
        year, month = self.first.year, self.first.month
        if len(self.text) == 10:
            return self.first
        if len(self.text) == 4:
            return date(year, 12, 31)
        return date(year, month, calendar.monthrange(year, month)[1])

    def agrees(self, other: PartialDate) -> bool:
        """Whether both can mean the same day: one is the other said more exactly."""
        return self.text.startswith(other.text) or other.text.startswith(self.text)

    def literal(self) -> Literal:
        """As `xsd:gYear`, `xsd:gYearMonth` or `xsd:date`."""
        return Literal(self.text, datatype=_TYPES[len(self.text)])

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: PartialDate) -> bool:
        return (self.first, self.last) < (other.first, other.last)


def day(value: date) -> Literal:
    """A whole day as `xsd:date`."""
    return Literal(value.isoformat(), datatype=_TYPES[10])
