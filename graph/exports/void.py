"""VoID: how much there is of what, class by class and property by property, as editors and agents read it.

Each class has its partition, in it each property, and in that the classes or datatypes of its values: the
layout of SIB's void-generator, with `void-ext:` for datatypes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import duckdb
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from graph.exports.about import About, about
from graph.exports.columns import Table, distinct, tables
from graph.exports.model import XSD, Model, model
from graph.exports.quads import quads_of
from ontology.prefixes import PREFIXES, expand

VOID: Final = "http://rdfs.org/ns/void#"
VOID_EXT: Final = "http://ldf.fi/void-ext#"
VOID_PREFIXES: Final = PREFIXES | {
    "void": VOID,
    "void-ext": VOID_EXT,
    "formats": "http://www.w3.org/ns/formats/",
}
GRAPH: Final = "graph/void"
VOID_FILE: Final = "void.ttl"
DOCUMENT: Final = ".well-known/void"
DUMPS: Final = {
    "uclg-graph.nq.gz": "N-Quads",
    "uclg-graph.trig.gz": "TriG",
    "uclg-graph.ttl.gz": "Turtle",
    "uclg-graph.jsonld.gz": "JSON-LD",
}
_EXAMPLES: Final = ("city", "community-of-practice", "mandate", "practice")
_TOTALS: Final = """
SELECT count(*) AS triples, count(DISTINCT s) AS "distinctSubjects",
  count(DISTINCT o || ' ' || tag) AS "distinctObjects", count(DISTINCT p) AS properties,
  (SELECT count(DISTINCT s) FROM types) AS entities, (SELECT count(DISTINCT c) FROM types) AS classes
