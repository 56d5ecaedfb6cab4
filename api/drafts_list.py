"""The list of drafts, with the form by which reports come in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from starlette.requests import Request

from api.address import client_of
from api.drafts_graph import told
from api.drafts_page import title
from api.drafts_said import Link, Speaker, things_of
from api.drafts_view import STANDINGS
from api.drafts_words import WORDS
from api.rendering import frame, render
from api.words import NAMES
from graph.engine import Engine
from graph.review.drafts import Listed
from graph.review.model import Review, State
from graph.settings import Settings


@dataclass(frozen=True)
class Entry:
    """A draft as it is listed; `told` says how its facts stand to the graph."""

    id: str
    title: Link
    languages: str = ""
    files: str = ""
    told: str = ""
    decided: Mapping[State, int] = field(default_factory=dict)
    published: int | None = None
    fault: str = ""


async def page(
    request: Request,
    drafts: list[tuple[Listed, Review | None]],
    language: str,
    wrong: tuple[str, str] | None = None,
) -> str:
    """The page as HTML.

    Args:
        drafts: each as it is listed, and itself where it can be read.
        wrong: why files were not read, and in which language that is.
    """
    words = WORDS[language]
    settings = cast("Settings", request.app.state.settings)
    proposals = [p for _, review in drafts if review for p in review.proposals if p.kind == "mechanism"]
    engine = cast("Engine", request.app.state.engine)
    labels = await told(engine, settings.base, language, things_of(proposals), (), client_of(request))
    speaker = Speaker(language, settings.base, labels.labels)
    lang = request.query_params.get("lang", "")
    return render(
        "drafts_list.html",
        **frame(request, language, words, words["drafts"]),
        drafts=[_entry(draft, review, speaker) for draft, review in drafts],
        wrong=wrong,
        kept=f"?lang={lang}" if lang in NAMES else "",
    )


def _entry(draft: Listed, review: Review | None, speaker: Speaker) -> Entry:
    if review is None:
        return Entry(draft.id, Link(draft.id), fault=draft.fault)
    words = WORDS[speaker.language]
    number = len(review.proposals)
    stands = ", ".join(
        f"{draft.graph[each]} {words[f'many_{each}']}" for each in STANDINGS if draft.graph.get(each)
    )
    facts = words["facts_one"] if number == 1 else words["facts"].format(number=number)
    return Entry(
        draft.id,
        title(review, speaker),
        ", ".join(NAMES.get(each, each) for each in draft.languages),
        ", ".join(draft.files),
        f"{facts}{words['colon']} {stands}" if stands else facts,
        draft.decided,
        draft.published,
    )
