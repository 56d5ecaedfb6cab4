"""The facts that a draft was made from, in the form in which reading it gives facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from graph.descriptions.model import Node
from graph.reporting.activities import end
from graph.reporting.gather import Gathered

Facts = Counter[tuple[str, ...]]
_FACTORS = 6  # key factors of an edition that a draft names
_SEATS = 8


def made_from(told: Gathered) -> dict[str, Facts]:
    """By kind; what is wished is a wish, whatever else it would be."""
    period = told.period
    editions = [node for study in told.studies for node in told.editions(study)]
    mandates = [
        (end(seat, "org:organization"), _short(seat, "org:member"), seat_of(end(seat, "org:role")))
        for holder in told.leaders
        for seat in told.elsewhere(holder)[:_SEATS]
    ]
    issued = [(node.text("dct:issued") or "")[:4] for node in editions]
    years = [year for year in issued if str(period.first) <= year <= str(period.last)]
    return {
        "mechanism": Counter([(f"body/{told.body.iri.rsplit('/', 1)[-1]}",)]),
        "period": Counter([(str(period.first), str(period.last))]),
        "leadership": Counter(
            (_short(seat, "org:member"), seat_of(end(seat, "org:role"))) for seat in told.seats
        ),
        "representative": Counter(
            {
                (told.get(person).label("en").text, _short(seat, "org:member")): 1
                for seat in told.seats
                for person in seat.links("uclg:representedBy")
            }
        ),
        "mandate": Counter(mandates),
        "edition": Counter(map(_edition, editions)),
        "objective": Counter(
            (told.get(iri).text("uclg:ordinal") or "",)
            for study in told.studies
            for iri in study.links("uclg:objective")
        ),
        "activity": Counter(_activity(told, node) for node in told.activities if _is_done(node)),
        "event": Counter(map(_event, told.events)),
        "collaboration": Counter({(name,): 1 for name in _partners(told)}),
        "wish": Counter({(who,): 1 for who in _wishing(told)}),
        "result": Counter((year,) for year in years),
    }


def read_back(facts: Iterable[Mapping[str, Any]]) -> dict[str, Facts]:
    """What was read, by kind, in the same form."""
    fields = {
        "mechanism": ("body",),
        "period": ("start", "end"),
        "leadership": ("holder", "role"),
        "representative": ("person", "holder"),
        "mandate": ("body", "holder", "role"),
        "edition": ("year", "ordinal", "cities", "issued", "focus_areas", "key_factors"),
        "objective": ("ordinal",),
        "activity": ("component", "status", "start", "end", "edition", "partners"),
        "event": ("start", "end", "place", "online"),
        "collaboration": ("partner",),
        "wish": ("by",),
        "result": ("year",),
    }
    found: dict[str, Facts] = {kind: Counter() for kind in fields}
    for fact in facts:
        names = fields.get(str(fact["kind"]), ())
        found.setdefault(str(fact["kind"]), Counter())[tuple(_value(fact, name) for name in names)] += 1
    return found


def seat_of(role: str) -> str:
    """Chair and president are one in the words of some languages."""
    return role.replace("president", "chair")


def _value(fact: Mapping[str, Any], name: str) -> str:
    value = fact.get(name) or ""
    if name == "partners" and not fact.get("component"):
        return ""  # with whom the mechanism adapted, no rule reads
    if isinstance(value, list):
        return " ".join(sorted(value))
    return seat_of(value) if name == "role" else str(value)


def _edition(node: Node) -> tuple[str, ...]:
    year, issued = node.text("uclg:year") or "", (node.text("dct:issued") or "")[:4]
    factors = _ends(node, "uclg:keyFactor")
    return (
        year,
        node.text("uclg:ordinal") or "",
        node.text("uclg:citiesCount") or "",
        issued if issued != year else "",
        " ".join(_ends(node, "uclg:focusArea")),
        " ".join(factors) if len(factors) <= _FACTORS else "",
    )


def _is_done(node: Node) -> bool:
    """Whether an activity is told as one, not as a wish or as who leads."""
    return end(node, "uclg:activityStatus") != "wished" and end(node, "uclg:activityKind") != "leadership"


def _activity(told: Gathered, node: Node) -> tuple[str, ...]:
    products = [told.get(iri).text("uclg:year") or "" for iri in node.links("uclg:product")]
    component = end(node, "uclg:component")
    return (
        component,
        end(node, "uclg:activityStatus"),
        node.text("schema:startDate") or "",
        node.text("schema:endDate") or "",
        "".join(products[:1]),
        " ".join(_ends(node, "uclg:partner")) if component else "",
    )


def _event(node: Node) -> tuple[str, ...]:
    start = node.text("schema:startDate") or ""
    online = "True" if node.text("uclg:online") == "true" else ""
    return start, node.text("schema:endDate") or start, _short(node, "uclg:hostCity"), online


def _partners(told: Gathered) -> set[str]:
    both = [node.links("uclg:partner") + node.links("uclg:body") for node in told.collaborations]
    return {iri.rsplit("/", 1)[-1] for iris in both for iri in iris if iri != told.body.iri}


def _wishing(told: Gathered) -> set[str]:
    wished = [node for node in told.activities if end(node, "uclg:activityStatus") == "wished"]
    return {_short(node, "uclg:actor") or _short(node, "uclg:body") for node in wished}


def _short(node: Node, name: str) -> str:
    """`city/es-bilbao` of what a property leads to."""
    return next((iri.split("/id/", 1)[1] for iri in node.links(name)), "")


def _ends(node: Node, name: str) -> list[str]:
    return sorted(iri.rsplit("/", 1)[-1] for iri in node.links(name))
