"""Where this server shows an IRI, whatever the base of the IRIs is."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

from api.address import root_of as root_of
from api.variants import suffixed
from ontology import BASE

# What may stand in a path as it is (RFC 3986, pchar and the slash), and in the value of a parameter.
# Pages that explain the vocabulary; its terms stay under the default base whatever the graph's base is.
_VOCABULARY: Final = re.compile(r"ontology(?:#[\w-]+|/[0-9.]+)?|shapes(?:#[\w-]+)?")
_SAFE: Final = "/-._~!$&'()*+,;=:@"
_SAFE_VALUE: Final = "/-._~!$'()*,:@"


def local(iri: str, base: str) -> str:
    """The address of an IRI's own page on this server, relative to the root, without a slash before it.

    Args:
        iri: of a thing, a concept, a scheme, a graph, a term of the ontology, or anything that is described.
        base: of the IRIs of things.

    >>> local("https://w3id.org/uclg-graph/id/city/es-bilbao", "https://w3id.org/uclg-graph/")
    'doc/city/es-bilbao'
    >>> local("http://metadata.un.org/sdg/11", "https://w3id.org/uclg-graph/")
    'doc?iri=http://metadata.un.org/sdg/11'
    """
    if iri.startswith(BASE) and _VOCABULARY.fullmatch(iri.removeprefix(BASE)):
        return iri.removeprefix(BASE)
    path = iri.removeprefix(base)
    if path != iri and not set("?#") & set(path):
        if path.startswith("graph/"):
            return quote(path, safe=_SAFE)
        if name := _of_document(path):
            return f"doc/{quote(name, safe=_SAFE)}"
    return f"doc?iri={quote(iri, safe=_SAFE_VALUE)}"


def _of_document(path: str) -> str | None:
    """What stands after `/doc/` for a path below the base; None where that would mean something else."""
    name = path.removeprefix("id/")
    plain = name != path and not name.startswith("scheme/") and name != "dataset"
    if plain or path.startswith("scheme/") or path == "dataset":
        return None if suffixed(name) or not name.strip("/") else name
    return None


def named(document: str, base: str) -> str:
    """The IRI of what stands after `/doc/`: the other way round."""
    return (
        f"{base}{document}"
        if document.startswith("scheme/") or document == "dataset"
        else f"{base}id/{document}"
    )


def listing(iri: str) -> str:
    """The page that lists what belongs to a class or a scheme, relative to the root."""
    return f"doc?iri={quote(iri, safe=_SAFE_VALUE)}"


def with_query(place: str, query: str) -> str:
    """An address with more parameters; none leave it as it is."""
    return place if not query else f"{place}{'&' if '?' in place else '?'}{query}"


def is_web(iri: str) -> bool:
    """Whether a browser can go there."""
    return urlsplit(iri).scheme in ("http", "https")
