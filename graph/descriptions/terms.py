"""Names of classes and properties in three languages, and how specific a class is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from graph.descriptions.reused import INVERSES, REUSED
from ontology.files import ontology_file
from ontology.prefixes import PREFIXES, expand


@dataclass(frozen=True)
class Terms:
    """What the ontology says of terms.

    Attributes:
        names: by IRI, then by language.
        above: IRIs of all superclasses, by IRI of the class.
        inverses: IRIs of the properties that say the same the other way round.
    """

    names: Mapping[str, Mapping[str, str]]
    above: Mapping[str, frozenset[str]]
    inverses: Mapping[str, frozenset[str]]


@cache
def terms() -> Terms:
    """Those of the ontology's own file, and the reused ones."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    links: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    label = expand("rdfs:label")
    for triple in parse(path=str(ontology_file()), format=RdfFormat.TURTLE):
        subject, value = triple.subject, triple.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode):
            links[triple.predicate.value][subject.value].add(value.value)
        elif (
            isinstance(subject, NamedNode) and triple.predicate.value == label and isinstance(value, Literal)
        ):
            names[subject.value][value.language or ""] = value.value
    names |= {
        expand(name): dict(zip(("en", "es", "fr"), words, strict=True)) for name, words in REUSED.items()
    }
    direct = links[expand("rdfs:subClassOf")]
    return Terms(names, {iri: _ancestors(iri, direct) for iri in [*direct]}, _inverses(links))


def _inverses(links: Mapping[str, Mapping[str, set[str]]]) -> dict[str, frozenset[str]]:
    pairs = {(expand(one), expand(other)) for one, other in INVERSES}
    pairs |= {(one, other) for one, others in links[expand("owl:inverseOf")].items() for other in others}
    for iri, classes in links[expand("rdf:type")].items():
        if expand("owl:SymmetricProperty") in classes:
            pairs.add((iri, iri))
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return {iri: frozenset(others) for iri, others in found.items()}


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
