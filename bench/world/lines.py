"""Lines of N-Quads about one thing after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bench.terms import name, text

Said = tuple[str, str]


def about(thing: str, graph: str, said: Iterable[Said]) -> Iterator[str]:
    """A line for each predicate and object, both as N-Quads write them, like the thing and the graph."""
    end = f" {graph} .\n"
    for predicate, value in said:
        yield f"{thing} {predicate} {value}{end}"


def graph_of(table: str) -> str:
    """The named graph: of a table, or any other by its own name."""
    return name(f"graph:{table}")


def concept(scheme: str, slug: str) -> str:
    """A concept of one of the project's schemes."""
    return name(f"id:{scheme}/{slug}")


def date(value: str) -> str:
    """A date that is known to the year, the month or the day."""
    return text(value, {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}[len(value)])
