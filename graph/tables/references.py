"""What one row owes to others: ids given once, and ids of other tables that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from graph.tables.row import Row, Single
from graph.tables.schema import Field, TableSchema
from graph.tables.values import article, is_address, nearest

# How sentences call a row of a table.
_NOUNS = {"bodies": "body", "focus_areas": "focus area", "sources": "source", "practices": "practice"}


def reference_faults(
    schema: TableSchema, rows: Mapping[str, tuple[Row, ...]], whole: set[str]
) -> Iterator[tuple[int, str]]:
    """Faults of a table as (row number, sentence); references to tables that are not whole are not judged."""
    yield from _repeated(schema, rows[schema.name])
    for field in schema.fields:
        targets = ("sources",) if field.format == "source" and "sources" in rows else field.references
        if targets and all(target in whole for target in targets):
            yield from _unknown(field, targets, rows[schema.name], rows)


def _repeated(schema: TableSchema, rows: tuple[Row, ...]) -> Iterator[tuple[int, str]]:
    keys: list[tuple[str, ...]] = [(field.name,) for field in schema.fields if field.unique]
    if schema.key and schema.key not in keys:
        keys.append(schema.key)
    for key in keys:
        seen: dict[tuple[object, ...], int] = {}
        for row in rows:
            values = tuple(row.values[column] for column in key)
            if all(value is None for value in values):
                continue
            first = seen.setdefault(values, row.line)
            if first != row.line:
                shown = "', '".join(str(value) for value in values if value is not None)
                yield (
                    row.line,
                    f"{row.file}, row {row.line}, {', '.join(key)}: '{shown}' stands already in row {first}",
                )


def _unknown(
    field: Field, targets: tuple[str, ...], rows: tuple[Row, ...], tables: Mapping[str, tuple[Row, ...]]
) -> Iterator[tuple[int, str]]:
    known = {row.values["id"] for target in targets for row in tables[target] if row.values["id"] is not None}
    noun = " or ".join(article(_noun(target)) for target in targets)
    for row in rows:
        for value in _each(row, field.name):
            text = str(value)
            if value in known or (field.format == "source" and is_address(text)):
                continue
            hint = _divided(field, text, known) or nearest(text, [str(each) for each in known])
            if field.format == "source" and text.startswith("www."):
                hint = "; write a web address whole, starting with https://"
            yield row.line, f"{row.file}, row {row.line}, {field.name}: '{text}' is not {noun}{hint}"


def _divided(field: Field, text: str, known: AbstractSet[object]) -> str:
    """Several ids that are divided by something else than the column asks for."""
    parts = [part.strip() for part in re.split(r"[,;|]", text)]
    if not field.separator or len(parts) == 1 or not known >= set(parts):
        return ""
    return f"; put '{field.separator.strip()}' between several"


def _each(row: Row, column: str) -> tuple[Single, ...]:
    value = row.values[column]
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _noun(table: str) -> str:
    return _NOUNS.get(table, table.removesuffix("s").replace("_", " "))
