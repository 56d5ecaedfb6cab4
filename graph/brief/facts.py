"""What each body is: kind, themes, what it is part of, since when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from graph.brief.evidence import Evidence
from graph.brief.model import Fact, Name
from graph.brief.tongue import Tongue
from graph.descriptions.model import Node

_THEMES: Final = 6

_Tell = Callable[[Tongue, Node], tuple[Name, ...]]


def facts(tongue: Tongue, evidence: Evidence) -> tuple[Fact, ...]:
    """Of each body, side by side; what is known of none is left out."""
    bodies = tongue.told.bodies
    for body in bodies:
        evidence.of(body)
    unknown = (Name("–"),)
    found = []
    for label, tell in _FACTS.items():
        values = [tell(tongue, body) for body in bodies]
        if any(values):
            found.append(Fact(tongue.word(label), tuple(value or unknown for value in values)))
    return tuple(found)


def _kind(tongue: Tongue, body: Node) -> tuple[Name, ...]:
    return tuple(Name(name.text, name.language) for name in tongue.names(body.links("uclg:bodyKind")))


def _themes(tongue: Tongue, body: Node) -> tuple[Name, ...]:
    """Those that its own row names; where there are none, those of what it did."""
    themes = body.links("dct:subject") or body.links("uclg:hasTheme")
    names = tongue.names(themes)
    more = tongue.more(len(names) - _THEMES, body.iri)
    shown = tuple(Name(name.text, name.language) for name in names[:_THEMES])
    return (*shown, Name(more.text, iri=more.iri)) if more else shown


def _parent(tongue: Tongue, body: Node) -> tuple[Name, ...]:
    return tongue.names(body.links("org:subOrganizationOf"))


def _since(tongue: Tongue, body: Node) -> tuple[Name, ...]:
    text = tongue.span(body.text("schema:startDate"), body.text("schema:endDate"))
    return (Name(text),) if text else ()


def _before(tongue: Tongue, body: Node) -> tuple[Name, ...]:
    return tongue.names(body.links("uclg:predecessor"))


_FACTS: Final[dict[str, _Tell]] = {
    "kind": _kind,
    "themes": _themes,
    "parent": _parent,
    "since": _since,
    "before": _before,
}
