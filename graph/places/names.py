"""Names of places as people write them: folded for comparing, split at brackets, read for kinds of area."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from graph.iris import fold

# Marks that stand in for letters of other scripts or for elisions; they never separate words.
_MARKS: Final = str.maketrans("", "", "'`´’‘ʻʼʽʾʿ′")
_SEPARATORS: Final = re.compile(r"[\W_]+")
_BRACKETS: Final = re.compile(r"\s*\(([^()]*)\)\s*")


def fold_name(text: str) -> str:
    """Lower case, without accents, apostrophes and punctuation; words one space apart.

    >>> fold_name("Provence-Alpes-Côte d'Azur")
    'provence alpes cote dazur'
    """
    if text.isascii():  # most of the gazetteer's two million names: a shorter way to the same result
        plain = text.lower()
        if plain.isalnum():
            return plain
    else:
        plain = fold(text)
    return _SEPARATORS.sub(" ", plain.translate(_MARKS)).strip()


def bracket_parts(text: str) -> list[str]:
    """What stands before or after brackets, then what stands in each; empty for a name without brackets.

    >>> bracket_parts("eThekwini (Durban)")
    ['eThekwini', 'Durban']
    """
    inside = _BRACKETS.findall(text)
    if not inside:
        return []
    parts = [_BRACKETS.sub(" ", text), *inside]
    return [part.strip() for part in parts if part.strip()]


@dataclass(frozen=True)
class Area:
    """An administrative area that a name speaks of: `Azuay (province)` is the province of Azuay."""

    name: str
    kind: str

    @property
    def label(self) -> str:
        """Its English name, however it was written: `Azuay Province`."""
        return f"{self.name} {self.kind.replace('-', ' ').title()}"


# English, Spanish and French words for each kind of area; German and Catalan ones as pages leave them.
_WORDS: Final[dict[str, str]] = {
    "province": "province|provincia|provincial council|diputacion|diputacio|conseil provincial",
    "region": "region|regional government|gobierno regional|conseil regional|comunidad autonoma",
    "state": "state|estado|etat",
    "department": "department|departamento|departement|conseil departemental",
    "governorate": "governorate|gobernacion|gouvernorat",
    "county": "county|condado|comte|landkreis",
    "metropolitan-area": "metropolitan area|area metropolitana|aire metropolitaine|metropole",
    "federal-district": "federal district|distrito federal|district federal",
    "union-of-municipalities": "union of municipalities|mancomunidad|communaute de communes",
}
_KIND_OF_WORD: Final = {word: kind for kind, words in _WORDS.items() for word in words.split("|")}
_LINKS: Final = frozenset({"of", "de", "del", "la", "le", "les", "el", "du", "des", "d"})


def area(text: str) -> Area | None:
    """The administrative area that a name speaks of by a word for its kind, None when there is no such word.

    The word stands in brackets, at the end or at the beginning.

    >>> area("Landkreis Karlsruhe")
    Area(name='Karlsruhe', kind='county')
    """
    for inside in _BRACKETS.findall(text):
        kind = _KIND_OF_WORD.get(fold_name(inside))
        rest = _BRACKETS.sub(" ", text).strip()
        if kind and rest:
            return Area(rest, kind)
    words = text.split()
    for size in range(min(3, len(words) - 1), 0, -1):
        head, tail = " ".join(words[:size]), " ".join(words[-size:])
        if kind := _KIND_OF_WORD.get(fold_name(tail)):
            return Area(" ".join(words[:-size]), kind)
        if kind := _KIND_OF_WORD.get(fold_name(head)):
            return _without_links(words[size:], kind)
    return None


def _without_links(words: list[str], kind: str) -> Area | None:
    while words and words[0].casefold() in _LINKS:
        words = words[1:]
    rest = re.sub(r"^[dl][’'](?=\w)", "", " ".join(words), flags=re.IGNORECASE)
    return Area(rest, kind) if rest else None
