"""The terms that facts are written in, one constant each, and typed literals."""

from __future__ import annotations

from typing import Final

from pyoxigraph import Literal, NamedNode

from ontology import UCLG
from ontology.prefixes import expand

TYPE: Final = NamedNode(expand("rdf:type"))
LABEL: Final = NamedNode(expand("rdfs:label"))
COMMENT: Final = NamedNode(expand("rdfs:comment"))

CONCEPT: Final = NamedNode(expand("skos:Concept"))
PREF_LABEL: Final = NamedNode(expand("skos:prefLabel"))
ALT_LABEL: Final = NamedNode(expand("skos:altLabel"))
NOTATION: Final = NamedNode(expand("skos:notation"))
BROADER: Final = NamedNode(expand("skos:broader"))
EXACT_MATCH: Final = NamedNode(expand("skos:exactMatch"))
IN_SCHEME: Final = NamedNode(expand("skos:inScheme"))
TOP_CONCEPT_OF: Final = NamedNode(expand("skos:topConceptOf"))

TITLE: Final = NamedNode(expand("dct:title"))
DESCRIPTION: Final = NamedNode(expand("dct:description"))
IDENTIFIER: Final = NamedNode(expand("dct:identifier"))
ISSUED: Final = NamedNode(expand("dct:issued"))
LANGUAGE: Final = NamedNode(expand("dct:language"))
LICENSE: Final = NamedNode(expand("dct:license"))
PUBLISHER: Final = NamedNode(expand("dct:publisher"))
REPLACED_BY: Final = NamedNode(expand("dct:isReplacedBy"))
SOURCE: Final = NamedNode(expand("dct:source"))
SUBJECT: Final = NamedNode(expand("dct:subject"))

MEMBER: Final = NamedNode(expand("org:member"))
ORGANIZATION: Final = NamedNode(expand("org:organization"))
ROLE: Final = NamedNode(expand("org:role"))
SUB_ORGANIZATION_OF: Final = NamedNode(expand("org:subOrganizationOf"))
ORIGINAL: Final = NamedNode(expand("org:originalOrganization"))
RESULTING: Final = NamedNode(expand("org:resultingOrganization"))

START: Final = NamedNode(expand("schema:startDate"))
END: Final = NamedNode(expand("schema:endDate"))
HOMEPAGE: Final = NamedNode(expand("foaf:homepage"))
PAGE: Final = NamedNode(expand("foaf:page"))
DATASET: Final = NamedNode(expand("dcat:Dataset"))


def own(name: str) -> NamedNode:
    """A term of the ontology, `uclg:{name}`."""
    return NamedNode(UCLG + name)


def text(value: str, language: str) -> Literal:
    """A text in a language; an empty language makes a plain string."""
    return Literal(value, language=language) if language else Literal(value)


def whole(value: int) -> Literal:
    """An `xsd:integer`."""
    return Literal(str(value), datatype=NamedNode(expand("xsd:integer")))


def truth(value: bool) -> Literal:
    """An `xsd:boolean`."""
    return Literal("true" if value else "false", datatype=NamedNode(expand("xsd:boolean")))


def year(value: int) -> Literal:
    """An `xsd:gYear`."""
    return Literal(f"{value:04}", datatype=NamedNode(expand("xsd:gYear")))
