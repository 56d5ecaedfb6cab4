"""Where the language versions do not say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from graph.facts.wording import COLON
from graph.reports.model import Passage
from graph.reports.versions import Difference
from graph.review.model import Proposal
from graph.review.rows.desk import LANGUAGES, Desk
from graph.review.rows.spans import groups

_WORDS: Final = {
    "date": {"en": "Dates", "es": "Fechas", "fr": "Dates"},
    "status": {"en": "Status", "es": "Estado", "fr": "État"},
    "value": {"en": "Says", "es": "Dice", "fr": "Dit"},
    "order": {"en": "Place", "es": "Lugar", "fr": "Rang"},
}


def difference_rows(desk: Desk) -> None:
    """Rows of `report_differences`: those that a person added, then those that were found between facts that
    were accepted, but where a person told of the same words.
    """
    told = [each for each in desk.of("statement") if each.text("difference")]
    sides: dict[str, list[Proposal]] = defaultdict(list)
    for each in told:
        sides[each.text("difference")].append(each)
    for name, rows in sides.items():
        for each in rows:
            _added(desk, each, name, len(rows))
    for number, difference in enumerate(desk.review.differences, 1):
        if not any(_overlap(difference.passages, each.passages) for each in told):
            _found(desk, difference, number)


def _added(desk: Desk, proposal: Proposal, name: str, sides: int) -> None:
    thing, language = desk.thing(proposal), proposal.text("language")
    lacking = [each for each in LANGUAGES if not proposal.labels.get(each)]
    for wrong, where, what in (
        (not thing, "thing", "say what it is about: the end of an IRI"),
        (not language, "language", "say which version says so: en, es or fr"),
        (bool(lacking), "labels", f"word it in {', '.join(lacking)}"),
        (sides < 2, "difference", "a difference needs a statement for each of the versions that differ"),
    ):
        if wrong:
            desk.fault(proposal, where, what)
            return
    cells = {
        "id": name,
        "report": desk.report,
        "language": language,
        "thing": thing,
        **{f"label_{each}": proposal.labels[each] for each in LANGUAGES},
        "passages": desk.cite(proposal, name, language=language),
    }
    desk.put("report_differences", cells, proposal.mark)


def _found(desk: Desk, difference: Difference, number: int) -> None:
    said = {language: value for language, value in difference.values.items() if value}
    fact = next((each for each in desk.accepted if _overlap(difference.passages, each.passages)), None)
    places = groups(difference.passages, desk.review.texts)
    if fact is None or len(said) < 2 or difference.field not in _WORDS or fact.kind != difference.about:
        return
    thing = _thing(desk, fact)
    spoken = {language for group in places for language in group.languages}
    if not thing or not set(said) <= spoken:
        return
    name = f"{difference.about}-{difference.field}-{number}"
    for language, value in sorted(said.items(), key=lambda each: LANGUAGES.index(each[0])):
        ids = [desk.spans.name(group, name, fact.mark) for group in places if language in group.languages]
        head = _WORDS[difference.field]
        cells = {
            "id": name,
            "report": desk.report,
            "language": language,
            "thing": thing,
            **{f"label_{each}": f"{head[each]}{COLON[each]} {value}" for each in LANGUAGES},
            "passages": ";".join(dict.fromkeys(ids)),
        }
        desk.put("report_differences", cells, fact.mark)


def _thing(desk: Desk, fact: Proposal) -> str:
    """What a fact became, or is about, where a row can be about it."""
    for table, kind in (("activities", "activity"), ("objectives", "study")):
        for row in desk.made.get(table, ()):
            if fact.mark in row.marks:
                return f"{kind}/{row.cells['id' if kind == 'activity' else 'study']}"
    for row in desk.made.get("report_facts", ()):
        if fact.mark in row.marks and row.cells.get("thing"):
            return row.cells["thing"]
    return f"body/{desk.body}" if fact.kind in ("leadership", "mandate") else ""


def _overlap(one: Iterable[Passage], other: Iterable[Passage]) -> bool:
    others = list(other)
    return any(a.language == b.language and a.start < b.end and b.start < a.end for a in one for b in others)
