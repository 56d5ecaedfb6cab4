"""A thing in the words of schema.org, as search engines read it inside a page."""

from __future__ import annotations

import json
from typing import Any, Final

from graph.descriptions import Description
from ontology import UCLG
from ontology.prefixes import expand

# The most specific class decides; what is none of these is a Thing.
_CLASSES: Final = {
    **dict.fromkeys((UCLG + name for name in ("City", "LocalGovernment")), "GovernmentOrganization"),
    expand("org:Organization"): "Organization",
    expand("org:FormalOrganization"): "Organization",
    expand("org:Membership"): "OrganizationRole",
    f"{UCLG}Distinction": "Thing",
    f"{UCLG}Edition": "Report",
    f"{UCLG}Report": "Report",
    f"{UCLG}Study": "CreativeWorkSeries",
    f"{UCLG}Source": "WebPage",
    expand("foaf:Person"): "Person",
    expand("dcat:Dataset"): "Dataset",
    expand("skos:Concept"): "DefinedTerm",
    expand("skos:ConceptScheme"): "DefinedTermSet",
}
_SCHEMA: Final = expand("schema:Thing").removesuffix("Thing")

# Where schema.org has a word for a link, by the class that the thing has there.
_LINKS: Final[tuple[tuple[str, str, str], ...]] = (
    ("Organization", "org:subOrganizationOf", "parentOrganization"),
    ("Organization", "org:hasSubOrganization", "subOrganization"),
    ("Organization", "uclg:hasMember", "member"),
    ("Organization", "dct:subject", "knowsAbout"),
    ("GovernmentOrganization", "uclg:memberOf", "memberOf"),
    ("GovernmentOrganization", "uclg:hasTheme", "knowsAbout"),
    ("Person", "uclg:memberOf", "memberOf"),
    ("OrganizationRole", "org:member", "member"),
    ("OrganizationRole", "org:organization", "memberOf"),
    ("OrganizationRole", "org:role", "roleName"),
    ("Event", "uclg:involves", "organizer"),
    ("Event", "uclg:hostCity", "location"),
    ("Action", "uclg:actor", "agent"),
    ("Action", "uclg:body", "agent"),
    ("Action", "uclg:partner", "participant"),
    ("Action", "uclg:product", "result"),
    ("CreativeWork", "uclg:city", "creator"),
    ("CreativeWork", "uclg:collection", "isPartOf"),
    ("CreativeWork", "dct:subject", "about"),
    ("CreativeWorkSeries", "uclg:hasEdition", "hasPart"),
    ("CreativeWorkSeries", "uclg:body", "publisher"),
    ("Collection", "uclg:collects", "hasPart"),
    ("Report", "uclg:study", "isPartOf"),
    ("Report", "uclg:focusArea", "about"),
    ("Report", "uclg:body", "publisher"),
    ("Place", "uclg:country", "containedInPlace"),
)
_TEXTS: Final = (
    ("dct:issued", "datePublished"),
    ("dct:language", "inLanguage"),
    ("uclg:acronym", "alternateName"),
    ("skos:notation", "termCode"),
)
_MOST: Final = 50
"""Links of one kind that are told: a search engine needs no more."""


def schema_org(description: Description, language: str, address: str) -> str:
    """A JSON-LD block that can stand in a script element as it is.

    Args:
        address: of the page.
    """
    node = description.node
    name = node.label(language)
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _class(node.types),
        "@id": node.iri,
        "name": name.text,
        "url": address,
        "alternateName": sorted({text for text in node.labels.values() if text != name.text}),
        "description": _text(description, language, "dct:description", "skos:definition", "rdfs:comment"),
        "startDate": node.text("schema:startDate"),
        "endDate": node.text("schema:endDate"),
        "identifier": node.text("dct:identifier"),
        "inDefinedTermSet": next(iter(node.links("skos:inScheme")), None),
        "location": _place(description, language),
        "sameAs": list(node.links("skos:exactMatch")),
        "citation": list(node.links("dct:source")),
        "license": description.licence,
    }
    found |= {key: node.text(name) for name, key in _TEXTS if node.text(name) and not found.get(key)}
    found |= _linked(description, language, found["@type"])
    text = json.dumps({key: value for key, value in found.items() if value}, ensure_ascii=False, indent=1)
    # Nothing in it can end the element, or begin another one.
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _class(types: tuple[str, ...]) -> str:
    for iri in types:
        if iri in _CLASSES:
            return _CLASSES[iri]
        if iri.startswith(_SCHEMA):
            return iri.removeprefix(_SCHEMA)
    return "Thing"


def _linked(description: Description, language: str, kind: str) -> dict[str, list[dict[str, str]]]:
    """Links in words of schema.org, each with the name of the other end."""
    told: dict[str, list[dict[str, str]]] = {}
    for wanted, name, key in _LINKS:
        if wanted != kind:
            continue
        for iri in description.node.links(name)[:_MOST]:
            told.setdefault(key, []).append({"@id": iri, "name": description.get(iri).label(language).text})
    return told


def _text(description: Description, language: str, *names: str) -> str | None:
    for name in names:
        texts = {getattr(value, "language", None): value.value for value in description.node.all(name)}
        if texts:
            return texts.get(language) or texts.get("en")
    return None


def _place(description: Description, language: str) -> dict[str, Any] | None:
    for iri in description.node.links("dct:spatial"):
        place = description.get(iri)
        if not place.all("wgs:lat"):
            continue
        geo = {"latitude": place.text("wgs:lat"), "longitude": place.text("wgs:long")}
        return {
            "@type": "Place",
            "@id": iri,
            "name": place.label(language).text,
            "geo": {"@type": "GeoCoordinates", **geo},
        }
    return None
