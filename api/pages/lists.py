"""Practices, events, collaborations and other things that many pages list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from api.pages.model import Block, Entry, Group, Link, Listing, Row, Table
from api.pages.teller import Teller, newest
from graph.descriptions import Node

# What is stated of their start is their date.
_DATED: Final = ("uclg:Activity", "uclg:Collaboration", "uclg:Edition", "uclg:Event", "uclg:Report")


def group(teller: Teller, key: str, *blocks: Iterable[Block]) -> list[Group]:
    """A group of these blocks; none where there are none."""
    found = tuple(block for some in blocks for block in some)
    return [Group(key.replace("_", "-"), teller.word(key), found)] if found else []


def listing(
    teller: Teller, nodes: Iterable[Node], *, caption: str = "", total: int = 0, cited: bool = True
) -> list[Listing]:
    """Things by name, with their sources where they are told in full."""
    found = [
        teller.entry(node.iri, cites=teller.sources.of(node) if node.part and cited else ())
        for node in by_name(teller, nodes)
    ]
    return [Listing(tuple(found), max(total, len(found)), caption)] if found else []


def links(teller: Teller, iris: Iterable[str], *, caption: str = "") -> list[Listing]:
    """Things by name."""
    return listing(teller, map(teller.told.get, iris), caption=caption, cited=False)


def by_name(teller: Teller, nodes: Iterable[Node]) -> list[Node]:
    """In the order of their names."""
    return sorted(nodes, key=lambda node: (teller.link(node.iri).text.casefold(), node.iri))


def table(
    teller: Teller,
    caption: str,
    columns: Sequence[str],
    rows: Iterable[tuple[Node, Sequence[Entry]]],
    *,
    total: int = 0,
) -> list[Table]:
    """A table with a row a thing and its sources; columns that hold nothing are left out."""
    found = [(node, tuple(cells)) for node, cells in rows]
    kept = [place for place in range(len(columns)) if any(cells[place] for _, cells in found)]
    made = tuple(
        Row(tuple(cells[place] for place in kept), cites=teller.sources.of(node)) for node, cells in found
    )
    if not made:
        return []
    names = tuple(columns[place] for place in kept)
    return [Table(caption, names, made, max(total, len(made)), cited=any(row.cites for row in made))]


def practices(teller: Teller, nodes: Iterable[Node], *, caption: str = "", city: bool = True) -> list[Table]:
    """Practices: whose, about what, from when, in which collection."""
    columns = [teller.word(key) for key in ("practice", "city", "themes", "collection", "year")]
    rows = [
        (
            node,
            (
                teller.entry(node.iri),
                teller.entries(node.links("uclg:city")) if city else Entry(),
                teller.others(node.links("dct:subject")),
                teller.others([*node.links("uclg:collection"), *node.links("uclg:edition")]),
                teller.plain(node.text("uclg:year")),
            ),
        )
        for node in by_name(teller, nodes)
    ]
    return table(teller, caption or teller.word("practices"), columns, rows)


def practices_by_collection(teller: Teller, nodes: Sequence[Node]) -> list[Table]:
    """Practices of one government: a table, or where there are many, one a collection."""
    groups: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        groups[next(iter(node.links("uclg:collection")), "")].append(node)
    if len(nodes) <= 12 or "" in groups:
        return practices(teller, nodes, city=False)
    return [
        made
        for iri in sorted(groups, key=lambda iri: teller.link(iri).text.casefold())
        for made in practices(teller, groups[iri], caption=teller.link(iri).text, city=False)
    ]


def events(teller: Teller, nodes: Iterable[Node], *, key: str = "events", host: bool = True) -> list[Table]:
    """Events, the latest first."""
    columns = [teller.word(key) for key in ("event", "day", "kind", "host", "bodies")]
    rows = [
        (
            node,
            (
                teller.entry(node.iri),
                teller.plain(teller.day(node)),
                teller.entries(node.links("uclg:eventKind")),
                _host(teller, node) if host else Entry(),
                teller.entries(node.links("uclg:involves")) if not host else Entry(),
            ),
        )
        for node in newest(nodes)
    ]
    return table(teller, teller.word(key), columns, rows)


def _host(teller: Teller, event: Node) -> Entry:
    cities = event.links("uclg:hostCity")
    if not cities and event.text("uclg:online") == "true":
        return teller.plain(teller.word("online"))
    return teller.entries(cities)


def collaborations(teller: Teller, nodes: Iterable[Node]) -> list[Table]:
    """What a body does with partners; the partner is whoever is not the thing itself."""
    columns = [teller.word(key) for key in ("partner", "kind", "topic", "year")]
    rows = [
        (
            node,
            (
                teller.others(_parties(node)),
                Entry(_leading(teller, node)),
                Entry(teller.said(node, "uclg:topic"))
                if node.all("uclg:topic")
                else teller.entries(node.links("dct:subject")),
                teller.plain(node.text("uclg:year")),
            ),
        )
        for node in sorted(nodes, key=lambda one: (_partner(teller, one), one.iri))
    ]
    return table(teller, teller.word("collaborations"), columns, rows)


def _leading(teller: Teller, node: Node) -> tuple[Link, ...]:
    """The kind of a collaboration; it leads to the collaboration's own page."""
    page = teller.link(node.iri).href
    return tuple(replace(teller.link(iri), href=page) for iri in node.links("uclg:collaborationKind"))


