"""A description as a flat table: a row a fact, with the names of all that it mentions."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final

from pyoxigraph import NamedNode

from graph.descriptions.model import Description, Node, Value
from graph.descriptions.terms import name_of, short
from ontology.prefixes import expand

COLUMNS: Final = (
    "subject",
    "subject_label",
    "property",
    "property_label",
    "value",
    "value_label",
    "language",
    "datatype",
)
_TYPE: Final = expand("rdf:type")
Row = tuple[str, ...]


def table(description: Description, language: str) -> str:
    """CSV (RFC 4180) with the facts of the thing, then the links to it, then those of its parts.

    `datatype` is `iri`, or of a literal a prefixed name like `xsd:date`; `language` is that of a text.

    Args:
        language: of the labels; see `Node.label` for those that are missing in it.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(_rows(description, language))
    return out.getvalue()


def _rows(description: Description, language: str) -> Iterator[Row]:
    yield from _facts(description, description.node, language)
    for links in description.incoming:
        for iri in links.things:
            other = description.get(iri)
            yield _row(description, other, links.property, NamedNode(description.iri), language)
    for node in description.nodes.values():
        if node.part and node.iri != description.iri:
            yield from _facts(description, node, language)


def _facts(description: Description, node: Node, language: str) -> Iterator[Row]:
    for name, values in node.facts.items():
        for value in values:
            yield _row(description, node, name, value, language)


def _row(description: Description, node: Node, name: str, value: Value, language: str) -> Row:
    about = (node.iri, node.label(language).text, name, name_of(name, language), value.value)
    if isinstance(value, NamedNode):
        return *about, _label(description, name, value.value, language), "", "iri"
    datatype = value.datatype.value
    return *about, "", value.language or "", short(datatype) or datatype


def _label(description: Description, name: str, iri: str, language: str) -> str:
    if name == _TYPE:
        return name_of(iri, language)
    node = description.get(iri)
    return node.label(language).text if node.described else ""
