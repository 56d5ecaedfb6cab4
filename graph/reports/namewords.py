"""The words of names: folded, translated by the glossary of a pack, compared as bags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from graph.reports.packs import Pack, load
from graph.reports.patterns import level

TOKEN: Final = re.compile(r"(?!(?<![^\W_])(?:[dlnsDLNS]|[Qq]u)['’])[^\W_]+(?:['’&.-][^\W_]+)*")
_OWN: Final = frozenset({"uclg", "cglu"})
SMALL: Final = frozenset(
    str.split(
        "of on the for and in to at a an by with its de del la las el los y e en al para por con d l "
        "du des le les et pour sur dans au aux un une uclg cglu standing international"
    )
)
_ALIKE: Final = 78.0  # two words of names are the same in two languages or spellings


@lru_cache(maxsize=65536)
def word_of(word: str) -> str:
    return re.sub(r"[^a-z0-9]", "", level(word).replace("ø", "o").replace("ı", "i").replace("ł", "l"))


@lru_cache(maxsize=65536)
def fold_label(text: str) -> str:
    return " ".join(filter(None, map(word_of, text.split())))


def keys(label: str) -> Iterator[tuple[str, ...]]:
    """A spelling and its usual variants: without UCLG, without what stands in brackets or after a dash."""
    forms = {label, re.sub(r"\s*\([^)]*\)", "", label)}
    forms |= {re.split(r"\s+[-–]\s+", form)[0] for form in forms if re.search(r"\s[-–]\s", form)}
    for form in sorted(forms):
        words = [m.group() for m in TOKEN.finditer(form)]
        key = tuple(map(word_of, words))
        if key:
            yield key
        own = [w for w in key if w not in _OWN]
        while own and own[-1] in ("of", "de"):
            own.pop()
        if own and tuple(own) != key and len(own) > 1:
            yield tuple(own)
        joined = "".join(key)
        if len(key) == 2 and len(joined) <= 12:
            yield (joined,)


def bare(text: str, pack: Pack) -> str:
    """Without `City of`, `Ayuntamiento de` and the like."""
    leveled = level(text)
    found = re.match(rf"\s*(?:{pack.pattern('city_prefixes').pattern})\s*(?:d'|l')?", leveled)
    return text[found.end() :] if found and found.end() < len(text) else text


def bag_of(text: str, pack: Pack) -> list[str]:
    words = [word_of(m.group()) for m in TOKEN.finditer(text)]
    kept = [w for w in words if w and w not in SMALL]
    result: list[str] = []
    for word in kept:
        if word not in _KIND_WORDS:
            result.extend(translated(word, pack))
    return result


_KIND_WORDS: Final = frozenset(
    str.split(
        "committee commission council policy political community practice working group forum hub "
        "local4action comision comite consejo politico comunidad practica grupo trabajo foro conseil "
        "politique communaute pratique groupe travail communautes comunidades"
    )
)


def translated(word: str, pack: Pack) -> list[str]:
    glossary = _glossary(pack.language)
    return [_singular(part) for part in re.split(r"[\s-]", glossary.get(word, word)) if part]


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 4 else word


@lru_cache(maxsize=4)
def _glossary(language: str) -> dict[str, str]:
    return {word_of(word): meaning for word, meaning in load(language).data["glossary"].items()}


def overlap(said: Sequence[str], known: Sequence[str]) -> float:
    """How far two bags of words are the same: twice the common ones over all."""
    rest = list(dict.fromkeys(known))
    words = list(dict.fromkeys(said))
    common = 0
    for word in words:
        match = next((other for other in rest if _same(word, other)), None)
        if match is not None:
            rest.remove(match)
            common += 1
    total = len(words) + len(dict.fromkeys(known))
    return 2 * common / total if total else 0.0


def within(said: Sequence[str], known: Sequence[str]) -> bool:
    return all(any(_same(word, other) for other in known) for word in said)


@lru_cache(maxsize=65536)
def _same(one: str, other: str) -> bool:
    return one == other or (one[0] == other[0] and fuzz.ratio(one, other) >= _ALIKE)