def _parties(node: Node) -> tuple[str, ...]:
    return (*node.links("uclg:partner"), *node.links("uclg:body"))


def _partner(teller: Teller, node: Node) -> str:
    others = (iri for iri in _parties(node) if iri != teller.told.iri)
    return next((teller.link(iri).text.casefold() for iri in others), "")


def activities(teller: Teller, nodes: Iterable[Node]) -> list[Table]:
    """Activities, a table a strategic component, by period."""
    groups: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        groups[next(iter(node.links("uclg:component")), "")].append(node)
    columns = [teller.word(key) for key in ("activity", "when", "status", "kind")]
    return [
        made
        for iri in sorted(groups, key=lambda iri: (not iri, iri))
        for made in table(
            teller,
            _component(teller, iri),
            columns,
            [(node, _activity(teller, node)) for node in reversed(newest(groups[iri]))],
        )
    ]


def _component(teller: Teller, iri: str) -> str:
    if not iri:
        return teller.word("no_component")
    return f"{iri.rsplit('/', 1)[-1].upper()}. {teller.link(iri).text}"


def _activity(teller: Teller, node: Node) -> tuple[Entry, ...]:
    said = teller.said(node, "uclg:period")
    return (
        teller.entry(node.iri),
        Entry(said) if said else teller.plain(teller.day(node)),
        teller.entries(node.links("uclg:activityStatus")),
        teller.entries(node.links("uclg:activityKind")),
    )


def distinctions(teller: Teller, nodes: Iterable[Node], *, by: str, key: str = "distinctions") -> list[Table]:
    """Distinctions, the latest first; `by` is the property at the head: the programme, or the laureate."""
    columns = [teller.word("distinction" if by == "uclg:programme" else "laureate")]
    columns += [teller.word(key) for key in ("kind", "year")]
    rows = []
    for node in newest(nodes):
        page = teller.link(node.iri).href
        kinds = tuple(replace(teller.link(iri), href=page) for iri in node.links("uclg:distinctionKind"))
        rows.append((node, (teller.entries(node.links(by)), Entry(kinds), teller.plain(teller.day(node)))))
    return table(teller, teller.word(key), columns, rows)


def statements(teller: Teller, nodes: Iterable[Node]) -> list[Table]:
    """What single sources say: the statement, its dates, who represented, the event, what it differs from."""
    columns = [
        teller.word(key) for key in ("statement", "when", "represented_by", "event", "note", "differs")
    ]
    rows = [
        (
            node,
            (
                teller.entry(node.iri),
                teller.plain(stated(teller, node)),
                teller.others(node.links("uclg:statedRepresentative")),
                teller.others(node.links("uclg:statedEvent")),
                Entry(teller.said(node, "uclg:note")),
                teller.entries(node.links("uclg:differsFrom")),
            ),
        )
        for node in by_name(teller, nodes)
    ]
    return [_merged(made) for made in table(teller, teller.word("statements"), columns, rows)]


def _merged(made: Table) -> Table:
    """Rows that read the same become one, with the sources of all and links to each statement."""
    found: dict[tuple[str, ...], Row] = {}
    for row in made.rows:
        key = tuple(" ".join(link.text for link in cell.links) for cell in row.cells)
        if key not in found:
            found[key] = row
            continue
        old = found[key]
        head = old.cells[0]
        more = replace(row.cells[0].links[0], text=str(len(head.links) + 1), language="")
        cells = (Entry((*head.links, more)), *old.cells[1:])
        cites = sorted((*old.cites, *row.cites), key=lambda cite: (cite.number, cite.turn))
        found[key] = Row(cells, cites=tuple(cites))
    return replace(made, rows=tuple(found.values()), total=len(found))


def all_said(teller: Teller) -> list[Node]:
    """Statements about the thing, and those in which it is what is stated; the former first."""
    found = teller.parts("uclg:statement")
    for name in ("uclg:statedValue", "uclg:statedRepresentative", "uclg:statedEvent"):
        found += teller.come(name, "uclg:Statement")
    return list({node.iri: node for node in found}.values())


def stated(teller: Teller, node: Node) -> str:
    """The period that a source states."""
    if teller.is_a(*_DATED):
        start, end = ([value.value for value in node.all(f"uclg:stated{name}")] for name in ("Start", "End"))
        return teller.span(start, end)
    dates = ([value.value for value in node.all(f"uclg:stated{name}")] for name in ("Start", "End", "Seen"))
    return teller.period(*dates)
