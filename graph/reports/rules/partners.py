"""Institutions that the mechanism works with: known ones wherever they are named, new ones behind words
like `with`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.reports.model import Fact, Name
from graph.reports.names import Mention
from graph.reports.patterns import level
from graph.reports.rules.statement import Statement

_PARTNERS: Final = frozenset({"partner-institution"})
_WITH_WORDS: Final = frozenset({"programme", "section"})
_UP: Final = "A-ZÁÉÍÓÚÀÂÇÈÊÎÔÑ"


def read_partners(statement: Statement) -> list[Fact]:
    """A collaboration for each partner that a statement names."""
    found = [(m.start, m.end, m.name) for m in _known(statement)]
    found += list(_new(statement))
    return [
        statement.fact(
            "collaboration",
            "partner-known" if name.known else "partner-behind-with",
            (0.9 if name.known else 0.65),
            {"partner": name.id.removeprefix("body/"), "topic": _topic(statement)},
            {"partner": [name]},
        )
        for _, _, name in sorted(found, key=lambda each: each[0])
    ]


def _known(statement: Statement) -> Iterator[Mention]:
    cued = statement.has("partners")
    for mention in statement.of_kind("body", "organization"):
        kind = statement.report.names.kinds.get(mention.name.id, "")
        mechanism = statement.report.mechanism
        if mechanism is not None and mention.name.id == mechanism.id:
            continue
        if mention.name.id in statement.report.leaders or mention.name.id == "body/uclg":
            continue
        beside = kind in _WITH_WORDS and cued and _behind_cue(statement, mention.start)
        if beside or kind in _PARTNERS or mention.kind == "organization":
            yield mention


def _behind_cue(statement: Statement, start: int) -> bool:
    before = statement.leveled[max(0, start - 40) : start]
    return bool(statement.pack.pattern("partner_links").search(before))


def _new(statement: Statement) -> Iterator[tuple[int, int, Name]]:
    """Names with capitals in a list behind a word of working together; ended by the next verb or
    preposition.
    """
    seen: set[int] = set()
    for cue in statement.pack.pattern("partner_links").finditer(statement.leveled):
        for start, end in _listed(statement, cue.end()):
            if start in seen or not _is_new(statement, start, end):
                continue
            seen.add(start)
            words = statement.text[start:end].rstrip(".")
            end = start + len(words)
            name = statement.report.names.means(words, ("body", "organization"))
            if name.known:
                continue
            yield start, end, name


def _listed(statement: Statement, start: int) -> Iterator[tuple[int, int]]:
    """Spans of the names in the list that begins at `start`."""
    at = start
    text = statement.text
    while at < len(text):
        lead = re.match(
            r"\s*(?:,|;)?\s*(?:(?:and|y|e|et|with|con|avec|as well as|así como|ainsi que)\s+)?"
            r"(?:(?:with|con|avec|of|del|des|du|de|by|por|par|a|an|un|une|una)\s+|d[’'])?(?:the\s+|la\s+|el\s+|los\s+|"
            r"las\s+|le\s+|les\s+|l['’]|its\s+)?(?:(?:newcomer|new partner|recién llegado|"
            r"nouveau venu|nouvelle venue)[^,]{0,30},\s*(?:the\s+|la\s+|el\s+|le\s+|l['’])?)?",
            text[at:],
        )
        begin = at + (lead.end() if lead else 0)
        known = next((m for m in statement.mentions if m.start == begin), None)
        if known:
            at = known.end
            continue
        found = re.compile(
            rf"[{_UP}][\w’'&.-]*(?:\s+(?:(?:of|for|on|de|del|de la|de las|de los|des|du|d’|pour|para|"
            rf"the|los|las|la|le|les)\s+)*[{_UP}][\w’'&-]*|\s+(?:de|des|du|of|for|para|pour)\s+(?:los |"
            rf"las |la |les |le |the )?[a-zà-ÿ]+(?:\s+(?:de|des|of)\s+[{_UP}]?[\w’'-]+|\s+[a-zà-ÿ]+)?"
            rf"(?=\s*[,.;]|"
            rf"\s*$|\s+(?:and|y|et)\s))*"
        ).match(text, begin)
        if found is None:
            return
        yield found.start(), found.end()
        at = found.end()


def _is_new(statement: Statement, start: int, end: int) -> bool:
    words = statement.text[start:end]
    if any(m.start < end and start < m.end for m in statement.mentions):
        return False
    leveled = level(words)
    pack = statement.pack
    if pack.pattern("not_partners").search(leveled) or level(words.split()[0]) in pack.numbers("months"):
        return False
    if len(words) < 3 or re.fullmatch(r"(?:UCLG|CGLU|COVID.*|ODS|SDGs?|ODD)", words):
        return False
    return not any(
        pack.pattern("bodies", group).match(leveled)
        for group in ("council", "commission", "community", "group")
    )


def _topic(statement: Statement) -> str | None:
    for match in statement.pack.pattern("topic").finditer(statement.leveled):
        rest = re.match(
            r"\s+(?:the |la |el |los |las |le |les |l['’])?"
            r"([a-zà-ÿ][^,.;:()]{3,60}?)(?=\s*(?:[,.;:()]|$|\s(?:with|con|avec|together|junto|in|en|organi|prepar)))",
            statement.text[match.end() :],
        )
        if rest:
            return rest.group(1)
    return None
