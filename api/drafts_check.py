"""The page that shows what publishing a draft would change, before it is done."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from babel.numbers import format_decimal
from starlette.requests import Request

from api.drafts_cards import Card, Maker
from api.drafts_page import asked_of_graph, title
from api.drafts_said import Speaker
from api.drafts_text import numbers
from api.drafts_view import View
from api.drafts_words import WORDS
from api.rendering import frame, render
from graph.review.change import COMES, Change, TableChange
from graph.settings import Settings

_ROWS: Final = 200  # rows of a table that are shown
_MARK: Final = re.compile(r"\(([0-9a-f]{12}(?:-\d+)?)\)")
_FACTS: Final = re.compile(rf"(?:[\w-]+ {_MARK.pattern}(?:, |: ))+")


@dataclass(frozen=True)
class Fault:
    """What stands against publishing, in which field of which facts."""

    facts: Sequence[Card]
    field: str
    text: str


@dataclass(frozen=True)
class Table:
    """A table that changes: what is shown of its rows, without columns that none of them fills."""

    file: str
    told: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]


async def page(request: Request, change: Change, view: View, language: str, wrong: str = "") -> str:
    """The page as HTML; `wrong` says why it was not published."""
    settings = cast("Settings", request.app.state.settings)
    review = change.review
    told = await asked_of_graph(request, review, language)
    speaker = Speaker(language, settings.base, told.labels, view.text)
    maker, number = Maker(review, speaker, told, settings.base), numbers(review)
    words, name = WORDS[language], title(review, speaker)
    every = {each.mark: maker.card(each, number[each.mark]) for each in review.proposals}
    cards = {
        comes: sorted((every[each.mark] for each in change.accepted(comes)), key=lambda card: card.number)
        for comes in COMES
    }
    return render(
        "drafts_check.html",
        **frame(request, language, words, f"{words['check']} · {name.text}"),
        heading=name,
        review=review,
        view=view,
        change=change,
        cards=cards,
        counts=change.counts(),
        faults=[_fault(each, every, words) for each in change.faults],
        tables=[_table(each) for each in change.tables],
        triples=_triples(change, words, language),
        ready=not change.faults and (change.withdraws or any(cards.values())),
        wrong=wrong,
        author=request.query_params.get("author", ""),
    )


def _fault(text: str, cards: Mapping[str, Card], words: Mapping[str, str]) -> Fault:
    """A fault begins with the facts that it comes from, and a field: `event-1 (0a1b2c3d4e5f): start: why`."""
    found = _FACTS.match(text)
    marks = [mark for mark in _MARK.findall(found[0]) if mark in cards] if found else []
    rest = text[found.end() :] if found and marks else text
    name, colon, why = rest.partition(": ")
    field = words.get(f"field_{name}", "") if colon else ""
    return Fault([cards[mark] for mark in marks], field, why if field else rest)


def _table(each: TableChange) -> Table:
    rows = [*(("+", row) for row in each.added), *(("−", row) for row in each.removed)][:_ROWS]
    filled = [at for at in range(len(each.columns)) if any(row[at] for _, row in rows)]
    return Table(
        each.file,
        f"+{len(each.added)} −{len(each.removed)}",
        [each.columns[at] for at in filled],
        [(sign, [row[at] for at in filled]) for sign, row in rows],
    )


def _triples(change: Change, words: Mapping[str, str], language: str) -> str:
    if change.triples is None:
        return ""
    added, removed = (
        str(format_decimal(number, locale=language))
        for number in (change.triples.added, change.triples.removed)
    )
    return words["triples_changed"].format(added=added, removed=removed)
