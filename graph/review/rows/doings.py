"""What was done, is under way, planned, committed to, wished or offered: rows of `activities`."""

from __future__ import annotations

from typing import Final

from graph.review.model import Proposal
from graph.review.rows import evidence
from graph.review.rows.desk import LANGUAGES, Desk
from graph.review.rows.events import event_of
from graph.review.rows.labels import labels
from graph.review.rows.names import bodies_of, body_of, end_of, label_of
from graph.review.rows.statements import general
from graph.review.rows.studies import edition_name, editions, study_of
from graph.review.rows.wording import addressed, bracketed, colon, period, together

KINDS: Final = ("activity", "commitment", "wish", "offer")
# Status and kind of what somebody pledges, where nobody said more.
_PLEDGED: Final = {
    "commitment": ("planned", "pledge"),
    "wish": ("wished", "pledge"),
    "offer": ("wished", "offer"),
}
# Kinds whose partners are those that it is addressed to.
_ADDRESSED: Final = frozenset({"reporting"})


def activity_rows(desk: Desk) -> None:
    """Rows of `activities`; of `report_facts` where the activity is one that another report tells."""
    for each in desk.of(*KINDS):
        known = desk.thing(each).removeprefix("activity/") if desk.thing(each) else ""
        own = {row["id"] for row in desk.shelf.find("activities", report=desk.report)}
        if known and known not in own:
            general(desk, each, known, f"activity/{known}")
            continue
        _activity(desk, each, known)


def _activity(desk: Desk, proposal: Proposal, known: str) -> None:
    status, kind = _PLEDGED.get(proposal.kind, ("", "meeting"))
    status, kind = proposal.text("status") or status, proposal.text("activity_kind") or kind
    if not status:
        desk.fault(proposal, "status", "say whether it is done, under-way, planned or wished")
        return
    body = body_of(desk, proposal, "body") if proposal.text("body") else desk.body
    partners, recipients = _with(desk, proposal, kind)
    product = _product(desk, proposal)
    others = {row["id"] for row in desk.shelf.rows("activities") if row["report"] != desk.report}
    wanted = proposal.text("id") or known or _name(desk, kind, product, proposal)
    name = desk.free("activities", wanted, others)

    def make(language: str) -> str:
        return _label(desk, proposal, kind, product, (partners, recipients), language)

    cells = {
        "id": name,
        "report": desk.report,
        **labels(proposal, make),
        "status": status,
        "kind": kind,
        "component": proposal.text("component"),
        "body": body,
        "actor": _actor(desk, proposal),
        "partners": ";".join(partners),
        "recipients": ";".join(recipients),
        "start": proposal.text("start"),
        "end": proposal.text("end"),
        **{f"period_{language}": _period(desk, proposal, language) for language in LANGUAGES},
        "product": product,
        "events": ";".join(_events(desk, proposal)),
        "themes": ";".join(proposal.texts("themes")),
        "passages": desk.cite(proposal, name),
        "rule": desk.rule(proposal),
        "note": proposal.note,
    }
    desk.put("activities", cells, proposal.mark)


def _with(desk: Desk, proposal: Proposal, kind: str) -> tuple[list[str], list[str]]:
    """Ids of the bodies that it is done with, and of those that it is addressed to."""
    partners, recipients = (bodies_of(desk, proposal, name) for name in ("partners", "recipients"))
    if proposal.kind == "offer":
        recipients = [*recipients, *bodies_of(desk, proposal, "to")]
    if kind in _ADDRESSED:
        partners, recipients = [], [*recipients, *partners]
    return partners, [each for each in dict.fromkeys(recipients) if each not in partners]


def _actor(desk: Desk, proposal: Proposal) -> str:
    """Who acts, where it is not the mechanism itself."""
    told = proposal.text("actor") or (end_of(desk, proposal, "by") if proposal.text("by") else "")
    if told.startswith("new:"):
        name = told.removeprefix("new:")
        desk.fault(proposal, "by", f"{name} is not in the graph: give the end of an IRI as the actor")
        return ""
    return "" if told == f"body/{desk.body}" else told


def _product(desk: Desk, proposal: Proposal) -> str:
    """What it works on: as a person said, else the edition of the year that the words name."""
    if product := proposal.text("product"):
        return product
    year, study = proposal.text("edition"), study_of(desk, proposal)
    found = editions(desk, study=study, year=year) if year and study else []
    return f"edition/{found[0]['id']}" if found else ""


def _events(desk: Desk, proposal: Proposal) -> list[str]:
    """As a person said, else the events that the same words tell of."""
    if told := proposal.texts("events"):
        return [each for each in told if each]
    if "events" in proposal.decision.fields:
        return []
    spans = [(p.language, p.start, p.end) for p in proposal.passages]
    return [
        event
        for other in desk.of("event")
        if any(
            language == p.language and start < p.end and p.start < end
            for language, start, end in spans
            for p in other.passages
        )
        and (event := event_of(desk, other))
    ]


def _period(desk: Desk, proposal: Proposal, language: str) -> str:
    """The time in words: as a person worded it, else the version's own words, else made of the dates."""
    named = proposal.decision.fields.get(f"period_{language}")
    if named is not None:
        return str(named)
    first = proposal.passages[0].language
    if language == first and proposal.text("period"):
        return proposal.text("period")
    own = evidence.period(desk, proposal, language) if proposal.text("period") else ""
    return own or period(proposal.text("start"), proposal.text("end"), language)


def _name(desk: Desk, kind: str, product: str, proposal: Proposal) -> str:
    """`scs-2021-launch`; the body, kind and time where it has no product."""
    if product:
        return f"{product.rpartition('/')[2]}-{kind}"
    return f"{desk.body}-{kind}-{proposal.text('start') or desk.years}"


def _label(
    desk: Desk,
    proposal: Proposal,
    kind: str,
    product: str,
    bodies: tuple[list[str], list[str]],
    language: str,
) -> str:
    """`Dissemination: Smart Cities Study 2019 (with UCLG World Secretariat; second semester 2020)`."""
    concept = desk.vocabulary.schemes["activity-kind"].concepts.get(kind)
    head = concept.labels.get(language, kind) if concept else kind
    if product.startswith("edition/"):
        called = edition_name(desk, product, language)
    else:
        called = label_of(desk, product, language) if product else ""
    actor = _actor(desk, proposal)
    called = called or (label_of(desk, actor, language) if actor else "")
    partners, recipients = ([label_of(desk, f"body/{each}", language) for each in some] for some in bodies)
    when = period(proposal.text("start"), proposal.text("end"), language)
    parts = [together(partners, language), addressed(recipients, language), when]
    return bracketed(colon(head, called, language), parts, language)
