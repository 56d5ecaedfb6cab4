"""Who holds seats and prizes: one IRI for each, however pages spell it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad

from graph.facts import terms
from graph.facts.context import FactContext
from graph.facts.node import Node
from graph.iris import fold, slug
from graph.tables import Row, Tables

_WITH_ACRONYM = re.compile(r"(?P<name>.+?) \((?P<acronym>[^()]{2,20})\)")


@dataclass(frozen=True)
class Holder:
    """Somebody who can hold a role: IRI, key for other IRIs, and name."""

    iri: NamedNode
    key: str
    label: str = field(compare=False)


class Holders:
    """Finds holders by the columns of a row, and writes down the persons and organizations it found.

    Organizations that stand in the table of bodies, by name, acronym or both, are those bodies; those that
    `places.csv` knows are local governments.
    """

    def __init__(self, tables: Tables, context: FactContext) -> None:
        self._context = context
        self._bodies = _body_index(tables)
        self._body_names = {row.text("id"): row.text("name_en") for row in tables["bodies"]}
        self._persons: dict[str, Counter[str]] = defaultdict(Counter)
        self._organizations: dict[str, Counter[str]] = defaultdict(Counter)
        for table in ("roles", "awards"):
            for row in tables[table]:
                self._remember(row)

    def _remember(self, row: Row) -> None:
        if person := row.text("person"):
            self._persons[slug(person)][person] += 1
        if organization := row.text("organization"):
            self._organizations[_organization_key(organization)][organization] += 1

    def holder(self, row: Row) -> Holder:
        """Who holds it, by `holder_type`."""
        kind = row.text("holder_type")
        if kind == "person":
            return self.person(row.text("person"))
        if kind == "organization":
            return self.organization(row.text("organization"), row.text("country"))
        return self._government(row.text(kind), row.text("country"))

    def representatives(self, row: Row) -> tuple[Holder, ...]:
        """The person who represents a holder that is no person."""
        person = row.text("person")
        return (self.person(person),) if person and row.text("holder_type") != "person" else ()

    def institutions(self, row: Row) -> tuple[Holder, ...]:
        """On whose behalf the holder, or who represents it, acts."""
        kind, country = row.text("holder_type"), row.text("country")
        found = []
        if kind != "organization" and (name := row.text("organization")):
            found.append(self.organization(name, country))
        if kind == "person":
            columns = ("city", "government")
            found += [self._government(row.text(column), country) for column in columns if row.text(column)]
        return tuple(found)

    def person(self, name: str) -> Holder:
        """A person, the same for every spelling that differs in accents or case."""
        key = slug(name)
        return Holder(self._context.iris.thing("person", key), key, self._label(self._persons[key], name))

    def organization(self, name: str, country: str) -> Holder:
        """An organization: a body, a local government, or an organization of its own."""
        if body := self._body(name):
            return Holder(self._context.body(body), body, self._body_names[body])
        if decided := self._context.gazetteer.decided(name, country):
            return self._government(decided.label, decided.country)
        key = _organization_key(name)
        spelled = self._label(self._organizations[key], name)
        return Holder(self._context.iris.thing("organization", key), key, _split(spelled)[0])

    def _government(self, name: str, country: str) -> Holder:
        found = self._context.government(name, country)
        return Holder(found.iri(self._context.iris), found.key, found.label)

    def _body(self, name: str) -> str | None:
        plain, acronym = _split(name)
        for candidate in (name, plain, acronym):
            if candidate and (body := self._bodies.get(_folded(candidate))):
                return body
        return None

    def _label(self, spellings: Counter[str], name: str) -> str:
        """The spelling used most; of equals the first in the alphabet."""
        return min(spellings, key=lambda each: (-spellings[each], each), default=name)

    def quads(self, rows: tuple[Row, ...], table: str) -> Iterator[Quad]:
        """Persons and organizations that the rows of a table name, in the order of their keys."""
        persons = sorted({slug(row.text("person")) for row in rows if row.text("person")})
        for key in persons:
            yield from self._named(table, "Person", key, self._persons[key])
        names = sorted({(row.text("organization"), row.text("country")) for row in rows} - {("", "")})
        written: set[str] = set()
        for name, country in names:
            found = self.organization(name, country) if name else None
            if found and found.iri == self._context.iris.thing("organization", found.key):
                if found.key not in written:
                    yield from self._organization(table, found)
                written.add(found.key)

    def _named(self, table: str, kind: str, key: str, spellings: Counter[str]) -> Iterator[Quad]:
        node = Node(self._context, table, self._context.iris.thing(kind.lower(), key), kind)
        label = self._label(spellings, key)
        node.add(terms.LABEL, terms.text(label, ""))
        node.add(terms.ALT_LABEL, *(terms.text(each, "") for each in sorted(set(spellings) - {label})))
        yield from node

    def _organization(self, table: str, found: Holder) -> Iterator[Quad]:
        node = Node(self._context, table, found.iri, "Organization")
        node.add(terms.LABEL, terms.text(found.label, ""))
        parts = [_split(spelled) for spelled in self._organizations[found.key]]
        node.add(
            terms.ALT_LABEL, *(terms.text(name, "") for name in sorted({n for n, _ in parts} - {found.label}))
        )
        node.add(
            terms.own("acronym"), *(terms.text(each, "") for each in sorted({a for _, a in parts} - {""}))
        )
        yield from node


def _body_index(tables: Tables) -> dict[str, str]:
    """Bodies by folded name or acronym; names win over acronyms, and what two bodies share means neither."""
    index: dict[str, str] = {}
    for columns in (("name_en", "name_es", "name_fr"), ("acronym",)):
        found: dict[str, set[str]] = defaultdict(set)
        for row in tables["bodies"]:
            for column in columns:
                if text := row.text(column):
                    found[_folded(text)].add(row.text("id"))
        index.update(
            {key: next(iter(ids)) for key, ids in found.items() if len(ids) == 1 and key not in index}
        )
    return index


def _folded(text: str) -> str:
    return re.sub(r"[^\w]+", " ", fold(text)).strip()


def _split(name: str) -> tuple[str, str]:
    """Name and acronym of `Association of Netherlands Municipalities (VNG)`."""
    found = _WITH_ACRONYM.fullmatch(name)
    return (found["name"], found["acronym"]) if found else (name, "")


def _organization_key(name: str) -> str:
    return slug(_split(name)[0])
