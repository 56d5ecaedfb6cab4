"""French keeps a no-break space before : ; ? ! and inside guillemets, wherever a person reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.tables import read_tables
from ontology.vocabulary import Vocabulary

ROOT = Path(__file__).parents[2]
BREAKING = re.compile(r"\S [:;?!»](?!\w)|« ")


def turtle() -> Iterator[str]:
    files = [*ROOT.glob("ontology/*.ttl"), *ROOT.glob("ontology/schemes/*.ttl"), *ROOT.glob("shapes/*.ttl")]
    for path in files:
        yield from re.findall(r'"((?:[^"\\\n]|\\.)*)"@fr\b', path.read_text("utf-8"))


def headers() -> Iterator[str]:
    for path in ROOT.glob("queries/*.rq"):
        yield from re.findall(r"^#\+   fr: (.*)$", path.read_text("utf-8"), re.MULTILINE)


def tables() -> Iterator[str]:
    """As they are read: a person types plain spaces."""
    for rows in read_tables(ROOT / "data", Vocabulary.load()).rows.values():
        for row in rows:
            yield from (
                row.text(column)
                for column in row.values
                if column.endswith("_fr") and column != "name_fr" and row.values[column]
            )


@pytest.mark.parametrize("texts", [turtle, headers, tables])
def test_no_french_line_can_begin_with_a_punctuation_mark(texts: Callable[[], Iterator[str]]) -> None:
    found = list(texts())
    assert found
    assert [text for text in found if BREAKING.search(text)] == []
