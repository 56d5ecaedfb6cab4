"""The time of an activity: told in the clause, in the sentence, or by the heading above."""

from __future__ import annotations

from graph.reports.periods import When
from graph.reports.rules.statement import Statement
from graph.reports.rules.status import status_of


def inside(statement: Statement, span: tuple[int, int]) -> list[When]:
    """Times that begin within a stretch of a statement."""
    return [when for when in statement.times if span[0] <= when.span[0] < span[1]]


def period(statement: Statement, span: tuple[int, int], status: str = "") -> tuple[str, str]:
    """From the narrowest time in the clause, or in the sentence, to that of the heading above.

    Args:
        status: of the clause; the time of a clause beside it with another status is not its own.
    """
    calendar = statement.part.calendar
    before = status_of(statement, 0, span[0]) if span[0] and status else None
    after = status_of(statement, span[1]) if span[1] < len(statement.text) and status else None
    beside = statement.times
    if before is not None and before.value != status:
        beside = [when for when in beside if when.span[0] < before.at or when.span[0] >= span[0]]
    if after is not None and after.at >= 0 and after.value != status:
        beside = [when for when in beside if when.span[0] < span[1]]
    for times in (inside(statement, span), beside):
        told = [when for when in times if not _of_noun(statement, when)]
        exact = [when for when in told if when.exact and (when.start or when.end)]
        if exact:
            best = max(exact, key=lambda when: (when.exact, -when.span[0]))
            return best.start, best.end
        vague = [when for when in told if not when.exact]
        if vague:
            return _vague(statement, vague[0])
    return calendar.start, calendar.end


def since_renewal(statement: Statement) -> tuple[str, str]:
    """What part 2 tells of a renewal began in the first year that it names."""
    years = [when.year for when in statement.times if when.year]
    return (years[0], "") if years else ("", "")


def words(statement: Statement, span: tuple[int, int]) -> str:
    """The words of the first time in the clause."""
    told = inside(statement, span)
    return statement.text[slice(*told[0].span)].strip() if told else ""


def _of_noun(statement: Statement, when: When) -> bool:
    """`The meeting of November was moved online`, in part 3: that is when it was to be held."""
    words = statement.leveled[slice(*when.span)]
    before = statement.leveled[: when.span[0]]
    of = words.startswith(("de ", "d'", "of ", "del ")) or before.endswith(("de ", "d'", "of ", "del "))
    return statement.part.section == "3" and of and not any(char.isdigit() for char in words)


def _vague(statement: Statement, when: When) -> tuple[str, str]:
    """Words that are not exact: the time of the heading, unless they name two years or another year."""
    calendar = statement.part.calendar
    if calendar.start and (
        not when.start
        or (when.start == when.end and when.start[:4] in (calendar.start[:4], calendar.end[:4]))
    ):
        return calendar.start, calendar.end
    if when.start:
        return when.start, when.end
    return (statement.told_year, statement.told_year) if statement.told_year else ("", "")
