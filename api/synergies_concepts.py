"""Kinds, themes and regions as the pages of synergies name them, from the concept schemes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from api.problems import INVALID, Problem
from ontology.vocabulary import Concept, Scheme, Vocabulary

_SCHEMES: Final = {"theme": "theme", "region": "world-region"}
_FEW: Final = 12


@lru_cache(maxsize=4)
def vocabulary(base: str) -> Vocabulary:
    """The concept schemes, read once."""
    return Vocabulary.load(base=base)


def kind_labels(base: str) -> dict[str, dict[str, str]]:
    """Names of the kinds by notation, by language."""
    concepts = vocabulary(base).schemes["synergy-kind"].concepts
    return {notation: dict(concept.labels) for notation, concept in concepts.items()}


def choices(scheme: str, language: str, base: str) -> list[tuple[str, str]]:
    """Notation and name of all concepts of a scheme, by name."""
    concepts: Iterable[Concept] = vocabulary(base).schemes[scheme].concepts.values()
    named = ((each.notation, each.labels.get(language) or each.labels["en"]) for each in concepts)
    return sorted(named, key=lambda pair: pair[1].casefold())


def concept(name: str, text: str, base: str) -> Concept | None:
    """The theme or the region that a text means, by IRI, notation or name; None for no text.

    Raises:
        Problem: 400, there is none.
    """
    if not text.strip():
        return None
    scheme: Scheme = vocabulary(base).schemes[_SCHEMES[name]]
    found = scheme.find(text.removeprefix(f"{base}id/{_SCHEMES[name]}/"))
    if found:
        return found
    if len(scheme.concepts) < _FEW:
        hint = f"; there are: {', '.join(scheme.concepts)}."
    else:
        near = scheme.suggest(text)
        hint = f"; did you mean '{near}'?" if near else f"; {base}scheme/{_SCHEMES[name]} lists them."
    raise Problem(INVALID, f"{name}: no {name} is called '{text[:80]}'{hint}")
