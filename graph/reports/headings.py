"""Headings of the template: the section that a paragraph is the heading of."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from graph.reports.packs import Pack, load
from graph.reports.patterns import expression, level

COMPONENTS: Final = ("a", "b", "c", "d", "e")
PARTS: Final = ("1", "2", "3")
_WORD: Final = (
    "part|section|parte|partie|seccion|component|componente|composante|apartado|chapter|capitulo|chapitre"
)
MARKER: Final = re.compile(
    rf"^(?:(?:{_WORD}|line|linea|eje|axe|volet)\s+)?"
    r"\(?(?P<mark>[a-e]|\d{1,2}(?:\.\d)?|i{1,3}|iv|v)\s?(?:[.):]-?|\s?-\s|$)\s*"
    rf"|^(?:{_WORD})\s+(?P<named>\w+)\s*[:.-]\s*|^(?P<before>\w+)\s+(?:parte|partie)\s*[:.-]\s*"
)
_NUMBERS: Final = (
    {"i": "1", "ii": "2", "iii": "3"}
    | dict.fromkeys(("one", "first", "uno", "una", "primera", "un", "une", "premiere"), "1")
    | dict.fromkeys(("two", "second", "dos", "segunda", "deux", "deuxieme", "seconde"), "2")
    | dict.fromkeys(("three", "third", "tres", "tercera", "trois", "troisieme"), "3")
)
# `Premier volet : la mise en œuvre`, `Second component: advocacy`.
_COUNTED: Final = re.compile(
    r"^(?P<ordinal>\w+)\s+(?:strategic )?(?:component|componente|composante|volet|eje|axe|axis|pillar|pilar|"
    r"pilier|bloque)\s*[:.-]\s*(?:(?:the|la|el|le|les|los|las)\s|l')?"
)
# `Speaking up (B)`: a name of its own, and the letter behind it.
_BEHIND: Final = re.compile(r"[^.;:|]*[^.;:|\s]\s*\((?P<mark>[A-E])\)\s*[.:]?\s*")
_AFTER: Final = re.compile(r"\s*[:.\-]\s+(?=\S)")
_LIKE: Final = 88.0
_SHORT, _LONG = 9, 40  # words of a heading of a component, of a part


def heading_of(text: str, pack: Pack, current: str, counted: int = 0) -> tuple[str, int] | None:
    """The section that a paragraph is the heading of, and how much of it is the heading.

    Args:
        current: the section that it stands in.
        counted: items so far of the list that it may go on with; `2. ...` is then no heading by its number.
    """
    leveled = level(text)
    counted_out = _component_by_place(leveled, pack)
    if counted_out:
        return counted_out, len(text)
    behind = _BEHIND.fullmatch(text)
    if behind and len(leveled.split()) <= _SHORT:
        return f"1-{behind['mark'].lower()}", len(text)
    marker = MARKER.match(leveled)
    mark = _mark(marker) if marker else ""
    offset = marker.end() if marker else 0
    rest = leveled[offset:]
    words = len(rest.split())
    for key in COMPONENTS:
        length = _matches(rest, pack, key, bool(mark), _SHORT)
        if length is not None:
            return f"1-{key}", offset + length
    if marker and mark in COMPONENTS and text[marker.start("mark")].isupper() and words <= _SHORT:
        return None if rest.rstrip().endswith((".", ";")) else (f"1-{mark}", len(text))
    if mark not in COMPONENTS:
        return _part_of(text, rest, "" if counted and mark == str(counted + 1) else mark, pack, current)
    return None


def chapter_of(text: str, pack: Pack) -> str:
    """`synergies`, `notes`, ... for the heading of such a chapter within a part; else empty."""
    bare = level(text).rstrip(" .:")
    groups = [name for name in pack.groups("chapters") if name != "nothing"]
    return next((name for name in groups if pack.pattern("chapters", name).fullmatch(bare)), "")


def says_nothing(text: str, pack: Pack) -> bool:
    """`Nothing recorded.`: a sentence that fills a gap."""
    return pack.pattern("chapters", "nothing").match(level(text)) is not None


def _component_by_place(leveled: str, pack: Pack) -> str:
    """A component that its heading counts: by its name, else by its number."""
    found = _COUNTED.match(leveled)
    number = pack.numbers("ordinals").get(found["ordinal"], 0) if found else 0
    if found is None or not 1 <= number <= len(COMPONENTS) or len(leveled.split()) > _SHORT + 2:
        return ""
    rest = leveled[found.end() :]
    named = (key for key in COMPONENTS if _matches(rest, pack, key, True, _SHORT) is not None)
    return f"1-{next(named, COMPONENTS[number - 1])}"


def _mark(marker: re.Match[str]) -> str:
    """The letter of a component, or the number of a part."""
    mark = marker["mark"] or _NUMBERS.get(marker["named"] or marker["before"], "")
    return _NUMBERS.get(mark, mark)


def _part_of(text: str, rest: str, mark: str, pack: Pack, current: str) -> tuple[str, int] | None:
    """A part by the words that its heading has; by its number alone where they say nothing."""
    words = len(rest.split())
    ends = rest.rstrip()[-1:]
    if not mark and _is_label(text, pack):
        return None
    if words > _LONG or words == 0 or ends in ";," or (not mark and (words > 18 or ends in ".:")):
        return None
    for key in PARTS:
        if not mark and _matches(rest, pack, key, False, _LONG) is not None:
            return key, len(text)
    if not mark or mark not in PARTS:
        return None
    hits = {key: len(set(pack.pattern("parts", key).findall(rest))) for key in PARTS}
    best = max(PARTS, key=lambda key: (hits[key], key == mark))
    if hits[best]:
        return best, len(text)
    return (mark, len(text)) if current == "" or mark > current[:1] else None


def _is_label(text: str, pack: Pack) -> bool:
    """`Présidence : Lyon`: who has a role, no heading."""
    left, colon, right = text.partition(":")
    told = pack.pattern("roles", *pack.groups("roles")).fullmatch(level(left).strip())
    return bool(colon and told) and right.strip()[:1].isupper()


def _matches(rest: str, pack: Pack, key: str, marked: bool, longest: int) -> int | None:
    """How many characters the name of a section takes at the beginning of a text; None if it is not there."""
    bare = rest.rstrip(" .:")
    words = len(bare.split())
    for name, pattern in _names(pack.language, key):
        found = pattern.match(bare)
        if found is None or not found.group():
            if marked and "*" not in name and words <= longest and fuzz.ratio(level(name), bare) >= _LIKE:
                return len(rest)
            continue
        if found.end() == len(bare) and (marked or words <= (_SHORT if longest == _SHORT else 20)):
            return len(rest)
        after = _AFTER.match(rest, found.end())
        if after and marked and longest == _SHORT:
            return after.end()
    if longest == _SHORT and words <= 14:
        inside = re.search(r"\(([^()]+)\)$", bare)
        if inside and any(pattern.fullmatch(inside.group(1)) for _, pattern in _names(pack.language, key)):
            return len(rest)
    return None


@lru_cache(maxsize=64)
def _names(language: str, key: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = sorted(load(language).words("sections", key), key=len, reverse=True)
    return tuple((word, re.compile(_to_the_end(word))) for word in words)


def _to_the_end(word: str) -> str:
    """A star at the end stands for all that follows in the heading."""
    return expression(word[:-1].rstrip()) + r"\b.*" if word.endswith("*") else expression(word) + r"(?!\w)"
