"""Seats in UCLG itself: `one of the vice-presidents of UCLG`, `ocupa una vicepresidencia de CGLU`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.reports.model import Name
from graph.reports.names import Mention
from graph.reports.rules.roles import RoleWord
from graph.reports.rules.statement import Statement

UCLG: Final = "body/uclg"
# UCLG as a whole, none of its sections.
_UCLG: Final = re.compile(
    r"(?<![\w-])(?:uclg|cglu)(?:'s)?(?![\w-])(?! (?:africa|aspac|eurasia|mewa|asia|euro|afrique|north|noram))"
)
_OF: Final = re.compile(r"\s+(?:of|in|within|de|del|en|dans|au sein de)\s+")
_BEFORE: Final = re.compile(r"(?:'s)?\s+(?:world\s+)?")
# Somebody has the seat: not who merely has it (`the presidency of UCLG attended`).
_HELD: Final = re.compile(
    r"(?:\b(?:one|an?|un[ao]?|une|among|parmi|entre|holds?|held|occup\w+|assum\w+|exerci?s?e\w*|ocup\w+|ostent\w+|"
    r"ejerc\w+|assur\w+|detien\w+|is|are|es|est|as|como)|\bl'une?)\b"
    r"(?:\s+(?:of|de|des|d'|also|too|tambien|asimismo|ademas|aussi|egalement))*"
    r"(?:\s+(?:the|la|las|los|el|le|les|uclg|cglu)(?:'s)?)*\s*(?:l')?$"
)


def in_uclg(statement: Statement, roles: Sequence[RoleWord]) -> list[Mention]:
    """Where UCLG is named as the body that somebody holds a role in."""
    return [
        Mention(found.start(), found.end(), Name(UCLG, found.group(), 1.0))
        for found in _UCLG.finditer(statement.leveled)
        if not any(
            m.name.id != UCLG and m.start < found.end() and found.start() < m.end for m in statement.mentions
        )
        and any(_is_of(statement.leveled, role, found) for role in roles)
    ]


def _is_of(text: str, role: RoleWord, body: re.Match[str]) -> bool:
    behind = body.start() >= role.end and _OF.fullmatch(text[role.end : body.start()])
    before = role.start >= body.end() and _BEFORE.fullmatch(text[body.end() : role.start])
    return bool(behind or before) and _HELD.search(text[: role.start]) is not None
