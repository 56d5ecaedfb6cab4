"""The words that the project's JSON-LD context has for properties, classes and values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from pyoxigraph import Literal

from graph.descriptions.terms import short
from ontology.files import context_file
from ontology.prefixes import PREFIXES, expand

_INTEGER: Final = expand("xsd:integer")
_BOOLEAN: Final = expand("xsd:boolean")
_STRING: Final = expand("xsd:string")


@dataclass(frozen=True)
class Word:
    """A term of the context: its name, what its values are taken for, and how several are held."""

    name: str
    type: str = ""
    container: str = ""

    def without_container(self, iri: str) -> Word:
        """The same property by a name that promises nothing of its values."""
        return Word(short(iri) or iri)


@dataclass(frozen=True)
class Words:
    """What the context says, from IRIs to words; `back` names links that lead to a thing."""

    properties: Mapping[str, Word]
    classes: Mapping[str, str]
    back: Mapping[str, Word]

    def property(self, iri: str) -> Word:
        """For a property; a prefixed name where there is no term."""
        return self.properties.get(iri) or Word(short(iri) or iri)

    def type(self, iri: str) -> str:
        """For a class."""
        return self.classes.get(iri) or short(iri) or iri


@cache
def words() -> Words:
    """Those of the context in the package."""
    terms = json.loads(context_file().read_text(encoding="utf-8"))["@context"]
    properties: dict[str, Word] = {}
    classes: dict[str, str] = {}
    back: dict[str, Word] = {}
    for name, term in terms.items():
        if name.startswith("@") or name in PREFIXES or (isinstance(term, str) and term.startswith("@")):
            continue
        if isinstance(term, str):
            classes[_iri(term)] = name
            properties[_iri(term)] = Word(name)
        elif "@reverse" in term:
            back[_iri(term["@reverse"])] = Word(name, "@id", term.get("@container", ""))
        else:
            kind = term.get("@type", "")
            word = Word(name, kind if kind.startswith("@") else _iri(kind), term.get("@container", ""))
            properties[_iri(term["@id"])] = word
    return Words(properties, classes, back)


def _iri(name: str) -> str:
    return expand(name) if name else ""


def literal(value: Literal, coerced: str) -> Any:  # noqa: ANN401
    """A literal under a term whose values are taken for `coerced`."""
    datatype = value.datatype.value
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if datatype == (coerced or _STRING):
        return _native(value.value, datatype)
    if datatype == _STRING:
        return {"@value": value.value}
    return {"type": short(datatype) or datatype, "@value": value.value}


def by_language(values: Iterable[Literal]) -> dict[str, Any] | None:
    """Texts as a language map; None where one of them is no text."""
    found: dict[str, list[str]] = {}
    for value in values:
        if not value.language and value.datatype.value != _STRING:
            return None
        found.setdefault(value.language or "@none", []).append(value.value)
    return {language: texts[0] if len(texts) == 1 else texts for language, texts in sorted(found.items())}


def _native(text: str, datatype: str) -> str | int | bool:
    """As JSON has it, where the text can be had back from that."""
    if datatype == _INTEGER and text.lstrip("-").isdecimal() and text.isascii() and str(int(text)) == text:
        return int(text)
    if datatype == _BOOLEAN and text in ("true", "false"):
        return text == "true"
    return text
