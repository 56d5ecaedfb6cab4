"""Short names for namespaces in the Turtle and RDF/XML that readers write."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from pyoxigraph import RdfFormat

from ontology import UCLG

PREFIXES: Final[dict[str, str]] = {
    "bibo": "http://purl.org/ontology/bibo/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "uclg": UCLG,
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_TURTLE: Final = re.compile(rb"(?:@prefix [^\n]*\n)+")
_XML: Final = re.compile(rb"(?<=<rdf:RDF)(?: xmlns:[^>]*)(?=>)")


def tidied(body: bytes, writer: RdfFormat) -> bytes:
    """The same document with only the prefixes that it uses, in order.

    pyoxigraph writes all of them, in another order in each process; an answer should be the same bytes
    whichever reader wrote it.
    """
    if writer == RdfFormat.TURTLE:
        return _tidied(body, _TURTLE, lambda head: head.splitlines(keepends=True), b"@prefix ")
    if writer == RdfFormat.RDF_XML:
        return _tidied(body, _XML, lambda head: [b" " + part for part in head.split()], b" xmlns:")
    return body


def _tidied(
    body: bytes, head: re.Pattern[bytes], split: Callable[[bytes], list[bytes]], lead: bytes
) -> bytes:
    match = head.search(body, 0, 10_000)
    if match is None:
        return body
    declared = {
        re.split(rb"[:=]", part.removeprefix(lead), maxsplit=1)[0]: part for part in split(match.group())
    }
    used = [part for name, part in sorted(declared.items()) if body.find(name + b":", match.end()) >= 0]
    if b"rdf" in declared and declared[b"rdf"] not in used and lead == b" xmlns:":
        used.append(declared[b"rdf"])
    return body[: match.start()] + b"".join(used) + body[match.end() :]
