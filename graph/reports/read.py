"""One language version: from its document to proposed facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from graph.reports.document import Document
from graph.reports.known import Known
from graph.reports.language import language_of
from graph.reports.merge import joined, merged
from graph.reports.model import Fact, Reading, Unread
from graph.reports.names import Names
from graph.reports.packs import load
from graph.reports.rules.activities import read_activities
from graph.reports.rules.editions import Editions
from graph.reports.rules.events import read_events, read_occasions
from graph.reports.rules.leadership import read_leadership
from graph.reports.rules.listed import read_listed
from graph.reports.rules.newcomers import mentioned, newcomers
from graph.reports.rules.objectives import Objectives
from graph.reports.rules.partners import read_partners
from graph.reports.rules.pledges import pledge_of, read_pledges
from graph.reports.rules.representatives import read_representatives
from graph.reports.rules.results import read_results
from graph.reports.rules.statement import Report, Statement, statements
from graph.reports.rules.title import read_title
from graph.reports.rules.united import united
from graph.reports.template import template

_SENTENCE: Final = 6  # words


def read(document: Document, known: Known, language: str = "") -> Reading:
    """Read a document.

    Args:
        document: cleaned.
        known: the names of the graph.
        language: `en`, `es` or `fr`; found from the text if it is not given.

    Raises:
        InputError: the language is none that can be read.
    """
    spoken = language or language_of(document.text)
    pack = load(spoken)
    report = Report(document, spoken, pack, Names(known, spoken), template(document, pack))
    title = list(read_title(report))
    all_statements = list(statements(report))
    _find_leaders(report, all_statements)
    objectives, editions = Objectives(), Editions()
    found: list[Fact] = []
    unread = list(_untitled(report, title))
    for statement in all_statements:
        facts = _facts(statement, objectives, editions)
        if found and _goes_further(statement, found[-1], facts):
            found[-1] = joined(found[-1], replace(facts[0], kind="activity"))
            continue
        found.extend(facts)
        if not facts and not statement.text.rstrip().endswith(":"):
            reason = "no-rule" if statement.part.section else "no-section"
            unread.append(Unread(statement.start, statement.end, statement.part.section, reason))
    sections = tuple(section for section, _, _ in report.template.headings if section != "calendar")
    read_out = merged([*title, *united(list(merged(found)))])
    return Reading(document, spoken, read_out, tuple(unread), sections, report.template.missing)


def _untitled(report: Report, title: Iterable[Fact]) -> Iterator[Unread]:
    """Sentences before the first heading that the title was not read from."""
    told = [each for fact in title for each in fact.passages]
    for start, end in report.template.title:
        words = report.document.text[start:end].strip()
        sentence = len(words.split()) >= _SENTENCE and words.endswith((".", ";", "!", "?"))
        if sentence and not any(start < each.end and each.start < end for each in told):
            yield Unread(start, end, "", "no-section")


def _find_leaders(report: Report, all_statements: Iterable[Statement]) -> None:
    """Leaders first, for other rules ask who `the City` is; those that no table knows before them."""
    told = list(all_statements)
    new = newcomers(told)
    for statement in told:
        statement.mentions = mentioned(statement.text, new, statement.mentions)
    for statement in told:
        for fact in [] if _announces(statement) else read_leadership(statement):
            holder = fact.text("holder")
            if fact.kind != "leadership" or not holder or _is_pledge(statement):
                continue
            report.seats.add((holder, fact.text("role")))
            if holder not in report.leaders:
                report.leaders.append(holder)


def _is_pledge(statement: Statement) -> bool:
    return pledge_of(statement) is not None


def _goes_further(statement: Statement, last: Fact, facts: list[Fact]) -> bool:
    """`To this end, ...` right after an activity tells more of it, nothing new."""
    if last.kind != "activity" or [fact.kind for fact in facts] != ["activity"]:
        return False
    close = 0 <= statement.start - last.passages[-1].end <= 2
    return close and statement.pack.pattern("further").match(statement.leveled) is not None


def _announces(statement: Statement) -> bool:
    """A sentence that a list hangs on: its items say who."""
    return statement.text.rstrip().endswith(":")


def _is_head(statement: Statement) -> bool:
    """The name of the mechanism and nothing else: a running head that was left over."""
    mechanism = statement.report.mechanism
    named = [m for m in statement.mentions if mechanism is not None and m.name.id == mechanism.id]
    return bool(named) and named[0].end - named[0].start >= len(statement.text.strip(' ."')) - 8


def _is_address(statement: Statement) -> bool:
    """A line that is nothing but the address of a page."""
    return statement.text.startswith(("http://", "https://", "www.")) and " " not in statement.text.strip()


def _facts(statement: Statement, objectives: Objectives, reader: Editions) -> list[Fact]:
    """What the rules make of one statement. The first kind of statement that fits decides, but partners
    and events.
    """
    if _is_head(statement):
        return []
    if _is_address(statement):
        return reader.read(statement)
    listed = read_listed(statement)
    if listed is not None:
        return listed
    objective = objectives.read(statement)
    if objective:
        return objective
    beside = [*read_representatives(statement)]
    pledge = list(read_pledges(statement))
    if pledge:
        return [*pledge, *_beside_pledge(statement, pledge[0], reader), *beside]
    leads = [] if _announces(statement) else read_leadership(statement)
    if leads:
        return [*leads, *beside, *read_occasions(statement)]
    if beside:
        return [*beside, *read_events(statement)]
    return _told(statement, reader)


def _told(statement: Statement, reader: Editions) -> list[Fact]:
    """What was done, with whom, when and what came of it."""
    events, partners = read_events(statement), read_partners(statement)
    editions = reader.read(statement)
    results = read_results(statement)
    if statement.part.section == "3":
        return [*results, *editions, *events, *partners]
    told = (editions or reader.describing(statement)) and not statement.part.calendar.start
    ours = statement.speaks_of_mechanism or (
        reader.describing(statement) and statement.has("editions", "published")
    )
    done = [] if results else read_activities(statement)
    if told and not ours:
        done = [fact for fact in done if fact.fields["status"] == "planned"]
    if statement.part.section == "2":
        done = [fact for fact in done if fact.fields.get("activity_kind") == "renewal"]
    return [*editions, *results, *done, *events, *partners]


def _beside_pledge(statement: Statement, pledge: Fact, reader: Editions) -> list[Fact]:
    """What a wish, an offer or a commitment tells by the way."""
    offered = reader.read(statement) if pledge.kind == "offer" else []
    return [*offered, *read_events(statement), *_seats_of(statement)]


def _seats_of(statement: Statement) -> Iterator[Fact]:
    """Mandates, and leaderships that were told before: `would like to go on leading`."""
    known = statement.report.seats
    return (
        fact
        for fact in read_leadership(statement)
        if fact.kind == "mandate" or (fact.text("holder"), fact.text("role")) in known
    )
