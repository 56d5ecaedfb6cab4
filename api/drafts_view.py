"""Which facts of a draft a page shows, as its address says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, get_args
from urllib.parse import urlencode

from starlette.requests import Request

from api.negotiate import LANGUAGES
from graph.reports.model import KINDS
from graph.review.model import Proposal, Review, State

STANDINGS: Final = ("new", "known", "contradicts")
_LONGEST: Final = 20_000  # characters of words that are to be a fact


@dataclass(frozen=True)
class View:
    """What is shown.

    Attributes:
        text: language of the version beside which the facts stand.
        show, kind, graph: only facts that are so decided, of that kind, that stand so to the graph.
        edit: mark of the fact whose form is open.
        add: kind of the fact whose form is open to be added; `words`, or the offsets from `start` to `end`,
            are what it rests on.
        lang: the language of the page, where the address names one.
    """

    text: str
    show: str = ""
    kind: str = ""
    graph: str = ""
    edit: str = ""
    add: str = ""
    words: str = ""
    start: str = ""
    end: str = ""
    lang: str = ""

    def to(self, **other: str) -> str:
        """The query part of an address that shows the same but for `other`, with no form open."""
        kept = {
            "text": self.text,
            "show": self.show,
            "kind": self.kind,
            "graph": self.graph,
            "lang": self.lang,
        }
        pairs = {name: value for name, value in (kept | other).items() if value}
        return f"?{urlencode(pairs)}"

    def without(self, name: str) -> View:
        """The same, whatever one of `show`, `kind` and `graph` says."""
        return replace(self, **{name: ""})

    def shows(self, proposal: Proposal) -> bool:
        """Whether a fact is among those that are shown."""
        return (
            self.show in ("", proposal.state)
            and self.kind in ("", proposal.kind)
            and self.graph in ("", proposal.standing.state)
        )

    def shown(self, review: Review) -> list[Proposal]:
        """The facts that are shown."""
        return [each for each in review.proposals if self.shows(each)]


def view_of(request: Request, review: Review, language: str) -> View:
    """What the address asks for; what is not there is passed over.

    Args:
        language: the reader's, in which the text is shown where there is one.
    """
    given = request.query_params
    first = language if language in review.texts else next(iter(review.texts))
    kinds = {*KINDS, *(each.kind for each in review.proposals)}
    return View(
        text=_one_of(given, "text", [*review.texts], first),
        show=_one_of(given, "show", get_args(State)),
        kind=_one_of(given, "kind", [*kinds]),
        graph=_one_of(given, "graph", STANDINGS),
        edit=_one_of(given, "edit", [each.mark for each in review.proposals]),
        add=given.get("add", "")[:40],
        words=given.get("words", "")[:_LONGEST],
        start=given.get("start", "")[:10],
        end=given.get("end", "")[:10],
        lang=_one_of(given, "lang", LANGUAGES),
    )


def _one_of(given: Mapping[str, str], name: str, allowed: Sequence[str], default: str = "") -> str:
    value = given.get(name, "")
    return value if value in allowed else default
