"""The dump of a version as a table that SQL can ask: DuckDB parses N-Quads at some microseconds a line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb

from graph.errors import InputError

MEMORY: Final = "512MB"
_LONGEST_LINE: Final = 16 * 1024 * 1024
_QUAD: Final = (
    r'^<([^>]*)> <([^>]*)> (<[^>]*>|"(?:[^"\\]|\\.)*")((?:@[A-Za-z0-9-]+|\^\^<[^>]*>)?)(?: <([^>]*)>)? \.$'
)
# The escapes of N-Quads are those of JSON.
_READ: Final = """
CREATE TABLE triples AS
SELECT DISTINCT m.s AS s, m.p AS p,
  CASE WHEN m.o[1] = '"' AND contains(m.o, '\\') THEN json_extract_string(m.o, '$') ELSE m.o[2:-2] END AS o,
  CASE WHEN m.o[1] = '<' THEN '' WHEN m.t = '' THEN 'http://www.w3.org/2001/XMLSchema#string'
       WHEN m.t[1] = '@' THEN lower(m.t) ELSE m.t[4:-2] END AS tag
FROM (SELECT regexp_extract(line, $pattern, ['s', 'p', 'o', 't', 'g']) AS m FROM lines)
WHERE $without = '' OR NOT ends_with(m.g, '/' || $without)
"""


@contextmanager
def quads_of(dump: Path, scratch: Path, *, without_end: str = "") -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database that holds a dump.

    Tables: `lines(line)`, the dump as it is, and `triples(s, p, o, tag)`, each once whatever its graphs.
    `o` is an IRI or the text of a literal; `tag` is empty for IRIs, else the datatype, or `@` and the
    language in lower case.

    Args:
        dump: canonical N-Quads, plain or compressed by gzip (`.gz`).
        scratch: folder for what does not fit into memory.
        without_end: named graphs whose IRIs end so are left out of `triples`.

    Raises:
        InputError: a line is no quad of IRIs and literals, or longer than 16 MB.
    """
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "temp_directory": str(scratch),
        "threads": 1,
    }
    with duckdb.connect(config=settings) as database:
        database.execute("SET enable_progress_bar = false")
        try:
            database.execute(
                "CREATE TABLE lines AS SELECT * FROM read_csv($path, delim = '\x01', quote = '', "
                "escape = '', header = false, auto_detect = false, columns = {'line': 'VARCHAR'}, "
                "max_line_size = $most)",
                {"path": str(dump), "most": _LONGEST_LINE},
            )
        except duckdb.InvalidInputException as error:
            raise InputError(f"{dump.name} cannot be read as N-Quads: {error}") from None
        database.execute(_READ, {"pattern": _QUAD, "without": without_end})
        _check(database)
        yield database


def _check(database: duckdb.DuckDBPyConnection) -> None:
    if database.execute("SELECT 1 FROM triples WHERE p = '' LIMIT 1").fetchone() is None:
        return
    asked = {"pattern": _QUAD}
    bad = database.execute("SELECT line FROM lines WHERE NOT regexp_matches(line, $pattern) LIMIT 1", asked)
    (line,) = bad.fetchone() or ("",)
    raise InputError(f"Only quads of IRIs and literals can be exported, not: {line[:400]}")
