"""Institutions that the mechanism works with: known ones wherever they are named, new ones behind words
like `with`, beside known ones, and where they do something for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.reports.model import Fact, Name
from graph.reports.names import Mention
from graph.reports.patterns import level
from graph.reports.rules.institutions import Institution, Institutions
from graph.reports.rules.statement import Statement

_PARTNERS: Final = frozenset({"partner-institution"})
_WITH_WORDS: Final = frozenset({"programme", "section"})
_LABEL: Final = 6  # words before the colon of a list of partners
_TITLE: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sr|Sra|M|Mme|Don|Doña|Dra|Cllr|Mayor|Councillor)\.?\s+$")
_FOR: Final = re.compile(r"^\W*(?:for|por|pour)\s", re.IGNORECASE)
# Abbreviations, and the State one has to do with: `negotiations with the Government`.
_NONE: Final = re.compile(
    r"UCLG|CGLU|COVID.*|ODS|SDGs?|ODD|ONG|NGOs?|UN|ONU|EU|UE"
    r"|Governments?|Gobiernos?|Gouvernements?|State|Estado|État|Parliament|Parlamento|Parlement"
)
_GAP: Final = re.compile(
    r",\s+(?:the |la |el |le |l[’'])?"
    r"(?=(?P<name>[^\W\d_]\w*[^,;.]*?)\s+(?:its|their|sus?|sa|son|ses|leurs?)\s)"
)


def read_partners(statement: Statement) -> list[Fact]:
    """A collaboration for each partner that a statement names."""
    found = {m.start: m.name for m in _known(statement)}
    for start, name in _new(statement):
        if name.known and any(name.id == other.id for other in found.values()):
            continue
        found.setdefault(start, name)
    return [
        statement.fact(
            "collaboration",
            "partner-known" if name.known else "partner-behind-with",
            (0.9 if name.known else 0.65),
            {"partner": name.id.removeprefix("body/"), "topic": _topic(statement)},
            {"partner": [name]},
        )
        for _, name in sorted(found.items())
    ]


def _known(statement: Statement) -> Iterator[Mention]:
    cued = statement.has("partners")
    mechanism = statement.report.mechanism
    for mention in statement.of_kind("body", "organization"):
        kind = statement.report.names.kinds.get(mention.name.id, "")
        if mechanism is not None and mention.name.id == mechanism.id:
            continue
        if mention.name.id in statement.report.leaders or mention.name.id == "body/uclg":
            continue
        cue = _behind_cue(statement, mention.start) or _helps(statement, mention) or _label(statement) > 0
        beside = kind in _WITH_WORDS and cued and cue
        if beside or kind in _PARTNERS or mention.kind == "organization":
            yield mention


def _behind_cue(statement: Statement, start: int) -> bool:
    before = statement.leveled[max(0, start - 40) : start]
    return bool(statement.pack.pattern("partner_links").search(before))


def _helps(statement: Statement, mention: Mention) -> bool:
    """`Metropolis has lent its trainers`."""
    begins = len(statement.text[: mention.start].split()) <= 1
    return begins and statement.pack.pattern("institutions", "helping").search(statement.leveled) is not None


def _new(statement: Statement) -> Iterator[tuple[int, Name]]:
    """New names, each with where it stands."""
    reader = Institutions(statement)
    seen: set[int] = set()
    for each, sure in _candidates(statement, reader):
        if each.start in seen:
            continue
        seen.add(each.start)
        if each.known is not None:
            if each.known.start > each.end:  # known by the acronym behind it
                continue
            continue
        if not (sure or each.strong) or not _is_new(statement, each):
            continue
        name = statement.report.names.means(
            statement.text[each.start : each.end].rstrip("."), ("body", "organization")
        )
        if not name.known:
            yield each.start, name


def _candidates(statement: Statement, reader: Institutions) -> Iterator[tuple[Institution, bool]]:
    """Institutions that a sentence may name, and whether the place alone tells that they are partners."""
    pack = statement.pack
    label = _label(statement)
    if label:
        yield from ((each, True) for each in reader.listed(label))
    for cue in pack.pattern("partner_links").finditer(statement.leveled):
        listed = list(reader.listed(cue.end()))
        if _FOR.match(statement.text) and cue.start() < 3:
            continue
        yield from ((each, True) for each in listed)
    for cue in pack.pattern("institutions", "people", "sending").finditer(statement.leveled):
        listed = list(reader.listed(cue.end()))
        beside = any(each.known is not None and each.known in _partners(statement) for each in listed)
        yield from ((each, beside) for each in listed)
    yield from _subjects(statement, reader)


def _partners(statement: Statement) -> list[Mention]:
    return list(_known(statement))


def _label(statement: Statement) -> int:
    """Where the list behind `Partners:` begins; 0 if there is none."""
    left, colon, _ = statement.text.partition(":")
    if not colon or len(left.split()) > _LABEL:
        return 0
    return (
        len(left) + 1
        if statement.pack.pattern("institutions", "label").fullmatch(level(left).strip(" "))
        else 0
    )


def _subjects(statement: Statement, reader: Institutions) -> Iterator[tuple[Institution, bool]]:
    """Who does something for the mechanism: those beside a known partner, and those a noun tells of."""
    helping = statement.pack.pattern("institutions", "helping").search(statement.leveled)
    known = _partners(statement)
    for mention in known:
        listed = list(reader.listed(mention.start))
        told = helping is not None and helping.start() >= listed[-1].end
        yield from ((each, told) for each in listed)
    if helping is None:
        return
    first = reader.named_at(0)
    if (
        first is not None
        and first.end <= helping.start()
        and len(statement.text[first.end : helping.start()]) < 40
    ):
        listed = list(reader.listed(0))
        beside = any(each.known is not None and each.known in known for each in listed)
        yield from ((each, beside) for each in listed)
    if known:
        for gap in _GAP.finditer(statement.text, helping.end()):
            name = reader.named_at(gap.end())
            if name is not None:
                yield name, True


def _is_new(statement: Statement, each: Institution) -> bool:
    words = statement.text[each.start : each.end]
    if any(m.start < each.end and each.start < m.end and m.start <= each.start for m in statement.mentions):
        return False
    leveled = level(words)
    pack = statement.pack
    meant = pack.pattern("subjects", "mechanism", "members")
    if any(m.end() >= each.end > m.start() for m in meant.finditer(statement.leveled)):
        return False
    first = level(words.split()[0])
    if pack.pattern("not_partners").search(leveled) or first in pack.numbers("months"):
        return False
    if len(words) < 3 or _NONE.fullmatch(words):
        return False
    if _TITLE.search(statement.text[: each.start]) or pack.pattern("offices").match(leveled):
        return False
    events = pack.pattern("events", *pack.groups("events"))
    if events.search(leveled) and not each.strong:
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
