"""The queue in front of the readers: bounded in length and in time, and fair among clients.

Who has least at work goes first, then whoever has waited longest since their last turn; a client's own
queries keep their order. One place more than `width` is lent to clients that have nothing at work, so that
one client's long queries never hold every place.
"""

from __future__ import annotations

import asyncio
import math
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from graph.errors import Busy

_LENT: Final = 1


class Gate:
    """Lets queries through to their readers.

    Args:
        width: how many pass at a time; `most`, one more, counts the place lent to a client with none.
        length: how many may wait. When they do, the newest of the client with most waiting is refused,
            which is the newcomer unless another client has more waiting than it would have.
        patience: seconds that each may wait.
    """

    def __init__(self, width: int, length: int, patience: float) -> None:
        self._width = width
        self.most = width + _LENT
        self._length = length
        self._patience = patience
        self._through = 0
        self._passing: Counter[str] = Counter()
        # Clients in the order of their turns, each with those that wait.
        self._waiting: dict[str, deque[asyncio.Future[None]]] = {}

    def passing(self, client: str | None = None) -> int:
        """How many are through and at work, of one client or of all."""
        return self._through if client is None else self._passing[client]

    def waiting(self, client: str | None = None) -> int:
        """How many wait, of one client or of all."""
        if client is not None:
            return len(self._waiting.get(client, ()))
        return sum(map(len, self._waiting.values()))

    @asynccontextmanager
    async def passage(self, client: str = "") -> AsyncIterator[None]:
        """Wait for a turn and hold it for the block.

        Raises:
            Busy: too many wait already, or the turn did not come in time.
        """
        await self.enter(client)
        try:
            yield
        finally:
            self.leave(client)

    async def enter(self, client: str = "") -> None:
        """Wait for a turn; whoever got it gives it back by `leave`.

        Raises:
            Busy: as of `passage`.
        """
        if not self._waiting and self._has_room(client):  # the common case, without a clock
            self._pass(client)
            return
        turn = self._queue(client)
        if turn.done() and turn.exception() is None:
            return
        timer = turn.get_loop().call_later(self._patience, self._give_up, client, turn)
        try:
            await turn
        except asyncio.CancelledError:
            # The turn may have come in the same instant.
            if turn.done() and not turn.cancelled() and turn.exception() is None:
                self.leave(client)
            self._forget(client, turn)
            raise
        finally:
            timer.cancel()

    def _give_up(self, client: str, turn: asyncio.Future[None]) -> None:
        self._forget(client, turn)
        if not turn.done():
            turn.set_exception(self._busy("The queries before this one took too long."))

    def _queue(self, client: str) -> asyncio.Future[None]:
        """A future that is done when the turn comes, perhaps at once."""
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(client, deque()).append(turn)
        self._admit()
        if self.waiting() > self._length:
            most = max(self._waiting, key=lambda other: (self.waiting(other), other == client))
            refused = self._waiting[most][-1]
            self._forget(most, refused)
            if not refused.done():
                refused.set_exception(self._busy("Too many queries wait already."))
        return turn

    def leave(self, client: str = "") -> None:
        """Give a turn back."""
        self._through -= 1
        if self._passing[client] == 1:
            del self._passing[client]
        else:
            self._passing[client] -= 1
        if self._waiting:
            self._admit()

    def _pass(self, client: str) -> None:
        self._through += 1
        self._passing[client] += 1

    def _admit(self) -> None:
        """Let through whoever may."""
        while self._waiting:
            client = min(self._waiting, key=self._passing.__getitem__)
            turn = self._waiting[client][0]
            if turn.done():  # cancelled, and its task has not run since
                self._forget(client, turn)
                continue
            if not self._has_room(client):
                return
            turns = self._waiting.pop(client)
            self._pass(client)
            turns.popleft().set_result(None)
            if turns:
                self._waiting[client] = turns

    def _has_room(self, client: str) -> bool:
        return self._through < (self._width if client in self._passing else self.most)

    def _forget(self, client: str, turn: asyncio.Future[None]) -> None:
        turns = self._waiting.get(client)
        if turns and turn in turns:
            turns.remove(turn)
            if not turns:
                del self._waiting[client]

    def _busy(self, why: str) -> Busy:
        seconds = math.ceil(self._patience)
        return Busy(f"{why} Try again in {seconds} seconds.", retry_after=seconds)
