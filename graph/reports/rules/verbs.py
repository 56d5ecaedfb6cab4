"""The verb of a clause, by its form: what is to come, what is done, what goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from graph.reports.packs import Pack, load
from graph.reports.patterns import level, union

_WORD_BEFORE: Final = re.compile(r"([\w'-]+)\W*$")
_WORD_AFTER: Final = re.compile(r"\W*([\w'-]+)")
_MANY: Final = {"en": ("we", "members", "cities", "chairs", "presidents")}  # ends of subjects in the plural
_STOPS: Final = (",", ";", ":", "(", ")", '"', "#")  # # is the end of a name


def verb(text: str, pack: Pack) -> tuple[int, str] | None:
    """Where the first finite verb stands and which status its form gives; what is to come goes first.

    Args:
        text: lowered, with its accents; what is not the main clause is blanked.
    """
    planned = pack.pattern("tense", "planned").search(text)
    if planned:
        return planned.start(), "planned"
    found = sorted(_verbs(text, pack), key=lambda each: each[0].start())
    for match, value, name in found:
        rest = [later for later, _, _ in found if later.start() > match.end()]
        if not (rest and _may_be_other(text, match, name, pack)):
            return match.start(), value
    return None


def _verbs(text: str, pack: Pack) -> Iterator[tuple[re.Match[str], str, str]]:
    """Words that are verbs where they stand, with the status and the list they are in."""
    for name, value in (("done", "done"), ("forms", "done"), ("under-way", "under-way")):
        for match in pack.pattern("tense", name).finditer(text):
            form = name == "forms" and pack.pattern("tense", "no_forms").fullmatch(match.group())
            if not form and not behind_article(text, match.start(), pack):
                yield match, value, name


def behind_article(text: str, at: int, pack: Pack) -> bool:
    """Behind an article, a preposition or a number nothing is a verb."""
    before = _WORD_BEFORE.search(text[:at])
    if before is None or text[:at].rstrip().endswith(_STOPS):
        return False
    return bool(pack.pattern("tense", "before_nouns").fullmatch(before.group(1)))


def _may_be_other(text: str, match: re.Match[str], name: str, pack: Pack) -> bool:
    """Where another verb follows: `a guide written with UNESCO helps` has a participle first, `the survey
    covered` a noun.
    """
    if name == "under-way":
        return bool(pack.pattern("nouns", "products").fullmatch(level(match.group())))
    after = _WORD_AFTER.match(text, match.end())
    behind = pack.pattern("tense", "behind_participles")
    return after is not None and behind.fullmatch(after.group(1)) is not None


def subject_verb(text: str, subject_end: int, pack: Pack) -> int | None:
    """Where the word stands that has the form of a present verb right behind a subject."""
    many = text[:subject_end].endswith(_MANY.get(pack.language, ()))
    found = _present(pack.language, many).match(text, subject_end)
    if found is None:
        return None
    word = found.group("verb")
    noun = pack.pattern("nouns", "products").fullmatch(level(word)) or level(word) in pack.function_words
    return None if noun or pack.pattern("tense", "no_verbs").fullmatch(word) else found.start("verb")


@lru_cache(maxsize=8)
def _present(language: str, many: bool) -> re.Pattern[str]:
    """Behind a subject in the plural an English verb has no ending of its own."""
    pack = load(language)
    between = union(pack.words("tense", "between"), accents=True).pattern
    forms = (
        r"(?!\w*(?:ed|ing|ly)\b)\w{3,}(?!\w)" if many else union(pack.words("tense", "present"), True).pattern
    )
    return re.compile(rf"\s+(?:{between}(?:\s+|(?<=')))*(?P<verb>{forms})")
