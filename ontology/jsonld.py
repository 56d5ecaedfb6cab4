"""The JSON-LD context, worked out from the ontology: short names for its terms and for those it reuses."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Final

from pyoxigraph import NamedNode, RdfFormat, parse

from ontology import UCLG
from ontology.files import context_file, ontology_file
from ontology.prefixes import PREFIXES

_XSD: Final = PREFIXES["xsd"]
_RDF: Final = PREFIXES["rdf"]
_OWL: Final = PREFIXES["owl"]
_RANGE: Final = "https://schema.org/rangeIncludes"

# Reused properties that have things as values, texts in languages, or the one datatype after "=".
_LINKS: Final = """
    dct:isReplacedBy dct:license dct:source dct:spatial dct:subject foaf:homepage foaf:page
    geo:hasGeometry org:changedBy org:hasMembership org:hasSubOrganization org:member org:organization
    org:originalOrganization org:resultedFrom org:resultingOrganization org:role org:subOrganizationOf
    owl:inverseOf owl:versionIRI
    rdfs:isDefinedBy rdfs:subClassOf rdfs:subPropertyOf schema:domainIncludes schema:rangeIncludes
    skos:broader skos:broadMatch skos:closeMatch skos:exactMatch skos:hasTopConcept skos:inScheme
    skos:narrower skos:related skos:relatedMatch skos:topConceptOf
"""
_TEXTS: Final = """
    dct:description dct:title rdfs:comment rdfs:label skos:altLabel skos:definition skos:historyNote
    skos:prefLabel skos:scopeNote
"""
_VALUES: Final = """
    dct:created=xsd:date dct:modified=xsd:date wgs:lat=xsd:decimal wgs:long=xsd:decimal
    geo:asWKT=geo:wktLiteral
"""
# Plain strings, and dates whose datatype says how exactly they are known, so that no type may be coerced.
_PLAIN: Final = """
    dct:creator dct:format dct:identifier dct:issued dct:language dct:publisher schema:endDate
    schema:startDate schema:jobTitle skos:notation owl:versionInfo
"""

# What JSON-LD itself calls with an "at" sign; `linkedFrom` holds what links to a thing, by property.
_KEYWORDS: Final = {"id": "@id", "type": "@type", "linkedFrom": "@reverse"}
# Reused classes whose short name no class of ours has.
_CLASSES: Final = """
    bibo:Document foaf:Document=WebDocument geo:Feature geo:Geometry oa:SpecificResource org:ChangeEvent
    org:FormalOrganization org:Membership org:OrganizationalCollaboration org:Role owl:Class
    owl:DatatypeProperty owl:ObjectProperty owl:Ontology prov:Entity schema:Action schema:CreativeWork
    skos:Concept skos:ConceptScheme dcat:Dataset dcat:DatasetSeries
"""
# Names that say more to people than those that the terms have where they are from.
_FRIENDLY: Final = {"org:hasMembership": "mandates", "org:member": "holder"}
# The same for links that lead here: from a body to the mandates in it.
_REVERSE: Final = {"seats": "org:organization"}
# Always a list, so that a program need not ask how many there are.
_LISTS: Final = """
    hasBeenLedBy hasDistinction hasEdition hasLed hasMember hasPassage hasPractice hasRoleHolder
    hasSubOrganization hasTheme holdsRoleIn hosted involvedIn leads ledBy mandates memberOf narrower
    partnerOf representedBy representsIn seats sdg source statedIn statement subject
"""

Term = str | dict[str, str]


def context() -> dict[str, dict[str, object]]:
    """The context as a JSON document.

    Texts in languages are language maps; properties with one datatype or with things as values are coerced;
    partial dates are not, since their datatype is part of what is known.
    """
    terms: dict[str, object] = {"@version": 1.1, **_KEYWORDS, **PREFIXES}
    named = _reused() | _own()
    for name in _LISTS.split():
        term = named[name]
        assert isinstance(term, dict)
        named[name] = term | {"@container": "@set"}
    terms |= dict(sorted(named.items(), key=lambda item: item[0].casefold()))
    return {"@context": terms}


def _reused() -> dict[str, Term]:
    terms: dict[str, Term] = {}
    for name in _LINKS.split():
        terms[_short(name)] = {"@id": name, "@type": "@id"}
    for name in _TEXTS.split():
        terms[_short(name)] = {"@id": name, "@container": "@language"}
    for name, datatype in (entry.split("=") for entry in _VALUES.split()):
        terms[_short(name)] = {"@id": name, "@type": datatype}
    for name in _PLAIN.split():
        terms[_short(name)] = name
    for name in _CLASSES.split():
        iri, _, word = name.partition("=")
        terms[word or _short(iri)] = iri
    for name, iri in _REVERSE.items():
        terms[name] = {"@reverse": iri, "@type": "@id"}
    # Said of passages only: the bare words would be taken for dates.
    terms |= {
        "startOffset": {"@id": "oa:start", "@type": "xsd:integer"},
        "endOffset": {"@id": "oa:end", "@type": "xsd:integer"},
    }
    return terms


def _own() -> dict[str, Term]:
    types: dict[str, set[str]] = defaultdict(set)
    ranges: dict[str, set[str]] = defaultdict(set)
    for triple in parse(path=str(ontology_file()), format=RdfFormat.TURTLE):
        subject, value = triple.subject, triple.object
        if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode):
            continue
        if triple.predicate.value == _RDF + "type" and subject.value.startswith(UCLG):
            types[subject.value].add(value.value)
        if triple.predicate.value == _RANGE:
            ranges[subject.value].add(value.value)
    return {iri.removeprefix(UCLG): _definition(iri, kinds, ranges[iri]) for iri, kinds in types.items()}


def _definition(iri: str, kinds: set[str], ranges: set[str]) -> Term:
    name = "uclg:" + iri.removeprefix(UCLG)
    if _OWL + "ObjectProperty" in kinds:
        return {"@id": name, "@type": "@id"}
    if ranges == {_RDF + "langString"}:
        return {"@id": name, "@container": "@language"}
    if len(ranges) == 1 and ranges != {_XSD + "string"}:
        return {"@id": name, "@type": ranges.pop().replace(_XSD, "xsd:")}
    return name


def _short(name: str) -> str:
    return _FRIENDLY.get(name) or name.split(":")[1]


def write() -> None:
    """Write the context into its file; a test holds the file to the ontology."""
    context_file().write_text(json.dumps(context(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
