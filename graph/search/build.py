"""Makes the index of a version: one SQLite file, the same bytes for the same dump and the same SQLite."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from graph.errors import SearchIndexMissing
from graph.search.entries import Entry, Made, entries
from graph.search.read import read
from graph.search.words import folded, spellings
from graph.versions import Sealed, Version

NAME: Final = "search"
FILE: Final = "search.sqlite"

# Numbers of things go by section, then by prominence: what comes first in the index is worth most.
_SCHEMA: Final = """
CREATE TABLE section (name TEXT PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE thing (
  id INTEGER PRIMARY KEY, iri TEXT NOT NULL, kind TEXT NOT NULL, weight REAL NOT NULL,
  folded TEXT NOT NULL, names TEXT NOT NULL, labels TEXT NOT NULL, detail TEXT NOT NULL, about TEXT NOT NULL
);
CREATE TABLE name (folded TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (folded, id)) WITHOUT ROWID;
CREATE VIRTUAL TABLE text USING fts5(
  name, more, content='', tokenize='ascii', prefix='1 2 3 4 5 6', detail=column
);
CREATE TABLE word (id INTEGER PRIMARY KEY, word TEXT NOT NULL, weight REAL NOT NULL);
CREATE VIRTUAL TABLE near USING fts5(
  word, content='', tokenize='trigram case_sensitive 1', detail=none
);
CREATE VIRTUAL TABLE gram USING fts5vocab(near, row);
"""


def build(sealed: Sealed) -> None:
    """Write the index of a version into its folder."""
    write(entries(read(sealed.dump_path)), sealed.folder / FILE)


def path_of(version: Version) -> Path:
    """The index of a version.

    Raises:
        SearchIndexMissing: the version was published without.
    """
    path = version.derived(NAME) / FILE
    if not path.is_file():
        raise SearchIndexMissing(
            f"Version {version.number} has no index to search: it was published by an older release. "
            "`uclg build` publishes the graph again, with one."
        )
    return path


def write(sections: Iterable[Made], path: Path) -> None:
    """Write entries, section by section, into a new file."""
    draft = path.with_suffix(".draft")
    with closing(sqlite3.connect(draft, isolation_level=None)) as base:
        base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096;")
        base.executescript(_SCHEMA)
        base.execute("BEGIN")
        _fill(base, sections)
        base.execute("COMMIT")
        base.execute("ANALYZE")
        base.execute("VACUUM INTO ?", (str(path),))
    draft.unlink()


def _fill(base: sqlite3.Connection, sections: Iterable[Made]) -> None:
    weights: dict[str, float] = {}
    number = 0
    for made in sections:
        base.execute(
            "INSERT INTO section VALUES (?, ?, ?)", (made.section.name, number + 1, number + made.count)
        )
        for entry in made.entries:
            number += 1
            _add(base, number, entry, weights)
    words = sorted(weights)
    base.executemany(
        "INSERT INTO word VALUES (?, ?, ?)", ((id_, word, weights[word]) for id_, word in enumerate(words, 1))
    )
    base.executemany(
        "INSERT INTO near (rowid, word) VALUES (?, ?)",
        ((id_, f"^{word}$") for id_, word in enumerate(words, 1)),
    )
    for table in ("text", "near"):
        base.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 two names of our own


def _add(base: sqlite3.Connection, number: int, entry: Entry, weights: dict[str, float]) -> None:
    names = [folded(name.text) for name in entry.names]
    lines: dict[str, tuple[int, list[str]]] = {}
    for place, (name, text) in enumerate(zip(entry.names, names, strict=True)):
        lines.setdefault(text, (place, []))[1].append(name.language)
    base.execute(
        "INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(number, entry.iri, entry.kind, entry.weight),
            "\n".join(f"{place}\t{' '.join(codes)}\t{text}" for text, (place, codes) in lines.items()),
            *map(_json, ([name.text for name in entry.names], entry.labels, entry.detail, entry.about)),
        ),
    )
    base.executemany(
        "INSERT INTO name VALUES (?, ?)", ((text, number) for text in sorted(set(names)) if text)
    )
    found = spellings(name.text for name in entry.names)
    base.execute(
        "INSERT INTO text (rowid, name, more) VALUES (?, ?, ?)",
        (number, " ".join(found), " ".join(_more(entry))),
    )
    for word in found:
        weights[word] = max(weights.get(word, 0.0), entry.weight)


def _more(entry: Entry) -> Iterator[str]:
    """A body is found by its identifier too: people say `cop digital`."""
    identifier = entry.iri.rpartition("/")[2] if entry.section.name == "Body" else ""
    yield from spellings((*entry.detail.values(), *entry.about.values(), identifier))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
