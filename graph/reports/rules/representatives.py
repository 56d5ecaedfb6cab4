"""Which person stands for a leader, in which office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.reports.model import Fact, Name
from graph.reports.rules.leadership import HOLDERS
from graph.reports.rules.statement import Statement

_WORD: Final = r"[A-ZÁÉÍÓÚÀÂÇÈÊÎÔÑÖÜŞİÅØ][\w’'ʼ-]*[a-zà-ÿşğıćčžłńó]"
_LINK: Final = r"(?:de|del|de la|da|do|dos|van|von|der|den|el|al|bin|ibn|ben|y|i|e|le|la|du|d’|d')"
_PERSON: Final = re.compile(
    rf"(?<![\w’'-])(?:{_WORD}|[A-Z]\.)(?:\s+{_LINK})?(?:\s+(?:{_WORD}|[A-Z]\.|{_LINK}\s+{_WORD})){{1,4}}"
)
_TITLED: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sr|Sra|Mme|Mlle|M)\.?\s+[A-ZÀ-Þ]")
_TITLE: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sr|Sra|Dra?|D|Dña|Don|Doña|M|Mme|Mlle|Mmes|MM|Madame|Monsieur)\.?\s+)$"
)


def read_representatives(statement: Statement) -> list[Fact]:
    """People who represent those who lead the mechanism."""
    if not _may_tell(statement):
        return []
    return list(_people(statement))


def _may_tell(statement: Statement) -> bool:
    if statement.has("represented"):
        return True
    told = statement.has("offices") or bool(_TITLED.search(statement.text))
    return (
        told
        and statement.part.section != "3"
        and bool(statement.of_kind(*HOLDERS) or statement.report.leaders)
    )


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
        cued = bool(
            statement.pack.pattern("represented").search(statement.leveled[max(0, start - 90) : start])
        )
        if not (office or titled or cued):
            continue
        holder = _holder(statement, start, end)
        name = statement.report.names.means(words, ("person",))
        fields = {"person": words, "holder": holder.id if holder else None, "office": office or None}
        names = {"person": [name], "holder": [holder] if holder else []}
        yield statement.fact(
            "representative", "person-beside-office", 0.85 if office or cued else 0.7, fields, names
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
        if not statement.text[start:end].strip():
            return start, end
        first = statement.text[start:end].split()[0]
        if (
            re.fullmatch(r"(?:Mr|Mrs|Ms|Dr|Prof|Sr|Sra|M|Mme|Don|Doña|The|Its|La|El|Le|Su|Sa|Son)\.?", first)
            and len(first) + 1 < end - start
        ):
            start += len(first) + 1
        else:
            return start, end


def _is_person(statement: Statement, start: int, end: int) -> bool:
    """Not the name of a body or city, and not a sentence that begins with a capital."""
    for mention in statement.mentions:
        if mention.kind != "person" and mention.start < end and start < mention.end:
            return False
    words = statement.leveled[start:end]
    if statement.pack.pattern("offices").match(words):
        return False
    own = ("bodies", "actions", "nouns")
    return not statement.pack.pattern("bodies", *statement.pack.groups("bodies")).search(words) and not any(
        statement.pack.pattern(name, *statement.pack.groups(name)).match(words) for name in own[1:]
    )


def _is_field(statement: Statement, start: int) -> bool:
    """`concejala de Relaciones Internacionales`: what somebody is in charge of, no person."""
    offices = statement.pack.pattern("offices").pattern
    link = r"\s+(?:of|de|de la|del|des|du|d'|for|para|pour|a|aux?|en)\s*$"
    return bool(re.search(rf"(?<!\w)(?:{offices}){link}", statement.leveled[:start]))


def _office(statement: Statement, start: int, end: int) -> str:
    """The office just before the name, or after it behind a comma."""
    offices = statement.pack.pattern("offices")
    before = statement.leveled[max(0, start - 80) : start]
    for match in offices.finditer(before):
        rest = before[match.end() :]
        if re.fullmatch(
            r"[\s,]*(?:(?:of|de|del|de la|d'|du|for|para|pour|a)\s*[^,;.]{0,40}[\s,]+)?(?:(?:mr|mrs|"
            r"ms|dr|sr|sra|m|mme|don|dona)\.?\s*)?",
            rest,
        ):
            at = max(0, start - 80) + match.start()
            return re.sub(
                r"^(?:its|su|sa|son|the|la|el|le)\s+",
                "",
                statement.text[at:start].strip(" ,"),
                flags=re.IGNORECASE,
            )
    after = re.match(r"\s*[,(]\s*", statement.text[end:])
    if after:
        match2 = offices.match(
            re.sub(r"^(?:its|su|sa|son|the|la|el|le) ", "", statement.leveled[end + after.end() :])
        )
        if match2:
            stop = re.search(r"[,;.)]", statement.text[end + after.end() :])
            last = end + after.end() + (stop.start() if stop else len(statement.text))
            return statement.text[end + after.end() : last].strip()
    return ""


def _holder(statement: Statement, start: int, end: int) -> Name | None:
    cities = statement.of_kind(*HOLDERS)
    before = [m for m in cities if m.end <= start]
    if before:
        return before[-1].name
    after = [m for m in cities if m.start >= end]
    if after:
        return after[0].name
    return Name(statement.report.leaders[-1], "", 0.7) if statement.report.leaders else None
