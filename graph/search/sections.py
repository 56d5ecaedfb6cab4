"""What can be found: the sections of the index, their classes, and what is told beside a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from pyoxigraph import NamedNode, RdfFormat, parse

from ontology import UCLG
from ontology.files import ontology_file
from ontology.prefixes import expand

_SUBCLASS: Final = expand("rdfs:subClassOf")


@dataclass(frozen=True)
class Section:
    """Things that are filtered and counted together.

    Attributes:
        name: of the class, or of the concepts, that it is for.
        roots: local names of its classes; their subclasses belong to it, unless to a nearer one.
        schemes: whose concepts it holds.
        detail: properties that lead to what is told beside the name, best known first.
        bonus: what the kind of thing adds to its prominence.
    """

    name: str
    roots: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    detail: tuple[str, ...] = ()
    bonus: float = 0.0


SECTIONS: Final = (
    Section("City", ("City",), detail=("uclg:country",), bonus=8),
    Section("Body", ("Body",), detail=("uclg:bodyKind",), bonus=7),
    Section("LocalGovernment", ("LocalGovernment",), detail=("uclg:country",), bonus=6),
    Section("Country", ("Country",), detail=("uclg:worldRegion",), bonus=7),
    Section("Person", ("Person",), detail=("org:organization",), bonus=5),
    Section("Organization", ("Organization",), detail=("uclg:country",), bonus=4),
    Section("Theme", schemes=("theme", "focus-area", "sdg"), detail=("skos:inScheme",), bonus=5),
    Section("Practice", ("Practice",), detail=("uclg:city", "uclg:year"), bonus=2),
    Section("Event", ("Event",), detail=("uclg:hostCity", "schema:startDate"), bonus=2),
    Section("Edition", ("Edition", "Study"), detail=("uclg:year",), bonus=4),
    Section("Report", ("Report",), detail=("uclg:body",), bonus=4),
    Section("Collection", ("Collection",), bonus=3),
    Section("Activity", ("Activity",), detail=("uclg:body",), bonus=1),
    Section(
        "Concept",
        schemes=(
            *("role", "component", "world-region", "body-kind", "government-kind", "event-kind"),
            *("activity-kind", "collaboration-kind", "distinction-kind", "synergy-kind"),
        ),
        detail=("skos:inScheme",),
    ),
)
"""In the order in which facets are listed."""

BY_NAME: Final[Mapping[str, Section]] = {section.name: section for section in SECTIONS}
BY_SCHEME: Final[Mapping[str, Section]] = {name: section for section in SECTIONS for name in section.schemes}


@cache
def kinds() -> Mapping[str, Section]:
    """The section of each class that can be found, by the IRI of the class."""
    parents: dict[str, list[str]] = {}
    for triple in parse(ontology_file().read_bytes(), format=RdfFormat.TURTLE):
        if (
            triple.predicate.value == _SUBCLASS
            and isinstance(triple.subject, NamedNode)
            and isinstance(triple.object, NamedNode)
        ):
            parents.setdefault(triple.subject.value, []).append(triple.object.value)
    roots = {UCLG + root: section for section in SECTIONS for root in section.roots}
    found = dict(roots)
    for kind in parents:
        section = _section(kind, roots, parents)
        if section is not None:
            found[kind] = section
    return found


def _section(kind: str, roots: Mapping[str, Section], parents: Mapping[str, list[str]]) -> Section | None:
    """That of the nearest ancestor which has one."""
    level = [kind]
    while level:
        for iri in level:
            if iri in roots:
                return roots[iri]
        level = [parent for iri in level for parent in parents.get(iri, ())]
    return None
