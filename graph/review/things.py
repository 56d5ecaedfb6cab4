"""What the graph has, for what a person writes: whether an IRI is there, and which one may be meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Store
from rapidfuzz import process

from graph.errors import InputError
from graph.iris import fold
from ontology import UCLG

_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_NAMES: Final = (
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#altLabel",
    "http://purl.org/dc/terms/title",
    f"{UCLG}acronym",
)
_LIKE_ENOUGH: Final = 60.0
_NEAR: Final = 3


@dataclass(frozen=True)
class Things:
    """Everything in a graph by the end of its IRI (`body/uclg`), and by its names, folded."""

    ends: frozenset[str]
    names: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, store: Store, base: str) -> Things:
        """The things of a graph whose IRIs begin with `base`."""
        start = f"{base}id/"
        ends = {
            quad.subject.value.removeprefix(start)
            for quad in store.quads_for_pattern(None, _TYPE, None)
            if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(start)
        }
        names: dict[str, set[str]] = defaultdict(set)
        for name in _NAMES:
            for quad in store.quads_for_pattern(None, NamedNode(name), None):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                    end = quad.subject.value.removeprefix(start)
                    if end in ends:
                        names[fold(quad.object.value)].add(end)
        return cls(frozenset(ends), {name: tuple(sorted(found)) for name, found in names.items()})

    def find(self, written: str, kinds: tuple[str, ...]) -> str:
        """The end of the IRI that is written, or of the one thing of these kinds that is so called.

        Args:
            written: `body/uclg`, or a whole name in any language.
            kinds: first parts of the ends that may be meant; none: all.

        Raises:
            InputError: there is none, or more than one; says which ones are near.
        """
        if written in self.ends and _is(written, kinds):
            return written
        found = [end for end in self.names.get(fold(written), ()) if _is(end, kinds)]
        if len(found) == 1:
            return found[0]
        allowed = f" of the kind {', '.join(kinds)}" if kinds else ""
        if found:
            raise InputError(f"{written!r} may be {', '.join(found)}: write which")
        near = ", ".join(self.near(written, kinds))
        raise InputError(f"the graph has no {written!r}{allowed}{f'; near: {near}' if near else ''}")

    def near(self, written: str, kinds: tuple[str, ...]) -> list[str]:
        """Ends of IRIs that are like what is written, or whose names are, the likest first."""
        ends = [end for end in self.ends if _is(end, kinds)]
        choices = {fold(end.partition("/")[2]): end for end in sorted(ends)}
        for name, found in self.names.items():
            for end in found:
                if _is(end, kinds):
                    choices.setdefault(name, end)
        wanted = fold(written.partition("/")[2] or written)
        matches = process.extract(wanted, list(choices), limit=2 * _NEAR, score_cutoff=_LIKE_ENOUGH)
        return list(dict.fromkeys(choices[name] for name, _, _ in matches))[:_NEAR]


def _is(end: str, kinds: tuple[str, ...]) -> bool:
    return not kinds or end.partition("/")[0] in kinds
