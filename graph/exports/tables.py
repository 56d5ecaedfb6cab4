"""One CSV and one Parquet file a class, written by DuckDB."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import duckdb

from graph.exports.columns import SQL_TYPES, Column, Table

ROW_GROUP: Final = 122_880
SEPARATOR: Final = "|"
# The first and the last day that partial dates may mean.
_DAYS: Final = {
    "earliest": "list_min(list_transform({list}, lambda x: CAST(CASE length(x) "
    "WHEN 4 THEN x || '-01-01' WHEN 7 THEN x || '-01' ELSE x END AS DATE)))",
    "latest": "list_max(list_transform({list}, lambda x: CASE length(x) "
    "WHEN 4 THEN CAST(x || '-12-31' AS DATE) WHEN 7 THEN last_day(CAST(x || '-01' AS DATE)) "
    "ELSE CAST(x AS DATE) END))",
}


def write_tables(
    database: duckdb.DuckDBPyConnection, tables: list[Table], folder: Path, about: Mapping[str, str]
) -> None:
    """Write `{name}.csv.gz` and `{name}.parquet` for every table.

    Rows are sorted by IRI, the values in a cell by their text. In CSV a list is joined by `|`; a bar or a
    backslash within a value of a list has a backslash before it.

    Args:
        about: written into the metadata of every Parquet file.
    """
    for table in tables:
        database.execute(_create(table))
        database.execute(_to_csv(table, folder))
        database.execute(_to_parquet(table, folder, about))
        database.execute("DROP TABLE flat")


def _create(table: Table) -> str:
    cells = "".join(f",\n  {_cell(column)} AS {_name(column.name)}" for column in table.columns)
    return (
        f"CREATE TABLE flat AS SELECT s AS iri{cells}\n"  # noqa: S608
        f"FROM triples SEMI JOIN (SELECT s FROM types WHERE c = {_text(table.iri)}) AS members USING (s)\n"
        "GROUP BY s ORDER BY s"
    )


def _cell(column: Column) -> str:
    tag = f"tag = {_text('@' + column.language)}" if column.language else "tag[1:1] <> '@'"
    wanted = f"FILTER (WHERE p = {_text(column.predicate)} AND {tag})"
    every = f"list(o ORDER BY o) {wanted}"
    if column.kind in _DAYS:
        return _DAYS[column.kind].format(list=every)
    values = every if column.many else f"min(o) {wanted}"
    kind = SQL_TYPES[column.kind] + ("[]" if column.many else "")
    return values if kind == "VARCHAR" else f"CAST({values} AS {kind})"


def _to_csv(table: Table, folder: Path) -> str:
    cells = ", ".join(["iri", *(_joined(column) for column in table.columns)])
    target = _text(str(folder / f"{table.name}.csv.gz"))
    return f"COPY (SELECT {cells} FROM flat) TO {target} (FORMAT csv, HEADER, COMPRESSION gzip)"  # noqa: S608


def _joined(column: Column) -> str:
    name = _name(column.name)
    if not column.many:
        return name
    text = "x"
    if SQL_TYPES[column.kind] == "VARCHAR":
        text = r"replace(replace(x, '\', '\\'), '|', '\|')"
    return f"array_to_string(list_transform({name}, lambda x: {text}), '{SEPARATOR}') AS {name}"


def _to_parquet(table: Table, folder: Path, about: Mapping[str, str]) -> str:
    metadata = ", ".join(f"{name}: {_text(value)}" for name, value in about.items())
    target = _text(str(folder / f"{table.name}.parquet"))
    return (
        f"COPY flat TO {target} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 3, "
        f"ROW_GROUP_SIZE {ROW_GROUP}, KV_METADATA {{{metadata}}})"
    )


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
