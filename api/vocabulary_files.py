"""The ontology and the shapes as files: Turtle as it was written, and the same graph in other formats."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, Final

from pyld import jsonld
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, parse, serialize

from api.variants import JSONLD, TURTLE, Variant
from graph.engine.prefixes import tidied
from ontology.files import context_file, ontology_file
from ontology.prefixes import PREFIXES
from shapes.files import SHAPES, shape_files

_NAMES: Final = {**PREFIXES, "sh": "http://www.w3.org/ns/shacl#", "shape": str(SHAPES)}


def _ontology() -> bytes:
    return ontology_file().read_bytes()


def _shapes() -> bytes:
    """All files one after the other: each says its own prefixes, and none names a blank node."""
    parts = [f"# shapes/{file.name}\n\n".encode() + file.read_bytes() for file in shape_files()]
    return b"\n".join(parts)


SOURCES: Final[dict[str, Callable[[], bytes]]] = {"ontology": _ontology, "shapes": _shapes}


@lru_cache(maxsize=16)
def file(name: str, variant: Variant) -> bytes:
    """A document: the same bytes in every process.

    Args:
        name: `ontology` or `shapes`.
        variant: one of RDF.
    """
    turtle = SOURCES[name]()
    if variant is TURTLE:
        return turtle
    quads = _named(parse(turtle, format=RdfFormat.TURTLE))
    if variant is JSONLD:
        return _json(quads)
    assert variant.format is not None
    writer = variant.format.writer
    assert isinstance(writer, RdfFormat)
    made = serialize((quad.triple for quad in quads), format=writer, prefixes=_NAMES)
    assert made is not None
    return tidied(made, writer)


def _named(quads: Iterable[Quad]) -> list[Quad]:
    """In order, with blank nodes that are called the same whoever reads the file."""
    found = Dataset(quads)
    found.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(found, key=str)


def _json(quads: list[Quad]) -> bytes:
    """Compact, in the words of the project's context, which stands inside: the file needs no other."""
    lines = serialize(quads, format=RdfFormat.N_QUADS)
    assert lines is not None
    context = json.loads(context_file().read_bytes())["@context"] | _NAMES
    told: dict[str, Any] = jsonld.compact(jsonld.from_rdf(lines.decode()), context)
    used = json.dumps({key: value for key, value in told.items() if key != "@context"}, ensure_ascii=False)
    words = {key: value for key, value in context.items() if f'"{key}"' in used or f'"{key}:' in used}
    told["@context"] = {"@version": 1.1, **_needed(words, context)}
    return json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n"


def _needed(words: dict[str, Any], context: dict[str, Any]) -> dict[str, Any]:
    """Words, and the prefixes that their definitions use."""
    text = json.dumps(words)
    return {key: value for key, value in context.items() if key in words or f'"{key}:' in text}
