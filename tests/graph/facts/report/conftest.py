"""The report's quads from the real tables; the mandates that they are tied to are made small here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, Store

from graph.facts.report import report_quads
from graph.iris import Iris
from graph.resources import resource_quads
from graph.tables import Tables, read_tables
from ontology import BASE, UCLG
from ontology.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[4]
REPORT = "digital-cities-2020-2021"
REPORTS = ROOT.parent / "shared" / "reports"
KINDS = (
    "activity activity-status body city component edition event focus-area person report report-section role "
    "study theme"
)
PREFIXES = (
    "".join(f"PREFIX {kind}: <{BASE}id/{kind}/>\n" for kind in KINDS.split())
    + f"""\
PREFIX passage-en: <{BASE}id/passage/{REPORT}/en/>
PREFIX passage-es: <{BASE}id/passage/{REPORT}/es/>
PREFIX uclg: <{UCLG}>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX schema: <https://schema.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
)


@dataclass(frozen=True)
class Context:
    """What a build hands to the makers of quads."""

    iris: Iris


def mandates(tables: Tables, iris: Iris) -> Iterator[Quad]:
    """The mandates that rows of `roles` with this report as source lead to, and their statements."""
    graph = iris.graph("table/roles")
    org, dct = "http://www.w3.org/ns/org#", "http://purl.org/dc/terms/"
    for row in tables["roles"]:
        versions = [s.split(".")[-2] for s in [row.text("source")] if s.startswith(f"reports/{REPORT}.")]
        for language in versions:
            body, role = row.text("body_id"), row.text("role")
            node = iris.thing("mandate", f"{body}--{role}--es-bilbao--2020")
            statement = iris.thing("statement", f"{row.line:012x}")
            version = iris.thing("report", f"{REPORT}/{language}")
            for subject, term, value in (
                (node, org + "organization", iris.thing("body", body)),
                (node, org + "role", iris.thing("role", role)),
                (node, org + "member", iris.thing("city", "es-bilbao")),
                (node, dct + "source", version),
                (node, UCLG + "statement", statement),
                (statement, UCLG + "about", node),
                (statement, dct + "source", version),
                (statement, UCLG + "statedSeen", Literal("2020")),
            ):
                yield Quad(subject, NamedNode(term), value, graph)


@pytest.fixture(scope="session")
def iris() -> Iris:
    return Iris(BASE)


@pytest.fixture(scope="session")
def tables() -> Tables:
    return read_tables(ROOT / "data", Vocabulary.load())


@pytest.fixture(scope="session")
def others(tables: Tables, iris: Iris) -> list[Quad]:
    return list(mandates(tables, iris))


@pytest.fixture(scope="session")
def quads(tables: Tables, iris: Iris, others: list[Quad]) -> list[Quad]:
    return list(report_quads(tables, Context(iris), others))


@pytest.fixture(scope="session")
def store(quads: list[Quad], others: list[Quad], iris: Iris) -> Store:
    result = Store()
    result.extend([*resource_quads(iris), *others, *quads])
    return result


@pytest.fixture(scope="session")
def says(store: Store) -> Callable[[str], bool]:
    """Whether a graph pattern matches, whatever graphs it lies in."""

    def ask(pattern: str) -> bool:
        found = store.query(f"{PREFIXES} ASK {{ {pattern} }}", use_default_graph_as_union=True)
        return bool(cast("QueryBoolean", found))

    return ask


@pytest.fixture(scope="session")
def rows(store: Store) -> Callable[[str], list[tuple[str, ...]]]:
    """Answers of a query, sorted: cells as text, things and concepts by the end of their IRI."""

    def select(query: str) -> list[tuple[str, ...]]:
        found = cast("QuerySolutions", store.query(PREFIXES + query, use_default_graph_as_union=True))
        width = len(found.variables)
        return sorted(tuple(_plain(row[column]) for column in range(width)) for row in found)

    return select


def _plain(term: object) -> str:
    if isinstance(term, NamedNode | Literal):
        return term.value.removeprefix(BASE + "id/").removeprefix(UCLG)
    return ""


@pytest.fixture(scope="session")
def sections(rows: Callable[[str], list[tuple[str, ...]]]) -> Callable[[str], set[str]]:
    """`sections("?thing ...")`: where `?thing` is stated, as `en 1-a`."""

    def find(pattern: str) -> set[str]:
        found = rows(
            f"""SELECT DISTINCT ?language ?section WHERE {{ {pattern} ?thing uclg:statedIn ?passage .
            ?passage uclg:inVersion/dct:language ?language ; uclg:section/skos:notation ?section }}"""
        )
        return {" ".join(row) for row in found}

    return find
