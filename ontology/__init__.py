"""The ontology, its concept schemes, rules, checks and JSON-LD context; hands out terms and files."""

from __future__ import annotations

import re
from typing import Final

BASE: Final = "https://w3id.org/uclg-graph/"
"""Start of the IRI of every thing, unless a setting says otherwise."""

UCLG: Final = BASE + "ontology#"
"""Namespace of the terms (classes and properties); it never moves."""

_MOVABLE: Final = re.compile(re.escape(BASE) + r"(?=(?:id|graph|scheme)/|dataset\b)")


def rebase(text: str, base: str) -> str:
    """Put things, concepts, schemes and graphs of a Turtle or SPARQL text under another base.

    Terms of the ontology stay where they are, whatever the base.

    Args:
        text: Turtle, SPARQL or JSON-LD that was written with the default base.
        base: what to use instead; ends with a slash.
    """
    return text if base == BASE else _MOVABLE.sub(lambda _: base, text)
