"""Terms and small makers of terms that the reports need."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode, Triple

from graph.dates import day
from graph.iris import Iris
from graph.tables import Row
from ontology import UCLG

Term: TypeAlias = NamedNode | Literal

LANGUAGES: Final = ("en", "es", "fr")

TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
COMMENT: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#comment")
ALT_LABEL: Final = NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
SOURCE: Final = NamedNode("http://purl.org/dc/terms/source")
LANGUAGE: Final = NamedNode("http://purl.org/dc/terms/language")
SUBJECT: Final = NamedNode("http://purl.org/dc/terms/subject")
ISSUED: Final = NamedNode("http://purl.org/dc/terms/issued")
PAGE: Final = NamedNode("http://xmlns.com/foaf/0.1/page")
START: Final = NamedNode("https://schema.org/startDate")
END: Final = NamedNode("https://schema.org/endDate")
JOB_TITLE: Final = NamedNode("https://schema.org/jobTitle")
OFFSET_START: Final = NamedNode("http://www.w3.org/ns/oa#start")
OFFSET_END: Final = NamedNode("http://www.w3.org/ns/oa#end")
MEMBER: Final = NamedNode("http://www.w3.org/ns/org#member")
ORGANIZATION: Final = NamedNode("http://www.w3.org/ns/org#organization")
ROLE: Final = NamedNode("http://www.w3.org/ns/org#role")


def own(name: str) -> NamedNode:
    """A term of the ontology, `uclg:{name}`."""
    return NamedNode(UCLG + name)


def whole(value: int) -> Literal:
    """An `xsd:integer`."""
    return Literal(value)


def at(iris: Iris, path: str) -> NamedNode:
    """The thing whose IRI ends with a path such as `edition/scs-2019`."""
    kind, key = path.split("/", 1)
    return iris.thing(kind, key)


def labels(node: NamedNode, row: Row, column: str = "label", term: NamedNode = LABEL) -> Iterator[Triple]:
    """What stands in the columns `{column}_en`, `{column}_es` and `{column}_fr`."""
    for language in LANGUAGES:
        if text := row.text(f"{column}_{language}"):
            yield Triple(node, term, Literal(text, language=language))


def dates(node: NamedNode, row: Row) -> Iterator[Triple]:
    """Start and end as known, and the first and last day that they can mean."""
    start, end = row.date("start"), row.date("end")
    if start:
        yield Triple(node, START, start.literal())
    if end:
        yield Triple(node, END, end.literal())
    if first := start or end:
        last = end or first
        yield Triple(node, own("earliestDate"), day(first.first))
        yield Triple(node, own("latestDate"), day(last.last))
