"""Practices by city from the JSON-LD dump: as RDF with rdflib, and as plain JSON without knowing RDF.

    python developer_jsonld.py [http://127.0.0.1:8000]

Needs: rdflib, httpx.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from typing import Any

import httpx
from rdflib import Graph, Literal, Namespace
from rdflib.namespace import RDFS

UCLG = Namespace("https://w3id.org/uclg-graph/ontology#")


def download(server: str) -> bytes:
    """The whole graph as JSON-LD."""
    answer = httpx.get(f"{server}/data/uclg-graph.jsonld.gz").raise_for_status()
    return gzip.decompress(answer.content)


def with_rdflib(document: bytes) -> Counter[str]:
    """Number of practices by English label of the city."""
    graph = Graph().parse(data=document, format="json-ld")
    counts: Counter[str] = Counter()
    for city in graph.objects(None, UCLG.city):
        labels = (label for label in graph.objects(city, RDFS.label) if isinstance(label, Literal))
        counts[str(next((label for label in labels if label.language == "en"), city))] += 1
    return counts


def as_json(document: bytes) -> Counter[str]:
    """The same from plain JSON: every thing is an object with `id`, `type` and short names."""
    things: dict[str, dict[str, Any]] = {thing["id"]: thing for thing in json.loads(document)["@graph"]}
    counts: Counter[str] = Counter()
    for thing in things.values():
        cities = thing.get("city", [])
        for city in [cities] if isinstance(cities, str) else cities:
            labels = things.get(city, {}).get("label", {})
            counts[labels.get("en", city)] += 1
    return counts


def main() -> None:
    """Print the five cities with most practices, counted in both ways."""
    document = download(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
    by_rdf, by_json = with_rdflib(document), as_json(document)
    for city, number in sorted(by_rdf.items(), key=lambda item: (-item[1], item[0]))[:5]:
        sys.stdout.write(f"{city}: {number} practices ({by_json[city]} by plain JSON)\n")


if __name__ == "__main__":
    main()
