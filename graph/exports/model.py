"""What ontology and shapes say about the columns of a class: names, types, how many values there may be."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib.namespace import SH

from ontology import UCLG
from ontology.files import context_file, ontology_file
from ontology.prefixes import PREFIXES, expand
from shapes.parse import project_shapes

LANGUAGES: Final = ("en", "es", "fr")
XSD: Final = PREFIXES["xsd"]
PARTIAL: Final = frozenset({XSD + "gYear", XSD + "gYearMonth", XSD + "date"})
_WORDS: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z0-9]+")
# Reused properties that the ontology gives no range: their dates are as exact as they are known.
_DATED: Final = frozenset(map(expand, ("schema:startDate", "schema:endDate", "dct:issued")))


@dataclass(frozen=True)
class Model:
    """What is known before any data are looked at.

    Attributes:
        names: the name of a property or class in the JSON-LD context.
        tags: what the values of a property may be: empty for IRIs, a datatype, or `@` and a language.
        above: a class and everything above it.
        expected: properties of a class by ontology and shapes.
        single: properties of which an instance of the class has one value, or one in each language.
    """

    names: Mapping[str, str]
    tags: Mapping[str, frozenset[str]]
    above: Mapping[str, frozenset[str]]
    expected: Mapping[str, frozenset[str]]
    single: Mapping[str, frozenset[str]]

    def properties(self, kind: str) -> set[str]:
        """The properties that instances of a class may have."""
        return {name for one in self.above.get(kind, {kind}) for name in self.expected.get(one, ())}

    def is_single(self, kind: str, name: str) -> bool:
        """Whether the shapes allow one value only (or one in each language)."""
        return any(name in self.single.get(one, ()) for one in self.above.get(kind, {kind}))

    def name(self, iri: str) -> str:
        """A short name in snake case; of unknown terms the end of the IRI."""
        return snake(self.names.get(iri) or re.split(r"[/#:]", iri.rstrip("/#"))[-1])


def snake(name: str) -> str:
    """Words in lower case with underscores.

    >>> snake("hasSubOrganization"), snake("Local4ActionHub"), snake("asWKT")
    ('has_sub_organization', 'local4_action_hub', 'as_wkt')
    """
    return "_".join(word for word in _WORDS.split(name) if word).lower() or "value"


@cache
def model() -> Model:
    """Read ontology, context and shapes once."""
    said: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for triple in parse(path=str(ontology_file()), format=RdfFormat.TURTLE):
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode):
            said[triple.predicate.value][triple.subject.value].add(triple.object.value)
    expected: dict[str, set[str]] = defaultdict(set)
    for name, kinds in said[expand("schema:domainIncludes")].items():
        for kind in kinds:
            expected[kind].add(name)
    single: dict[str, set[str]] = defaultdict(set)
    _from_shapes(expected, single)
    return Model(
        _names(),
        _tags(said[expand("schema:rangeIncludes")]),
        _above(said[expand("rdfs:subClassOf")]),
        {kind: frozenset(names) for kind, names in expected.items()},
        {kind: frozenset(names) for kind, names in single.items()},
    )


def _from_shapes(expected: dict[str, set[str]], single: dict[str, set[str]]) -> None:
    for shape in project_shapes():
        for rule in (*shape.properties, *([shape] if shape.path else [])):
            for kind in map(str, shape.targets):
                expected[kind].add(str(rule.path))
                most = rule.constraint(SH.maxCount)
                if (most and str(most.value) == "1") or rule.constraint(SH.uniqueLang):
                    single[kind].add(str(rule.path))


def _names() -> dict[str, str]:
    """Of several names of a term the one that JSON-LD writes: the shortest, then the first."""
    names: dict[str, str] = {}
    for term, definition in sorted(terms_of_context().items(), key=lambda item: (len(item[0]), item[0])):
        names.setdefault(_full(definition["@id"]), term)
    return names


@cache
def terms_of_context() -> dict[str, dict[str, str]]:
    """The terms of the context for properties and classes, without prefixes and keywords."""
    terms = json.loads(context_file().read_text("utf-8"))["@context"]
    found = {name: {"@id": said} if isinstance(said, str) else said for name, said in terms.items()}
    return {
        name: said
        for name, said in found.items()
        if isinstance(said, dict) and ":" in said.get("@id", "") and name not in PREFIXES
    }


def _tags(ranges: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    tags = {name: frozenset().union(*map(_tag, kinds)) for name, kinds in ranges.items()}
    for definition in terms_of_context().values():
        iri = _full(definition["@id"])
        if definition.get("@container") == "@language":
            tags.setdefault(iri, _LANGUAGE_TAGS)
        elif definition.get("@type") == "@id":
            tags.setdefault(iri, frozenset({""}))
        elif "@type" in definition:
            tags.setdefault(iri, frozenset({_full(definition["@type"])}))
    return tags | dict.fromkeys(_DATED, PARTIAL)


_LANGUAGE_TAGS: Final = frozenset(f"@{language}" for language in LANGUAGES)


def _full(name: str) -> str:
    return expand(name) if name.partition(":")[0] in PREFIXES else name


def _tag(kind: str) -> frozenset[str]:
    if kind == expand("rdf:langString"):
        return _LANGUAGE_TAGS
    return frozenset({kind if kind.startswith(XSD) else ""})


def _above(direct: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    def climb(kind: str) -> frozenset[str]:
        return frozenset({kind}).union(*map(climb, direct.get(kind, ())))

    return {kind: climb(kind) for kind in direct}


def is_own(kind: str) -> bool:
    """Whether a class is the project's own."""
    return kind.startswith(UCLG)
