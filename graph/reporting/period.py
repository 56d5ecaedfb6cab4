"""The years of a report, and times as its headings say them in three languages."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Final

from graph.descriptions.model import Node
from graph.errors import BadParameter
from graph.written import written
from ontology.text import plain

_YEARS: Final = re.compile(r"(\d{4})(?:\s*[-–/]\s*(\d{4}|\d{2}))?")
_MOST: Final = 10
KEPT: Final = 3
"""Years that a mandate is taken to last where no end is known: a term."""
_SEMESTERS: Final = {("01", "06"): "first", ("07", "12"): "second"}


@dataclass(frozen=True)
class Period:
    """Years from the first to the last."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def meets(self, node: Node) -> bool:
        """Whether something with dates lies in it, or partly."""
        earliest, latest = node.text("uclg:earliestDate"), node.text("uclg:latestDate")
        if not earliest or not latest:
            return False
        return earliest <= f"{self.last}-12-31" and latest >= f"{self.first}-01-01"

    def keeps(self, mandate: Node) -> bool:
        """Whether a mandate lies in it, or began not long before and has no known end."""
        if self.meets(mandate):
            return True
        earliest, latest = mandate.text("uclg:earliestDate"), mandate.text("uclg:latestDate")
        if not earliest or not latest or mandate.text("schema:endDate"):
            return False
        return f"{self.first - KEPT}-01-01" <= latest and earliest <= f"{self.last}-12-31"


def read_period(text: str) -> Period:
    """The years that `2020`, `2020-2021` or `2020-21` say.

    Raises:
        BadParameter: it is nothing like that, or ends before it begins, or is very long.
    """
    found = _YEARS.fullmatch(text.strip())
    if found is None:
        raise BadParameter(f"--period {text!r}: a year or two, like 2020 or 2020-2021", "period")
    first = found[1]
    last = found[2] or first
    last = first[:2] + last if len(last) == 2 else last
    if last < first:
        raise BadParameter(f"--period {text!r}: {last} is before {first}", "period")
    if int(last) - int(first) >= _MOST:
        raise BadParameter(f"--period {text!r}: a report covers {_MOST} years at most", "period")
    return Period(int(first), int(last))


@dataclass(frozen=True)
class Stretch:
    """From when to when, as far as it is known: `2020`, `2020-07`, `2020-07-14`; empty where it is not."""

    start: str = ""
    end: str = ""

    @classmethod
    def of(cls, node: Node) -> Stretch:
        """That of an activity or event."""
        return cls(node.text("schema:startDate") or "", node.text("schema:endDate") or "")

    @property
    def days(self) -> tuple[str, str]:
        """First and last day, `2020-07-01` and `2020-12-31`; what is open is as long as the other end."""
        first, last = self.start or self.end, self.end or self.start
        return _filled(first, "01-01"), _filled(last, "12-31")

    @property
    def open(self) -> bool:
        """Whether only one of the two is known."""
        return bool(self.start) != bool(self.end)

    def words(self, language: str, planned: bool = False) -> str:
        """When, with its preposition: `in the first semester of 2020`, `du 2 au 4 mai 2020`."""
        if not self.start and not self.end:
            return ""
        if self.open:
            since = bool(self.start)
            words = _SINCE[language] if since else _UNTIL[language]
            return f"{words} {written(self.start or self.end, language)}"
        words = self._whole(language) or _between(self.start, self.end, language)
        if planned and language == "en" and words.startswith("in "):
            return f"for {words.removeprefix('in ')}"
        return words

    def _whole(self, language: str) -> str:
        """A day, a month, a semester or a year."""
        if self.start == self.end:
            place = {4: 0, 7: 1, 10: 2}.get(len(self.start), 0)
            return f"{_IN[language][place]} {written(self.start, language)}"
        year = self.start[:4]
        which = _SEMESTERS.get((self.start[5:], self.end[5:])) if year == self.end[:4] else None
        if which is None:
            return ""
        return _SEMESTER[language][which].format(year=year)

    def same(self, words: str, language: str, beside: str = "") -> bool:
        """Whether the words of a source say no more than this, and what stands beside it, does."""
        return _bare(words) <= _bare(f"{self.words(language)} {beside}")


_IN: Final = {"en": ("in", "in", "on"), "es": ("en", "en", "el"), "fr": ("en", "en", "le")}
_SINCE: Final = {"en": "since", "es": "desde", "fr": "depuis"}
_UNTIL: Final = {"en": "until", "es": "hasta", "fr": "jusqu’en"}
_SEMESTER: Final = {
    "en": {"first": "in the first semester of {year}", "second": "in the second semester of {year}"},
    "es": {"first": "en el primer semestre de {year}", "second": "en el segundo semestre de {year}"},
    "fr": {"first": "au premier semestre {year}", "second": "au second semestre {year}"},
}
_SMALL: Final = {
    *("in", "on", "for", "the", "of", "and", "to", "from"),
    *("en", "el", "la", "los", "de", "del", "y", "a"),
    *("au", "du", "le", "les", "et"),
}


def _bare(words: str) -> set[str]:
    return {word for word in re.findall(r"\w+", plain(words)) if word not in _SMALL}


def _between(start: str, end: str, language: str) -> str:
    if len(start) == len(end) == 4 and int(end) == int(start) + 1:
        joint = {"en": "and", "es": "y", "fr": "et"}[language]
        return f"{_IN[language][0]} {start} {joint} {end}"
    first, last = written(start, language), written(end, language)
    if len(start) == len(end) == 10 and start[:7] == end[:7]:
        first, last = str(int(start[8:])), last
    elif len(start) >= 7 and len(end) >= 7 and start[:4] == end[:4]:
        first = first.replace({"es": f" de {start[:4]}"}.get(language, f" {start[:4]}"), "")
    if language == "en":
        return f"from {first} to {last}"
    day = len(start) == 10
    if language == "es":
        return f"del {first} al {last}" if day else f"de {first} a {last}"
    if day:
        return f"du {'1er' if first == '1' else first} au {last}"
    return f"{'d’' if plain(first)[:1] in 'aeiou' else 'de '}{first} à {last}"


def _filled(text: str, rest: str) -> str:
    if len(text) == 4:
        return f"{text}-{rest}"
    if len(text) == 7:
        day = "01" if rest == "01-01" else str(monthrange(int(text[:4]), int(text[5:]))[1])
        return f"{text}-{day}"
    return text
