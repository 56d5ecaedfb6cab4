"""What was reached, and how the mechanism adapted: part 3, and sentences that speak of results."""

from __future__ import annotations

import re
from typing import Final

from graph.reports.model import Fact, Value
from graph.reports.rules.kinds import activity_kind
from graph.reports.rules.statement import Statement
from graph.reports.rules.status import main_clause, status_of
from graph.reports.rules.timing import period

# `In this new context`, `For some time,`: before the subject.
_CONTEXT: Final = re.compile(
    r"^(?:(?:in|en|dans) \w+ (?:\w+ )?(?:context|contexto|contexte|situation|situacion)\b,?|[^,]{3,40},)\s*"
)


# `Les grèves ayant immobilisé les trains, ...`: the cause, before what was done.
_CAUSE: Final = re.compile(r"[^,]*\b(?:ayant|etant|habiendo|al haber|having)\b[^,]*,")
_LABEL: Final = 14  # characters before a word that calls the sentence a result
_FEW: Final = 3  # words before the crisis that a sentence is about
_IN: Final = (
    "with ",
    "for ",
    "in ",
    "con ",
    "por ",
    "en ",
    "avec ",
    "pour ",
    "de ",
    "owing",
    "a causa",
    "a raiz",
    "due to ",
    "because ",
    "after ",
    "following ",
    "debido ",
    "tras ",
    "ante ",
    "apres ",
    "suite a",
    "face a",
    "a la suite",
)


def read_results(statement: Statement) -> list[Fact]:
    """In part 3: a result, or an activity of adapting; elsewhere only what is called a result."""
    if statement.part.section != "3":
        if not statement.has("result") or statement.part.section in ("2", ""):
            return []
        status = status_of(statement)
        told = status is not None and status.value == "done"
        return [_result(statement)] if told and _called(statement) else []
    if _background(statement) or statement.has("subjects", "gratitude"):
        return []
    if _adapts(statement):
        return _adaptations(statement)
    if _is_hardship(statement):
        return []
    status = status_of(statement)
    if status is None and not statement.part.item and not statement.has("result"):
        return []
    return [_result(statement)]


def _called(statement: Statement, within: int = 60) -> bool:
    found = statement.pack.pattern("result").search(statement.leveled)
    return found is not None and found.start() < within


def _background(statement: Statement) -> bool:
    words = _CONTEXT.sub("", statement.leveled)
    pattern = statement.pack.pattern("subjects", "background")
    found = pattern.match(statement.leveled.lstrip(' "')) or pattern.match(words.lstrip(' "'))
    return bool(found) and not statement.speaks_of_mechanism and not statement.has("result")


def _is_hardship(statement: Statement) -> bool:
    """`Cheap fuel made the case harder`: what befell the work, told of by itself."""
    return not statement.speaks_of_mechanism and statement.has("subjects", "hardship")


def _adapts(statement: Statement) -> bool:
    if _called(statement, _LABEL):
        return False
    if statement.has("adaptation"):
        return True
    return statement.has("crisis") and not statement.has("result") and not _is_about_crisis(statement)


def _is_about_crisis(statement: Statement) -> bool:
    """`A long drought taught many ...`: the crisis itself is what the sentence is about."""
    if _CAUSE.match(statement.leveled):
        return False
    clause = main_clause(statement.leveled, statement.pack).strip(' ,"')
    found = statement.pack.pattern("crisis").search(clause)
    return found is not None and len(clause[: found.start()].split()) <= _FEW and not clause.startswith(_IN)


def _adaptations(statement: Statement) -> list[Fact]:
    """One a sentence; what stands in part 3 without a verb is done."""
    status = status_of(statement)
    span = (0, len(statement.text))
    start, end = period(statement, span)
    kind = activity_kind(statement, *span)
    fields: dict[str, Value | None] = {
        "status": status.value if status and status.by != "noun" else "done",
        "start": start or None,
        "end": end or None,
        "activity_kind": kind if kind == "renewal" else "adaptation",
    }
    return [statement.fact("activity", "adaptation-to-crisis", 0.75, fields)]


def _result(statement: Statement) -> Fact:
    year = statement.told_year or statement.part.calendar.year or statement.report.start
    years = [when.year for when in statement.times if when.year]
    return statement.fact("result", "result-told", 0.8, {"year": years[0] if years else year})
