"""Synergies of another day than the graph's own, or with partners: worked out anew, few at a time."""

from __future__ import annotations

import asyncio
import threading
from collections import OrderedDict
from datetime import date
from typing import Final, NamedTuple

import duckdb

from graph.errors import Busy, QueryTimeout
from graph.iris import Iris
from graph.settings import Settings
from graph.synergies.find import find, sources_of
from graph.synergies.kept import folder_of, opened
from graph.synergies.told import Told, told
from graph.versions import Versions

AT_ONCE: Final = 1
WAITING: Final = 8
"""Days that may wait to be worked out; one more is told to come back."""
KEPT: Final = 12
"""Results that are kept, the least recently used go first."""

_AGAIN: Final = 0.05


class Wanted(NamedTuple):
    """What is worked out."""

    version: int
    day: date | None
    partners: bool


class Anew:
    """Works synergies out in a thread of its own, so that nobody else waits for it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._running: dict[Wanted, asyncio.Task[list[Told]]] = {}
        self._kept: OrderedDict[Wanted, list[Told]] = OrderedDict()

    async def find(self, wanted: Wanted) -> list[Told]:
        """Strongest first, of equal strength by IRI; who asks for the same waits for the same work.

        Raises:
            Busy: too many wait already.
            QueryTimeout: it took longer than a query may.
            VersionError: the version is not there, or has no tables to work from.
        """
        if wanted in self._kept:
            self._kept.move_to_end(wanted)
            return self._kept[wanted]
        if wanted not in self._running:
            if len(self._running) >= WAITING:
                raise Busy("Too many days wait to be worked out; come back in a moment.", 2)
            task = asyncio.create_task(self._made(wanted))
            self._running[wanted] = task
            task.add_done_callback(lambda done: self._ended(wanted, done))
        # Who leaves does not end it: a thread cannot be left alone, and the next one may ask for the same.
        return await asyncio.shield(self._running[wanted])

    def _ended(self, wanted: Wanted, task: asyncio.Task[list[Told]]) -> None:
        del self._running[wanted]
        if not task.cancelled() and task.exception() is None:
            self._kept[wanted] = task.result()
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)

    async def _made(self, wanted: Wanted) -> list[Told]:
        async with self._turn:
            work = _Work(self._settings, wanted)
            running = asyncio.ensure_future(asyncio.to_thread(work.run))
            done, _ = await asyncio.wait({running}, timeout=self._settings.timeout)
            while not done:
                work.interrupt()  # again and again: between two statements there is nothing to interrupt
                done, _ = await asyncio.wait({running}, timeout=_AGAIN)
            return running.result()


class _Work:
    """One result, from the tables of the version."""

    def __init__(self, settings: Settings, wanted: Wanted) -> None:
        self._settings = settings
        self._wanted = wanted
        self._lock = threading.Lock()
        self._connection: duckdb.DuckDBPyConnection | None = None

    def run(self) -> list[Told]:
        """Do it; in a thread."""
        with (
            Versions(self._settings.data).get(self._wanted.version).reading() as version,
            opened(folder_of(version)) as connection,
        ):
            with self._lock:
                self._connection = connection
            try:
                found = find(connection, self._wanted.day, partners=self._wanted.partners)
                sources = sources_of(connection)
            except duckdb.InterruptException:
                most = self._settings.timeout
                raise QueryTimeout(f"It took longer than {most:g} s to work out (UCLG_TIMEOUT).") from None
            finally:
                with self._lock:
                    self._connection = None
        iris = Iris(self._settings.base)
        whole = (told(each, sources, iris) for each in found)
        return sorted(whole, key=lambda each: (-each.strength, each.iri))

    def interrupt(self) -> None:
        """End what DuckDB is at."""
        with self._lock:
            if self._connection is not None:
                self._connection.interrupt()
