"""The words that the pages of the ontology and of the shapes share, and how texts of the files are set."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from babel.dates import format_date

_NARROW: Final = re.compile(r" (?=[:;?!»])|(?<=«) ")


def typeset(text: str, language: str) -> str:
    r"""A text of the files as a page shows it: in French no line begins with a colon.

    >>> typeset("ce que c’est : un mot", "fr")
    'ce que c’est\xa0: un mot'
    """
    return _NARROW.sub("\u00a0", text) if language == "fr" else text


def long_date(text: str, language: str) -> str:
    """A day as people write it.

    >>> long_date("2026-11-21", "es")
    '21 de noviembre de 2026'
    """
    return format_date(date.fromisoformat(text), format="long", locale=language)


COMMON: Final[dict[str, dict[str, str]]] = {
    "en": {
        "languages": "Languages",
        "skip": "Skip to the content",
        "home": "Start page",
        "version": "Version {number} of {date}.",
        "licence": "Licence:",
        "files": "Files",
        "contents": "On this page",
        "ontology": "Ontology",
        "shapes": "Shapes",
        "context": "JSON-LD context",
        "iri": "IRI",
        "missing": "No such version",
        "missing_lead": "There is no such version of the ontology; there is only {number}. Asked for:",
        "gone": "The ontology as it is now stands at /ontology.",
    },
    "es": {
        "languages": "Idiomas",
        "skip": "Ir al contenido",
        "home": "Página de inicio",
        "version": "Versión {number} del {date}.",
        "licence": "Licencia:",
        "files": "Archivos",
        "contents": "En esta página",
        "ontology": "Ontología",
        "shapes": "Reglas (shapes)",
        "context": "Contexto JSON-LD",
        "iri": "IRI",
        "missing": "Esa versión no existe",
        "missing_lead": "La ontología no tiene esa versión; solo existe la {number}. Se pidió:",
        "gone": "La ontología vigente está en /ontology.",
    },
    "fr": {
        "languages": "Langues",
        "skip": "Aller au contenu",
        "home": "Page d’accueil",
        "version": "Version {number} du {date}.",
        "licence": "Licence\u00a0:",
        "files": "Fichiers",
        "contents": "Sur cette page",
        "ontology": "Ontologie",
        "shapes": "Règles (shapes)",
        "context": "Contexte JSON-LD",
        "iri": "IRI",
        "missing": "Cette version n’existe pas",
        "missing_lead": "L’ontologie n’a pas cette version\u00a0; il n’y a que la {number}. Demandée\u00a0:",
        "gone": "L’ontologie en vigueur se trouve à l’adresse /ontology.",
    },
}
