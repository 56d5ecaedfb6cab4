"""The columns of a class: what ontology and shapes foresee, and whatever else its instances have."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

import duckdb

from graph.exports.model import PARTIAL, XSD, Model, is_own
from ontology.prefixes import PREFIXES, expand

Kind = Literal["iri", "text", "integer", "number", "boolean", "date", "year", "partial", "earliest", "latest"]
SQL_TYPES: Final[dict[Kind, str]] = {
    "iri": "VARCHAR",
    "text": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "year": "INTEGER",
    "partial": "VARCHAR",
    "earliest": "DATE",
    "latest": "DATE",
}
_BY_TAG: Final[dict[str, Kind]] = {
    "": "iri",
    XSD + "integer": "integer",
    XSD + "decimal": "number",
    XSD + "double": "number",
    XSD + "boolean": "boolean",
    XSD + "date": "date",
    XSD + "gYear": "year",
}
# Classes of the schema itself are no data.
_SCHEMA: Final = tuple(PREFIXES[prefix] for prefix in ("owl", "rdf", "rdfs"))
_TYPE: Final = expand("rdf:type")
# Said once of a thing (and language) by their own vocabularies, or by use; of classes without shapes too.
_ONCE: Final = """
    rdfs:label skos:prefLabel skos:definition skos:notation skos:inScheme dct:title dct:description
    dct:identifier dct:license dct:publisher geo:asWKT uclg:rank uclg:rankOrder uclg:retrieved
"""
_ONE: Final = frozenset(map(expand, _ONCE.split()))
_FIRST: Final = ("label", "alt_label")
# `most`: the values that one instance has, of one language or of all that has none; `fits`: whether every
# value can be had in the type of its tag without loss.
_FACTS: Final = f"""
CREATE TABLE types AS SELECT s, o AS c FROM triples WHERE p = '{_TYPE}' AND tag = '';
CREATE TABLE facts AS
SELECT c, p, tag, max(n) AS most, bool_and(fits) AS fits FROM (
  SELECT c, s, p, tag, count(*) AS n, bool_and(CASE tag
      WHEN '{XSD}integer' THEN CAST(try_cast(o AS BIGINT) AS VARCHAR) = o
      WHEN '{XSD}decimal' THEN try_cast(o AS DOUBLE) IS NOT NULL
      WHEN '{XSD}double' THEN try_cast(o AS DOUBLE) IS NOT NULL
      WHEN '{XSD}boolean' THEN o IN ('true', 'false')
      WHEN '{XSD}date' THEN regexp_full_match(o, '\\d{{4}}-\\d\\d-\\d\\d') AND try_cast(o AS DATE) IS NOT NULL
      WHEN '{XSD}gYear' THEN regexp_full_match(o, '\\d{{4}}') AND o <> '0000'
      WHEN '{XSD}gYearMonth' THEN try_cast(o || '-01' AS DATE) IS NOT NULL AND length(o) = 7
      ELSE true END) AS fits
  FROM types JOIN triples USING (s) GROUP BY ALL) GROUP BY ALL;
UPDATE facts SET most = spread.most FROM (
  SELECT c, p, max(n) AS most FROM (
    SELECT c, s, p, count(*) AS n FROM types JOIN triples USING (s) WHERE tag[1:1] <> '@' GROUP BY ALL)
  GROUP BY ALL) AS spread
