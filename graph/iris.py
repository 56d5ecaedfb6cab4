"""IRIs of things: readable, lower case, one pattern a class."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ontology.text import plain


def fold(text: str) -> str:
    """Lower case without accents, white space squeezed: for comparing names."""
    return " ".join(plain(text).split())


def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and single hyphens.

    Raises:
        ValueError: nothing is left of the text.
    """
    result = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    if not result:
        raise ValueError(f"{text!r} has no letter that an IRI could be made of")
    return result


@dataclass(frozen=True)
class Iris:
    """Makes IRIs under one base, which ends with a slash."""

    base: str

    def thing(self, kind: str, key: str) -> NamedNode:
        """`id/{kind}/{key}`; the key is used as it is."""
        return NamedNode(f"{self.base}id/{kind}/{key}")

    def graph(self, name: str) -> NamedNode:
        """`graph/{name}`, a named graph."""
        return NamedNode(f"{self.base}graph/{name}")

    def scheme(self, name: str) -> NamedNode:
        """`scheme/{name}`, a concept scheme."""
        return NamedNode(f"{self.base}scheme/{name}")

    @property
    def dataset(self) -> NamedNode:
        """The dataset as a whole."""
        return NamedNode(f"{self.base}dataset")
