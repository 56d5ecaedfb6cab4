"""The figures of all workers of a server, whichever of them is asked.

Each tells its own over a socket in a folder that they share. They stand side by side, by the label `worker`,
and are not added up: a worker that is replaced begins at zero, which a sum could not say.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

from prometheus_client import CollectorRegistry
from prometheus_client.exposition import generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

# Whoever does not answer in so many seconds is left out.
_PATIENCE: Final = 1.0
_LABEL: Final = "worker"


class Colleagues:
    """The workers of a server, seen by one of them.

    Args:
        folder: where each has its socket.
        index: of this one, from 0.
        count: of all.
    """

    def __init__(self, folder: Path, index: int, count: int) -> None:
        self._folder = folder
        self._index = index
        self._count = count
        self._parent = os.getppid()

    @asynccontextmanager
    async def telling(self, registry: CollectorRegistry) -> AsyncIterator[None]:
        """Tell the figures of this worker to the others."""

        async def tell(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            with suppress(ConnectionError):
                writer.write(json.dumps(list(_told(registry.collect()))).encode())
                await writer.drain()
            writer.close()

        path = self._socket(self._index)
        path.unlink(missing_ok=True)  # of the worker that was here before
        server = await asyncio.start_unix_server(tell, path)
        try:
            yield
        finally:
            server.close()
            path.unlink(missing_ok=True)
            if os.getppid() != self._parent:  # it was killed: the last worker clears up
                with suppress(OSError):
                    self._folder.rmdir()

    async def text(self, registry: CollectorRegistry) -> bytes:
        """The figures of all, in the text format of Prometheus."""
        others = [index for index in range(self._count) if index != self._index]
        told = dict(zip(others, await asyncio.gather(*map(self._ask, others)), strict=True))
        told[self._index] = list(_told(registry.collect()))
        return generate_latest(_Together(told))

    async def _ask(self, index: int) -> list[_Family]:
        try:
            async with asyncio.timeout(_PATIENCE):
                reader, writer = await asyncio.open_unix_connection(self._socket(index))
                try:
                    told: list[_Family] = json.loads(await reader.read())
                finally:
                    writer.close()
        except (OSError, TimeoutError, ValueError):
            return []  # it has just ended, or has not begun
        return told

    def _socket(self, index: int) -> Path:
        return self._folder / str(index)


# Name, what it says, kind, and of each sample the name, labels and value.
_Sample = tuple[str, dict[str, str], float]
_Family = tuple[str, str, str, list[_Sample]]


def _told(families: Iterable[Metric]) -> Iterator[_Family]:
    for family in families:
        samples = [(sample.name, sample.labels, sample.value) for sample in family.samples]
        yield family.name, family.documentation, family.type, samples


class _Together(Collector):
    """What several workers told, each sample with the number of its worker."""

    def __init__(self, told: dict[int, list[_Family]]) -> None:
        self._told = told

    def collect(self) -> Iterator[Metric]:
        """The families of all."""
        families: dict[str, Metric] = {}
        for index in sorted(self._told):
            for name, words, kind, samples in self._told[index]:
                family = families.setdefault(name, Metric(name, words, kind))
                for sample, labels, value in samples:
                    family.add_sample(sample, labels | {_LABEL: str(index)}, value)
        yield from families.values()
