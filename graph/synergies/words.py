"""Grammar for sentences in English, Spanish and French: lists, articles, quotation marks, months."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final

from ontology.text import plain as folded

# Thousands of sentences are made of some hundred names.
plain = lru_cache(maxsize=16_384)(folded)
_EPOCH: Final = date(1970, 1, 1).toordinal()
LANGUAGES: Final = ("en", "es", "fr")
_QUOTES: Final = {"en": ("“", "”"), "es": ("«", "»"), "fr": ("«\u00a0", "\u00a0»")}
_AND: Final = {"en": "and", "es": "y", "fr": "et"}
_CUTS: Final = {"en": "", "es": "", "fr": "\u00a0"}
# What a name has to have so that English puts an article before it.
_COMMON: Final = re.compile(
    r"\b(Committees?|Commission|Community|Council|Group|Forum|HUBs?|Network|Association|Conference|Federation|Prize|"
    r"Award|Charter|Coalition|Congress|Bureau|Assembly|Presidency|Secretariat|Observatory|Fund|Talks|Council|"
    r"Programme|Coordination|Agency|Bank|Union|Institute|Organi[sz]ation|Centre|Center|Alliance|Agenda|Study)\b"
)
_EVENT: Final = re.compile(r"\b(event|[Mm]eeting|[Dd]ialogue|[Ss]eminar|[Ss]ession|[Ss]ummit|[Ww]orkshop)\b")
_ACRONYM: Final = re.compile(r"[A-Z]{2,}s?")
# First words of names and of kinds, by gender; what is not among them stands without an article.
_FEMININE: Final = {
    "es": "comision comunidad red asociacion federacion conferencia coordinacion coalicion carta asamblea "
    "alianza presidencia secretaria agenda union seccion organizacion fundacion",
    "fr": "commission communaute federation association conference coordination coalition charte assemblee "
    "alliance presidence section organisation fondation union",
}
_MASCULINE: Final = {
    "es": "comite consejo grupo foro hub premio fondo observatorio programa congreso buro secretariado "
    "centro banco instituto",
    "fr": "comite conseil groupe forum hub prix reseau fonds observatoire programme congres bureau "
    "secretariat centre",
}
_KINDS: Final[Mapping[str, Mapping[str, str]]] = {
    "policy-council": {"en": "the policy council", "es": "el consejo político", "fr": "le conseil politique"},
    "commission": {"en": "the committee", "es": "la comisión", "fr": "la commission"},
    "committee": {"en": "the committee", "es": "el comité", "fr": "le comité"},
    "community-of-practice": {
        "en": "the community of practice",
        "es": "la comunidad de práctica",
        "fr": "la communauté de pratique",
    },
    "working-group": {"en": "the working group", "es": "el grupo de trabajo", "fr": "le groupe de travail"},
    "forum": {"en": "the forum", "es": "el foro", "fr": "le forum"},
    "local4action-hub": {"en": "the hub", "es": "el hub", "fr": "le hub"},
    "programme": {"en": "the programme", "es": "el programa", "fr": "le programme"},
    "section": {"en": "the section", "es": "la sección", "fr": "la section"},
    "governing-body": {"en": "the body", "es": "el órgano", "fr": "l’organe"},
    "partner-institution": {"en": "", "es": "", "fr": ""},
}


@dataclass(frozen=True)
class Named:
    """A thing with its names by language, and for a body its kind."""

    iri: str
    names: Mapping[str, str]
    kind: str = ""
    acronym: str = ""
    _bodies: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def plain(self, language: str) -> str:
        """Its name in the language, else in English, else in any; else the end of its IRI."""
        names = self.names
        if language == "fr" and language in names:
            return _spaced(names[language])
        return (
            names.get(language) or names.get("en") or next(iter(names.values()), self.iri.rsplit("/", 1)[-1])
        )

    def body(self, language: str) -> str:
        """A body as it stands in a sentence: with its article, or with what it is before a foreign name."""
        found = self._bodies.get(language)
        if found is None:
            found = self._bodies[language] = self._body(language)
        return found

    def _body(self, language: str) -> str:
        name, kind = self.plain(language), self.what(language)
        if self.kind == "partner-institution" and self.acronym:
            return self.acronym
        if language == "en":
            if self.kind == "policy-council":
                return f"{kind} {quoted(name, language)}"
            common = _COMMON.search(re.split(" - |: ", name)[0])
            return f"the {name}" if common and not name.startswith("The ") else name
        if language in self.names:
            article = _article(name, language)
            return article + name if article else (f"{kind} {quoted(name, language)}" if kind else name)
        return f"{kind} {quoted(name, language)}" if kind and self.kind != "section" else name

    def what(self, language: str) -> str:
        """What kind of body it is, with the article: `the committee`; for other things nothing."""
        return _KINDS.get(self.kind, {}).get(language, "")

    def event(self, language: str) -> str:
        """An event as it stands in a sentence."""
        name = self.plain(language)
        if language != "en":
            return quoted(name, language)
        return f"the {name}" if name[:1].isdigit() or _COMMON.search(name) or _EVENT.search(name) else name


@lru_cache(maxsize=16_384)
def _spaced(name: str) -> str:
    """With the spaces of French, which the tables may not have."""
    return re.sub(" ([:;?!])", "\u00a0\\1", name)


@lru_cache(maxsize=16_384)
def _article(name: str, language: str) -> str:
    first = plain(name.replace("’", " ").split()[0]) if name.split() else ""
    elided = language == "fr" and first[:1] in "aeiouh" and bool(first)
    if first in _FEMININE[language].split():
        return "l’" if elided else "la "
    if first in _MASCULINE[language].split():
        return "l’" if elided else ("el " if language == "es" else "le ")
    return ""


def quoted(text: str, language: str) -> str:
    """In the quotation marks of the language."""
    start, end = _QUOTES[language]
    return f"{start}{text}{end}"


def joined(parts: Sequence[str], language: str) -> str:
    """`a, b and c`; Spanish says `e` before the sound of i."""
    if len(parts) < 2:
        return "".join(parts)
    word = _AND[language]
    if language == "es" and re.match(r"(i|hi(?![aeo]))", plain(parts[-1].lstrip("«"))):
        word = "e"
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def of(phrase: str, language: str) -> str:
    """`of the committee`, `del comité`, `du comité`, `d’Abidjan`."""
    if language == "en":
        return f"of {phrase}"
    if language == "es":
        return f"del {phrase[3:]}" if phrase.startswith("el ") else f"de {phrase}"
    if phrase.startswith("le "):
        return f"du {phrase[3:]}"
    return f"d’{phrase}" if plain(phrase[:1]) in tuple("aeiou") else f"de {phrase}"


def to(phrase: str, language: str) -> str:
    """`to the committee`, `al comité`, `au comité`."""
    if language == "en":
        return f"to {phrase}"
    if language == "es":
        return f"al {phrase[3:]}" if phrase.startswith("el ") else f"a {phrase}"
    return f"au {phrase[3:]}" if phrase.startswith("le ") else f"à {phrase}"


@lru_cache(maxsize=16_384)
def theme(name: str) -> str:
    """As inside a sentence: small at the beginning unless it is a name or an acronym."""
    if any(word[:1].isupper() and not _ACRONYM.fullmatch(word) for word in name.split()[1:]):
        return name
    return name if len(name) > 1 and (name[1].isupper() or name[1].isdigit()) else name[:1].lower() + name[1:]


def themes(names: Sequence[str], language: str) -> str:
    """`housing and right to the city`; in French `le thème « logement »`, which needs no article."""
    some = [theme(name) for name in dict.fromkeys(names)]
    some = [one for one in some if not any(one != other and plain(one) in plain(other) for other in some)]
    if language != "fr":
        return joined(some, language)
    what = joined([quoted(one, language) for one in some], language)
    return f"le thème {what}" if len(some) == 1 else f"les thèmes {what}"


def sentence(text: str) -> str:
    """With a capital letter at its beginning and a full stop at its end."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def year_of(days: int) -> int:
    """Year of a day counted from 1970-01-01."""
    return date.fromordinal(_EPOCH + days).year


def days_of(day: date) -> int:
    """Days from 1970-01-01 to a day."""
    return day.toordinal() - _EPOCH
