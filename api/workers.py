"""Several processes that serve one address: a parent that starts, replaces and ends them.

The parent holds the listening socket, which all workers inherit and accept from in turns; it answers nobody
itself.
"""

from __future__ import annotations

import asyncio
import logging
import math
import os
import signal
import socket
import sys
import tempfile
import time
from asyncio.subprocess import Process
from contextlib import suppress
from dataclasses import replace
from typing import Final

from uvicorn.config import STARTUP_FAILURE

from api.workers_turns import Counts, size
from graph.errors import SettingError
from graph.settings import Settings

_LOG: Final = logging.getLogger(__name__)
# A worker that ends so would end so again.
_HOPELESS: Final = (SettingError.exit_code, STARTUP_FAILURE)
_FIRST_PAUSE: Final = 0.1
_LONGEST_PAUSE: Final = 5.0
_LIVED: Final = 10.0  # seconds, after which an end is no sign that the next one comes at once
_GRACE: Final = 5.0


def share(settings: Settings, index: int) -> Settings:
    """The settings of one worker: readers and cache are for the whole server, in parts.

    Args:
        index: of the worker, from 0; the first ones have what cannot be divided. Each has a reader.
    """
    readers, more = divmod(settings.readers, settings.workers)
    return replace(
        settings, readers=max(1, readers + (index < more)), cache=settings.cache // settings.workers
    )


def patience(settings: Settings) -> int:
    """Seconds in which the requests under way may end, when the server does: none of them takes longer."""
    return math.ceil(settings.timeout) + 1


class Workers:
    """The worker processes of a server, for as long as it runs.

    Args:
        listener: what they accept from; closed in the end.
    """

    def __init__(self, settings: Settings, listener: socket.socket) -> None:
        self._count = settings.workers
        self._patience = patience(settings) + _GRACE
        self._listener = listener
        self._living: dict[int, Process] = {}
        self._signals: list[signal.Signals] = []
        self._status = 0

    def run(self) -> None:
        """Serve until a signal comes, or no worker can start.

        Raises:
            SystemExit: with the status of a worker that could not start.
        """
        with tempfile.TemporaryDirectory(prefix="uclg-", ignore_cleanup_errors=True) as folder:
            asyncio.run(self._run(folder))
        if self._status:
            sys.exit(self._status)
        for number in self._signals[:1]:
            signal.raise_signal(number)

    async def _run(self, folder: str) -> None:
        self._stopping = asyncio.Event()
        memory = self._remember()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, self._signalled, number)
        # Nobody writes into the pipe: it ends in every worker when this process does, however it does.
        life, held = os.pipe()
        keepers = [
            asyncio.create_task(self._keep(index, (life, memory), folder)) for index in range(self._count)
        ]
        await self._stopping.wait()
        self._listener.close()
        self._tell(signal.SIGTERM)
        await asyncio.wait(keepers, timeout=self._patience)
        self._tell(signal.SIGKILL)
        await asyncio.gather(*keepers)
        for descriptor in (life, held, memory):
            os.close(descriptor)

    def _remember(self) -> int:
        """The memory that all workers share: an open file without a name."""
        with tempfile.TemporaryFile() as file:
            file.truncate(size(self._count))
            memory = os.dup(file.fileno())
        self._counts = Counts(memory, self._count)
        for index in range(self._count):
            self._counts.leave(index)
        return memory

    def _signalled(self, number: signal.Signals) -> None:
        """The first signal ends what is under way in peace; one more does not wait for it."""
        if self._signals:
            self._tell(signal.SIGINT)
        self._signals.append(number)
        self._stopping.set()

    def _tell(self, number: signal.Signals) -> None:
        for process in self._living.values():
            with suppress(ProcessLookupError):
                process.send_signal(number)

    async def _keep(self, index: int, shared: tuple[int, int], folder: str) -> None:
        """Have a worker in this place, whatever becomes of it."""
        pause = _FIRST_PAUSE
        while not self._stopping.is_set():
            begun = time.monotonic()
            status = await self._one(index, shared, folder)
            if self._stopping.is_set():
                return
            if status in _HOPELESS:
                self._status = status
                self._stopping.set()
                return
            _LOG.error("Worker %d ended with status %d; another takes its place.", index, status)
            pause = _FIRST_PAUSE if time.monotonic() - begun > _LIVED else min(2 * pause, _LONGEST_PAUSE)
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._stopping.wait()

    async def _one(self, index: int, shared: tuple[int, int], folder: str) -> int:
        """Start a worker and wait for its end; its status."""
        held = (self._listener.fileno(), *shared)
        try:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", "api.workers_process"),
                *map(str, (*held, index)),
                folder,
                pass_fds=held,
                stdin=asyncio.subprocess.DEVNULL,
                process_group=0,  # what the terminal sends comes to the parent, which passes it on
            )
        except OSError as error:
            _LOG.error("Worker %d could not be started: %s", index, error)
            return 1
        self._living[index] = process
        if self._stopping.is_set():
            process.terminate()
        status = await process.wait()
        del self._living[index]
        self._counts.leave(index)
        return status
