"""Which words of a fact give a value: a row about one value cites those only."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from graph.reports.packs import load
from graph.reports.patterns import level
from graph.reports.periods import times
from graph.review.model import Proposal
from graph.review.rows.desk import Desk
from graph.review.rows.spans import Group

_ARTICLE: Final = re.compile(r"^(?:the|its|their|his|her|su|la|el|sa|son|le)\s+", re.IGNORECASE)
Test = Callable[[str, str], bool]  # words, language -> whether they give the value


def giving(desk: Desk, proposal: Proposal, test: Test) -> list[Group]:
    """The groups of passages that give a value, in any language; all where none does."""
    every = desk.groups(proposal)
    found = [group for group in every if any(test(*words) for words in _words(desk, group))]
    return found or every


def _words(desk: Desk, group: Group) -> list[tuple[str, str]]:
    return [(desk.review.texts[language][start:end], language) for language, start, end in group.spans]


def says(text: str) -> Test:
    """Words that have a text, as it stands."""
    return lambda words, _: text in words


def counts(number: str) -> Test:
    """Words that have a number, in digits or written out."""

    def test(words: str, language: str) -> bool:
        numbers = load(language).numbers("numbers")
        found = re.findall(r"\w+", level(words))
        return number in found or any(str(numbers.get(word, "")) == number for word in found)

    return test


def numbered(ordinal: str, year: str) -> Test:
    """Words that have an ordinal (`third`) or the year; an address is none."""

    def test(words: str, language: str) -> bool:
        ordinals = load(language).numbers("ordinals")
        leveled = level(words)
        told = any(
            str(value) == ordinal and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", leveled)
            for word, value in ordinals.items()
        )
        return told or (" " in words and bool(year) and year in words)

    return test


def of_areas(names: Sequence[str]) -> Test:
    """Words that have one of the names of areas or factors."""
    leveled = [level(name) for name in names]
    return lambda words, _: any(re.search(rf"(?<!\w){re.escape(n)}(?!\w)", level(words)) for n in leveled)


def came_out(year: str) -> Test:
    """Words that say that something came out, with the year."""

    def test(words: str, language: str) -> bool:
        found = load(language).pattern("editions", "published").search(level(words))
        return bool(found) and year in words

    return test


def office(desk: Desk, proposal: Proposal, language: str) -> str:
    """The word for an office in the version of a language, before the person's name where it can be."""
    person = level(proposal.text("person"))
    for group in desk.groups(proposal):
        for words, spoken in _words(desk, group):
            if spoken == language:
                leveled = level(words)
                at = leveled.find(person) if person else -1
                found = list(load(language).pattern("offices").finditer(leveled))
                before = [match for match in found if match.end() <= at]
                if chosen := (before or found):
                    return _ARTICLE.sub("", words[slice(*chosen[-1 if before else 0].span())].strip())
    return ""


def period(desk: Desk, proposal: Proposal, language: str) -> str:
    """The words of the version of a language for the time that a fact has; empty where none say it."""
    start, end = proposal.text("start"), proposal.text("end")
    for group in desk.groups(proposal):
        for words, spoken in _words(desk, group):
            if spoken == language:
                found = times(words, language, start[:4])
                same = [when for when in found if (when.start, when.end) == (start, end)]
                vague = [when for when in found if when.start and not when.exact]
                if chosen := (same or vague):
                    return words[slice(*chosen[0].span)].strip(" ,.;")
    return ""