WHERE facts.c = spread.c AND facts.p = spread.p AND facts.tag[1:1] <> '@'
"""  # noqa: S608 - constants


@dataclass(frozen=True)
class Column:
    """A column of a class.

    Attributes:
        name: in snake case; texts in a language end with it.
        predicate: IRI of the property.
        kind: of the values; `earliest` and `latest` are the days that a partial date may mean.
        many: whether a cell holds a list.
        language: of the texts; None where the column holds whatever has no language.
    """

    name: str
    predicate: str
    kind: Kind
    many: bool
    language: str | None = None


@dataclass(frozen=True)
class Table:
    """A class with its columns; `name` is that of its files."""

    name: str
    iri: str
    rows: int
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class _Fact:
    most: int
    fits: bool


Facts = dict[str, dict[str, _Fact]]
"""What the instances of one class have: by property, by tag."""


def tables(database: duckdb.DuckDBPyConnection, model: Model) -> list[Table]:
    """The tables to be written, in the order of their names.

    Every class of the project's own has one, and of the others those that have an instance which is in no
    class of the project's own; classes of the schema have none. The database gets the tables `types(s, c)`
    and `facts(c, p, tag, most, fits)`.
    """
    database.execute(_FACTS)
    counts = dict(database.execute("SELECT c, count(*) FROM types GROUP BY c").fetchall())
    kinds = [kind for kind in counts if is_own(kind)] + _orphans(database, set(counts))
    facts: dict[str, Facts] = defaultdict(lambda: defaultdict(dict))
    for kind, name, tag, most, fits in database.execute("SELECT c, p, tag, most, fits FROM facts").fetchall():
        facts[kind][name][tag] = _Fact(most, fits)
    names = distinct(kinds, model, "-")
    made = [Table(names[kind], kind, counts[kind], columns(kind, facts[kind], model)) for kind in kinds]
    return sorted(made, key=lambda table: table.name)


def _orphans(database: duckdb.DuckDBPyConnection, kinds: set[str]) -> list[str]:
    own = [kind for kind in kinds if is_own(kind)]
    rows = database.execute(
        "SELECT DISTINCT c FROM types ANTI JOIN (SELECT DISTINCT s FROM types WHERE c IN "
        "(SELECT unnest($own::VARCHAR[]))) AS ours USING (s)",
        {"own": own},
    ).fetchall()
    return [kind for (kind,) in rows if not kind.startswith(_SCHEMA)]


def columns(kind: str, facts: Facts, model: Model) -> tuple[Column, ...]:
    """The columns of a class after `iri`: labels first, then by name."""
    names = sorted(({*facts} | model.properties(kind)) - {_TYPE})
    short = distinct(names, model, "_", taken=("iri", "type"))
    found = [Column("type", _TYPE, "iri", many=True)]
    for name in names:
        single = name in _ONE or model.is_single(kind, name)
        found += _columns(short[name], name, facts.get(name, {}), model.tags.get(name, frozenset()), single)
    return tuple(sorted(_unlike(found), key=_order))


def _columns(
    name: str, predicate: str, facts: dict[str, _Fact], foreseen: frozenset[str], single: bool
) -> Iterator[Column]:
    tags = {*facts} | foreseen
    for tag in sorted(tag for tag in tags if tag.startswith("@")):
        language = tag[1:]
        many = not single or (tag in facts and facts[tag].most > 1)
        yield Column(f"{name}_{language.replace('-', '_')}", predicate, "text", many, language)
    rest = {tag for tag in tags if not tag.startswith("@")}
    if not rest:
        if not tags:
            yield Column(name, predicate, "text", not single)
        return
    seen = [fact for tag, fact in facts.items() if tag in rest]
    many = not single or any(fact.most > 1 for fact in seen)
    kind = _kind(rest, all(fact.fits for fact in seen))
    yield Column(name, predicate, kind, many)
    if kind == "partial":
        yield Column(f"{name}_earliest", predicate, "earliest", many=False)
        yield Column(f"{name}_latest", predicate, "latest", many=False)


def _kind(tags: set[str], fits: bool) -> Kind:
    if not fits:
        return "text"
    if len(tags) > 1:
        return "partial" if tags <= PARTIAL else "text"
    (tag,) = tags
    return "partial" if tag == XSD + "gYearMonth" else _BY_TAG.get(tag, "text")


def distinct(iris: Iterable[str], model: Model, joint: str, taken: tuple[str, ...] = ()) -> dict[str, str]:
    """Short names; those that would be the same get the prefix of their vocabulary, or a number."""
    plain = {iri: model.name(iri).replace("_", joint) for iri in sorted(iris)}
    often = Counter([*plain.values(), *taken])
    used: set[str] = set(taken)
    for iri, name in plain.items():
        if often[name] > 1 and not is_own(iri):
            prefix = next((key for key, start in PREFIXES.items() if iri.startswith(start)), "other")
            name = f"{prefix}{joint}{name}"
        candidate, number = name, 1
        while candidate in used:
            number += 1
            candidate = f"{name}{joint}{number}"
        used.add(candidate)
        plain[iri] = candidate
    return plain


def _unlike(found: list[Column]) -> Iterator[Column]:
    """Names that only differ from one another by case or by a suffix of ours are told apart by a number."""
    used = {"iri"}
    for column in found:
        name, number = column.name, 1
        while name in used:
            number += 1
            name = f"{column.name}_{number}"
        used.add(name)
        yield replace(column, name=name)


def _order(column: Column) -> tuple[int, str]:
    start = re.sub(r"_[a-z]{2}$", "", column.name)
    return (_FIRST.index(start) if start in _FIRST else len(_FIRST), column.name)
