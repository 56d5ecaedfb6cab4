"""Figures that are asked of the engine and the caches at the moment somebody wants to know them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from api.repeats import Memory
from graph import errors
from graph.engine.cached import CachedEngine
from graph.engine.embedded import EmbeddedEngine

_PAGE: Final = 4096


class State(Collector):
    """What is so at the moment of asking."""

    def __init__(self, engine: EmbeddedEngine) -> None:
        self._engine = engine

    def collect(self) -> Iterator[Metric]:
        """The figures."""
        readers = self._engine.readers()
        states = {"busy": 0, "idle": 0, "starting": 0}
        for reader in readers:
            states["busy" if reader.busy and reader.ready else "idle" if reader.ready else "starting"] += 1
        family = GaugeMetricFamily("uclg_readers", "Reader processes.", labels=("state",))
        for state, count in states.items():
            family.add_metric((state,), count)
        yield family
        memory = [resident(reader.pid) for reader in readers]
        yield GaugeMetricFamily("uclg_readers_memory_bytes", "Resident memory of all readers.", sum(memory))
        yield GaugeMetricFamily(
            "uclg_reader_memory_bytes_max", "Resident memory of the largest.", max(memory, default=0)
        )
        yield GaugeMetricFamily(
            "uclg_queue_length", "Queries that wait for a reader.", self._engine.waiting()
        )
        yield GaugeMetricFamily("uclg_version", "Version in force; 0 before the first.", self._version())

    def _version(self) -> int:
        try:
            return self._engine.current()
        except errors.VersionError:
            return 0


class Kept(Collector):
    """The answers that are kept, at the moment of asking."""

    def __init__(self, cached: CachedEngine) -> None:
        self._cached = cached

    def collect(self) -> Iterator[Metric]:
        """The figures."""
        family = CounterMetricFamily(
            "uclg_cache_lookups", "Queries looked up, by result.", labels=("result",)
        )
        family.add_metric(("hit",), self._cached.hits)
        family.add_metric(("miss",), self._cached.misses)
        yield family
        yield GaugeMetricFamily("uclg_cache_bytes", "Bytes that kept answers take.", self._cached.used)


class Repeats(Collector):
    """The answers that are ready to be sent, at the moment of asking."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def collect(self) -> Iterator[Metric]:
        """The figures."""
        yield CounterMetricFamily(
            "uclg_repeats", "Requests in the words of an earlier one, answered at once.", self._memory.hits
        )
        yield GaugeMetricFamily(
            "uclg_repeats_bytes", "Bytes that answers ready to be sent take.", self._memory.used
        )


def resident(pid: int) -> int:
    """Bytes of memory that a process has, shared ones included; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError, ValueError):
        return 0
