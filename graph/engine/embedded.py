"""The embedded engine: the versions of this machine, read by processes that can be killed."""

from __future__ import annotations

from graph.engine import stages, wall
from graph.engine.gate import Gate
from graph.engine.interface import Answer, QueryRequest
from graph.engine.pointer import Pointer
from graph.engine.pool import Pool, ReaderState
from graph.engine.spawn import Limits
from graph.engine.wire import Source
from graph.errors import NoVersion
from graph.settings import Settings
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
        self._in_force: Source | None = None
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
        if not self._started:
            await self.start()
        timeout = min(self._timeout, request.timeout or self._timeout)
        await self._gate.enter(request.client)
        try:
            stages.admitted()
            source = self._source(request.version)
            answer = await self._pool.ask(source, request, timeout)
        finally:
            self._gate.leave(request.client)
        return Answer(answer.body, answer.format, answer.rows, source.number)

    def _source(self, wanted: int | None) -> Source:
        """Where a version lies; the readers are told when another one is in force."""
        version = self._pointer.at(wanted)
        known = self._in_force
        if known is not None and known.number == version.number:
            return known
        source = Source(version.number, str(version.store_path), str(version.path / IN_USE))
        if wanted is None:
            self._in_force = source
            self._pool.use(source)
        return source

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
