"""JSON-LD with the project's context: a line and node object a subject, readable as plain JSON."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph.exports.model import XSD, model, terms_of_context
from graph.exports.rdf import packed, triples
from ontology.files import context_file
from ontology.prefixes import PREFIXES, expand

Value = str | int | bool | dict[str, str]
_TYPE: Final = expand("rdf:type")
_STRING: Final = XSD + "string"
_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,14}")
_LOCAL: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_FIRST: Final = ("id", "type", "label")
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!//)")


@dataclass(frozen=True)
class _Term:
    """A term of the context.

    Attributes:
        coerced: `@id`, `@language`, a datatype, or empty for plain strings.
        listed: whether a single value is written as a list too.
    """

    name: str
    coerced: str
    listed: bool


def write_jsonld(dump: Path, target: Path) -> None:
    """The triples of all graphs as one document, written subject by subject."""
    context = json.loads(context_file().read_text("utf-8"))["@context"]
    with packed(target) as file:
        file.write(b'{"@context": ' + _json(context) + b',\n"@graph": [')
        joint = b"\n"
        for _, group in groupby(triples(dump), key=lambda triple: triple.subject):
            file.write(joint + _json(node(list(group))))
            joint = b",\n"
        file.write(b"\n]}\n")


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": ")).encode()


def node(about: list[Triple]) -> dict[str, object]:
    """The node object of one subject.

    Args:
        about: all triples of one subject, at least one; those of a property are neighbours.
    """
    terms = _terms()
    subject = about[0].subject
    assert isinstance(subject, NamedNode)
    if _is_confusing(about):
        return _expanded(subject.value, about)
    made: dict[str, object] = {"id": subject.value}
    for predicate, group in groupby(about, key=lambda triple: triple.predicate.value):
        values = [triple.object for triple in group]
        if predicate == _TYPE and all(isinstance(value, NamedNode) for value in values):
            made["type"] = _one([_name_of_class(value.value) for value in _nodes(values)])
        else:
            _put(made, predicate, terms.get(predicate), values)
    return {name: made[name] for name in _FIRST if name in made} | made


def _put(made: dict[str, object], predicate: str, term: _Term | None, values: Sequence[object]) -> None:
    """Values that suit the term go under its name; others in full, under the whole IRI."""
    texts: dict[str, list[str]] = defaultdict(list)
    short: list[Value] = []
    full: list[Value] = []
    for value in values:
        if term and term.coerced == "@language" and isinstance(value, Literal) and _is_text(value):
            texts[value.language or "@none"].append(value.value)
        elif term and (plain := _plain(term, value)) is not None:
            short.append(plain)
        else:
            full.append(_in_full(value))
    if texts and term:
        made[term.name] = {language: _one(found) for language, found in sorted(texts.items())}
    if short and term:
        made[term.name] = short if term.listed else _one(short)
    if full:
        made[_shortened(predicate)] = _one(full)


def _is_text(value: Literal) -> bool:
    return value.language is not None or value.datatype.value == _STRING


def _plain(term: _Term, value: object) -> Value | None:
    """The value as the term says it, or None where it is not of that sort."""
    if isinstance(value, NamedNode):
        return value.value if term.coerced == "@id" else None
    assert isinstance(value, Literal)
    if value.language is not None or term.coerced in ("@id", "@language"):
        return None
    datatype = value.datatype.value
    if not term.coerced:
        return value.value if datatype == _STRING else _in_full(value)
    if datatype != term.coerced:
        return None
    if datatype == XSD + "integer" and _INTEGER.fullmatch(value.value):
        return int(value.value)
    if datatype == XSD + "boolean" and value.value in ("true", "false"):
        return value.value == "true"
    return value.value


def _in_full(value: object) -> dict[str, str]:
    if isinstance(value, NamedNode):
        return {"@id": value.value}
    assert isinstance(value, Literal)
    if value.language is not None:
        return {"@value": value.value, "@language": value.language}
    if value.datatype.value == _STRING:
        return {"@value": value.value}
    return {"@value": value.value, "@type": _shortened(value.datatype.value)}


def _shortened(iri: str) -> str:
    """With one of the context's prefixes; only where an IRI is one of a term, never of a thing."""
    for prefix, start in PREFIXES.items():
        if iri.startswith(start) and _LOCAL.fullmatch(iri, len(start)):
            return f"{prefix}:{iri[len(start) :]}"
    return iri


def _expanded(subject: str, about: list[Triple]) -> dict[str, object]:
    made: dict[str, list[object]] = defaultdict(list)
    for triple in about:
        if triple.predicate.value == _TYPE and isinstance(triple.object, NamedNode):
            made["@type"].append(triple.object.value)
        else:
            made[triple.predicate.value].append(_whole(triple.object))
    return {"@context": None, "@id": subject, **made}


def _whole(value: object) -> dict[str, str]:
    full = _in_full(value)
    if isinstance(value, Literal) and "@type" in full:
        full["@type"] = value.datatype.value
    return full


def _is_confusing(about: list[Triple]) -> bool:
    """Whether an IRI would be taken for a shortened one: `geo:43.2,-2.9` is a place, `geo` a prefix here."""
    iris = {iri for triple in about for iri in _iris(triple)}
    found = (_SCHEME.match(iri) for iri in iris)
    return any(match and match[1] in _words() for match in found)


def _iris(triple: Triple) -> Iterator[str]:
    for term in (triple.subject, triple.predicate, triple.object):
        if isinstance(term, NamedNode):
            yield term.value
        elif isinstance(term, Literal):
            yield term.datatype.value


def _nodes(values: Sequence[object]) -> Iterator[NamedNode]:
    return (value for value in values if isinstance(value, NamedNode))


def _one(values: list[Value] | list[str]) -> object:
    return values[0] if len(values) == 1 else values


def _name_of_class(iri: str) -> str:
    term = _terms().get(iri)
    return term.name if term and not term.coerced else _shortened(iri)


@cache
def _words() -> frozenset[str]:
    return frozenset(json.loads(context_file().read_text("utf-8"))["@context"])


@cache
def _terms() -> Mapping[str, _Term]:
    """The terms by IRI."""
    said, known = terms_of_context(), model()
    terms: dict[str, _Term] = {}
    for iri, name in known.names.items():
        coerced = said[name].get("@type", "")
        if said[name].get("@container") == "@language":
            coerced = "@language"
        whole = expand(coerced) if coerced and not coerced.startswith("@") else coerced
        terms[iri] = _Term(name, whole, said[name].get("@container") == "@set")
    return terms
