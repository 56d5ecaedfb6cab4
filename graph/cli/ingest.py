"""`uclg ingest`: reads a report and writes a draft of its facts; nothing is published."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph.cli.output import out, print_json, print_table, told
from graph.reports.draft import FOLDER, Draft, difference_as_json, facts_as_json, head, unread_as_json, write
from graph.reports.ingest import ingest as read_report
from graph.reports.model import Fact
from graph.review.current import numbered
from graph.settings import load

_SHOWN = 90  # characters of a passage


def ingest(
    files: Annotated[
        list[Path], typer.Argument(help="The report: PDF, DOCX or plain text; one file for each language.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print everything that was read as JSON.")] = False,
    folder: Annotated[
        Path | None, typer.Option("--out", help="Folder for the draft; default: UCLG_DATA/drafts.")
    ] = None,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace", help="Replace a draft of the report that has other files or more versions."
        ),
    ] = False,
) -> None:
    """Read a consultation mechanism's report, in one language or several, and write a draft of what it says.

    Shows what was read, what is new against the graph, where the languages differ and what was not
    understood. Nothing is published: the draft waits for a person.
    """
    settings = load()
    with told.status("Reading the report ..."), numbered(settings) as (store, number):
        draft = read_report(files, store, settings.base, number)
    where = write(draft, folder or settings.data / FOLDER, anew=replace)
    if as_json:
        print_json(_everything(draft))
    else:
        _print(draft)
        if draft.graph_version is None:
            out.print("Nothing has been published yet, so every name is new: run `uclg build` first.")
    told.print(f"Draft written to {where}. Nothing was published.")
    if folder is None:
        told.print(f"Review it with `uclg review show {draft.id}`, or in the browser: `uclg serve`, /drafts.")


def _everything(draft: Draft) -> dict[str, object]:
    return {
        **head(draft),
        "facts": facts_as_json(draft),
        "differences": [difference_as_json(each) for each in draft.meeting.differences],
        "unread": [unread for reading in draft.readings for unread in unread_as_json(reading)],
    }


def _print(draft: Draft) -> None:
    rows = [
        (fact.kind, _fields(fact), standing.state, f"{fact.score:.2f}", fact.rule, _words(draft, fact))
        for fact, standing in zip(draft.facts, draft.standings, strict=True)
    ]
    print_table(draft.id, ["kind", "what", "graph", "score", "rule", "words"], rows, right=[3])
    if draft.meeting.differences:
        out.print()
        found = [(each.about, each.field, _values(each.values)) for each in draft.meeting.differences]
        print_table("Where the languages differ", ["about", "in", "what each says"], found)
    unread = [
        (reading.language, each.section, _short(reading.document.text[each.start : each.end]))
        for reading in draft.readings
        for each in reading.unread
    ]
    if unread:
        out.print()
        print_table("Not understood", ["language", "section", "words"], unread)
    for reading in draft.readings:
        if reading.missing:
            out.print(
                f"{reading.language}: parts of the template that were not found: {', '.join(reading.missing)}"
            )
    counts = draft.counts()
    numbers = ", ".join(f"{number} {state}" for state, number in counts.items() if number)
    out.print(f"\n{len(draft.facts)} facts: {numbers or 'none'}.")


def _fields(fact: Fact) -> str:
    return " ".join(f"{name}={'+'.join(fact.texts(name))}" for name in fact.fields)


def _values(values: dict[str, str]) -> str:
    return "; ".join(f"{language}: {value or 'says so alone'}" for language, value in sorted(values.items()))


def _words(draft: Draft, fact: Fact) -> str:
    first = fact.passages[0]
    text = next(r.document.text for r in draft.readings if r.language == first.language)
    return _short(text[first.start : first.end])


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
