"""A report as the graph knows it: its versions, their passages, and what each passage says. One query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from api.reports_address import Place, place_of
from graph.brief import Ask
from graph.descriptions.model import Node, Value, facts_of
from graph.errors import NotDescribed
from ontology.prefixes import expand

# Of a thing that a passage speaks of these alone are read: a body may have thousands of members.
_TOLD: Final = "rdfs:label rdf:type uclg:statedIn uclg:about uclg:differsFrom"
_NAMED: Final = "rdfs:label rdf:type"
_PLACED: Final = "uclg:inVersion uclg:section oa:start oa:end uclg:sha256"
_STATEMENT: Final = expand("uclg:Statement")


@dataclass(frozen=True)
class Fact:
    """What a passage says of one thing; without statements that there is such a thing."""

    thing: Node
    statements: tuple[Node, ...]


@dataclass(frozen=True)
class Passage:
    """Words of a version: characters from `start` to `end` of its cleaned text.

    Attributes:
        section: notation of the scheme `report-section`; empty before the first part.
        sha256: of the words in UTF-8.
    """

    node: Node
    place: Place
    section: str
    start: int
    end: int
    sha256: str
    facts: tuple[Fact, ...]

    @property
    def name(self) -> str:
        """The end of its IRI, unique in its version."""
        return self.place.passage


@dataclass(frozen=True)
class Version:
    """A report in one language; passages by their places."""

    node: Node
    language: str
    passages: tuple[Passage, ...]

    @property
    def text_sha256(self) -> str:
        """Of the cleaned text that positions count in; empty where it is not known."""
        return self.node.text("uclg:textSha256") or ""


@dataclass(frozen=True)
class Side:
    """What one version says where others differ, and where."""

    language: str
    statement: Node
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Difference:
    """Where versions differ about a thing."""

    thing: Node
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class Report:
    """A whole report; `facts` is how many are in it, see `counted`."""

    node: Node
    body: Node
    versions: tuple[Version, ...]
    differences: tuple[Difference, ...]
    facts: int

    @property
    def name(self) -> str:
        """The end of its IRI."""
        return self.node.iri.rsplit("/", 1)[-1]


def counted(told: Iterable[Node]) -> int:
    """How many facts nodes tell that a report's passages state, the same one in several versions once.

    A fact is what is stated of a thing, or a thing of which nothing is stated; that versions differ is none.
    """
    stated: set[tuple[str, str]] = set()
    things: set[str] = set()
    for node in told:
        if _STATEMENT not in node.types:
            things.add(node.iri)
        elif not node.links("uclg:differsFrom"):
            stated.update((iri, node.label("en").text) for iri in node.links("uclg:about"))
    return len(stated) + len(things - {iri for iri, _ in stated})


async def gather(ask: Ask, iri: str, base: str) -> Report:
    """Read a report.

    Args:
        iri: of the report; fit to stand between angle brackets.
        base: of the IRIs of things.

    Raises:
        NotDescribed: the graph has no such report.
        QueryProblem, VersionError: see `Engine.query`.
    """
    nodes = nodes_of(await ask(_query(iri)))
    report = nodes.get(iri)
    if report is None or expand("uclg:Report") not in report.types:
        raise NotDescribed(f"There is no report {iri.rsplit('/', 1)[-1]!r}.")
    found = _Passages(nodes, base)
    versions = (nodes.get(each) or Node(each) for each in report.links("uclg:version"))
    body = next(iter(report.links("uclg:body")), "")
    return Report(
        report,
        nodes.get(body) or Node(body),
        tuple(sorted(map(found.version, versions), key=lambda version: version.language)),
        tuple(found.differences()),
        counted(node for node in nodes.values() if node.links("uclg:statedIn")),
    )


def nodes_of(triples: Iterable[Triple]) -> dict[str, Node]:
    """Nodes by IRI."""
    facts: dict[str, list[tuple[str, Value]]] = defaultdict(list)
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            facts[triple.subject.value].append((triple.predicate.value, triple.object))
    return {iri: Node(iri, facts_of(pairs)) for iri, pairs in facts.items()}


class _Passages:
    """Finds passages and what they say among the nodes."""

    def __init__(self, nodes: Mapping[str, Node], base: str) -> None:
        self._nodes = nodes
        self._base = base
        self._of_version: dict[str, list[Node]] = defaultdict(list)
        self._telling: dict[str, list[Node]] = defaultdict(list)
        for node in nodes.values():
            for iri in node.links("uclg:inVersion"):
                self._of_version[iri].append(node)
            for iri in node.links("uclg:statedIn"):
                self._telling[iri].append(node)
        self._made: dict[str, Passage] = {}

    def version(self, node: Node) -> Version:
        language = node.text("dct:language") or ""
        places = [(each, place_of(each.iri, self._base)) for each in self._of_version[node.iri]]
        made = [self._passage(each, place) for each, place in places if place]
        self._made |= {each.node.iri: each for each in made}
        ordered = sorted(made, key=lambda each: (each.start, -each.end, each.name))
        return Version(node, language, tuple(ordered))

    def _passage(self, node: Node, place: Place) -> Passage:
        return Passage(
            node,
            place,
            next((iri.rsplit("/", 1)[-1] for iri in node.links("uclg:section")), ""),
            int(node.text("oa:start") or 0),
            int(node.text("oa:end") or 0),
            node.text("uclg:sha256") or "",
            tuple(self._facts(node.iri)),
        )

    def _facts(self, passage: str) -> Iterator[Fact]:
        """Things by IRI; each with what is stated of it here."""
        stated: dict[str, list[Node]] = {}
        for node in self._telling[passage]:
            if _STATEMENT in node.types:
                for iri in node.links("uclg:about"):
                    stated.setdefault(iri, []).append(node)
            else:
                stated.setdefault(node.iri, [])
        for iri in sorted(stated):
            ordered = sorted(stated[iri], key=lambda node: (bool(node.links("uclg:differsFrom")), node.iri))
            yield Fact(self._nodes.get(iri) or Node(iri), tuple(ordered))

    def differences(self) -> Iterator[Difference]:
        """Each once, by the place of its first side."""
        seen: set[str] = set()
        for passage in sorted(
            self._made.values(), key=lambda each: (each.place.language, each.start, each.name)
        ):
            for fact in passage.facts:
                for statement in fact.statements:
                    if statement.iri not in seen and statement.links("uclg:differsFrom"):
                        group = sorted({statement.iri, *statement.links("uclg:differsFrom")})
                        seen.update(group)
                        yield self._difference(fact.thing, [iri for iri in group if iri in self._nodes])

    def _difference(self, thing: Node, group: Iterable[str]) -> Difference:
        sides = []
        for node in map(self._nodes.__getitem__, group):
            told = [self._made[iri] for iri in node.links("uclg:statedIn") if iri in self._made]
            if told:
                ordered = sorted(told, key=lambda each: each.start)
                sides.append(Side(ordered[0].place.language, node, tuple(ordered)))
        return Difference(thing, tuple(sorted(sides, key=lambda side: side.language)))


def _query(iri: str) -> str:
    """Everything about a report: itself, its versions, their passages, what these state, and about what."""
    node = f"<{iri}>"
    version, inside, stated, about = (
        expand(f"uclg:{name}") for name in ("version", "inVersion", "statedIn", "about")
    )
    passages = f"{node} <{version}>/^<{inside}>"
    return f"""CONSTRUCT {{ ?s ?p ?o }} WHERE {{
  {{ VALUES ?s {{ {node} }} ?s ?p ?o }}
  UNION {{ {node} <{expand("uclg:body")}> ?s . ?s ?p ?o {among(_NAMED)} }}
  UNION {{ {node} <{version}> ?s . ?s ?p ?o FILTER(?p != <{expand("uclg:hasPassage")}>) }}
  UNION {{ {passages} ?s . ?s ?p ?o {among(_PLACED)} }}
  UNION {{ {{ SELECT DISTINCT ?s {{ {passages}/^<{stated}> ?s }} }} ?s ?p ?o {among(_TOLD)} }}
  UNION {{ {{ SELECT DISTINCT ?s {{ {passages}/^<{stated}>/<{about}> ?s }} }} ?s ?p ?o {among(_NAMED)} }}
}}"""


def among(names: str) -> str:
    """A filter for properties: were they joined, the store would begin with all labels that there are."""
    return f"FILTER(?p IN ({', '.join(f'<{expand(name)}>' for name in names.split())}))"
