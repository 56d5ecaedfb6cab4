"""What stands between two bodies: the cities, themes, partners, events and works that a synergy rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from graph.brief.gather import number
from graph.brief.people import doubtful
from graph.brief.reasons import rests_on
from graph.brief.tongue import Tongue
from graph.descriptions.model import Node
from ontology.text import fold

_UNTOLD: Final = 1 << 20


@dataclass(frozen=True)
class Connection:
    """One thing that connects.

    Attributes:
        kind: notation of the kind of synergy; `caption` is what it is called.
        share: of the kind in the strength, from 0 to 1.
        doubt: whether it hangs on somebody who may not be in office any more.
    """

    text: str
    kind: str
    caption: str
    share: float
    doubt: bool = False


def connections(tongue: Tongue, synergy: Node) -> list[list[Connection]]:
    """Of each kind, by falling share, all that connects; what the reason tells first stands first."""
    found = (_of(tongue, part, synergy.links("uclg:between")) for part in tongue.told.parts(synergy))
    return [some for some in found if some]


def _of(tongue: Tongue, part: Node, sides: tuple[str, ...]) -> list[Connection]:
    kind = next((iri.rsplit("/", 1)[-1] for iri in part.links("uclg:synergyKind")), "")
    nodes = rests_on(tongue, part)
    things = sorted(set(_WAYS.get(kind, _works)(nodes, tongue, sides)))
    told = [(_turn(tongue, part, thing), thing) for thing in things]
    if kind == "shared-themes" and any(turn < _UNTOLD for turn, _ in told):
        told = [(turn, thing) for turn, thing in told if turn < _UNTOLD]
    return [
        Connection(
            tongue.plain(tongue.told.get(thing)),
            kind,
            tongue.kind(part),
            number(part, "uclg:share"),
            _is_doubted(tongue, [node for node in nodes if thing in node.links("org:member")]),
        )
        for _, thing in sorted(told)
    ]


def _turn(tongue: Tongue, part: Node, thing: str) -> int:
    """Where the sentence names a thing; after the names of the bodies, which may hold that of a theme."""
    text = fold(tongue.sentence(part, "uclg:reason", "en"))
    place = text.rfind(fold(tongue.told.get(thing).label("en").text))
    return place if place > text.rfind(" work on ") else _UNTOLD


def _is_doubted(tongue: Tongue, mandates: Iterable[Node]) -> bool:
    """Whether all that is known of somebody's mandates in one of the bodies is doubtful."""
    bodies: dict[tuple[str, ...], list[Node]] = {}
    for mandate in mandates:
        bodies.setdefault(mandate.links("org:organization"), []).append(mandate)
    return any(all(doubtful(tongue, mandate) for mandate in mine) for mine in bodies.values())


_Way = Callable[[list[Node], Tongue, tuple[str, ...]], Iterable[str]]


def _holders(nodes: list[Node], *_: object) -> Iterable[str]:
    return (iri for node in nodes for iri in node.links("org:member"))


def _partners(nodes: list[Node], _: Tongue, sides: tuple[str, ...]) -> Iterable[str]:
    """Who appears in the collaborations of both."""
    ends = Counter(
        iri for node in nodes for iri in {*node.links("uclg:partner"), *node.links("uclg:body")} - {*sides}
    )
    return [iri for iri, times in ends.items() if times > 1] or ends


def _themes(nodes: list[Node], tongue: Tongue, *_: object) -> Iterable[str]:
    """Themes of what it rests on, and those just above them; where one is of two things, only such."""
    mine = [{*node.links("uclg:hasTheme"), *node.links("dct:subject")} for node in nodes]
    times = Counter(
        above for some in mine for above in {up for iri in some for up in (iri, *_above(tongue, iri))}
    )
    found = [iri for iri, count in times.items() if tongue.told.get(iri).text("uclg:generic") != "true"]
    return [iri for iri in found if times[iri] > 1] or found


def _above(tongue: Tongue, theme: str) -> tuple[str, ...]:
    return tongue.told.get(theme).links("skos:broader")


def _works(nodes: list[Node], _: Tongue, sides: tuple[str, ...]) -> Iterable[str]:
    """What was offered or bears on the other's themes: works rather than the activities that offer them."""
    kept = [node for node in nodes if node.iri not in sides]
    works = [node.iri for node in kept if any(f"/id/{kind}/" in node.iri for kind in ("study", "edition"))]
    practices = [node.iri for node in kept if "/id/practice/" in node.iri]
    products = [iri for node in kept for iri in node.links("uclg:product")]
    return [*works, *practices] or products or [node.iri for node in kept]


_WAYS: Final[dict[str, _Way]] = {
    "shared-leadership": _holders,
    "shared-membership": _holders,
    "bridge": _holders,
    "shared-themes": _themes,
    "shared-partners": _partners,
}
