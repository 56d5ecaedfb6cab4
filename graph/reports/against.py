"""What is new in a report, held against the graph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Store

from graph.reports.model import Fact
from ontology import UCLG

_ORG: Final = "http://www.w3.org/ns/org#"
_SCHEMA: Final = "https://schema.org/"
_EQUAL: Final[Mapping[str, frozenset[str]]] = {
    role: group
    for group in (
        frozenset({"chair", "president"}),
        frozenset({"co-chair", "co-president"}),
        frozenset({"vice-chair", "vice-president"}),
    )
    for role in group
}


@dataclass(frozen=True)
class Standing:
    """How a fact stands to the graph: `new`, `known` or `contradicts`; `thing` is the end of an IRI there."""

    state: str
    thing: str = ""


NEW: Final = Standing("new")


class Against:
    """Holds facts of one report against a graph.

    Args:
        store: the graph, or None where nothing has been published yet: everything is new.
        base: start of the IRIs.
        mechanism: id of the body that reports.
    """

    def __init__(self, store: Store | None, base: str, mechanism: str) -> None:
        self._store, self._base, self._mechanism = store, f"{base}id/", mechanism
        self._rules: Mapping[str, Callable[[Fact], Standing]] = {
            "mechanism": self._body,
            "leadership": self._mandate,
            "mandate": self._mandate,
            "collaboration": self._collaboration,
            "edition": self._edition,
            "event": self._event,
            "activity": self._activity,
            "representative": self._person,
        }

    def standing(self, fact: Fact) -> Standing:
        """How one fact stands."""
        rule = self._rules.get(fact.kind)
        return NEW if self._store is None or rule is None else rule(fact)

    def _body(self, fact: Fact) -> Standing:
        body = fact.text("body")
        return NEW if body.startswith("new:") else Standing("known", body)

    def _person(self, fact: Fact) -> Standing:
        known = [name.id for name in fact.names.get("person", ()) if name.known]
        return Standing("known", known[0]) if known else NEW

    def _mandate(self, fact: Fact) -> Standing:
        body = f"body/{fact.text('body')}" if fact.text("body") else self._mechanism
        roles = _EQUAL.get(fact.text("role"), frozenset({fact.text("role")}))
        other = NEW
        for mandate in self._with("org:organization", body):
            if self._value(mandate, "org:member") != fact.text("holder"):
                continue
            if self._value(mandate, "org:role").rsplit("/", 1)[-1] in roles:
                return Standing("known", mandate)
            other = Standing("contradicts", mandate)
        return other

    def _collaboration(self, fact: Fact) -> Standing:
        for each in self._with("uclg:partner", f"body/{fact.text('partner')}"):
            if each.startswith("collaboration/") and self._value(each, "uclg:body") == self._mechanism:
                return Standing("known", each)
        return NEW

    def _edition(self, fact: Fact) -> Standing:
        for each in self._typed("Edition"):
            study = self._value(each, "uclg:study")
            if self._mechanism != self._value(study, "uclg:body"):
                continue
            pairs = [
                (fact.text("year"), self._value(each, "uclg:year")),
                (fact.text("ordinal"), self._value(each, "uclg:ordinal")),
            ]
            told = [(one, other) for one, other in pairs if one]
            if told and all(one == other for one, other in told):
                return Standing("known", each)
            if any(one == other for one, other in told):
                return Standing("contradicts", each)
        return NEW

    def _event(self, fact: Fact) -> Standing:
        kind, start = fact.text("event_kind"), fact.text("start")
        for each in self._typed("Event"):
            begun = self._value(each, "schema:startDate")
            same_kind = self._value(each, "uclg:eventKind") == f"event-kind/{kind}"
            if (
                kind
                and start
                and same_kind
                and begun
                and (begun.startswith(start) or start.startswith(begun))
            ):
                return Standing("known", each)
        return NEW

    def _activity(self, fact: Fact) -> Standing:
        for each in self._with("uclg:body", self._mechanism):
            if not each.startswith("activity/"):
                continue
            pairs = (
                ("activity_kind", "uclg:activityKind", "activity-kind/"),
                ("component", "uclg:component", "component/"),
                ("status", "uclg:activityStatus", "activity-status/"),
            )
            if all(
                self._value(each, term).removeprefix(start) == fact.text(name) for name, term, start in pairs
            ) and (self._value(each, "schema:startDate") == fact.text("start")):
                return Standing("known", each)
        return NEW

    def _with(self, term: str, thing: str) -> Iterator[str]:
        if self._store is None:
            return
        found = self._store.quads_for_pattern(
            None, _term(term), NamedNode(self._base + thing.replace(" ", "-"))
        )
        yield from sorted({self._short(quad.subject) for quad in found})

    def _typed(self, name: str) -> Iterator[str]:
        if self._store is None:
            return
        kind = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
        yield from sorted(
            {
                self._short(q.subject)
                for q in self._store.quads_for_pattern(None, kind, NamedNode(UCLG + name))
            }
        )

    def _value(self, thing: str, term: str) -> str:
        if self._store is None or not thing:
            return ""
        found = self._store.quads_for_pattern(NamedNode(self._base + thing), _term(term), None)
        return min((self._short(quad.object) for quad in found), default="")

    def _short(self, node: object) -> str:
        if isinstance(node, NamedNode):
            return node.value.removeprefix(self._base)
        return node.value if isinstance(node, Literal) else ""


def _term(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode({"org": _ORG, "uclg": UCLG, "schema": _SCHEMA}[prefix] + local)
