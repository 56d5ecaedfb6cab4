"""The embedded engine: the versions of this machine, read by processes that can be killed."""

from __future__ import annotations

from dataclasses import replace

from graph.engine import stages, wall
from graph.engine.gate import Gate
from graph.engine.interface import Answer, QueryRequest
from graph.engine.pointer import Pointer
from graph.engine.pool import Pool, ReaderState
from graph.engine.spawn import Limits
from graph.engine.wire import Source
from graph.errors import NoVersion
from graph.settings import Settings
from graph.versions import Version
from graph.versions.version import IN_USE

_PROOF = QueryRequest("ASK {}")
# Readers that wait, warm, for another to die.
_SPARE = 1


class EmbeddedEngine:
    """Answers from the version in force when the query arrives.

    Args:
        settings: where the versions are, how many readers there are and what a query may use.
        warn: whether the log says that there is no wall; of no use to who asks his own graph one question.

    Raises:
        SettingError: the wall is required, and the system does not allow it.
    """

    def __init__(self, settings: Settings, *, warn: bool = True) -> None:
        self._timeout = settings.timeout
        self._pointer = Pointer(settings.data)
        self._gate = Gate(settings.readers, settings.queue, patience=settings.timeout)
        wall.check(settings.wall)
        limits = Limits(
            settings.memory,
            settings.rows,
            settings.bytes,
            wall=settings.wall,
            services=settings.services,
            base=settings.base,
        )
        self._pool = Pool(self._gate.most + _SPARE, limits, warn=warn)
        self._number: int | None = None
        self._proved: int | None = None
        self._started = False

    def readers(self) -> list[ReaderState]:
        """The readers that live, for those who watch over them."""
        return self._pool.states()

    def waiting(self) -> int:
        """How many queries wait for their turn."""
        return self._gate.waiting()

    def has(self, number: int) -> bool:
        """Whether a version of that number is kept."""
        try:
            return self._pointer.at(number).number == number
        except NoVersion:
            return False

    def current(self) -> int:
        """Number of the version in force.

        Raises:
            VersionError: there is none, or it cannot be read.
        """
        return self._pointer.current().number

    async def start(self) -> None:
        """Begin to start the readers; the first query does so too."""
        if not self._started:
            self._started = True
            self._pool.start()

    async def query(self, request: QueryRequest) -> Answer:
        """See `Engine.query`."""
        await self.start()
        timeout = min(self._timeout, request.timeout or self._timeout)
        async with self._gate.passage(request.client):
            stages.admitted()
            version = self._pointer.at(request.version)
            source = _source(version)
            if request.version is None and version.number != self._number:
                self._number = version.number
                self._pool.use(source)
            answer = await self._pool.ask(source, request, timeout)
        return replace(answer, version=version.number)

    async def ready(self) -> int:
        """See `Engine.ready`; the proof is given once a version, then the pool's own watch is trusted."""
        number = self._pointer.current().number
        if number != self._proved or not any(reader.ready for reader in self.readers()):
            answer = await self.query(_PROOF)
            self._proved = answer.version
            number = answer.version or number
        return number

    async def close(self) -> None:
        """Stop the readers; returns when they are gone."""
        await self._pool.close()


def _source(version: Version) -> Source:
    return Source(version.number, str(version.store_path), str(version.path / IN_USE))
