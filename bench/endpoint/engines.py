"""What all servers under test have in common."""

from __future__ import annotations

import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from bench.endpoint import processes
from bench.endpoint.data import Data


class NotThere(Exception):
    """A server cannot take part; the message, a few words, goes into the table."""


@dataclass
class Loaded:
    """What it cost to bring the data in: seconds and bytes on disk (0: in memory)."""

    seconds: float
    disk: int


class Server:
    """A SPARQL server that is started for a data set, measured and stopped.

    Args:
        folder: for its store, its configuration and its log.
    """

    name = ""
    path = "/sparql"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = processes.free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def version(self) -> str:
        """Its version.

        Raises:
            NotThere: it is not installed and cannot be.
        """
        raise NotImplementedError

    def load(self, data: Data) -> Loaded:
        """Bring the data in and start.

        Raises:
            NotThere: it takes too long or too much.
        """
        start = time.monotonic()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.fill(data)
        self.start(data)
        return Loaded(time.monotonic() - start, self.disk(data))

    def fill(self, data: Data) -> None:
        """Make the store, unless it is there."""

    def start(self, data: Data) -> None:
        """Start the server; returns when it answers."""
        raise NotImplementedError

    def disk(self, data: Data) -> int:  # noqa: ARG002
        """Bytes of its store."""
        return size(self.folder)

    @property
    def pid(self) -> int:
        """Number of its first process."""
        assert self.process is not None
        return self.process.pid

    def restart(self, data: Data) -> None:
        """Stop and start again."""
        self.stop()
        self.start(data)

    def stop(self) -> None:
        """Stop it, if it runs."""
        if self.process is not None:
            processes.stop(self.process)
            self.process = None

    def wait(self, seconds: float = 60.0) -> None:
        """Wait for the first answer."""
        url = f"http://127.0.0.1:{self.port}{self.path}?query={quote('ASK {}')}"
        processes.wait_for(lambda: processes.answers(url), seconds, self.process)


def size(folder: Path) -> int:
    """Bytes on disk."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
