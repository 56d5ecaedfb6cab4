"""Which synergies are asked for: one filter for the server, the command line and whoever else lists them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Protocol, TypeVar

from graph.synergies.model import Family
from ontology.prefixes import expand

FAMILIES: Final[tuple[Family, ...]] = ("bodies", "invitation", "cities")
BODIES: Final = 2
"""Bodies that can be asked for at once: a pair."""
_PLACES: Final = ("/id/city/", "/id/government/")


class Findable(Protocol):
    """What a synergy is found by."""

    @property
    def iri(self) -> str:
        """Its own."""

    @property
    def strength(self) -> float:
        """From 0 to 1."""

    @property
    def sides(self) -> tuple[str, ...]:
        """IRIs of the two that it is between."""

    @property
    def kinds(self) -> frozenset[str]:
        """Notations of its kinds."""

    @property
    def nodes(self) -> frozenset[str]:
        """IRIs of all that it rests on."""


Found = TypeVar("Found", bound=Findable)


@dataclass(frozen=True)
class Asked:
    """A wish for synergies; what is left out does not matter.

    Attributes:
        sides: for each body that is asked for, the IRIs that are meant; each is one of the two sides.
        through: a city that is asked for and its seats, see `seats`; it is a side, or one of its seats
            connects them.
        kinds: notations; one of them will do.
        families: one of them; none means any.
        least: strength, from 0 to 1.
        about: whatever is about the theme that is asked for, see `about`.
        within: whatever belongs to the world region that is asked for, see `within`.
        known: synergies that are not new.
    """

    sides: tuple[frozenset[str], ...] = ()
    through: frozenset[str] | None = None
    kinds: frozenset[str] = field(default_factory=frozenset)
    families: frozenset[str] = field(default_factory=frozenset)
    least: float = 0.0
    about: frozenset[str] | None = None
    within: frozenset[str] | None = None
    known: frozenset[str] = field(default_factory=frozenset)

    def takes(self, one: Findable) -> bool:
        """Whether it is one of those.

        About a theme is what joins two that both are about it, or rests on something else that is. In a
        region is what has a side there, or rests on somebody's seat or practice from there.
        """
        sides = frozenset(one.sides)
        return (
            one.strength >= self.least
            and all(meant & sides for meant in self.sides)
            and (self.through is None or bool((one.nodes | sides) & self.through))
            and (not self.kinds or bool(self.kinds & one.kinds))
            and (not self.families or family(one.sides) in self.families)
            and one.iri not in self.known
            and (self.about is None or sides <= self.about or bool((one.nodes - sides) & self.about))
            and (self.within is None or bool((one.nodes | sides) & self.within))
        )


def chosen(found: Iterable[Found], asked: Asked) -> list[Found]:
    """Those that are asked for, strongest first; of equal strength by IRI."""
    return sorted(filter(asked.takes, found), key=lambda each: (-each.strength, each.iri))


def family(sides: Iterable[str]) -> Family:
    """Two bodies, a city (or another local government) and a body, or two cities.

    >>> family(["https://w3id.org/uclg-graph/id/body/uclg", "https://w3id.org/uclg-graph/id/city/es-bilbao"])
    'invitation'
    """
    return FAMILIES[sum(map(is_place, sides))]


def is_place(iri: str) -> bool:
    """Whether an IRI is a local government's, by its form."""
    return any(kind in iri for kind in _PLACES)


def about(theme: str) -> str:
    """SPARQL for whatever is about a theme or about one below it, as `?thing`.

    Args:
        theme: IRI, fit to stand between angle brackets.
    """
    names = ", ".join(f"<{expand(name)}>" for name in ("dct:subject", "uclg:hasTheme"))
    return (
        f"SELECT DISTINCT ?thing WHERE {{ ?theme <{expand('skos:broader')}>* <{theme}> . "
        f"?thing ?property ?theme FILTER(?property IN ({names})) }}"
    )


def seats(government: str) -> str:
    """SPARQL for a local government and the seats that it holds, as `?thing`.

    Args:
        government: IRI, fit to stand between angle brackets.
    """
    return (
        f"SELECT DISTINCT ?thing WHERE {{ {{ BIND(<{government}> AS ?thing) }} UNION "
        f"{{ ?thing <{expand('org:member')}> <{government}> }} }}"
    )


def within(region: str) -> str:
    """SPARQL for the governments of a world region, their seats and their practices, as `?thing`.

    Args:
        region: IRI, fit to stand between angle brackets.
    """
    there = f"<{expand('uclg:country')}>/<{expand('uclg:worldRegion')}> <{region}>"
    ways = ("", f"<{expand('org:member')}>/", f"<{expand('uclg:city')}>/")
    return (
        f"SELECT DISTINCT ?thing WHERE {{ {' UNION '.join(f'{{ ?thing {way}{there} }}' for way in ways)} }}"
    )
