"""Terms as N-Triples writes them, from short names."""

from __future__ import annotations

from typing import Final

_BASE: Final = "https://w3id.org/uclg-graph/"
_PREFIXES: Final = {
    "uclg": _BASE + "ontology#",
    "id": _BASE + "id/",
    "graph": _BASE + "graph/",
    "base": _BASE,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "geonames": "https://sws.geonames.org/",
}


def name(short: str) -> str:
    """`id:city/es-a` as an IRI in N-Triples."""
    prefix, _, local = short.partition(":")
    return f"<{_PREFIXES[prefix]}{local}>"


def text(value: str, kind: str = "") -> str:
    """A literal in N-Triples; the kind is a language (`@en`) or a datatype (`xsd:date`)."""
    return f'"{value}"' + (kind if kind.startswith("@") else f"^^{name(kind)}" if kind else "")


def labels(words: str) -> list[str]:
    """Three names in three languages."""
    return [text(words, "@en"), text(f"{words} (es)", "@es"), text(f"{words} (fr)", "@fr")]
