"""How a rule of the shapes is said in three languages."""

from __future__ import annotations

from typing import Final

from rdflib.namespace import SH
from rdflib.term import URIRef

Words = dict[str, str]


def _in(en: str, es: str, fr: str) -> Words:
    return {"en": en, "es": es, "fr": fr}


RULES: Final[dict[str, Words]] = {
    "exactly": _in("exactly {value}", "exactamente {value}", "exactement {value}"),
    "minCount": _in("at least {value}", "al menos {value}", "au moins {value}"),
    "maxCount": _in("at most {value}", "como máximo {value}", "au plus {value}"),
    "class": _in("of the class {value}", "de la clase {value}", "de la classe {value}"),
    "datatype": _in("of type {value}", "de tipo {value}", "de type {value}"),
    "nodeKind": _in("{value}", "{value}", "{value}"),
    "IRI": _in("an IRI", "un IRI", "un IRI"),
    "Literal": _in(
        "a text, a number or a date", "un texto, un número o una fecha", "un texte, un nombre ou une date"
    ),
    "minInclusive": _in("{value} or more", "{value} o más", "{value} ou plus"),
    "maxInclusive": _in("{value} or less", "{value} o menos", "{value} ou moins"),
    "minExclusive": _in("more than {value}", "más de {value}", "plus de {value}"),
    "maxExclusive": _in("less than {value}", "menos de {value}", "moins de {value}"),
    "minLength": _in("{value} or more characters", "{value} o más caracteres", "{value} caractères ou plus"),
    "maxLength": _in(
        "{value} or fewer characters", "{value} o menos caracteres", "{value} caractères ou moins"
    ),
    "pattern": _in("written like", "escrito como", "écrit comme"),
    "languageIn": _in("in one of: {value}", "en uno de: {value}", "dans l’une de ces langues\u00a0: {value}"),
    "uniqueLang": _in("at most one a language", "como máximo uno por idioma", "au plus un par langue"),
    "disjoint": _in(
        "not the same as “{value}”", "distinto de «{value}»", "différent de «\u00a0{value}\u00a0»"
    ),
    "in": _in("one of: {value}", "uno de: {value}", "l’un de\u00a0: {value}"),
    "hasValue": _in("with the value {value}", "con el valor {value}", "avec la valeur {value}"),
    "node": _in("as {value} says", "como dice {value}", "comme le dit {value}"),
    "not": _in("not: {value}", "no: {value}", "non\u00a0: {value}"),
    "and": _in("{value}", "{value}", "{value}"),
    "or": _in("{value}", "{value}", "{value}"),
    "closed": _in(
        "no other properties than: {value}",
        "ninguna propiedad salvo: {value}",
        "aucune propriété hormis\u00a0: {value}",
    ),
    "property": _in("{name}: {value}", "{name}: {value}", "{name}\u00a0: {value}"),
    "sparql": _in(
        "a query finds no fault", "una consulta no halla fallos", "une requête ne trouve aucune faute"
    ),
}
COMBINED: Final[dict[URIRef, Words]] = {
    SH["or"]: _in("or", "o", "ou"),
    SH["and"]: _in("and", "y", "et"),
    SH["not"]: _in("and", "y", "et"),
    SH.node: _in("and", "y", "et"),
}
