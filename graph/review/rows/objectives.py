"""The objectives of the studies that the mechanism keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from typing import Final

from graph.reports.versions import Difference
from graph.review.model import Proposal
from graph.review.rows.desk import LANGUAGES, Desk
from graph.review.rows.labels import labels
from graph.review.rows.names import label_of
from graph.review.rows.statements import general
from graph.review.rows.studies import study_name, study_of
from graph.review.rows.wording import told

_ORDER: Final = "order"


def objective_rows(desk: Desk) -> None:
    """Rows of `objectives`."""
    for each in desk.of("objective"):
        study = study_of(desk, each)
        if not study:
            general(desk, each, f"objective-{each.text('ordinal')}", make=_numbered(desk, each))
            continue
        ordinals = _ordinals(desk, each)
        first = next(filter(None, ordinals.values()), "")
        known = desk.thing(each).removeprefix("objective/") if desk.thing(each) else ""
        own = {row["id"] for row in desk.shelf.find("objectives", report=desk.report)}
        if known and known not in own:
            general(desk, each, f"objective-{first}", desk.thing(each))
            continue
        taken = {row["id"] for row in desk.shelf.rows("objectives")} - own
        name = each.text("id") or known or f"{study}--{first}"
        if name in taken:
            what = f"{name} is an objective of another report: say that it is this one (thing), or give an id"
            desk.fault(each, "id", what)
            continue
        _objective(desk, each, name, study, ordinals)


def _numbered(desk: Desk, proposal: Proposal) -> Callable[[str], str]:
    """`Objective 2 of Community of Practice on Mobility`."""
    ordinal = proposal.text("ordinal")
    return lambda each: told("objective", each, ordinal, label_of(desk, f"body/{desk.body}", each))


def _objective(desk: Desk, proposal: Proposal, name: str, study: str, ordinals: Mapping[str, str]) -> None:
    number = name.rpartition("--")[2]

    def make(language: str) -> str:
        return told("objective", language, number, study_name(desk, study, language))

    cells = {
        "id": name,
        "report": desk.report,
        "study": study,
        **{f"ordinal_{language}": ordinal for language, ordinal in ordinals.items()},
        **labels(proposal, make),
        "rule": desk.rule(proposal),
        "passages": desk.cite(proposal, f"objective-{number}"),
    }
    desk.put("objectives", cells, proposal.mark)


def _places(difference: Difference, own: Set[tuple[str, int, int]]) -> Iterator[tuple[str, str]]:
    """The place in each language; a difference tells of all objectives that have moved, in one order."""
    for language, ordinals in difference.values.items():
        passages = [each for each in difference.passages if each.language == language]
        for each, ordinal in zip(passages, ordinals.split(", "), strict=False):
            if (each.language, each.start, each.end) in own and ordinal:
                yield language, ordinal


def _ordinals(desk: Desk, proposal: Proposal) -> dict[str, str]:
    """Its place in each version; where versions order them differently, the review has a difference."""
    said = {each.language for each in proposal.passages}
    found: dict[str, str] = {each: proposal.text("ordinal") for each in LANGUAGES if each in said}
    own = {(each.language, each.start, each.end) for each in proposal.passages}
    for difference in desk.review.differences:
        if difference.about == "objective" and difference.field == _ORDER:
            found |= dict(_places(difference, own))
    told_by = {language: proposal.text(f"ordinal_{language}") for language in LANGUAGES}
    return found | {language: value for language, value in told_by.items() if value}
