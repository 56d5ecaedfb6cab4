"""What a row is called in three languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from graph.review.model import Proposal
from graph.review.rows.desk import LANGUAGES

MOST: Final = 110  # characters of a label
_LEAST: Final = 30
_SHORT: Final = 3  # letters of a word that no label ends with
_CLAUSE: Final = re.compile(
    r"\s*[;:,(–—]\s|\s(?:which|who|whose|that will|que|quien|cuyo|el cual|la cual|qui|dont|lequel|laquelle)\s"
)


def labels(proposal: Proposal, make: Callable[[str], str], own: bool = True) -> dict[str, str]:
    """`label_en`, `label_es` and `label_fr`: as a person worded them; else, where the report's own words may
    stand, those of the version in the language, shortened; else as they are made.

    Args:
        make: words a label in a language.
        own: whether the report's own words may stand.
    """
    found: dict[str, str] = {}
    for language in LANGUAGES:
        said = proposal.fact.labels.get(language, "") if own or proposal.added else ""
        if said and not proposal.added:
            said = shortened(said)
        found[f"label_{language}"] = proposal.decision.labels.get(language) or said or make(language)
    return found


def worded(proposal: Proposal, language: str) -> str:
    """What a person called it; empty where nobody did."""
    added = proposal.fact.labels.get(language, "") if proposal.added else ""
    return proposal.decision.labels.get(language) or added


def shortened(words: str) -> str:
    """The words up to a clause, where they are long; else up to the last word that fits."""
    text = " ".join(words.split()).strip(" .;:,•")
    if len(text) <= MOST:
        return _capital(text)
    ends = [match.start() for match in _CLAUSE.finditer(text) if _LEAST <= match.start() <= MOST]
    if ends:
        return _capital(text[: ends[-1]].strip(" .;:,"))
    words_left = text[:MOST].split(" ")[:-1]
    while len(words_left) > 1 and len(words_left[-1]) <= _SHORT:
        words_left.pop()
    return _capital(" ".join(words_left).strip(" .;:,") + "…")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
