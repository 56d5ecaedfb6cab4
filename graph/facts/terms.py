"""The terms that facts are written in, one constant each, and typed literals."""

from __future__ import annotations

from typing import Final

from pyoxigraph import Literal, NamedNode

from ontology import UCLG

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_DCT: Final = "http://purl.org/dc/terms/"
_ORG: Final = "http://www.w3.org/ns/org#"
_SCHEMA: Final = "https://schema.org/"
_FOAF: Final = "http://xmlns.com/foaf/0.1/"
_DCAT: Final = "http://www.w3.org/ns/dcat#"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"

TYPE: Final = NamedNode(_RDF + "type")
LABEL: Final = NamedNode(_RDFS + "label")
COMMENT: Final = NamedNode(_RDFS + "comment")

CONCEPT: Final = NamedNode(_SKOS + "Concept")
PREF_LABEL: Final = NamedNode(_SKOS + "prefLabel")
ALT_LABEL: Final = NamedNode(_SKOS + "altLabel")
NOTATION: Final = NamedNode(_SKOS + "notation")
BROADER: Final = NamedNode(_SKOS + "broader")
EXACT_MATCH: Final = NamedNode(_SKOS + "exactMatch")
IN_SCHEME: Final = NamedNode(_SKOS + "inScheme")
TOP_CONCEPT_OF: Final = NamedNode(_SKOS + "topConceptOf")

TITLE: Final = NamedNode(_DCT + "title")
DESCRIPTION: Final = NamedNode(_DCT + "description")
IDENTIFIER: Final = NamedNode(_DCT + "identifier")
ISSUED: Final = NamedNode(_DCT + "issued")
LANGUAGE: Final = NamedNode(_DCT + "language")
LICENSE: Final = NamedNode(_DCT + "license")
PUBLISHER: Final = NamedNode(_DCT + "publisher")
SOURCE: Final = NamedNode(_DCT + "source")
SUBJECT: Final = NamedNode(_DCT + "subject")

MEMBER: Final = NamedNode(_ORG + "member")
ORGANIZATION: Final = NamedNode(_ORG + "organization")
ROLE: Final = NamedNode(_ORG + "role")
SUB_ORGANIZATION_OF: Final = NamedNode(_ORG + "subOrganizationOf")
ORIGINAL: Final = NamedNode(_ORG + "originalOrganization")
RESULTING: Final = NamedNode(_ORG + "resultingOrganization")

START: Final = NamedNode(_SCHEMA + "startDate")
END: Final = NamedNode(_SCHEMA + "endDate")
HOMEPAGE: Final = NamedNode(_FOAF + "homepage")
PAGE: Final = NamedNode(_FOAF + "page")
DATASET: Final = NamedNode(_DCAT + "Dataset")


def own(name: str) -> NamedNode:
    """A term of the ontology, `uclg:{name}`."""
    return NamedNode(UCLG + name)


def text(value: str, language: str) -> Literal:
    """A text in a language; an empty language makes a plain string."""
    return Literal(value, language=language) if language else Literal(value)


def whole(value: int) -> Literal:
    """An `xsd:integer`."""
    return Literal(str(value), datatype=NamedNode(_XSD + "integer"))


def truth(value: bool) -> Literal:
    """An `xsd:boolean`."""
    return Literal("true" if value else "false", datatype=NamedNode(_XSD + "boolean"))


def year(value: int) -> Literal:
    """An `xsd:gYear`."""
    return Literal(f"{value:04}", datatype=NamedNode(_XSD + "gYear"))