FROM triples
"""
_OF_ALL: Final = """
SELECT p, count(*), count(DISTINCT s), count(DISTINCT o || ' ' || tag) FROM triples GROUP BY p ORDER BY p
"""
_BY_CLASS: Final = """
SELECT p, count(*), count(DISTINCT s), count(DISTINCT o || ' ' || tag)
FROM triples SEMI JOIN (SELECT s FROM types WHERE c = $c) AS members USING (s) GROUP BY p ORDER BY p
"""
_TARGETS: Final = """
SELECT v.p, t.c, count(*) FROM triples AS v SEMI JOIN (SELECT s FROM types WHERE c = $c) AS members USING (s)
JOIN types AS t ON v.o = t.s AND v.tag = '' WHERE list_contains($kinds, t.c) GROUP BY ALL ORDER BY ALL
"""
_DATATYPES: Final = f"""
SELECT p, IF(tag[1:1] = '@', '{expand("rdf:langString")}', tag) AS datatype, count(*)
FROM triples SEMI JOIN (SELECT s FROM types WHERE c = $c) AS members USING (s)
WHERE tag <> '' GROUP BY ALL ORDER BY ALL
"""  # noqa: S608 - a constant


def void_quads(quads: Iterable[Quad], base: str) -> list[Quad]:
    """What VoID says of a graph, as quads of `graph/void`; quads there already are not counted.

    Args:
        quads: the whole graph, without blank nodes.
        base: start of the IRIs of things.

    Raises:
        InputError: a blank node or a quoted triple is in the graph.
    """
    graph = NamedNode(base + GRAPH)
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "all.nq"
        serialize((quad for quad in quads if quad.graph_name != graph), str(dump), RdfFormat.N_QUADS)
        with quads_of(dump, Path(folder)) as database:
            found = void_triples(database, tables(database, model()), model(), about(database))
            return [Quad(triple.subject, triple.predicate, triple.object, graph) for triple in found]


def void_triples(
    database: duckdb.DuckDBPyConnection, made: list[Table], known: Model, said: About
) -> Iterator[Triple]:
    """What VoID says.

    Args:
        database: see `quads_of`; with the tables that `columns.tables` makes.
        made: the classes that are partitioned by property.
        said: the dumps and the endpoint are stated under its base.
    """
    yield from _head(said)
    dataset = NamedNode(said.iri)
    totals = database.execute(_TOTALS)
    row, names = totals.fetchone(), [column[0] for column in totals.description]
    yield from (_count(dataset, name, number) for name, number in zip(names, row or (), strict=True))
    yield from _vocabularies(database, dataset)
    yield from _examples(database, made, dataset)
    predicates = [name for (name,) in database.execute("SELECT DISTINCT p FROM triples").fetchall()]
    properties = distinct(predicates, known, "_")
    document = f"{said.base}{DOCUMENT}#"
    yield from _properties(database.execute(_OF_ALL).fetchall(), dataset, f"{document}property/", properties)
    for table in made:
        yield from _class(database, table, made, document, properties, dataset)


def _head(said: About) -> Iterator[Triple]:
    dataset, document = NamedNode(said.iri), NamedNode(said.base + DOCUMENT)
    yield Triple(document, _type(), _void("DatasetDescription"))
    yield Triple(document, NamedNode(expand("foaf:primaryTopic")), dataset)
    yield Triple(dataset, _type(), _void("Dataset"))
    yield Triple(dataset, _void("uriSpace"), Literal(f"{said.base}id/"))
    yield Triple(dataset, _void("sparqlEndpoint"), NamedNode(f"{said.base}sparql"))
    for file, format_ in DUMPS.items():
        yield Triple(dataset, _void("dataDump"), NamedNode(f"{said.base}data/{file}"))
        yield Triple(dataset, _void("feature"), NamedNode(f"http://www.w3.org/ns/formats/{format_}"))


def _vocabularies(database: duckdb.DuckDBPyConnection, dataset: NamedNode) -> Iterator[Triple]:
    rows = database.execute("SELECT DISTINCT p FROM triples UNION SELECT DISTINCT c FROM types").fetchall()
    for start in sorted(set(PREFIXES.values())):
        if any(iri.startswith(start) for (iri,) in rows):
            yield Triple(dataset, _void("vocabulary"), NamedNode(start))


def _examples(database: duckdb.DuckDBPyConnection, made: list[Table], dataset: NamedNode) -> Iterator[Triple]:
    """Of each of a few classes the thing that most is said of."""
    for table in made:
        if table.name in _EXAMPLES:
            row = database.execute(
                "SELECT s FROM triples SEMI JOIN (SELECT s FROM types WHERE c = $c) AS members USING (s) "
                "GROUP BY s ORDER BY count(*) DESC, s LIMIT 1",
                {"c": table.iri},
            ).fetchone()
            if row:
                yield Triple(dataset, _void("exampleResource"), NamedNode(row[0]))


def _properties(
    rows: list[tuple[str, int, int, int]], owner: NamedNode, start: str, names: dict[str, str]
) -> Iterator[Triple]:
    for predicate, triples, subjects, objects in rows:
        node = NamedNode(f"{start}{names[predicate]}")
        yield Triple(owner, _void("propertyPartition"), node)
        yield Triple(node, _void("property"), NamedNode(predicate))
        yield _count(node, "triples", triples)
        yield _count(node, "distinctSubjects", subjects)
        yield _count(node, "distinctObjects", objects)


def _class(
    database: duckdb.DuckDBPyConnection,
    table: Table,
    made: list[Table],
    document: str,
    properties: dict[str, str],
    dataset: NamedNode,
) -> Iterator[Triple]:
    node, asked = NamedNode(f"{document}{table.name}"), {"c": table.iri}
    yield Triple(dataset, _void("classPartition"), node)
    yield Triple(node, _void("class"), NamedNode(table.iri))
    yield _count(node, "entities", table.rows)
    start = f"{node.value}/"
    yield from _properties(database.execute(_BY_CLASS, asked).fetchall(), node, start, properties)
    names = {other.iri: other.name for other in made}
    for predicate, kind, count in database.execute(_TARGETS, asked | {"kinds": [*names]}).fetchall():
        owner = NamedNode(f"{start}{properties[predicate]}")
        part = NamedNode(f"{owner.value}/{names[kind]}")
        yield Triple(owner, _void("classPartition"), part)
        yield Triple(part, _void("class"), NamedNode(kind))
        yield _count(part, "triples", count)
    for predicate, datatype, count in database.execute(_DATATYPES, asked).fetchall():
        owner = NamedNode(f"{start}{properties[predicate]}")
        part = NamedNode(f"{owner.value}/{_ending(datatype)}")
        yield Triple(owner, NamedNode(f"{VOID_EXT}datatypePartition"), part)
        yield Triple(part, NamedNode(f"{VOID_EXT}datatype"), NamedNode(datatype))
        yield _count(part, "triples", count)


def _ending(datatype: str) -> str:
    return datatype.replace("#", "/").rsplit("/", 1)[-1]


def _count(node: NamedNode, name: str, number: int) -> Triple:
    return Triple(node, _void(name), Literal(str(number), datatype=NamedNode(XSD + "integer")))


def _type() -> NamedNode:
    return NamedNode(expand("rdf:type"))


def _void(name: str) -> NamedNode:
    return NamedNode(VOID + name)
