"""Who holds seats and prizes: one IRI for each, however pages spell it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad

from graph.facts import terms
from graph.facts.context import LANGUAGES, FactContext
from graph.facts.node import Node
from graph.iris import fold, slug
from graph.tables import Row, Tables

_TWO_NAMES = re.compile(r"(?P<one>.+?) \((?P<other>[^()]+)\)")
_ACRONYM = re.compile(r"\S{2,20}")


@dataclass(frozen=True)
class Holder:
    """Somebody who can hold a role: IRI, key for other IRIs, and name."""

    iri: NamedNode
    key: str
    label: str = field(compare=False)


class Holders:
    """Finds holders by the columns of a row, and writes down the persons and organizations it found.

    Organizations that stand in the table of bodies or of organizations, by name, acronym or both, are those;
    others that `places.csv` knows are local governments.
    """

    def __init__(self, tables: Tables, context: FactContext) -> None:
        self._context = context
        self._bodies = {row.text("id"): row for row in tables["bodies"]}
        self._known = {row.text("id"): row for row in tables["organizations"]}
        self._by_name = {kind: _index(tables[kind]) for kind in ("bodies", "organizations")}
        self._persons: dict[str, Counter[str]] = defaultdict(Counter)
        self._organizations: dict[str, Counter[str]] = defaultdict(Counter)
        for table in ("roles", "awards"):
            for row in tables[table]:
                self._remember(row)

    def _remember(self, row: Row) -> None:
        if person := row.text("person"):
            self._persons[slug(person)][person] += 1
        if organization := row.text("organization"):
            self._organizations[self._key(organization)][organization] += 1

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
        if body := self._find("bodies", name):
            return Holder(self._context.body(body), body, self._bodies[body].text("name_en"))
        if decided := self._context.gazetteer.decided(name, country):
            return self._government(decided.label, decided.country)
        key = self._key(name)
        return Holder(self._context.iris.thing("organization", key), key, self._organization_name(key, name))

    def _key(self, name: str) -> str:
        return self._find("organizations", name) or slug(_split(name)[0])

    def _organization_name(self, key: str, name: str) -> str:
        known = self._known.get(key)
        return known.text("name_en") if known else _split(self._label(self._organizations[key], name))[0]

    def _government(self, name: str, country: str) -> Holder:
        found = self._context.government(name, country)
        return Holder(found.iri(self._context.iris), found.key, found.label)

    def _find(self, table: str, name: str) -> str | None:
        """Id of the row that is so called."""
        plain, acronym = _split(name)
        for candidate in (name, plain, acronym):
            if candidate and (found := self._by_name[table].get(_folded(candidate))):
                return found
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
        row = self._known.get(found.key)
        if row:
            node.texts(terms.LABEL, row, "name")
        else:
            node.add(terms.LABEL, terms.text(found.label, ""))
        parts = [_split(spelled) for spelled in self._organizations[found.key]]
        acronyms = {acronym for _, acronym in parts} | {row.text("acronym") if row else ""}
        said = {row.text(f"name_{language}") for language in LANGUAGES} if row else {found.label}
        others = {name for name, _ in parts} - said - acronyms
        node.add(terms.ALT_LABEL, *(terms.text(name, "") for name in sorted(others)))
        node.add(terms.own("acronym"), *(terms.text(each, "") for each in sorted(acronyms - {""})))
        yield from node


def _index(rows: tuple[Row, ...]) -> dict[str, str]:
    """Ids by folded name or acronym; names win over acronyms, and what two rows share means neither."""
    index: dict[str, str] = {}
    for columns in (("name_en", "name_es", "name_fr"), ("acronym",)):
        found: dict[str, set[str]] = defaultdict(set)
        for row in rows:
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
    """Name and acronym of `Association of Netherlands Municipalities (VNG)`, in either order."""
    found = _TWO_NAMES.fullmatch(name)
    if found and _ACRONYM.fullmatch(found["other"]):
        return found["one"], found["other"]
    if found and _ACRONYM.fullmatch(found["one"]):
        return found["other"], found["one"]
    return name, ""
