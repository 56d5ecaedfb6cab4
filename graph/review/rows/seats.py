"""Who leads the mechanism, in which other bodies its leaders have a role, and who represents them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graph.iris import slug
from graph.reports.likely import equal_roles
from graph.review.model import Proposal
from graph.review.rows.desk import LANGUAGES, Cells, Desk
from graph.review.rows.evidence import office
from graph.review.rows.labels import labels
from graph.review.rows.names import body_of, end_of, label_of, place_of
from graph.review.rows.wording import bracketed, colon

_NOTE: Final = "period of the {} report"


def seat_rows(desk: Desk) -> None:
    """Rows of `report_facts` on mandates and persons, and sightings in `roles`."""
    for each in desk.of("leadership", "mandate"):
        _seat(desk, each)
    for each in desk.of("representative"):
        _office(desk, each)


def note_of(desk: Desk) -> str:
    """What the note of a row of `roles` says that was made here."""
    return _NOTE.format(desk.years)


def _seat(desk: Desk, proposal: Proposal) -> None:
    body = body_of(desk, proposal, "body") if proposal.kind == "mandate" else desk.body
    holder, role = end_of(desk, proposal, "holder"), proposal.text("role")
    for name, value in (("holder", holder), ("role", role)):
        if not value and not proposal.text(name):
            desk.fault(proposal, name, "a mandate needs it: give it, or reject the fact")
    if not (body and holder and role):
        return
    mandate = desk.thing(proposal) if desk.thing(proposal).startswith("mandate/") else ""
    known = desk.look.value(mandate, "org:role").rpartition("/")[2] if mandate else ""
    known = known if known in equal_roles(role) else ""  # another role is another mandate
    person = _representative(desk, proposal)
    if holder.startswith("new:"):
        kind, name, country = place_of(desk, proposal, "holder", holder)
        holder_end = f"{kind}/{country.lower()}-{slug(name)}"
    else:
        holder_end = holder
    _roles(desk, proposal, {"body_id": body, "role": known or role}, holder, person)
    name = proposal.text("id") or f"mandate-{body}"
    cells = {
        "id": desk.free("report_facts", name),
        "report": desk.report,
        "body": body,
        "role": known or role,
        "holder": holder_end,
        "representative": person,
        **labels(proposal, lambda language: _label(desk, holder, role, body, language), own=False),
        "note": proposal.note,
        "rule": desk.rule(proposal),
        "passages": desk.cite(proposal, name),
    }
    desk.put("report_facts", cells, proposal.mark)


def _label(desk: Desk, holder: str, role: str, body: str, language: str) -> str:
    """`Bilbao: lead (Community of Practice on Digital Cities)`."""
    concept = desk.vocabulary.schemes["role"].concepts.get(role)
    called = concept.labels.get(language, role).lower() if concept else role
    name = label_of(desk, holder, language)
    return bracketed(colon(name, called, language), [label_of(desk, f"body/{body}", language)], language)


def _representative(desk: Desk, proposal: Proposal) -> str:
    """Who represents the holder of a seat in the mechanism, by the name that the graph has."""
    if proposal.kind != "leadership":
        return ""
    holder = proposal.text("holder")
    found = [each for each in desk.of("representative") if each.text("holder") == holder]
    return _person(desk, found[0])[0] if found else ""


def _person(desk: Desk, proposal: Proposal) -> tuple[str, str]:
    """Name and end of the IRI of a person; the IRI is empty where the graph does not have them."""
    written = proposal.text("person")
    names = [name.id for name in proposal.fact.names.get("person", ()) if name.known]
    end = proposal.decision.thing or proposal.meant(written) or next(iter(names), "")
    known = end if end.startswith("person/") else ""
    return (desk.look.text(known, "rdfs:label", "en") or written), known


def _roles(desk: Desk, proposal: Proposal, seat: Mapping[str, str], holder: str, person: str) -> None:
    """A row of `roles` for each version: those that are there from this report, else new ones unless a person
    keeps them.

    So also a mandate that the graph has counts as attested in the year of the report.
    """
    sources = desk.sources(proposal)
    who = _holder(desk, proposal, holder)
    same = {**seat, **{name: value for name, value in who.items() if name != "country"}}
    note = note_of(desk)
    row = {**seat, **who, "person": person or who.get("person", ""), "seen": desk.start}
    there = [each for each in desk.shelf.find("roles", **same) if each["source"] in sources]
    by_hand = any(not desk.made_here(each, note) for each in there)
    for source in sources:
        cells = {**row, "role_as_written": proposal.text("role"), "note": note, "source": source}
        new = [] if by_hand else [cells]
        for each in [each for each in there if each["source"] == source] or new:
            late = person and not each["person"] and desk.made_here(each, note)
            desk.put("roles", {**each, "person": person} if late else each, proposal.mark)


def _holder(desk: Desk, proposal: Proposal, end: str) -> dict[str, str]:
    """The columns of `roles` that say who holds it."""
    kind = end.partition("/")[0]
    if kind in ("organization", "body"):
        return {"holder_type": "organization", "organization": label_of(desk, end, "en")}
    if kind == "person":
        return {"holder_type": "person", "person": label_of(desk, end, "en")}
    kind, name, country = place_of(desk, proposal, "holder", end)
    return {"holder_type": kind, kind: name, "country": country}


def _office(desk: Desk, proposal: Proposal) -> None:
    """What office a person has, in the words of each version: a row each."""
    name, known = _person(desk, proposal)
    person = known or f"person/{slug(name)}"
    rows = [row.cells for row in desk.made.get("roles", ())]
    made = any(slug(cells["person"]) == slug(name) for cells in rows if cells.get("person"))
    if not known and not made:
        what = "the graph does not know this person, and no accepted leadership is of the holder"
        desk.fault(proposal, "person", f"{what}: accept it, say who is meant, or reject the fact")
        return
    base = proposal.text("id") or f"{slug(name)}-office"
    for language in LANGUAGES:
        words = proposal.text(f"office_{language}") or _read_office(desk, proposal, language)
        passages = desk.cite(proposal, base, language=language)
        if words and passages:
            _person_row(desk, proposal, person, f"{base}-{language}", words, language, passages)


def _read_office(desk: Desk, proposal: Proposal, language: str) -> str:
    """The reader keeps the words of the first version; those of the others are looked up."""
    if not proposal.text("office"):
        return ""
    first = proposal.passages[0].language
    return proposal.text("office") if language == first else office(desk, proposal, language)


def _person_row(
    desk: Desk, proposal: Proposal, person: str, name: str, words: str, language: str, passages: str
) -> None:
    called = label_of(desk, person, language) if desk.look.value(person, "rdfs:label") else ""
    shown = called or proposal.text("person")
    cells: Cells = {
        "id": desk.free("report_facts", name),
        "report": desk.report,
        "language": language,
        "thing": person,
        "office": words,
        **labels(proposal, lambda each: colon(shown, words, each), own=False),
        "note": proposal.note,
        "rule": desk.rule(proposal),
        "passages": passages,
    }
    desk.put("report_facts", cells, proposal.mark)
