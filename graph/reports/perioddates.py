"""What a matched time means: first and last date, partial; nothing where the words are no time after all."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from typing import Final

YEAR: Final = r"(?:19[89]|20[0-4])\d"

Dates = tuple[str, str] | None
Meaning = Callable[[re.Match[str], str], Dates]
"""From a match and the year told before to first and last date; empty where no year is known."""

_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def iso(found: re.Match[str], _known: str) -> Dates:
    """`2022-03-14`."""
    return found["iso"], found["iso"]


def numeric(found: re.Match[str], _known: str) -> Dates:
    """`14/03/2022`, `14.3.2022`."""
    date = _date(found["year"], int(found["num"]), int(found["d1"]))
    return (date, date) if date else None


def numeric_month(found: re.Match[str], _known: str) -> Dates:
    """`03/2022`."""
    date = f"{found['year']}-{int(found['num']):02}"
    return (date, date) if 1 <= int(found["num"]) <= 12 else None


def days(names: Mapping[str, int]) -> Meaning:
    """`14 March 2022`, `del 30 de noviembre al 2 de diciembre`."""

    def meaning(found: re.Match[str], known: str) -> Dates:
        (begin, first), (year, last) = _months(found.groupdict(), known, names)
        if not year:
            return "", ""
        one = int(re.sub(r"\D", "", found["d1"]))
        two = int(found.groupdict().get("d2") or one)
        start, end = _date(begin, first, one), _date(year, last, two)
        return (start, end) if start and end else None

    return meaning


def months(names: Mapping[str, int]) -> Meaning:
    """`March 2022`, `entre marzo y junio`."""

    def meaning(found: re.Match[str], known: str) -> Dates:
        (begin, first), (year, last) = _months(found.groupdict(), known, names)
        return (f"{begin}-{first:02}", f"{year}-{last:02}") if year else ("", "")

    return meaning


def _months(
    parts: Mapping[str, str | None], known: str, names: Mapping[str, int]
) -> tuple[tuple[str, int], tuple[str, int]]:
    """Year and month of the beginning and of the end; from November to March begins the year before."""
    year = parts.get("year") or known
    first = names[str(parts["m1"]).rstrip(".")]
    last = names[str(parts["m2"]).rstrip(".")] if parts.get("m2") else first
    earlier = year and last < first and parts.get("year")
    begin = parts.get("y1") or (str(int(year) - 1) if earlier else year)
    return (begin, first), (year, last)


def parts_of_years(ordinals: Mapping[str, int]) -> Meaning:
    """`first semester 2022`, `third to fourth quarter`, `II semestre 2022`."""

    def meaning(found: re.Match[str], known: str) -> Dates:
        parts = found.groupdict()
        year = parts.get("year") or known
        length = 6 if parts.get("p6") else 3
        number = _ROMAN.get(parts["ord"]) or ordinals.get(parts["ord"]) or int(parts["ord"])
        number = 12 // length if number == 99 else number
        upto = ordinals[parts["ord2"]] if parts.get("ord2") else number
        if not year:
            return "", ""
        if not 1 <= number <= upto <= 12 // length:
            return None
        return f"{year}-{(number - 1) * length + 1:02}", f"{year}-{upto * length:02}"

    return meaning


def short_part(found: re.Match[str], _known: str) -> Dates:
    """`S1 2022`, `Q3/2022`, `2022 T2`, `Q1-Q2 2022`."""
    number, length = int(found["no"]), 6 if found["short"].lower() in "sh" else 3
    upto = int(found.groupdict().get("upto") or number)
    if not number <= upto <= 12 // length:
        return None
    return f"{found['year']}-{(number - 1) * length + 1:02}", f"{found['year']}-{upto * length:02}"


def years(found: re.Match[str], _known: str) -> Dates:
    """`in 2022`, `during 2022 and 2023`."""
    told = sorted(
        value for name, value in found.groupdict().items() if name in ("year", "y2", "y3") and value
    )
    return (told[0], told[-1]) if told else None


def year_range(found: re.Match[str], _known: str) -> Dates:
    """`2022-2023`."""
    told = re.findall(YEAR, found["year"])
    return (told[0], told[-1]) if told[0] <= told[-1] else None


def nothing(_found: re.Match[str], _known: str) -> Dates:
    """`throughout the year`: a time, but of which year the words do not say."""
    return "", ""


def _date(year: str, month: int, day: int) -> str:
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(int(year), month)[1]:
        return ""
    return f"{year}-{month:02}-{day:02}"
