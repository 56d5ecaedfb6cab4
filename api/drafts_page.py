"""The page on which a report is reviewed: its text, and the facts beside the words that say them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from starlette.requests import Request

from api.address import client_of
from api.drafts_cards import Card, Maker
from api.drafts_form import Sheet, sheet
from api.drafts_graph import Told, report_of, told
from api.drafts_said import Link, Speaker, things_of
from api.drafts_text import numbers, paragraphs
from api.drafts_view import STANDINGS, View
from api.drafts_words import WORDS
from api.rendering import frame, render
from api.words import NAMES
from graph.engine import Engine
from graph.review.forms import FORMS, THINGS
from graph.review.model import NEW, STATES, Proposal, Review
from graph.settings import Settings

_FIRST: Final = "activity"  # the kind of most facts


@dataclass(frozen=True)
class Chip:
    """A way to see other facts: how many there are, and whether they are shown."""

    label: str
    count: int
    href: str
    chosen: bool


async def page(request: Request, review: Review, view: View, language: str, wrong: str = "") -> str:
    """The page as HTML.

    Args:
        wrong: what could not be done, and why.
    """
    settings = cast("Settings", request.app.state.settings)
    told_ = await asked_of_graph(request, review, language)
    speaker = Speaker(language, settings.base, told_.labels, view.text)
    number = numbers(review)
    shown = sorted(view.shown(review), key=lambda each: number[each.mark])
    maker = Maker(review, speaker, told_, settings.base)
    cards = {each.mark: maker.card(each, number[each.mark]) for each in shown}
    words, name = WORDS[language], title(review, speaker)
    return render(
        "drafts_review.html",
        **frame(request, language, words, f"{name.text} · {words['drafts']}"),
        heading=name,
        review=review,
        view=view,
        cards=cards,
        paragraphs=paragraphs(review, view.text, shown, number),
        elsewhere=[card for card in cards.values() if not _is_said(card.proposal, view.text)],
        differences=_others(review, maker),
        undecided=_undecided(shown),
        things=THINGS,
        quoted=_quoted(review, view),
        adding_first=_FIRST,
        report=await _report(request, review) if review.published else "",
        counts=review.counts(),
        chips=_chips(review, view, speaker),
        missing=_missing(review, speaker),
        kinds=[(kind, speaker.kind(kind)) for kind in FORMS],
        **_forms(cards, view, speaker, settings.base),
        wrong=wrong,
    )


def title(review: Review, speaker: Speaker) -> Link:
    """Who reports, and on which years; the name of the draft where that was not read."""
    found = {
        kind: next((each for each in review.proposals if each.kind == kind), None)
        for kind in ("mechanism", "period")
    }
    told = [speaker.headline(each)[0] for each in found.values() if each is not None]
    if found["mechanism"] is None:
        return Link(review.id)
    return Link(", ".join(each.text for each in told), language=told[0].language)


def _quoted(review: Review, view: View) -> str:
    """The words between the offsets that the address names."""
    if not (view.start.isdecimal() and view.end.isdecimal()):
        return ""
    return review.texts[view.text][int(view.start) : int(view.end)].strip()


async def asked_of_graph(request: Request, review: Review, language: str) -> Told:
    """What the graph says of all that a draft names."""
    settings = cast("Settings", request.app.state.settings)
    engine = cast("Engine", request.app.state.engine)
    about = [each.thing for each in review.proposals]
    ends = things_of(review.proposals)
    return await told(engine, settings.base, language, ends, about, client_of(request))


async def _report(request: Request, review: Review) -> str:
    """Where the published report is, relative to the root."""
    settings = cast("Settings", request.app.state.settings)
    engine = cast("Engine", request.app.state.engine)
    name = await report_of(engine, settings.base, review, client_of(request))
    return f"reports/{name}" if name else ""


def _is_said(proposal: Proposal, language: str) -> bool:
    return any(each.language == language for each in proposal.passages)


def _undecided(shown: Sequence[Proposal]) -> dict[str, int]:
    """How many of those shown are undecided, and how many of them are new."""
    undecided = [each for each in shown if each.state == "open"]
    return {"all": len(undecided), NEW: sum(each.standing.state == NEW for each in undecided)}


def _others(review: Review, maker: Maker) -> list[tuple[str, str]]:
    """Differences between the versions that no fact tells: kind, and what differs."""
    told_by_facts = [each for proposal in review.proposals for each in maker.differences(proposal)]
    return [
        (maker.kind(each.about), maker.difference(each))
        for each in review.differences
        if each not in told_by_facts
    ]


def _chips(review: Review, view: View, speaker: Speaker) -> list[tuple[str, list[Chip]]]:
    """Ways to see other facts, by decision, by how they stand to the graph, by kind."""
    words = WORDS[speaker.language]
    present = {each.kind: speaker.kind(each.kind) for each in review.proposals}
    groups: list[tuple[str, str, Mapping[str, str], Callable[[Proposal], str]]] = [
        ("show", words["state"], {each: words[f"many_{each}"] for each in STATES}, lambda each: each.state),
        (
            "graph",
            words["graph"],
            {each: words[f"many_{each}"] for each in STANDINGS},
            lambda each: each.standing.state,
        ),
        ("kind", words["kinds"], present, lambda each: each.kind),
    ]
    return [
        (label, [*_group(review, view, name, choices, value, words["all"])])
        for name, label, choices, value in groups
    ]


def _group(
    review: Review,
    view: View,
    name: str,
    choices: Mapping[str, str],
    value: Callable[[Proposal], str],
    all_: str,
) -> Iterator[Chip]:
    """The choices of one group; each counts what it would show beside what the other groups say."""
    others = view.without(name)
    fit = [value(each) for each in review.proposals if others.shows(each)]
    chosen = getattr(view, name)
    yield Chip(all_, len(fit), view.to(**{name: ""}), not chosen)
    for key, label in choices.items():
        if fit.count(key) or key == chosen:
            yield Chip(label, fit.count(key), view.to(**{name: key}), key == chosen)


def _missing(review: Review, speaker: Speaker) -> list[tuple[str, str]]:
    """Parts of the template that a version does not have: its language, and their names."""
    found = []
    for version in cast("list[dict[str, object]]", review.head["versions"]):
        sections = cast("list[str]", version.get("missing", []))
        names = [speaker.concept("report-section", each).text for each in sections]
        if names:
            found.append((NAMES[str(version["language"])], " · ".join(names)))
    return found


def _forms(
    cards: Mapping[str, Card], view: View, speaker: Speaker, base: str
) -> dict[str, Sheet | str | None]:
    """The form that is open, of a fact to be edited or to be added."""
    card = cards.get(view.edit)
    adding = view.add if view.add in FORMS else ""
    return {
        "editing": sheet(card.proposal.kind, speaker, base, card.proposal) if card else None,
        "adding": sheet(adding, speaker, base) if adding else None,
        "adding_kind": speaker.kind(adding) if adding else "",
    }
