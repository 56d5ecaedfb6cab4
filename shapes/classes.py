"""Which classes to ask for so that every SHACL instance of a class is found."""

from __future__ import annotations

from dataclasses import dataclass, field

from pyoxigraph import NamedNode, QuerySolutions, Store
from rdflib.namespace import RDFS
from rdflib.term import Node, URIRef

_SUBCLASS = NamedNode(str(RDFS.subClassOf))


@dataclass
class Classes:
    """The class tree of a store.

    An instance of a class has it, or a subclass, as its type. Where the superclass is materialised on every
    instance of a subclass, asking for the superclass alone is enough, and quicker.
    """

    below: dict[str, set[str]] = field(default_factory=dict)
    _materialised: dict[tuple[str, str], bool] = field(default_factory=dict)
    _store: Store | None = None

    @classmethod
    def of(cls, store: Store, *, look: bool = True) -> Classes:
        """Read the tree from the subclass statements in any graph of the store.

        Args:
            store: with the ontology.
            look: whether to look at all instances for superclasses that are materialised; not worth it for
                a few nodes.
        """
        below: dict[str, set[str]] = {}
        for quad in store.quads_for_pattern(None, _SUBCLASS, None, None):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                below.setdefault(quad.object.value, set()).add(quad.subject.value)
        return cls(below, {}, store if look else None)

    def needed(self, kind: Node) -> tuple[URIRef, ...]:
        """The class itself and those subclasses of which an instance lacks it, in a fixed order."""
        top = str(kind)
        others = sorted(sub for sub in self._under(top) if sub != top and not self._covered(sub, top))
        return (URIRef(top), *map(URIRef, others))

    def has(self, kind: Node, types: set[str]) -> bool:
        """Whether something of these types is an instance of the class."""
        return not types.isdisjoint(self._under(str(kind)))

    def _under(self, top: str) -> set[str]:
        found, queue = {top}, [top]
        while queue:
            new = self.below.get(queue.pop(), set()) - found
            found |= new
            queue += new
        return found

    def _covered(self, sub: str, top: str) -> bool:
        if self._store is None:
            return False
        if (sub, top) not in self._materialised:
            query = f"SELECT ?x {{ ?x a <{sub}> FILTER NOT EXISTS {{ ?x a <{top}> }} }} LIMIT 1"
            found = self._store.query(query, use_default_graph_as_union=True)
            self._materialised[sub, top] = isinstance(found, QuerySolutions) and next(found, None) is None
        return self._materialised[sub, top]
