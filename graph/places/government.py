"""A local government as names lead to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import NamedNode

from graph.iris import Iris
from graph.places.reasons import Reason

CITY_KINDS: Final = frozenset({"city", "district"})
"""Kinds of government that are cities; the others are local governments without further class."""


@dataclass(frozen=True)
class Government:
    """One local government, whatever it is called; two with the same key are the same.

    Attributes:
        key: country and canonical name, like `es-bilbao`; unique whatever the kind.
        label: the canonical name, used in English.
        kind: notation in the scheme government-kind.
        country: ISO 3166-1 code, empty when nobody said.
        place: GeoNames id, None when there is none.
        labels: names in other languages (`es`, `fr`), where known.
        reason: why there is no place, by language.
        decision: how a person decided about it, in English; empty when nobody had to.
    """

    key: str
    label: str = field(compare=False)
    kind: str = field(compare=False)
    country: str = field(compare=False)
    place: int | None = field(compare=False, default=None)
    labels: Mapping[str, str] = field(compare=False, default_factory=dict)
    reason: Reason | None = field(compare=False, default=None)
    decision: str = field(compare=False, default="")

    @property
    def iri_kind(self) -> str:
        """`city` or `government`, as in `id/city/es-bilbao`."""
        return "city" if self.kind in CITY_KINDS else "government"

    def iri(self, iris: Iris) -> NamedNode:
        """Its IRI."""
        return iris.thing(self.iri_kind, self.key)


@dataclass(frozen=True)
class Match:
    """How one spelling came to its government: method of the scheme match-method, score from 0 to 1."""

    name: str
    country: str
    government: Government
    method: str
    score: float
