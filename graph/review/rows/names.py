"""What a name in a fact means in the tables; what is new becomes a row where a person says so."""

from __future__ import annotations

from typing import Final

from graph.iris import slug
from graph.reports.likelier import named
from graph.review.model import NEW, Proposal
from graph.review.rows.desk import LANGUAGES, Desk

_NAMED: Final = "new:"
# Fields whose fact, once accepted, says by itself that the new name is to be made.
_ITSELF: Final = {"collaboration": "partner"}
# Groups of bodies that a report addresses; a person may say which bodies they are (field recipients).
_GROUPS: Final = frozenset({"policy-councils", "committees", "sections", "members", "cities"})


def end_of(desk: Desk, proposal: Proposal, field: str, value: str = "") -> str:
    """The end of the IRI that a field, or one value of it, means.

    Returns:
        `city/es-bilbao`; `new:Évora` for a name that a person wants to be made; empty where nothing is told,
        or where it cannot be told what is meant: then there is a fault.
    """
    told = value or proposal.text(field)
    if not told.startswith(_NAMED):
        return told
    written = told.removeprefix(_NAMED)
    meant = proposal.meant(written) or _elsewhere(desk, written)
    if meant == NEW or (not meant and _ITSELF.get(proposal.kind) == field):
        return told
    if not meant:
        near = [each for name in proposal.fact.names.get(field, ()) if name.id == told for each in name.near]
        hint = f"; near: {', '.join(near)}" if near else ""
        desk.fault(
            proposal,
            field,
            f"the graph has no {written!r}: say what it means (the end of an IRI), or that it is new{hint}",
        )
    return meant


def _elsewhere(desk: Desk, written: str) -> str:
    """What the same name means in another accepted fact."""
    for other in desk.accepted:
        if meant := other.meant(written):
            return meant
    new = f"{_NAMED}{written}"
    return NEW if any(each.text("partner") == new for each in desk.of("collaboration")) else ""


def named_new(proposal: Proposal, written: str) -> str:
    """What a person said about a name in this very fact; empty where nothing was said."""
    return proposal.meant(written)


def body_of(desk: Desk, proposal: Proposal, field: str, value: str = "") -> str:
    """Id of the row of `bodies` that a field means; a new institution gets a row. Empty as `end_of`."""
    told = value or proposal.text(field)
    end = end_of(desk, proposal, field, told)
    if not end:
        return ""
    if end.startswith(_NAMED):
        return new_body(desk, proposal, end.removeprefix(_NAMED), "partner-institution")
    body = named("body", end) if "/" not in end else end
    kind, _, key = body.partition("/")
    if kind != "body":
        desk.fault(proposal, field, f"{end} is no body: give one, as body/...")
        return ""
    made = {row.cells["id"] for row in desk.made.get("bodies", ())}
    if key not in made and not desk.shelf.find("bodies", id=key):
        desk.fault(proposal, field, f"the table bodies has no {key!r}: give the id of one of its rows")
        return ""
    return key


def bodies_of(desk: Desk, proposal: Proposal, field: str) -> list[str]:
    """The same for a field with several values; a group that is named as a whole means no body."""
    told = (each for each in proposal.texts(field) if each and each not in _GROUPS)
    found = (body_of(desk, proposal, field, each) for each in told)
    return [each for each in dict.fromkeys(found) if each]


def new_body(desk: Desk, proposal: Proposal, name: str, kind: str) -> str:
    """Make a row of `bodies`; English has the name as it is written where nobody worded one."""
    key = slug(name)
    worded = {language: proposal.decision.labels.get(language, "") for language in LANGUAGES}
    own = proposal.kind == "mechanism" or proposal.text("partner") == f"{_NAMED}{name}"
    cells = {
        "id": key,
        "kind": kind,
        "name_en": (worded["en"] if own else "") or name,
        "name_es": worded["es"] if own else "",
        "name_fr": worded["fr"] if own else "",
        "source": " | ".join(desk.sources(proposal)),
    }
    for row in desk.made.get("bodies", ()):
        if row.cells["id"] == key:
            return key
    if not desk.shelf.find("bodies", id=key):
        desk.put("bodies", cells, proposal.mark)
    return key


def label_of(desk: Desk, end: str, language: str) -> str:
    """What a thing of the graph or the tables is called."""
    kind, _, key = end.partition("/")
    if end.startswith(_NAMED):
        return end.removeprefix(_NAMED)
    if kind == "body":
        made = [row.cells for row in desk.made.get("bodies", ()) if row.cells["id"] == key]
        if made:
            return made[0].get(f"name_{language}") or made[0]["name_en"]
        return desk.shelf.named("bodies", key, language)
    if kind == "event":
        return desk.shelf.named("events", key, language)
    return desk.look.text(end, "rdfs:label", language) or key


def place_of(desk: Desk, proposal: Proposal, field: str, end: str) -> tuple[str, str, str]:
    """Kind (`city` or `government`), name and country of a local government, for a row of a table."""
    if end.startswith(_NAMED):
        country = proposal.text("country").upper()
        if not country:
            name = end.removeprefix(_NAMED)
            desk.fault(proposal, field, f"{name} is new: give its country (field country, as ES)")
        return "city", end.removeprefix(_NAMED), country
    kind, _, key = end.partition("/")
    written = [name.text for name in proposal.fact.names.get(field, ()) if name.id == end and name.text]
    name = desk.look.text(end, "rdfs:label", "en") or next(iter(written), key[3:].replace("-", " ").title())
    return kind, name, key[:2].upper()
