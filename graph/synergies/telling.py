"""What a sentence is about: which kind of which synergy, in which language, and whether it opens the text."""

from __future__ import annotations

from dataclasses import dataclass

from graph.synergies.model import Evidence, Part, Synergy
from graph.synergies.words import Named, joined, themes

MOST_NAMED = 3


@dataclass(frozen=True)
class Telling:
    """A sentence to be written.

    Attributes:
        opening: the sides have not been named yet, and so are named whole.
    """

    synergy: Synergy
    part: Part
    language: str
    opening: bool = True

    @property
    def sides(self) -> tuple[Named, Named]:
        """The two that it is between."""
        return self.synergy.between

    @property
    def evidence(self) -> list[Evidence]:
        """What the part rests on, what adds most first."""
        return self.part.evidence

    def body(self, side: Named) -> str:
        """A side in a sentence: by its name, or further on by what it is where that tells the two apart."""
        what = side.what(self.language)
        others = {each.what(self.language) for each in self.sides if each.iri != side.iri}
        return what if not self.opening and what and what not in others else side.body(self.language)

    def both(self, named: str, further: str) -> str:
        """`named` with the two names where the sentence opens the text, else `further`."""
        if not self.opening:
            return further
        names = joined([side.body(self.language) for side in self.sides], self.language)
        return named.format(both=names)

    def themes(self, evidence: list[Evidence]) -> str:
        """The first themes that pieces of evidence go through."""
        names = list(dict.fromkeys(each.via.plain(self.language) for each in evidence))
        return themes(names[:MOST_NAMED], self.language)

    def plain(self, side: Named) -> str:
        """A name as it is."""
        return side.plain(self.language)
