"""Times as people write them: `first semester 2022`, `del 12 al 14 de octubre`, `fin 2023`."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from graph.reports.packs import Pack, load
from graph.reports.patterns import expression, level

YEAR: Final = r"(?:19[89]|20[0-4])\d"
_DAY: Final = r"(?:[12]\d|3[01]|0?[1-9])"


# What a match means: start and end, given the year told before; nothing if it is no time after all.
_Read = Callable[[re.Match[str], str], tuple[str, str] | None]


@dataclass(frozen=True)
class When:
    """A time in a text.

    Attributes:
        start, end: partial dates (`2022`, `2022-03`, `2022-03-14`); empty where the words leave it open or
            no year is known.
        exact: 3 a day, 2 a month, quarter or semester, 1 a year, 0 words that are not exact.
        span: where it stands in the text.
    """

    start: str
    end: str
    exact: int
    span: tuple[int, int]

    @property
    def year(self) -> str:
        """The year that it begins in, or ends in."""
        return (self.start or self.end)[:4]


def times(text: str, language: str, year: str = "") -> list[When]:
    """All times in a text, in order; none inside another.

    Args:
        text: any text.
        language: of the text.
        year: what a day or month without a year belongs to; it is replaced by each year that is told.
    """
    grammar = _grammar(language)
    leveled = level(text)
    taken: list[tuple[int, int, _Read, re.Match[str], int]] = []
    for exact, pattern, read in grammar:
        for found in pattern.finditer(leveled):
            if all(found.end() <= start or found.start() >= end for start, end, *_ in taken):
                taken.append((*found.span(), read, found, exact))
    result = []
    for start, end, read, found, exact in sorted(taken, key=lambda each: each[0]):
        told = read(found, year)
        if told is None:
            continue
        when = _opened(When(*told, exact, (start, end)), leveled, load(language))
        year = when.year or year
        result.append(when)
    return result


def _opened(when: When, text: str, pack: Pack) -> When:
    """`since 2020` has no end, `until June 2023` no start."""
    digits = re.search(r"\d", text[when.span[0] : when.span[1]])
    before = text[: when.span[0]].rstrip()
    inner = text[when.span[0] : when.span[0] + digits.start()].rstrip() if digits else ""
    before = inner if inner and when.exact == 1 else before
    if when.exact and _ends_with(before, pack, "since"):
        return When(when.start, "", when.exact, when.span)
    if when.exact and when.start == when.end and _ends_with(before, pack, "from"):
        return When(when.start, "", when.exact, when.span)
    if when.exact and _ends_with(before, pack, "until"):
        return When("", when.end, when.exact, when.span)
    return when


@lru_cache(maxsize=16)
def _ending(language: str, group: str) -> re.Pattern[str]:
    words = load(language).words("dates", group)
    links = "|".join(expression(word) for word in load(language).words("dates", "of")) or "(?!)"
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(expression(word) for word in words)})(?:\s+(?:{links}|the|el|la|le|l'))?\s*$"
    )


def _ends_with(text: str, pack: Pack, group: str) -> bool:
    return bool(_ending(pack.language, group).search(text))


_Grammar = tuple[tuple[int, re.Pattern[str], _Read], ...]


@lru_cache(maxsize=4)
def _grammar(language: str) -> _Grammar:
    return tuple(_rows(load(language)))


def _alternatives(words: Iterator[str] | list[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def _rows(
    pack: Pack,
) -> Iterator[tuple[int, re.Pattern[str], _Read]]:
    months = pack.numbers("months")
    ordinals = pack.numbers("ordinals")
    group = {
        name: _alternatives([expression(w) for w in words]) for name, words in pack.groups("dates").items()
    }
    month = _alternatives([re.escape(m) for m in months]) + r"\.?"
    ordinal = _alternatives([re.escape(o) for o in ordinals])
    of = (
        rf"(?:\s*{group['of']})?(?:\s+(?:the|el|l'))?\s*"
        if pack.language == "en"
        else rf"(?:\s*{group['of']})?\s*"
    )
    to = rf"\s*(?:-|{group['to']}(?:\s+(?:the|el|le))?)\s*"
    day = rf"{_DAY}(?:\s?{group['day_suffix']})?"
    year = rf"(?:{of}(?P<year>{YEAR}))?"
    n = r"(?<![\w/])"

    def days(found: re.Match[str], known: str) -> tuple[str, str] | None:
        return _days(found, known, months)

    yield 3, re.compile(rf"(?<!\d)(?P<iso>{YEAR}-\d\d-\d\d)(?!\d)"), _iso
    yield 3, re.compile(rf"(?<!\d)(?P<d1>{_DAY})[/.](?P<num>\d\d?)[/.](?P<year>{YEAR})(?!\d)"), _numeric
    for text in (
        rf"{n}(?P<d1>{_DAY})(?:\s?{group['day_suffix']})?{of}(?P<m1>{month})(?:{of}(?P<y1>{YEAR}))?{to}(?P<d2>{_DAY})(?:\s?{group['day_suffix']})?{of}(?P<m2>{month}){year}(?!\d)",
        rf"{n}(?P<d1>{_DAY})(?:\s?{group['day_suffix']})?{to}(?P<d2>{_DAY})(?:\s?{group['day_suffix']})?{of}(?P<m1>{month}){year}(?![\d\w])",
        rf"{n}(?P<m1>{month})\s+(?P<d1>{_DAY})(?:{group['day_suffix']})?{to}(?P<m2>{month})\s+(?P<d2>{_DAY})(?:{group['day_suffix']})?{year}(?!\d)",
        rf"{n}(?P<m1>{month})\s+(?P<d1>{_DAY})(?:{group['day_suffix']})?{to}(?P<d2>{_DAY})(?:{group['day_suffix']})?{year}(?![\d\w])",
        rf"{n}(?P<d1>{day}){of}(?P<m1>{month}){year}(?![\d\w])",
        rf"{n}(?P<m1>{month})\s+(?P<d1>{_DAY})(?:{group['day_suffix']})?{year}(?![\d\w])",
    ):
        yield 3, re.compile(text), days
    yield from _longer(pack, group, months, ordinals, month, ordinal, of, to)


def _longer(
    pack: Pack,
    group: dict[str, str],
    months: Mapping[str, int],
    ordinals: Mapping[str, int],
    month: str,
    ordinal: str,
    of: str,
    to: str,
) -> Iterator[tuple[int, re.Pattern[str], _Read]]:
    """Months, quarters and semesters, words that are not exact, years."""

    def of_months(found: re.Match[str], known: str) -> tuple[str, str] | None:
        return _months(found, known, months)

    def of_parts(found: re.Match[str], known: str) -> tuple[str, str] | None:
        return _parts(found, known, ordinals)

    year = rf"(?:{of}(?P<year>{YEAR}))?"
    yield (
        2,
        re.compile(rf"(?<![\w/])(?P<m1>{month})(?:{of}(?P<y1>{YEAR}))?{to}(?P<m2>{month}){year}(?![\d\w])"),
        of_months,
    )
    yield 2, re.compile(rf"(?<![\w/])(?P<m1>{month}){of}(?P<year>{YEAR})(?!\d)"), of_months
    for kind, length in (("semester", 6), ("quarter", 3)):
        name = f"p{length}"
        yield (
            2,
            re.compile(rf"(?<!\w)(?P<ord>{ordinal})\s+(?P<{name}>{group[kind]}){year}(?![\d\w])"),
            of_parts,
        )
        if kind == "quarter":
            yield (
                2,
                re.compile(
                    rf"(?<!\w)(?P<ord>{ordinal}){to}(?P<ord2>{ordinal})\s+(?P<{name}>{group[kind]}s?){year}(?![\d\w])"
                ),
                of_parts,
            )
    yield 2, re.compile(rf"(?<!\w)(?P<short>[sqthSQTH])\s?(?P<no>[1-4])[\s/-]*(?P<year>{YEAR})(?!\d)"), _short
    yield from _vaguer(pack, group, month, to, of_months)


def _vaguer(
    pack: Pack, group: dict[str, str], month: str, to: str, of_months: _Read
) -> Iterator[tuple[int, re.Pattern[str], _Read]]:
    """Words that are not exact, years, and months without a year."""
    vague = rf"(?:{group['vague']}|{group['seasons']})"
    inner = rf"{vague}\s*(?:{group['of']})?\s*"
    yield (
        0,
        re.compile(
            rf"(?<!\w){inner}(?P<year>{YEAR})(?:{to}|\s*,?\s*)(?:(?:the|el|la|los|le|l')\s*)?{inner}(?P<y2>{YEAR})(?!\d)"
        ),
        _years,
    )
    yield 0, re.compile(rf"(?<!\w){inner}(?P<year>{YEAR})(?!\d)"), _years
    yield 0, re.compile(rf"(?<!\w){group['all_year']}(?!\w)"), _nothing
    between = rf"(?:{YEAR})\s*[-/]\s*(?:{YEAR})"
    lead = rf"(?<!\w){group['in']}\s*(?:the\s+|l')?"
    yield 1, re.compile(rf"(?:{lead}|(?<=\()|^\s*)(?P<year>{YEAR}){to}(?P<y2>{YEAR})(?!\d)"), _years
    yield 1, re.compile(rf"(?<!\w)(?:{group['since']}|{group['until']})\s*(?P<year>{YEAR})(?!\d)"), _years
    yield 1, re.compile(rf"{lead}(?P<year>{YEAR})(?!\d|-\w)(?!\s+(?:{_editions(pack)}))"), _years
    yield (
        1,
        re.compile(
            rf"(?<=\()(?P<year>{YEAR})(?=[),;])|^\s*(?:\W\s*)?(?P<y2>{YEAR})(?=\s*[:.]?\s*$|\s*[:.–-]\s)|,\s*(?P<y3>{YEAR})(?=\s*[.;)]?\s*$)"
        ),
        _years,
    )
    yield 1, re.compile(rf"(?<!\w)(?P<year>{between})(?!\d)"), _range
    yield (
        2,
        re.compile(
            rf"(?<![\w/])(?:{group['in']}|{group['since']}|{group['until']})\s*(?P<m1>{month})(?![\w])"
        ),
        of_months,
    )


def _editions(pack: Pack) -> str:
    return "|".join(expression(word) for word in pack.words("editions", "edition"))


def _iso(found: re.Match[str], _known: str) -> tuple[str, str] | None:
    return found["iso"], found["iso"]


def _numeric(found: re.Match[str], _known: str) -> tuple[str, str] | None:
    return _same(_date(found["year"], int(found["num"]), int(found["d1"])))


def _days(found: re.Match[str], known: str, months: Mapping[str, int]) -> tuple[str, str] | None:
    parts = found.groupdict()
    year = parts.get("year") or known
    if not year:
        return "", ""
    first = months[parts["m1"].rstrip(".")]
    last = months[parts["m2"].rstrip(".")] if parts.get("m2") else first
    one = int(re.sub(r"\D", "", parts["d1"]))
    two = int(parts.get("d2") or one)
    begin = parts.get("y1") or (str(int(year) - 1) if last < first and parts.get("year") else year)
    start, end = _date(begin, first, one), _date(year, last, two)
    return (start, end) if start and end else None


def _months(found: re.Match[str], known: str, months: Mapping[str, int]) -> tuple[str, str] | None:
    parts = found.groupdict()
    year = parts.get("year") or known
    if not year:
        return "", ""
    first = months[parts["m1"].rstrip(".")]
    last = months[parts["m2"].rstrip(".")] if parts.get("m2") else first
    begin = parts.get("y1") or year
    return f"{begin}-{first:02}", f"{year}-{last:02}"


def _parts(found: re.Match[str], known: str, ordinals: Mapping[str, int]) -> tuple[str, str] | None:
    parts = found.groupdict()
    year = parts.get("year") or known
    length = 6 if parts.get("p6") else 3
    number = ordinals[parts["ord"]]
    number = 12 // length if number == 99 else number
    upto = ordinals[parts["ord2"]] if parts.get("ord2") else number
    if not year:
        return "", ""
    if not (1 <= number <= upto <= 12 // length):
        return None
    return f"{year}-{(number - 1) * length + 1:02}", f"{year}-{upto * length:02}"


def _short(found: re.Match[str], _known: str) -> tuple[str, str] | None:
    number, length = int(found["no"]), 6 if found["short"].lower() in "sh" else 3
    if number > 12 // length:
        return None
    return f"{found['year']}-{(number - 1) * length + 1:02}", f"{found['year']}-{number * length:02}"


def _years(found: re.Match[str], _known: str) -> tuple[str, str] | None:
    told = sorted(
        value for name, value in found.groupdict().items() if name in ("year", "y2", "y3") and value
    )
    return (told[0], told[-1]) if told else None


def _range(found: re.Match[str], _known: str) -> tuple[str, str] | None:
    told = re.findall(YEAR, found["year"])
    return (told[0], told[-1]) if told[0] <= told[-1] else None


def _nothing(_found: re.Match[str], _known: str) -> tuple[str, str] | None:
    return "", ""


def _date(year: str, month: int, day: int) -> str:
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(int(year), month)[1]:
        return ""
    return f"{year}-{month:02}-{day:02}"


def _same(date: str) -> tuple[str, str] | None:
    return (date, date) if date else None
