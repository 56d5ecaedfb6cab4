"""The themes of the project's own scheme, with their hierarchy."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

from pyoxigraph import NamedNode, RdfFormat, Store

from ontology import BASE
from ontology.files import scheme_files

_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_START: Final = f"{BASE}id/theme/"


@dataclass(frozen=True)
class Themes:
    """Slugs of all themes that have one above, and which that is."""

    broader: dict[str, str]

    @classmethod
    def load(cls) -> Themes:
        """Read ontology/schemes/theme.ttl."""
        store = Store()
        for file in scheme_files():
            if file.stem == "theme":
                store.load(path=str(file), format=RdfFormat.TURTLE)
        found: dict[str, str] = {}
        for quad in store.quads_for_pattern(None, NamedNode(f"{_SKOS}broader"), None):
            assert isinstance(quad.subject, NamedNode)
            assert isinstance(quad.object, NamedNode)
            found[quad.subject.value.removeprefix(_START)] = quad.object.value.removeprefix(_START)
        return cls(dict(sorted(found.items())))

    def popular(self, random: Random) -> list[str]:
        """All of them, in an order drawn at random."""
        return random.sample(sorted(self.broader), len(self.broader))
