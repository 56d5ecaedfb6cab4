"""Wordings in three languages for what nobody worded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graph.facts.wording import COLON
from graph.written import written

_SEMESTERS: Final = {("01", "06"): 0, ("07", "12"): 1}
_SEMESTER: Final = {
    "en": ("first semester {}", "second semester {}"),
    "es": ("primer semestre de {}", "segundo semestre de {}"),
    "fr": ("premier semestre {}", "second semestre {}"),
}
_FROM: Final = {"en": "from {}", "es": "desde {}", "fr": "à partir de {}"}
_UNTIL: Final = {"en": "until {}", "es": "hasta {}", "fr": "jusqu’à {}"}
_WITH: Final = {"en": "with {}", "es": "con {}", "fr": "avec {}"}
_FOR: Final = {"en": "for {}", "es": "para {}", "fr": "pour {}"}
_AND: Final = {"en": "and", "es": "y", "fr": "et"}
_SEMICOLON: Final = {"en": "; ", "es": "; ", "fr": "\u00a0; "}

_ORDINALS: Final = {
    "en": ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"),
    "es": (
        *("Primera", "Segunda", "Tercera", "Cuarta", "Quinta"),
        *("Sexta", "Séptima", "Octava", "Novena", "Décima"),
    ),
    "fr": (
        *("Première", "Deuxième", "Troisième", "Quatrième", "Cinquième"),
        *("Sixième", "Septième", "Huitième", "Neuvième", "Dixième"),
    ),
}
_EDITION: Final = {
    "en": ("{} edition", "Edition {}", "{} edition of {}"),
    "es": ("{} edición", "Edición {}", "{} edición del {}"),
    "fr": ("{} édition", "Édition {}", "{} édition de {}"),
}
TEMPLATES: Final[dict[str, dict[str, str]]] = {
    "focus_areas": {"en": "Focus of {}", "es": "Ejes de {}", "fr": "Domaines de {}"},
    "key_factors": {"en": "Key factors of {}", "es": "Factores clave de {}", "fr": "Facteurs clés de {}"},
    "page": {"en": "Web page of {}", "es": "Página web de {}", "fr": "Page web de {}"},
    "issued": {"en": "{} came out", "es": "Publicación de {}", "fr": "Parution de {}"},
    "cities_count": {
        "en": "Cities that took part in {}",
        "es": "Ciudades participantes en {}",
        "fr": "Villes participantes, {}",
    },
    "launch": {"en": "Launch of {}", "es": "Lanzamiento de {}", "fr": "Lancement de {}"},
    "date": {"en": "When: {}", "es": "Fechas: {}", "fr": "Dates\u00a0: {}"},
    "online": {"en": "Held online: {}", "es": "Celebrado en línea: {}", "fr": "En ligne\u00a0: {}"},
    "place": {"en": "Where: {}", "es": "Lugar: {}", "fr": "Lieu\u00a0: {}"},
    "collaboration": {"en": "Work with {}", "es": "Colaboración con {}", "fr": "Collaboration avec {}"},
    "report": {"en": "{}: report {}", "es": "{}: informe {}", "fr": "{}\u00a0: rapport {}"},
    "version": {"en": "{} ({})", "es": "{} ({})", "fr": "{} ({})"},
    "result": {"en": "Result of {}", "es": "Resultado de {}", "fr": "Résultat de {}"},
    "objective": {"en": "Objective {} of {}", "es": "Objetivo {} de {}", "fr": "Objectif {} de {}"},
}


def told(key: str, language: str, *values: object) -> str:
    """A template, filled."""
    return TEMPLATES[key][language].format(*values)


def colon(head: str, rest: str, language: str) -> str:
    """`head: rest`, with the space that French puts before a colon."""
    return f"{head}{COLON[language]} {rest}" if rest else head


def bracketed(head: str, parts: Sequence[str], language: str) -> str:
    """`head (one; other)`; parts that are empty are left out."""
    inner = _SEMICOLON[language].join(filter(None, parts))
    return f"{head} ({inner})" if inner else head


def listed(names: Sequence[str], language: str) -> str:
    """`one, other and third`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {_AND[language]} {names[-1]}"


def together(names: Sequence[str], language: str) -> str:
    """`with one and other`, or nothing."""
    return _WITH[language].format(listed(names, language)) if names else ""


def addressed(names: Sequence[str], language: str) -> str:
    """`for one and other`, or nothing."""
    return _FOR[language].format(listed(names, language)) if names else ""


def period(start: str, end: str, language: str) -> str:
    """`second semester 2020`, `May 2020`, `11 – 15 November 2020`, `from 2020`, or nothing."""
    if not start or not end:
        words = _FROM if start else _UNTIL
        return words[language].format(written(start or end, language)) if start or end else ""
    if start == end:
        return written(start, language)
    if len(start) == len(end) == 7 and start[:4] == end[:4]:
        which = _SEMESTERS.get((start[5:], end[5:]))
        if which is not None:
            return _SEMESTER[language][which].format(start[:4])
    if len(start) == len(end) == 10 and start[:7] == end[:7]:
        return f"{int(start[8:])} – {written(end, language)}"
    return f"{written(start, language)} – {written(end, language)}"


def edition(ordinal: str, year: str, language: str) -> str:
    """`Third edition: 2019`; whichever is known."""
    by_number, alone, _ = _EDITION[language]
    names = _ORDINALS[language]
    if ordinal.isdigit() and 0 < int(ordinal) <= len(names):
        return colon(by_number.format(names[int(ordinal) - 1]), year, language)
    return alone.format(" – ".join(filter(None, (ordinal, year))))
