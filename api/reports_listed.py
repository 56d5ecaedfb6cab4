"""The reports that are published, a page of them: two queries, whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from api.reports_read import among, counted, nodes_of
from graph.brief import Ask
from graph.descriptions.model import Node
from ontology.prefixes import expand

_NAMED: Final = "rdfs:label rdf:type"
_OWN: Final = f"{_NAMED} uclg:body schema:startDate schema:endDate"
_TOTAL: Final = "urn:uclg-graph:total"


@dataclass(frozen=True)
class Listed:
    """A report in the list; languages of its versions, and how many facts it states."""

    node: Node
    body: Node
    languages: tuple[str, ...]
    facts: int


@dataclass(frozen=True)
class Page:
    """A part of the list, and how many reports there are in all."""

    reports: tuple[Listed, ...]
    total: int


async def listed(ask: Ask, limit: int, offset: int) -> Page:
    """Reports, the latest period first.

    Raises:
        QueryProblem, VersionError: see `Engine.query`.
    """
    first = nodes_of(await ask(_page(limit, offset)))
    total = first.pop(_TOTAL, Node(_TOTAL)).text("rdf:value") or "0"
    if not first:
        return Page((), int(total))
    nodes = nodes_of(await ask(_told(first)))
    telling: dict[str, list[Node]] = defaultdict(list)
    for node in nodes.values():
        for iri in node.links("uclg:inVersion"):
            telling[iri].append(node)
    made = [
        Listed(
            nodes[iri],
            next((nodes[each] for each in nodes[iri].links("uclg:body") if each in nodes), Node("")),
            tuple(sorted(value.value for value in nodes[iri].all("dct:language"))),
            counted(telling[iri]),
        )
        for iri in sorted(first)
    ]
    made.sort(key=lambda each: each.node.text("schema:startDate") or "", reverse=True)
    return Page(tuple(made), int(total))


def _page(limit: int, offset: int) -> str:
    """Which reports are on a page, and how many there are."""
    report, version, start, value = (
        f"<{expand(name)}>" for name in ("uclg:Report", "uclg:version", "schema:startDate", "rdf:value")
    )
    return f"""CONSTRUCT {{ ?report a {report} . <{_TOTAL}> {value} ?total }} WHERE {{
  {{ SELECT (COUNT(DISTINCT ?any) AS ?total) {{ ?any a {report} ; {version} ?version }} }}
  UNION
  {{ SELECT DISTINCT ?report (STR(?start) AS ?from) {{
      ?report a {report} ; {version} ?version OPTIONAL {{ ?report {start} ?start }}
    }} ORDER BY DESC(?from) ?report LIMIT {limit} OFFSET {offset} }}
}}"""


def _told(reports: Iterable[str]) -> str:
    """Reports, the languages of their versions, their bodies, and what their passages state."""
    version, inside, stated, body, language = (
        f"<{expand(name)}>"
        for name in ("uclg:version", "uclg:inVersion", "uclg:statedIn", "uclg:body", "dct:language")
    )
    every = " ".join(f"<{iri}>" for iri in sorted(reports))
    return f"""CONSTRUCT {{ ?s ?p ?o ; {inside} ?told . ?report {language} ?code }} WHERE {{
  {{ VALUES ?s {{ {every} }} ?s ?p ?o {among(_OWN)} }}
  UNION {{ VALUES ?report {{ {every} }} ?report {version}/{language} ?code }}
  UNION {{ {{ SELECT DISTINCT ?s {{ VALUES ?report {{ {every} }} ?report {body} ?s }} }}
    ?s ?p ?o {among(_NAMED)} }}
  UNION {{ {{ SELECT DISTINCT ?told ?s {{
      VALUES ?told {{ {every} }} ?told {version}/^{inside}/^{stated} ?s }} }}
    ?s ?p ?o {among(_NAMED + " uclg:about uclg:differsFrom")} }}
}}"""
