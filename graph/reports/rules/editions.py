"""Editions of a study, a guide, an award or a course, as far as they are numbered or dated, and what is
told of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from graph.reports.known import Area
from graph.reports.model import Fact, Passage, Value
from graph.reports.packs import load
from graph.reports.patterns import expression, level
from graph.reports.periods import YEAR
from graph.reports.rules.statement import Statement

_LEADING: Final = re.compile(rf"^\W*(?P<year>{YEAR})\s*[:–—-]")
_COUNT: Final = re.compile(r"(?<!\d)(\d{1,3})\s+(?:\w+\s+)?$")
_ORDINAL: Final = re.compile(
    r"^\W*(?:(?:and|y|et|but|pero|mais)\s+)?(?:the|la|el|le|a|une?|una)\s+"
    r"(?P<ordinal>[\w.ªº]+)\s*(?=[,(]|of \d|from|in |de \d|en \d)"
)
_AHEAD: Final = 4  # years after the report's
_LAST: Final = 99  # `the last edition`
_URL: Final = re.compile(r"(?:https?://|www\.)\S+")


class Editions:
    """Reads editions from the statements of a report, one after the other.

    What the sentences after it in the same paragraph tell (areas, factors, when it came out) belongs to
    the edition.
    """

    def __init__(self) -> None:
        self.paragraph = -1
        self.last: Fact | None = None
        self.told = False

    def read(self, statement: Statement) -> list[Fact]:
        """The editions that a statement names, or more of the one that its paragraph is about."""
        url = _URL.search(statement.text)
        if url:
            return list(_page(statement, url))
        found = list(_numbered(statement)) or list(_dated(statement)) or self._next(statement)
        told = _LEADING.match(statement.text) is not None
        if found:
            self.paragraph, self.last, self.told = statement.part.start, found[-1], told
            return [_more(fact, statement, told or len(found) == 1) for fact in found]
        if self.last is None or self.paragraph != statement.part.start:
            return []
        more = _more(
            replace(self.last, passages=(_whole(statement),), rule="edition-told-further"), statement, True
        )
        return [more] if dict(more.fields) != dict(self.last.fields) else []

    def _next(self, statement: Statement) -> list[Fact]:
        """`; the second, from 2021, ...` right behind a sentence on the first."""
        if self.last is None or self.paragraph != statement.part.start:
            return []
        ordinals = statement.pack.numbers("ordinals")
        match = _ORDINAL.match(statement.leveled)
        number = ordinals.get(match["ordinal"], 0) if match else 0
        before = int(self.last.text("ordinal") or 0)
        if not match or not 0 < before < number < _LAST:
            return []
        years = [year for _, year in _years_in(statement)]
        span = (0, len(statement.text))
        return [_fact(statement, years[0] if years else "", number, span, "edition-by-number")]

    def describing(self, statement: Statement) -> bool:
        """Whether the statement stands in a paragraph that begins with the year of an edition."""
        return self.told and self.paragraph == statement.part.start


def _whole(statement: Statement) -> Passage:
    return statement.report.passage(statement.start, statement.end, statement.part.section)


def _more(fact: Fact, statement: Statement, alone: bool) -> Fact:
    """Areas, factors, number of cities and when it came out, where the statement is about this edition
    only.
    """
    if not alone:
        return fact
    fields: dict[str, Value] = dict(fact.fields)
    areas = _meant(statement, str(fields.get("year", "")))
    goes_on = statement.report.document.text[: statement.start].rstrip().endswith(";")
    for name, wanted in (("focus_areas", True), ("key_factors", False)):
        told = (each.id for each in areas if each.top == wanted)
        found = tuple(dict.fromkeys(each for each in told if _of_year(each, str(fields.get("year", "")))))
        if found and (goes_on or statement.pack.pattern("editions", "focus").search(statement.leveled)):
            fields[name] = tuple(dict.fromkeys((*_texts(fields.get(name)), *found)))
    cities = _cities(statement, 0, len(statement.text))
    if cities:
        fields["cities"] = cities
    if (
        statement.pack.pattern("editions", "published").search(statement.leveled)
        and statement.part.section != "3"
    ):
        leading = _LEADING.match(statement.text)
        start = leading.end() if leading else 0
        years = [when for when in statement.times if when.year and when.span[0] >= start]
        if years and years[0].start[:4] != fields.get("year"):
            fields["issued"] = years[0].start
    return replace(fact, fields=fields)


def _meant(statement: Statement, year: str) -> list[Area]:
    """Areas and factors that are named; of two with one name that of the edition (`economy-2021`), the other
    one where both are told.
    """
    names = statement.report.names
    own = {level(each.label): each for each in names.known.areas if year and each.id.endswith(f"-{year}")}
    told = names.areas(statement.text)
    labels = [level(area.label) for area in told]
    return [
        area if label in labels[place + 1 :] else own.get(label, area)
        for place, (area, label) in enumerate(zip(told, labels, strict=True))
    ]


def _of_year(area: str, year: str) -> bool:
    """A factor that a later edition named (`smart-governance-2023`) is not meant by an earlier one."""
    suffix = re.search(rf"-({YEAR})$", area)
    return suffix is None or suffix.group(1) == year


def _texts(value: Value | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _page(statement: Statement, url: re.Match[str]) -> Iterator[Fact]:
    """The address of an edition's page, which has its year in it."""
    years = re.findall(rf"(?<!\d){YEAR}(?!\d)", url.group())
    if len(set(years)) == 1 and statement.pack.pattern("editions", "edition").search(
        statement.leveled.replace("-", " ")
    ):
        yield statement.fact("edition", "edition-page", 0.9, {"year": years[0], "page": url.group()})


