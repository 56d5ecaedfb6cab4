"""What the report says of things that are there: results, and whatever a person adds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from graph.review.model import Proposal
from graph.review.rows.desk import LANGUAGES, Desk
from graph.review.rows.fields import VALUES
from graph.review.rows.labels import labels
from graph.review.rows.names import body_of, label_of
from graph.review.rows.wording import bracketed, told

# Things that report_facts may be about; a mandate is told by its seat.
_ABOUT: Final = (
    *("report", "study", "edition", "body", "event", "city", "government", "person", "activity"),
    *("collaboration", "component", "focus-area"),
)


def general(
    desk: Desk, proposal: Proposal, name: str, thing: str = "", make: Callable[[str], str] | None = None
) -> None:
    """A row of `report_facts` that says no value: on a thing, by default on the body that reports.

    Args:
        make: words a label in a language, where nobody did and the report has none.
    """
    about = thing or f"body/{desk.body}"

    def named(language: str) -> str:
        return bracketed(label_of(desk, f"body/{desk.body}", language), [desk.years], language)

    _put(desk, proposal, proposal.text("id") or name, about, {}, labels(proposal, make or named))


def result_rows(desk: Desk) -> None:
    """Rows of `report_facts` on the edition or other thing that a result is about, else on the mechanism."""
    for each in desk.of("result"):
        about = _about(desk, each) or _edition(desk, each) or f"body/{desk.body}"
        year = each.text("year") or desk.years

        def make(language: str, year: str = year) -> str:
            return told("result", language, year)

        name = each.text("id") or f"result-{year}"
        _put(desk, each, name, about, {}, labels(each, make))


def _edition(desk: Desk, proposal: Proposal) -> str:
    """The edition that is told of by the same words."""
    spans = {(p.language, p.start, p.end) for p in proposal.passages}
    for row in desk.made.get("report_facts", ()):
        thing = row.cells.get("thing", "")
        others = [each for each in desk.of("edition") if each.mark in row.marks]
        if thing.startswith("edition/") and any(
            spans & {(p.language, p.start, p.end) for p in other.passages} for other in others
        ):
            return thing
    return ""


def _about(desk: Desk, proposal: Proposal) -> str:
    """The thing that is named, where a row can be about it."""
    thing = desk.thing(proposal)
    if thing and thing.partition("/")[0] not in _ABOUT:
        allowed = ", ".join(_ABOUT)
        desk.fault(proposal, "thing", f"{thing} cannot be what it is about: name a {allowed}")
        return ""
    return thing


def statement_rows(desk: Desk) -> None:
    """Rows of `report_facts` that a person added, with a value where they gave one."""
    for each in desk.of("statement"):
        if each.text("difference"):
            continue
        about = _about(desk, each)
        if not about and not desk.thing(each):
            desk.fault(each, "thing", "say what it is about: the end of an IRI")
        lacking = [language for language in LANGUAGES if not each.labels.get(language)]
        if lacking:
            desk.fault(each, "labels", f"word it in {', '.join(lacking)}")
        if about and not lacking:
            name = each.text("id") or "statement"
            _put(desk, each, name, about, _values(desk, each), labels(each, lambda _: ""))


def _values(desk: Desk, proposal: Proposal) -> dict[str, str]:
    found = {name: ";".join(proposal.texts(name)) for name in VALUES if proposal.fields.get(name) is not None}
    found |= {"online": "true" if proposal.fields.get("online") else ""}
    if proposal.text("keeper"):
        found["keeper"] = body_of(desk, proposal, "keeper")
    return found


def _put(
    desk: Desk, proposal: Proposal, name: str, about: str, values: Mapping[str, str], words: Mapping[str, str]
) -> None:
    language = proposal.text("language") if proposal.kind == "statement" else ""
    cells = {
        "id": desk.free("report_facts", name),
        "report": desk.report,
        "language": language,
        "thing": about,
        **values,
        **words,
        "note": proposal.note,
        "rule": desk.rule(proposal),
        "passages": desk.cite(proposal, name, language=language),
    }
    desk.put("report_facts", cells, proposal.mark)
