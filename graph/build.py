"""From tables to a published version: read, turn into triples, materialise, validate, commit."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store, Triple

import shapes
from graph.derivations import DERIVATIONS
from graph.errors import NotConforming
from graph.exports.void import void_quads
from graph.facts import FactContext, all_quads
from graph.facts.redirects import TABLE
from graph.gone import Gone, Named, gone
from graph.inference import materialise
from graph.iris import Iris
from graph.places.resolve import Gazetteer
from graph.resources import resource_quads
from graph.review.current import current
from graph.review.recovery import settled
from graph.settings import Settings
from graph.summary import class_counts
from graph.synergies.find import synergy_quads
from graph.tables import Tables, read_tables
from graph.versions import Version, Versions
from ontology.vocabulary import Vocabulary

Tell = Callable[[str], None]


@dataclass
class Build:
    """What a build did. Seconds by step; `version` is None when nothing had changed; `gone`: what the version
    before had and this one has not.
    """

    version: Version | None = None
    report: shapes.Report | None = None
    quads: int = 0
    classes: list[tuple[str, int]] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    gone: tuple[Gone, ...] = ()


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
        """Everything that the tables say and what follows from it.

        Raises:
            TableErrors: all faults of the tables.
        """
        return self._with_inferred(self.stated(folder))

    def stated(self, folder: Path | None = None, *, redirected: bool = True) -> list[Quad]:
        """Everything that the tables, the ontology and the schemes say, each triple once.

        Args:
            redirected: also what the table `redirects` says; the IRIs of things do not depend on it.

        Raises:
            TableErrors: all faults of the tables.
        """
        with self._step("read tables"):
            vocabulary = Vocabulary.load(base=self.iris.base)
            with settled(folder or self.settings.tables) as whole:
                tables: Tables = read_tables(whole, vocabulary)
            self.result.rows = tables.counts()
        if not redirected:
            tables = Tables({**tables.rows, TABLE: ()}, tables.folder)
        with self._step("load gazetteer"):
            gazetteer = Gazetteer.load(tables)
        with self._step("turn rows into triples"):
            context = FactContext(self.iris, vocabulary, gazetteer)
            return _once([*self.resources(), *all_quads(tables, context)])

    def resources(self) -> list[Quad]:
        """The ontology and the schemes alone."""
        return list(resource_quads(self.iris))

    def _with_inferred(self, stated: Iterable[Quad]) -> list[Quad]:
        """The rules run in memory: seven times faster there than on a store on disk."""
        with self._step("materialise"):
            store = Store()
            store.bulk_extend(stated)
            materialise(store, self.iris)
        with self._step("find synergies"):
            store.bulk_extend(synergy_quads(store, self.iris))
        with self._step("describe by VoID"):
            store.bulk_extend(void_quads(store, self.iris.base))
            self.result.quads = len(store)
            self.result.classes = class_counts(store)
            return list(store)

    def write(self, store: Store, quads: Iterable[Quad]) -> None:
        """Make what a build owns in the store equal to `quads`; graphs of other origin stay.

        Only the difference is written, so that versions go on sharing what is the same on disk.
        """
        with self._step("write triples"):
            wanted, existing = set(quads), set(self._owned(store))
            for quad in existing - wanted:
                store.remove(quad)
            store.bulk_extend(wanted - existing)

    def _owned(self, store: Store) -> Iterator[Quad]:
        prefix = self.iris.graph("").value
        for graph in list(store.named_graphs()):
            if isinstance(graph, NamedNode) and graph.value.startswith(prefix):
                yield from store.quads_for_pattern(None, None, None, graph)

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
            raise NotConforming(
                f"{count} violation{'' if count == 1 else 's'} of the shapes: nothing was published.", report
            )

    def in_memory(self, folder: Path | None = None) -> Store:
        """The graph as the tables would make it, published nowhere."""
        store = Store()
        store.bulk_extend(self.quads(folder))
        return store

    def publish(self, author: str, message: str) -> Build:
        """Build, validate and publish as a new version if anything changed.

        Raises:
            TableErrors, NotConforming, VersionError: nothing was changed.
        """
        quads = self.quads()
        versions = Versions(self.settings.data, keep=self.settings.keep)
        with current(self.settings) as store:
            before = Named.of(store or (), self.iris)
        self.result.gone = gone(before, Named.of(quads, self.iris))
        self.result.version = versions.commit(
            lambda store: self.write(store, quads),
            author=author,
            message=message,
            validate=self.validate,
            derivations=DERIVATIONS,
            progress=self.tell,
        )
        return self.result


def _once(quads: Iterable[Quad]) -> list[Quad]:
    """Each triple in the first graph that has it only.

    The union of the graphs is what queries see, and an engine may show a triple once for each graph: counts
    would be too high.
    """
    seen: dict[Triple, Quad] = {}
    for quad in quads:
        seen.setdefault(quad.triple, quad)
    return list(seen.values())
