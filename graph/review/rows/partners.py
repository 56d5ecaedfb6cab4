"""With whom the mechanism works."""

from __future__ import annotations

from typing import Final

from graph.iris import slug
from graph.review.model import Proposal
from graph.review.rows.desk import Desk
from graph.review.rows.labels import labels
from graph.review.rows.names import body_of, label_of
from graph.review.rows.wording import told

# What a collaboration is, by the kind of an activity that the same words tell of.
_KINDS: Final = {"learning-meeting": "learning", "publication": "publication", "launch": "publication"}


def partner_rows(desk: Desk) -> None:
    """Rows of `report_facts` on collaborations, and of `collaborations` where one is new."""
    for each in desk.of("collaboration"):
        partner = body_of(desk, each, "partner")
        if not partner:
            if not each.text("partner"):
                desk.fault(each, "partner", "say with whom: the id of a body, or a name that is new")
            continue
        thing = desk.thing(each)
        known = thing.startswith("collaboration/")
        end = thing if known else _new(desk, each, partner)
        if known:
            _keep(desk, each, partner)
        name = each.text("id") or f"collaboration-{partner}"

        def make(language: str, partner: str = partner) -> str:
            return told("collaboration", language, label_of(desk, f"body/{partner}", language))

        cells = {
            "id": desk.free("report_facts", name),
            "report": desk.report,
            "thing": end,
            "themes": ";".join(each.texts("themes")),
            **labels(each, make, own=False),
            "note": each.note,
            "rule": desk.rule(each),
            "passages": desk.cite(each, name),
        }
        desk.put("report_facts", cells, each.mark)


def _keep(desk: Desk, proposal: Proposal, partner: str) -> None:
    """The rows of this collaboration that are there from this report."""
    sources = desk.sources(proposal)
    for row in desk.shelf.find("collaborations", body_id=desk.body, partner_id=partner):
        if row["source"] in sources:
            desk.put("collaborations", row, proposal.mark)


def _new(desk: Desk, proposal: Proposal, partner: str) -> str:
    """Make a row of `collaborations` for each version; the end of the IRI of the collaboration."""
    kind = proposal.text("collaboration_kind") or _kind(desk, proposal)
    topic = proposal.text("topic") if proposal.passages[0].language == "en" or proposal.added else ""
    year = proposal.text("year") or desk.start[:4]
    for source in desk.sources(proposal):
        cells = {
            "body_id": desk.body,
            "partner_id": partner,
            "kind": kind,
            "topic": topic,
            "year": year,
            "source": source,
        }
        desk.put("collaborations", cells, proposal.mark)
    end = f"collaboration/{desk.body}--{partner}--{year}--{slug(topic or kind)}"
    same = desk.shelf.find("collaborations", body_id=desk.body, partner_id=partner, year=year, topic=topic)
    others = {row["kind"] for row in same} - {kind}
    return f"{end}-{kind}" if topic and others else end


def _kind(desk: Desk, proposal: Proposal) -> str:
    spans = {(p.language, p.start, p.end) for p in proposal.passages}
    for activity in desk.of("activity"):
        kind = _KINDS.get(activity.text("activity_kind"), "")
        if kind and spans & {(p.language, p.start, p.end) for p in activity.passages}:
            return kind
    return "partnership"
