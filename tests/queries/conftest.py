"""Asking the curated queries, and reading the tables without the code that made the graph of them."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from ontology import BASE, UCLG
from queries.binding import bind
from queries.catalogue import Catalogue
from queries.parameters import Term, read

DATA = Path(__file__).parents[2] / "data"

Row = dict[str, str]


def plain(term: object) -> str:
    """A term as the tests write it: `city/es-bilbao`, `uclg:Event`, a literal's text; unbound is empty."""
    if isinstance(term, NamedNode):
        return term.value.removeprefix(BASE + "id/").replace(UCLG, "uclg:")
    return term.value if isinstance(term, Literal) else ""


@pytest.fixture(scope="session")
def select(store: Store) -> Callable[[str], list[Row]]:
    """The rows of a SPARQL text, by name of column."""

    def rows(text: str) -> list[Row]:
        solutions = cast("QuerySolutions", store.query(text, use_default_graph_as_union=True))
        names = [variable.value for variable in solutions.variables]
        return [{name: plain(solution[name]) for name in names} for solution in solutions]

    return rows


@pytest.fixture(scope="session")
def ask(select: Callable[[str], list[Row]]) -> Callable[..., list[Row]]:
    """The rows of a curated query, asked once; values other than those in the file by name of parameter.

    A value is written as a person would write it, with the end of an IRI for a name; None leaves it open.
    """
    catalogue = Catalogue.load()
    known: dict[str, list[Row]] = {}

    def rows(name: str, **given: str | None) -> list[Row]:
        query = catalogue[name]
        shown = {each.name: each.shown for each in query.parameters}
        assert given.keys() <= shown.keys()
        texts = shown | given
        terms: dict[str, Term | None] = {
            each: None if text is None else read(query.parameter(each), text) for each, text in texts.items()
        }
        text = bind(query, terms) if given else query.text
        if text not in known:
            known[text] = select(text)
        return known[text]

    return rows


@pytest.fixture(scope="session")
def columns(ask: Callable[..., list[Row]]) -> Callable[..., list[tuple[str, ...]]]:
    """Some columns of the rows of a curated query, in the order of the answer."""

    def tuples(name: str, *wanted: str, **given: str | None) -> list[tuple[str, ...]]:
        return [tuple(row[column] for column in wanted) for row in ask(name, **given)]

    return tuples


@pytest.fixture(scope="session")
def table() -> Callable[[str], list[Row]]:
    """The rows of a table of `data/`, as texts."""

    def rows(name: str) -> list[Row]:
        with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return rows


@pytest.fixture(scope="session")
def slug() -> Callable[[str], str]:
    """The last part of the address of a thing that is called so."""
    return key


@pytest.fixture(scope="session")
def government(table: Callable[[str], list[Row]]) -> Callable[[str, str], str]:
    """Country and canonical name of a local government, as in its address: `es-bilbao`."""
    canonical = {
        (key(row["name"]), row["country"]): row["canonical"] for row in table("places") if row["canonical"]
    }

    def found(name: str, country: str) -> str:
        return f"{country.lower()}-{key(canonical.get((key(name), country), name))}"

    return found


def key(text: str) -> str:
    """Lower-case letters and digits with single hyphens between, without accents."""
    text = text.translate({ord("ı"): "i", ord("ø"): "o", ord("’"): "", ord("'"): "", ord("ł"): "l"})
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", bare.casefold()).strip("-")
