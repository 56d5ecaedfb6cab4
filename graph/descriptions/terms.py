"""Names of classes and properties in three languages, and how specific a class is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from graph.descriptions.reused import REUSED
from ontology.files import ontology_file
from ontology.prefixes import PREFIXES, expand


@dataclass(frozen=True)
class Terms:
    """What the ontology says of the terms that people see: names by IRI and language, and superclasses."""

    names: Mapping[str, Mapping[str, str]]
    above: Mapping[str, frozenset[str]]


@cache
def terms() -> Terms:
    """Those of the ontology's own file, and the reused ones."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    direct: dict[str, set[str]] = defaultdict(set)
    label, above = expand("rdfs:label"), expand("rdfs:subClassOf")
    for triple in parse(path=str(ontology_file()), format=RdfFormat.TURTLE):
        subject, value = triple.subject, triple.object
        if not isinstance(subject, NamedNode):
            continue
        if triple.predicate.value == label and isinstance(value, Literal) and value.language:
            names[subject.value][value.language] = value.value
        if triple.predicate.value == above and isinstance(value, NamedNode):
            direct[subject.value].add(value.value)
    names |= {
        expand(name): dict(zip(("en", "es", "fr"), words, strict=True)) for name, words in REUSED.items()
    }
    return Terms(names, {iri: _ancestors(iri, direct) for iri in [*direct]})


def _ancestors(iri: str, direct: Mapping[str, set[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [iri]
    while waiting:
        for above in direct.get(waiting.pop(), ()):
            if above not in found:
                found.add(above)
                waiting.append(above)
    return frozenset(found)


def depth(iri: str) -> int:
    """How many classes are above a class, as far as the ontology knows: the more, the more specific it is."""
    return len(terms().above.get(iri, ()))


def name_of(iri: str, language: str) -> str:
    """What a class or a property is called; the end of its IRI where nobody named it.

    >>> name_of("http://www.w3.org/ns/org#role", "es")
    'cargo'
    """
    names = terms().names.get(iri, {})
    return names.get(language) or names.get("en") or iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]


def short(iri: str) -> str | None:
    """An IRI as a prefixed name, where one of the prefixes fits.

    >>> short("http://www.w3.org/ns/org#role")
    'org:role'
    """
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and local.replace("-", "").replace("_", "").isalnum():
            return f"{prefix}:{local}"
    return None
