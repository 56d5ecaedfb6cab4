"""From tables to a published version: read, turn into triples, materialise, validate, commit."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

import shapes
from graph.errors import NotConforming
from graph.facts import FactContext, all_quads
from graph.inference import materialise
from graph.iris import Iris
from graph.places.resolve import Gazetteer
from graph.resources import resource_quads
from graph.settings import Settings
from graph.summary import class_counts
from graph.tables import Tables, read_tables
from graph.versions import Version, Versions
from ontology.vocabulary import Vocabulary

Tell = Callable[[str], None]


@dataclass
class Build:
    """What a build did. Seconds by step; `version` is None when nothing had changed."""

    version: Version | None = None
    report: shapes.Report | None = None
    quads: int = 0
    classes: list[tuple[str, int]] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)


class Builder:
    """Builds the graph from a folder of tables.

    Args:
        settings: where tables and versions are, and the base of the IRIs.
        tell: called with the name of each step as it begins.
    """

    def __init__(self, settings: Settings, tell: Tell | None = None) -> None:
        self.settings = settings
        self.iris = Iris(settings.base)
        self.result = Build()
        self.tell = tell or (lambda _: None)

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        self.tell(name)
        start = time.perf_counter()
        yield
        self.result.seconds[name] = self.result.seconds.get(name, 0.0) + time.perf_counter() - start

    def quads(self, folder: Path | None = None) -> list[Quad]:
        """Every quad that the tables say, without the inferred ones.

        Raises:
            TableErrors: all faults of the tables.
        """
        with self._step("read tables"):
            vocabulary = Vocabulary.load()
            tables: Tables = read_tables(folder or self.settings.tables, vocabulary)
            self.result.rows = tables.counts()
        with self._step("match places"):
            gazetteer = Gazetteer.load(tables)
        with self._step("turn rows into triples"):
            context = FactContext(self.iris, vocabulary, gazetteer)
            return [*self.resources(), *all_quads(tables, context)]

    def resources(self) -> list[Quad]:
        """The ontology and the schemes alone."""
        return list(resource_quads(self.iris))

    def fill(self, store: Store, quads: Iterable[Quad]) -> None:
        """Replace what a build owns in the store by `quads`, then materialise."""
        wanted = set(quads)
        with self._step("write triples"):
            owned = {quad.graph_name for quad in wanted} | set(self._owned(store))
            for graph in owned:
                if isinstance(graph, NamedNode):
                    store.clear_graph(graph)
            store.bulk_extend(wanted)
        with self._step("materialise"):
            materialise(store, self.iris)
        self.result.quads = len(store)
        self.result.classes = class_counts(store)

    def _owned(self, store: Store) -> Iterator[NamedNode]:
        prefix = self.iris.graph("").value
        for graph in store.named_graphs():
            if isinstance(graph, NamedNode) and graph.value.startswith(prefix):
                yield graph

    def validate(self, store: Store) -> None:
        """Hold the store to the shapes.

        Raises:
            NotConforming: at least one violation.
        """
        with self._step("validate"):
            report = shapes.validate(store)
            self.result.report = report
        if not report.conforms:
            count = report.counts[shapes.VIOLATION]
            raise NotConforming(f"{count} violations of the shapes: nothing was published.", report)

    def in_memory(self, folder: Path | None = None) -> Store:
        """The graph as the tables would make it, published nowhere."""
        store = Store()
        self.fill(store, self.quads(folder))
        return store

    def publish(self, author: str, message: str) -> Build:
        """Build, validate and publish as a new version if anything changed.

        Raises:
            TableErrors, NotConforming, VersionError: nothing was changed.
        """
        quads = self.quads()
        versions = Versions(self.settings.data, keep=self.settings.keep)
        self.result.version = versions.commit(
            lambda store: self.fill(store, quads),
            author=author,
            message=message,
            validate=self.validate,
            progress=self.tell,
        )
        return self.result
