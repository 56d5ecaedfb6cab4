"""Where something takes place: known cities where a word or the line says so, new names behind `in` or
beside a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.reports.model import Name
from graph.reports.names import Mention
from graph.reports.patterns import level
from graph.reports.rules.statement import Statement

Place = tuple[int, Name]
_KINDS: Final = ("city", "government")
_UP: Final = "A-ZÁÉÍÓÚÀÂÇÈÊÎÔÑŞİÜÖÄ"
_NAME: Final = rf"[{_UP}][\w’'-]+(?:[ -](?:(?:de|del|la|el|the|do|da|of)\s)?[{_UP}][\w’'-]+){{0,2}}"
_BEHIND: Final = re.compile(rf"\s*({_NAME})")
# `Workshop on quiet ports, Katowice, 27-30 June`: a name alone between commas, or at the end.
_BETWEEN: Final = re.compile(rf"[,|–—(]\s*({_NAME})\s*(?=[,|()]|$)")
_ARTICLE: Final = r"\s*(?:the city of |la ciudad de |la ville de |the |la |el |le )?$"
_OF: Final = re.compile(r"\b(?:of|de|du|d')\s*$")


def places(statement: Statement) -> list[Place]:
    """Where each stands, and its name; a new name only where no known place is."""
    known = [mention for mention in statement.of_kind(*_KINDS) if not _is_subject(statement, mention)]
    found = [(m.start, m.name) for m in known if _is_told(statement, m)]
    if not found and statement.part.item:
        found = [(m.start, m.name) for m in known if not _OF.search(statement.leveled[: m.start])]
    if not found and len(known) == 1 and known[0].name.id not in statement.report.leaders:
        lone = known[0]
        if lone.start > 0 and not _OF.search(statement.leveled[: lone.start]):
            found.append((lone.start, lone.name))
    return found or list(_new(statement))


def _is_subject(statement: Statement, mention: Mention) -> bool:
    """`Mersin wishes to host the next assembly`, `Lyon: presidency`."""
    return not statement.leveled[: mention.start].strip(' "') and not re.match(
        r"\s*(?:[,(|–—]|$)", statement.text[mention.end :]
    )


def _is_told(statement: Statement, mention: Mention) -> bool:
    before = statement.leveled[: mention.start]
    if re.search(rf"(?<!\w)(?:{statement.pack.pattern('place').pattern}){_ARTICLE}", before):
        return True
    if re.search(r"[,(|–—]\s*$", before):
        return True
    return _names_an_event(statement, mention)


def _names_an_event(statement: Statement, mention: Mention) -> bool:
    """`the Culture Summit of Izmir`, `le sommet Africités de Johannesburg`."""
    before = statement.leveled[: mention.start]
    if not _OF.search(before):
        return False
    near = " ".join(before.split()[-7:])
    return bool(statement.pack.pattern("events", "congress", "summit").search(near))


def _new(statement: Statement) -> Iterator[Place]:
    for match in statement.pack.pattern("place").finditer(statement.leveled):
        found = _BEHIND.match(statement.text, match.end())
        spaced = statement.text[match.end() : match.end() + 1].isspace()
        if found and spaced and _may_be_place(statement, found):
            yield found.start(1), Name(f"new:{found.group(1)}", found.group(1))
            return
    if not any(when.exact >= 2 for when in statement.times):
        return
    for found in _BETWEEN.finditer(statement.text):
        if _may_be_place(statement, found) and _beside_time(statement, found):
            yield found.start(1), Name(f"new:{found.group(1)}", found.group(1))
            return


def _beside_time(statement: Statement, found: re.Match[str]) -> bool:
    """A time stands right behind the name, or right before it."""
    return any(
        0 <= when.span[0] - found.end(1) <= 8 or 0 <= found.start(1) - when.span[1] <= 3
        for when in statement.times
    )


def _may_be_place(statement: Statement, found: re.Match[str]) -> bool:
    word = found.group(1)
    pack = statement.pack
    taken = any(m.start < found.end(1) and found.start(1) < m.end for m in statement.mentions)
    return not (
        taken
        or word.isupper()
        or level(word.split()[0]) in pack.numbers("months")
        or pack.pattern("bodies", *pack.groups("bodies")).search(level(word))
        or any(pack.pattern("events", kind).search(level(word)) for kind in pack.groups("events"))
        or pack.pattern("nouns", "products").search(level(word))
        or pack.pattern("online").search(level(word))
    )
