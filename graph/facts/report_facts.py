"""Facts of a report about things of other tables, and where its language versions differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode, Triple

from graph.facts.report_known import Known, Seat
from graph.facts.report_passages import Passages
from graph.facts.report_statements import statement_iri, statement_triples, value_triples
from graph.facts.report_terms import JOB_TITLE, Term, at, read_by
from graph.facts.terms import ALT_LABEL, ISSUED, LANGUAGE, PAGE, SOURCE, SUBJECT, TYPE, own, truth, whole
from graph.iris import Iris, slug
from graph.tables import Row

_Reader: TypeAlias = Callable[[Row, str, Iris], list[Term]]

# Things that list their sources; a concept or a person does not get one by being spoken of.
_SOURCED: Final = ("mandate", "study", "edition", "event", "body", "collaboration")


# Properties of which a thing has one value.
SINGLE: Final = frozenset({own("ordinal"), own("citiesCount"), own("online"), ISSUED})


def _number(row: Row, column: str, _: Iris) -> list[Term]:
    value = row.integer(column)
    return [] if value is None else [whole(value)]


def _numbers(row: Row, column: str, _: Iris) -> list[Term]:
    return [whole(value) for value in row.integers(column)]


def _date(row: Row, column: str, _: Iris) -> list[Term]:
    value = row.date(column)
    return [value.literal()] if value else []


def _flag(row: Row, column: str, _: Iris) -> list[Term]:
    value = row.flag(column)
    return [] if value is None else [truth(value)]


def _address(row: Row, column: str, _: Iris) -> list[Term]:
    return [NamedNode(row.text(column))] if row.text(column) else []


def _words(row: Row, column: str, _: Iris) -> list[Term]:
    return [Literal(row.text(column), language=row.text("language"))] if row.text(column) else []


def _one(kind: str) -> _Reader:
    return lambda row, column, iris: [iris.thing(kind, row.text(column))] if row.text(column) else []


def _many(kind: str) -> _Reader:
    return lambda row, column, iris: [iris.thing(kind, key) for key in row.texts(column)]


def _person(row: Row, column: str, iris: Iris) -> list[Term]:
    return [iris.thing("person", slug(row.text(column)))] if row.text(column) else []


# Column, the property of the thing that it gives, and how it is read.
_COLUMNS: Final[tuple[tuple[str, NamedNode, _Reader], ...]] = (
    ("representative", own("representedBy"), _person),
    ("office", JOB_TITLE, _words),
    ("name", ALT_LABEL, _words),
    ("ordinal", own("ordinal"), _number),
    ("cycle", own("cycleYears"), _numbers),
    ("focus_areas", own("focusArea"), _many("focus-area")),
    ("key_factors", own("keyFactor"), _many("focus-area")),
    ("cities_count", own("citiesCount"), _number),
    ("issued", ISSUED, _date),
    ("launch", own("launchedAt"), _one("event")),
    ("page", PAGE, _address),
    ("online", own("online"), _flag),
    ("keeper", own("body"), _one("body")),
    ("themes", SUBJECT, _many("theme")),
)


def seat(row: Row, iris: Iris) -> Seat | None:
    """Body, role and holder of the mandate that a row is about, if it is about one."""
    if not row.text("role"):
        return None
    body, role = iris.thing("body", row.text("body")), iris.thing("role", row.text("role"))
    return body, role, at(iris, row.text("holder"))


def about(row: Row, passages: Passages, known: Known) -> NamedNode | None:
    """The thing that a fact is about; None when its mandate cannot be found."""
    wanted = seat(row, passages.iris)
    if wanted is None:
        return at(passages.iris, row.text("thing"))
    versions = [passages.version(row.text("report"), language) for language in passages.cited(row)]
    return known.mandate(wanted, versions)


def fact_triples(row: Row, passages: Passages, known: Known, seen: Term | None) -> Iterator[Triple]:
    """A row of `report_facts`: a statement for each version that says so, and its values on the thing.

    Args:
        seen: when a mandate was seen that the row speaks of: the start of the report's period.
    """
    thing = about(row, passages, known)
    if thing is None:
        raise LookupError(f"{row.file}, row {row.line}: no such mandate")  # the checks come first
    is_mandate = bool(row.text("role"))
    values = [(term, read(row, column, passages.iris)) for column, term, read in _COLUMNS]
    for language, cited in passages.cited(row).items():
        yield from _statement(row, passages, known, thing, language, seen if is_mandate else None, values)
        for passage in cited:
            yield Triple(thing, own("statedIn"), passage)
        if is_mandate or row.text("thing").split("/")[0] in _SOURCED:
            yield Triple(thing, SOURCE, passages.version(row.text("report"), language))
    for term, found in values:
        yield from (Triple(thing, term, value) for value in found)
    if page := row.text("page"):
        yield Triple(NamedNode(page), TYPE, own("Source"))
        yield Triple(NamedNode(page), LANGUAGE, Literal(row.text("language")))


def _statement(
    row: Row,
    passages: Passages,
    known: Known,
    thing: NamedNode,
    language: str,
    seen: Term | None,
    values: Iterable[tuple[NamedNode, list[Term]]],
) -> Iterator[Triple]:
    """The statement of one version: the one that another table has already, or a new one."""
    version = passages.version(row.text("report"), language)
    start, end = row.date("start"), row.date("end")
    dates = (start.literal() if start else None, end.literal() if end else None)
    told_elsewhere = bool(start or seen or row.text("launch"))
    node = known.statement(thing, version, dates) if told_elsewhere else None
    if node is None:
        node = statement_iri(passages, row, thing, language, row.text("id"))
        yield from statement_triples(node, passages, row, thing, language)
        for name, value in zip(("statedStart", "statedEnd", "statedSeen"), (*dates, seen), strict=True):
            if value is not None:
                yield Triple(node, own(name), value)
    if seen:
        yield Triple(thing, own("statement"), node)
    for term, found in values:
        yield from value_triples(node, term, found)
        if term == own("representedBy"):
            yield from (Triple(node, own("statedRepresentative"), value) for value in found)
    yield from read_by(node, row)
    for passage in passages.cited(row)[language]:
        yield Triple(node, own("statedIn"), passage)


def difference_triples(rows: Iterable[Row], passages: Passages) -> Iterator[Triple]:
    """The rows of `report_differences`: a statement a version, each tied to those that it differs from."""
    sides: dict[tuple[str, str], list[NamedNode]] = defaultdict(list)
    for row in rows:
        key, language = row.text("id"), row.text("language")
        thing = at(passages.iris, row.text("thing"))
        node = statement_iri(passages, row, thing, language, f"difference {key}")
        yield from statement_triples(node, passages, row, thing, language)
        for passage in passages.cited(row).get(language, []):
            yield Triple(node, own("statedIn"), passage)
        sides[row.text("report"), key].append(node)
    for nodes in sides.values():
        for node in nodes:
            yield from (Triple(node, own("differsFrom"), other) for other in nodes if other != node)
