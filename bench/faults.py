"""Ways in which data go wrong: each takes a sound thing and gives it one fault."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

from bench.terms import name, text

Node = dict[str, list[str]]
Fault = Callable[[Random, str, Node], tuple[str, Node]]


def spoil(random: Random, iri: str, node: Node) -> tuple[str, Node]:
    """The thing with one fault, chosen at random among those that can befall it."""
    copy = {predicate: list(values) for predicate, values in node.items()}
    return random.choice(FAULTS)(random, iri, copy)


def _property(random: Random, node: Node) -> str:
    return random.choice([predicate for predicate in node if predicate != "rdf:type"] or list(node))


def missing(random: Random, iri: str, node: Node) -> tuple[str, Node]:
    """A property is gone."""
    del node[_property(random, node)]
    return iri, node


def wrong_datatype(random: Random, iri: str, node: Node) -> tuple[str, Node]:
    """A value is of another type than it should be."""
    wrong = [
        text("soon"),
        text("20x0", "xsd:gYear"),
        text("2020-02-30", "xsd:date"),
        text("many", "xsd:integer"),
    ]
    wrong += [
        text("2020-05", "xsd:gYearMonth"),
        text("1.5", "xsd:decimal"),
        text("word", "@en"),
        name("id:body/uclg"),
    ]
    node[_property(random, node)] = [random.choice(wrong)]
    return iri, node


def wrong_thing(random: Random, iri: str, node: Node) -> tuple[str, Node]:
    """A link leads to something of another class, or to nothing."""
    targets = ["id:country/es", "id:source/page-0", "id:role/chair", "id:nowhere/at-all"]
    node[_property(random, node)] = [name(random.choice(targets))]
    return iri, node


def two_values(random: Random, iri: str, node: Node) -> tuple[str, Node]:
    """A second value, a sound one of another thing."""
    extra = ["id:city/es-city-1", "id:body/uclg", "id:country/fr", "id:role/member"]
    node[_property(random, node)].append(name(random.choice(extra)))
    return iri, node


def two_names(_: Random, iri: str, node: Node) -> tuple[str, Node]:
    """Two names in one language."""
    node.setdefault("rdfs:label", []).append(text("Another name", "@en"))
    return iri, node


def no_english(_: Random, iri: str, node: Node) -> tuple[str, Node]:
    """No English name."""
    node["rdfs:label"] = [text("Solo un nombre", "@es")]
    return iri, node


def date_order(random: Random, iri: str, node: Node) -> tuple[str, Node]:
    """An end before the beginning, or a year that cannot be."""
    start, end = random.choice(
        [("2015", "2012-03"), ("2015", "1011"), ("2015-06-10", "2015-05"), ("2015", "2015")]
    )
    node["schema:startDate"], node["schema:endDate"] = [_partial(start)], [_partial(end)]
    return iri, node


def day_order(_: Random, iri: str, node: Node) -> tuple[str, Node]:
    """A last day before the first."""
    node["uclg:earliestDate"], node["uclg:latestDate"] = [_partial("2015-01-01")], [_partial("2014-12-31")]
    return iri, node


def wrong_address(_: Random, iri: str, node: Node) -> tuple[str, Node]:
    """An IRI that does not follow the pattern of its class."""
    return f"{iri}_X", node


def misspelt(_: Random, iri: str, node: Node) -> tuple[str, Node]:
    """A property that does not exist."""
    node["schema:startDtae"] = [text("2015", "xsd:gYear")]
    return iri, node


def cycle(_: Random, iri: str, node: Node) -> tuple[str, Node]:
    """A thing above itself."""
    node["org:subOrganizationOf"] = [name(iri)]
    return iri, node


def out_of_range(random: Random, iri: str, node: Node) -> tuple[str, Node]:
    """A number that no map and no census knows."""
    predicate = random.choice(["wgs:lat", "uclg:population", "uclg:matchScore"])
    value = text("-5", "xsd:integer") if predicate == "uclg:population" else text("95.5", "xsd:decimal")
    node[predicate] = [value]
    return iri, node


def _partial(date: str) -> str:
    return text(date, {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}[len(date)])


FAULTS: Final[tuple[Fault, ...]] = (
    missing,
    wrong_datatype,
    wrong_thing,
    two_values,
    two_names,
    no_english,
    date_order,
    day_order,
    wrong_address,
    misspelt,
    cycle,
    out_of_range,
)
