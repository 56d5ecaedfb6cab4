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


def _text(description: Description, language: str, *names: str) -> str | None:
    for name in names:
        texts = {getattr(value, "language", None): value.value for value in description.node.all(name)}
        if texts:
            return texts.get(language) or texts.get("en")
    return None


def _place(description: Description, language: str) -> dict[str, Any] | None:
    for iri in description.node.links("dct:spatial"):
        place = description.get(iri)
        geo = {"latitude": place.text("wgs:lat"), "longitude": place.text("wgs:long")}
        return {
            "@type": "Place",
            "@id": iri,
            "name": place.label(language).text,
            "geo": {"@type": "GeoCoordinates", **geo},
        }
    return None
