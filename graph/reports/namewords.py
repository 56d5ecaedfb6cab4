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
        "du des le les et pour sur dans au aux un une uclg cglu standing international mas plus based "
        "permanente permanent sobre"
    )
)
_STEM: Final = 4  # letters of a stem at least
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
    forms |= {turned for form in sorted(forms) for turned in _turned(form)}
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


_TERRITORY: Final = (
    "Region|Province|County|Department|State|Governorate|Metropolitan Area|District|Prefecture"
)


def _turned(form: str) -> Iterator[str]:
    """`Region of Nouakchott` for `Nouakchott Region`, and the like in Spanish and French."""
    if found := re.fullmatch(rf"(.+) ({_TERRITORY})", form):
        yield f"{found[2]} of {found[1]}"
        if found[2] in ("Region", "Province"):
            yield f"{'Regional' if found[2] == 'Region' else 'Provincial'} Council of {found[1]}"
    if found := re.fullmatch(r"(Región|Provincia|Departamento|Condado|Estado) (de .+)", form):
        yield f"Gobierno de la {form}"
        yield f"Gobierno {_OF.get(found[1], 'del ' + found[1])} {found[2]}"
    if found := re.fullmatch(r"(Région|Province|Département|Comté) ((?:de|du|d’|d')\s?.+)", form):
        yield f"Conseil {_OF.get(found[1], 'du ' + found[1])} {found[2]}"
    if found := re.fullmatch(r"(Diputación|Conseil provincial) (de .+)", form):
        yield f"Diputación Provincial {found[2]}"
        yield f"Province {found[2]}" if found[1] == "Conseil provincial" else f"Provincia {found[2]}"


_OF: Final = {"Región": "Regional", "Provincia": "Provincial", "Departamento": "Departamental"} | {
    "Région": "régional",
    "Province": "provincial",
    "Département": "départemental",
}


def bare(text: str, pack: Pack) -> str:
    """Without `City of`, `Ayuntamiento de` and the like."""
    leveled = level(text)
    found = re.match(rf"\s*(?:{pack.pattern('city_prefixes').pattern})\s*(?:d'|l')?", leveled)
    return text[found.end() :] if found and found.end() < len(text) else text


def parts_of(token: str) -> list[str]:
    """The folded words of a token: `UCLG-MEWA` is two."""
    return [word for word in map(word_of, re.split(r"[-–]", token)) if word]


def bag_of(text: str, pack: Pack) -> list[str]:
    words = [word for m in TOKEN.finditer(text) for word in parts_of(m.group())]
    kept = [w for w in words if w not in SMALL and w not in KIND_WORDS]
    return [part for word in kept for part in translated(word, pack)]


KIND_WORDS: Final = frozenset(
    str.split(
        "committee commission council policy political community practice working group forum hub "
        "local4action comision comite consejo politico comunidad practica grupo trabajo foro conseil "
        "politique communaute pratique groupe travail communautes comunidades task force fuerza tarea"
    )
)


def translated(word: str, pack: Pack) -> list[str]:
    glossary = _glossary(pack.language)
    meaning = glossary.get(word) or glossary.get(_stem(word), word)
    return [_singular(part) for part in re.split(r"[\s-]", meaning) if part]


def _stem(word: str) -> str:
    """Without the ending for gender and number, marked as no whole word: `mondial-` of `mondiales`."""
    stem = re.sub(r"(?:[aeo]s?|s|x)$", "", word)
    return f"{stem}-" if len(stem) >= _STEM else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 4 else word


@lru_cache(maxsize=4)
def _glossary(language: str) -> dict[str, str]:
    words = {word_of(word): meaning for word, meaning in load(language).data["glossary"].items()}
    return {_stem(word): meaning for word, meaning in reversed(words.items())} | words


def within(said: Sequence[str], known: Sequence[str]) -> bool:
    return all(any(alike(word, other) for other in known) for word in said)


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> bool:
    return one == other or (one[0] == other[0] and fuzz.ratio(one, other) >= _ALIKE)