@lru_cache(maxsize=4)
def _edition(language: str) -> str:
    return "|".join(expression(word) for word in load(language).words("editions", "edition"))


@lru_cache(maxsize=4)
def _by_number(language: str) -> re.Pattern[str]:
    pack = load(language)
    known = "|".join(sorted((re.escape(o) for o in pack.numbers("ordinals")), key=len, reverse=True))
    edition = _edition(language)
    words = r"(?:[\w'-]+\s+){0,5}?"
    return re.compile(
        rf"(?<!\w)(?P<a>{known})\s+{words}(?:{edition})(?!\w)"
        rf"|(?<!\w)(?:{edition})\s+(?P<b>{known})(?!\w)|(?:{edition})\s+(?:no\.?|n[.°º]|num\.?)\s*(?P<c>\d{{1,2}})(?!\d)"
    )


def _numbered(statement: Statement) -> Iterator[Fact]:
    pack = statement.pack
    ordinals = pack.numbers("ordinals")
    matches = [
        *_by_number(pack.language).finditer(statement.leveled),
        *pack.pattern("editions", "first").finditer(statement.leveled),
    ]
    matches.sort(key=lambda match: match.start())
    years = [year for _, year in _years_in(statement)]
    for at, match in enumerate(matches):
        groups = match.groupdict()
        word = groups.get("a") or groups.get("b")
        number = int(groups["c"]) if groups.get("c") else (ordinals[word] if word else 1)
        if number >= 99:
            continue
        stop = matches[at + 1].start() if at + 1 < len(matches) else len(statement.text)
        begin = match.start() if at else 0
        paired = len(years) == len(matches) > 1
        if paired:
            begin = begin if at == 0 else _cut(statement, matches[at - 1].end(), match.start())
            stop = stop if at + 1 == len(matches) else _cut(statement, match.end(), stop)
        year = years[at] if paired else _year(statement, begin, stop, len(matches) == 1)
        yield _fact(statement, year, number, (begin, stop), "edition-by-number")


def _cut(statement: Statement, start: int, stop: int) -> int:
    """Where between two editions the words for the second begin: at a comma or joint."""
    joints = list(re.finditer(r"[,;]|\s(?=and\s|y\s|et\s)", statement.leveled[start:stop]))
    return start + joints[-1].start() if joints else stop


def _dated(statement: Statement) -> Iterator[Fact]:
    edition = _edition(statement.pack.language)
    pattern = re.compile(
        rf"(?<!\w)(?P<a>{YEAR})\s+(?:{edition})(?!\w)|(?:{edition})\s+(?:(?:of|de|del|de la|for|pour|"
        rf"para)\s+)?(?P<b>{YEAR})(?!\d)"
    )
    for match in pattern.finditer(statement.leveled):
        yield _fact(statement, match["a"] or match["b"], None, (0, len(statement.text)), "edition-by-year")


def _fact(statement: Statement, year: str, number: int | None, span: tuple[int, int], rule: str) -> Fact:
    fields = {"year": year or None, "ordinal": number, "cities": _cities(statement, *span)}
    return statement.fact("edition", rule, 0.9 if year and number else 0.75, fields, {}, span)


def _year(statement: Statement, start: int, stop: int, alone: bool) -> str:
    leading = _LEADING.match(statement.text)
    if leading and alone:
        return leading["year"]
    piece = statement.leveled[start:stop]
    edition = _edition(statement.pack.language)
    near = re.search(
        rf"(?P<a>{YEAR})\s+(?:{edition})|(?:{edition})\s+\(?(?:(?:of|de|del)\s+)?(?P<b>{YEAR})", piece
    )
    if near:
        return str(near["a"] or near["b"])
    if statement.part.section == "3" or not statement.pack.pattern("editions", "published").search(piece):
        return ""
    years = [year for at, year in _years_in(statement) if start <= at < stop]
    return years[0] if years else ""


def _years_in(statement: Statement) -> list[tuple[int, str]]:
    """Years as written, and where; none that the report cannot speak of."""
    last = int(statement.report.end or "9999") + _AHEAD
    found = ((m.start(), m.group()) for m in re.finditer(rf"(?<!\d){YEAR}(?!\d)", statement.text))
    return [(at, year) for at, year in found if int(year) <= last]


def _cities(statement: Statement, start: int, stop: int) -> int | None:
    for match in statement.pack.pattern("cities").finditer(statement.leveled, start, stop):
        number = _COUNT.search(statement.leveled[start : match.start()])
        if number:
            return int(number.group(1))
        words = statement.leveled[start : match.start()].split()
        counted = statement.pack.numbers("numbers")
        if words and words[-1] in counted:
            return counted[words[-1]]
    return None
