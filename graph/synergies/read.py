"""A dump of a version as numbered triples: only what synergies rest on, read by DuckDB in one pass."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import duckdb
from pyoxigraph import Quad, RdfFormat, serialize

from graph.errors import InputError
from ontology.prefixes import expand

MEMORY: Final = "1GB"
_LONGEST_LINE: Final = 16 * 1024 * 1024
_LINE: Final = (
    r"^<([^>]*)> <([^>]*)> "
    r'(?:<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<[^>]*>)?)(?: <[^>]*>)? \.$'
)
_USED: Final = """
    rdf:type rdfs:label skos:prefLabel dct:title skos:notation skos:broader skos:inScheme dct:source
    dct:subject
    org:member org:organization org:role org:subOrganizationOf schema:startDate schema:endDate
    uclg:bodyKind uclg:generic uclg:predecessor uclg:rank uclg:rankOrder uclg:onBehalfOf uclg:earliestDate
    uclg:latestDate uclg:body uclg:partner uclg:recipient uclg:product uclg:activityStatus uclg:atEvent
    uclg:involves uclg:hostCity uclg:study uclg:programme uclg:focusArea uclg:keyFactor uclg:editionStatus
    uclg:year uclg:city uclg:collection uclg:sameInitiativeAs uclg:topic uclg:asOf uclg:country uclg:acronym
"""
PREDICATES: Final = {expand(name): name for name in _USED.split()}

_LINES: Final = """
CREATE TABLE lines AS
SELECT m.s AS s, m.p AS p, m.i AS i, m.t AS t, lower(m.l) AS l FROM (
  SELECT regexp_extract(line, $pattern, ['s', 'p', 'i', 't', 'l']) AS m
  FROM read_csv($path, delim = '\x01', quote = '', escape = '', header = false, auto_detect = false,
                columns = {'line': 'VARCHAR'}, max_line_size = $most)
  WHERE NOT contains(line, '/graph/synergies> .')) WHERE m.p IN (SELECT iri FROM used) OR m.p = ''
"""
# The numbers are those of the sorted IRIs, so that the same graph has the same numbers.
_NUMBERED: Final = r"""
CREATE TABLE things AS
SELECT CAST(row_number() OVER (ORDER BY iri) AS INTEGER) AS id, iri
FROM (SELECT s AS iri FROM lines UNION SELECT i FROM lines WHERE i <> '');
CREATE TABLE links AS
SELECT DISTINCT a.id AS s, used.name AS p, b.id AS o
FROM lines JOIN things AS a ON a.iri = lines.s JOIN things AS b ON b.iri = lines.i
JOIN used ON used.iri = lines.p WHERE lines.i <> '';
CREATE TABLE texts AS
SELECT DISTINCT a.id AS s, used.name AS p,
  CASE WHEN contains(t, '\') THEN json_extract_string('"' || t || '"', '$') ELSE t END AS o, l AS lang
FROM lines JOIN things AS a ON a.iri = lines.s JOIN used ON used.iri = lines.p WHERE lines.i = '';
DROP TABLE lines
"""


@contextmanager
def database(scratch: Path, *, memory: str = MEMORY, threads: int = 2) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open an empty database in memory that may spill into `scratch`."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory,
        "temp_directory": str(scratch),
        "threads": threads,
    }
    with duckdb.connect(config=settings) as connection:
        connection.execute("SET enable_progress_bar = false")
        yield connection


def read_dump(connection: duckdb.DuckDBPyConnection, dump: Path) -> None:
    """Fill `things(id, iri)`, `links(s, p, o)` and `texts(s, p, o, lang)` from N-Quads, plain or gzip.

    `p` is a predicate as a compact name (`org:member`); the graph of synergies itself is passed over.

    Raises:
        InputError: a line is no quad of IRIs and literals, or longer than 16 MB.
    """
    connection.execute("CREATE TABLE used (iri VARCHAR, name VARCHAR)")
    connection.executemany("INSERT INTO used VALUES (?, ?)", list(PREDICATES.items()))
    asked = {"pattern": _LINE, "path": str(dump), "most": _LONGEST_LINE}
    try:
        connection.execute(_LINES, asked)
    except duckdb.InvalidInputException as error:
        raise InputError(f"{dump.name} cannot be read as N-Quads: {error}") from None
    if connection.execute("SELECT 1 FROM lines WHERE p = '' LIMIT 1").fetchone() is not None:
        raise InputError(f"{dump.name} has a line that is no quad of IRIs and literals.")
    connection.execute(_NUMBERED)


def read_quads(connection: duckdb.DuckDBPyConnection, quads: Iterable[Quad]) -> None:
    """The same from quads in memory; they pass through a file, which is the quickest way into DuckDB."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "quads.nq"
        used = set(PREDICATES)
        with file.open("wb") as out:
            serialize((quad for quad in quads if quad.predicate.value in used), out, RdfFormat.N_QUADS)
        read_dump(connection, file)


def lines_of(dump: Path) -> int:
    """How many quads a compressed dump has."""
    with gzip.open(dump) as lines:
        return sum(1 for _ in lines)
