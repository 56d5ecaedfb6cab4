"""Which person stands for a leader, in which office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.reports.model import Fact, Name
from graph.reports.patterns import CAPITALS, SMALLS, level
from graph.reports.rules.roles import HOLDERS
from graph.reports.rules.statement import Statement

_WORD: Final = rf"[{CAPITALS}][\w’'ʼ-]*[{SMALLS}]"
_LINK: Final = (
    r"(?:de|del|de la|de los|da|do|dos|das|van|von|der|den|ter|te|el|al|bin|bint|ibn|ben|y|i|e|le|la|du|"
    r"d’|d'|ait)"
)
_PERSON: Final = re.compile(
    rf"(?<![\w’'-])(?:{_WORD}|[{CAPITALS}]\.)(?:\s+{_LINK}){{0,2}}"
    rf"(?:\s+(?:{_WORD}|[{CAPITALS}]\.|[{CAPITALS}]{{3,}}(?![\w-])|{_LINK}(?:\s+{_LINK})?\s+{_WORD})){{1,4}}"
)
_TITLES: Final = (
    r"Mr|Mrs|Ms|Mx|Dr|Prof|Sir|Dame|Hon|Cllr|Sr|Sra|Srta|Dra|D|Dña|Don|Doña|M|Mme|Mlle|Mmes|MM|Madame|Monsieur|"
    r"Maître"
)
_TITLED: Final = re.compile(rf"\b(?:{_TITLES})\.?\s+[{CAPITALS}]")
_TITLE: Final = re.compile(rf"(?:\b(?:{_TITLES})\.?\s+)$")
_FIRST: Final = re.compile(
    rf"(?:{_TITLES}|The|Its|Their|La|El|Le|Su|Sa|Son|For|Por|Pour|Under|Through|By|Councillor|Mayor)\.?"
)
_DET: Final = r"(?:its|their|our|su|sus|sa|son|the|la|el|le|une?|una|an?|l'|d'|both|also)\s*"
_TITLES_LEVEL: Final = r"(?:mr|mrs|ms|dr|prof|sr|sra|m|mme|don|dona|dra)\.?\s*"
# `For Lyon: ...`, `por Lyon, ...`, `au nom de Lyon, ...`, and `in that of Lyon, ...` behind one of them.
_FOR: Final = re.compile(
    r"(?:^|[;,(]\s*|\band\s|\by\s|\bet\s)"
    r"(?:for|por|pour|on behalf of|in the name of|en nombre de|au nom de|en representacion de|"
    r"en el de|en la de|en celui de|en celle de|au nom de celle de|that of|y por|et pour|and for)\s+"
    r"(?:(?:the|la|el|le|les|city of|ciudad de|ville de|l')\s*)*$"
)
_CLAUSE: Final = re.compile(rf"[,;]\s+(?:and|y|et)\s+(?:(?:{_TITLES})\.?\s+)?$")
_SHORT_MONTH: Final = 3  # `Jan` is a name too
_AHEAD: Final = 90  # characters in which a word for representing is looked for


def read_representatives(statement: Statement) -> list[Fact]:
    """People who represent those who lead the mechanism."""
    if not _may_tell(statement):
        return []
    return list(_people(statement))


def _may_tell(statement: Statement) -> bool:
    if statement.has("represented") or any(_is_for(statement, m.start) for m in statement.of_kind(*HOLDERS)):
        return True
    told = statement.has("offices") or bool(_TITLED.search(statement.text))
    return (
        told
        and statement.part.section != "3"
        and bool(statement.of_kind(*HOLDERS) or statement.report.leaders)
    )


def _is_for(statement: Statement, start: int) -> bool:
    return _FOR.search(statement.leveled[:start]) is not None


def _people(statement: Statement) -> Iterator[Fact]:
    for found in _PERSON.finditer(statement.text):
        start, end = _trimmed(statement, found)
        words = statement.text[start:end]
        if len(words.split()) < 2 or words != words.strip() or not _is_person(statement, start, end):
            continue
        if _is_field(statement, start):
            continue
        office = _office(statement, start, end)
        titled = bool(_TITLE.search(statement.text[:start]))
        cued = _is_cued(statement, start, end)
        if not (office or titled or cued):
            continue
        holder = _holder(statement, start, end)
        name = statement.report.names.means(words, ("person",))
        fields = {"person": words, "holder": holder.id if holder else None, "office": office or None}
        names = {"person": [name], "holder": [holder] if holder else []}
        yield statement.fact(
            "representative", "person-beside-office", 0.85 if office or cued else 0.7, fields, names
        )


def _is_cued(statement: Statement, start: int, end: int) -> bool:
    """A word for representing before the name, or behind the name that the sentence begins with; or
    `For Lyon:`.
    """
    represented = statement.pack.pattern("represented")
    if represented.search(statement.leveled[max(0, start - _AHEAD) : start]):
        return True
    before_it = statement.text[:start]
    if not before_it.strip(' "“«') or _TITLE.fullmatch(before_it) or _CLAUSE.search(before_it):
        found = represented.search(statement.leveled, end, end + _AHEAD)
        if found and found.end() <= len(statement.leveled):
            return True
    before = [m for m in statement.of_kind(*HOLDERS) if m.end <= start]
    between = statement.leveled[before[-1].end : start] if before else "x"
    return bool(
        before
        and re.fullmatch(rf"\)?\s?[,:–—-]?\s*(?:{_TITLES_LEVEL})?", between)
        and _is_for(statement, before[-1].start)
    )


def _trimmed(statement: Statement, found: re.Match[str]) -> tuple[int, int]:
    """Without an office or a title before the name."""
    start, end = found.span()
    offices = [
        m
        for m in statement.pack.pattern("offices").finditer(statement.leveled, start, end)
        if m.end() < end - 1
    ]
    if offices:
        start = offices[-1].end()
        start += len(statement.text[start:end]) - len(statement.text[start:end].lstrip(" ,"))
    while True:
        words = statement.text[start:end].split()
        if not words or not _FIRST.fullmatch(words[0]) or len(words[0]) + 1 >= end - start:
            return start, end
        start += len(words[0]) + 1


def _is_person(statement: Statement, start: int, end: int) -> bool:
    """Not the name of a body or city, and not a sentence that begins with a capital."""
    for mention in statement.mentions:
        if mention.kind != "person" and mention.start < end and start < mention.end:
            return False
    words = statement.leveled[start:end]
    if statement.pack.pattern("offices").match(words):
        return False
    if statement.pack.pattern("bodies", *statement.pack.groups("bodies")).search(words):
        return False
    own = ("actions", "kinds", "nouns", "roles", "events")
    if any(statement.pack.pattern(name, *statement.pack.groups(name)).match(words) for name in own):
        return False
    first = level(words.split()[0])
    month = first in statement.pack.numbers("months") and (len(first) > _SHORT_MONTH or first == "may")
    return first not in statement.pack.function_words and not month


def _is_field(statement: Statement, start: int) -> bool:
    """`concejala de Relaciones Internacionales`: what somebody is in charge of, no person."""
    offices = statement.pack.pattern("offices").pattern
    link = (
        r"(?:-\w+)?(?:\s+general)?\s+"
        r"(?:of|de|de la|del|des|du|d'|for|para|pour|a|aux?|en|charged? de|in charge of|delegad. de)\s*"
        r"(?:\b(?:the|its|la|el|los|las|le|les|su|sus|sa|son|ses)\s+|l')?$"
    )
    return bool(re.search(rf"(?<!\w)(?:{offices}){link}", statement.leveled[:start]))


def _office(statement: Statement, start: int, end: int) -> str:
    """The office just before the name, or after it behind a comma."""
    offices = statement.pack.pattern("offices")
    before = statement.leveled[max(0, start - 80) : start]
    for match in offices.finditer(before):
        rest = before[match.end() :]
        if re.fullmatch(
            r"[\s,]*(?:(?:of|de|del|de la|d'|du|for|para|pour|a)\s*[^,;.]{0,40}[\s,]+)?"
            rf"(?:{_TITLES_LEVEL})?",
            rest,
        ):
            at = max(0, start - 80) + match.start()
            words = statement.text[at:start].strip(" ,")
            return re.sub(rf"^{_DET}", "", words, flags=re.IGNORECASE)
    after = re.match(r"\s*(?:,|\(|[–—-]\s)\s*", statement.text[end:])
    if after is None:
        return ""
    at = end + after.end()
    rest = statement.leveled[at:]
    told = re.match(rf"(?:{_DET})?(?:[\w'-]+\s+){{0,2}}?(?={offices.pattern})", rest)
    if told is None:
        return ""
    stop = re.search(r"[,;.)]", statement.text[at:])
    last = at + (stop.start() if stop else len(statement.text))
    return re.sub(rf"^{_DET}", "", statement.text[at:last].strip(), flags=re.IGNORECASE)


def _holder(statement: Statement, start: int, end: int) -> Name | None:
    """The holder behind `acts for`, else the nearest before the name, else behind it, else the leader."""
    cities = statement.of_kind(*HOLDERS)
    after = [m for m in cities if m.start >= end]
    represented = statement.pack.pattern("represented").pattern
    if after and re.search(
        rf"{represented}\s*(?:(?:of|de|the|for|la|el|le|l'|d'|city of|ciudad de|ville de)\s*)*$",
        statement.leveled[end : after[0].start],
    ):
        return after[0].name
    before = [m for m in cities if m.end <= start]
    if before:
        return before[-1].name
    if after:
        return after[0].name
    return Name(statement.report.leaders[-1], "", 0.7) if statement.report.leaders else None
