"""Why: the reasons of a synergy as the graph tells them, made to stand below each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.brief.evidence import Evidence
from graph.brief.gather import number
from graph.brief.model import Name, Reason
from graph.brief.tongue import Tongue
from graph.descriptions.model import Node
from graph.synergies.words import Named, of, to


def of_pair(tongue: Tongue, evidence: Evidence) -> tuple[Reason, ...]:
    """One for each kind of the synergy between the two; after the first, bodies go by what they are."""
    told = tongue.told
    sides = [tongue.named(body) for body in told.bodies]
    return tuple(
        Reason(
            Name(tongue.kind(part)),
            _share(tongue, part),
            _further(tongue.sentence(part, "uclg:reason"), sides if place else (), tongue.language, sides),
            notes=evidence.of(*rests_on(tongue, part)),
        )
        for synergy in told.synergies[:1]
        for place, part in enumerate(told.parts(synergy))
    )


def of_one(tongue: Tongue, evidence: Evidence) -> tuple[Reason, ...]:
    """One for each other body; after the first, the one that the brief is about goes by what it is."""
    told = tongue.told
    mine = tongue.named(told.bodies[0])
    found = []
    for place, synergy in enumerate(told.synergies):
        other = told.other(synergy)
        sides = [mine, tongue.named(other)]
        parts = told.parts(synergy)
        found.append(
            Reason(
                tongue.name(other),
                tongue.word("strength", n=tongue.decimal(number(synergy, "uclg:strength"))),
                _further(
                    tongue.sentence(synergy, "uclg:reason"),
                    sides[:1] if place else (),
                    tongue.language,
                    sides,
                ),
                _kinds(tongue, parts),
                evidence.of(*(node for part in parts for node in rests_on(tongue, part))),
            )
        )
    return tuple(found)


def _kinds(tongue: Tongue, parts: Sequence[Node]) -> str:
    shares = [f"{tongue.kind(part)} {_share(tongue, part)}".strip() for part in parts]
    return " · ".join(shares)


def _share(tongue: Tongue, part: Node) -> str:
    """The share of a kind; nothing where it is the only one."""
    share = number(part, "uclg:share")
    return tongue.percent(share) if share < 1 else ""


def rests_on(tongue: Tongue, part: Node) -> list[Node]:
    """The nodes that a part rests on; those first that its sentence names."""
    text = tongue.sentence(part, "uclg:reason")
    nodes = [tongue.told.get(iri) for iri in part.links("uclg:restsOn")]
    return sorted(nodes, key=lambda node: (tongue.plain(node) not in text, node.iri))


def _further(text: str, shortened: Sequence[Named], language: str, sides: Sequence[Named]) -> str:
    """A sentence in which bodies that were named already go by what they are, where that tells them apart.

    `The Committee on Culture has ...` becomes `The committee has ...`, with the articles of each language.
    """
    for body in shortened:
        what = body.what(language)
        if not what or any(side.what(language) == what for side in sides if side.iri != body.iri):
            continue
        name = body.body(language)
        pairs = ((to(name, language), to(what, language)), (of(name, language), of(what, language)))
        for long, short in (*pairs, (name, what)):
            text = _replaced(text, long, short)
    return text


def _replaced(text: str, long: str, short: str) -> str:
    """With a capital letter where a sentence begins."""
    text = text.replace(_capital(long), _capital(short)) if long != _capital(long) else text
    return re.sub(
        rf"(^|[.!?] )?{re.escape(long)}",
        lambda found: short if found[1] is None else found[1] + _capital(short),
        text,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
