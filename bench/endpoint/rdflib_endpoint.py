"""rdflib-endpoint: what most people reach for first in Python; one process, the graph in memory."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from typing import Final

from bench.endpoint import processes
from bench.endpoint.data import Data
from bench.endpoint.engines import NotThere, Server
from bench.endpoint.packages import environment

PACKAGES: Final = ("rdflib-endpoint==0.6.3", "rdflib==7.6.0", "uvicorn[standard]==0.54.0")
MOST_SECONDS: Final = 300.0
MOST_BYTES: Final = 8 << 30


class RdflibEndpoint(Server):
    """A `SparqlEndpoint` on a `Dataset` in memory."""

    name = "rdflib-endpoint"
    path = "/"

    def python(self) -> Path:
        """The interpreter that has it.

        Raises:
            NotThere: it cannot be installed.
        """
        try:
            return environment("rdflib-endpoint", *PACKAGES)
        except subprocess.CalledProcessError:
            raise NotThere("not there: pip could not install it") from None

    def version(self) -> str:
        """As pinned."""
        self.python()
        return ", ".join(package.replace("==", " ") for package in PACKAGES)

    def start(self, data: Data) -> None:
        """Load and serve, within limits of time and memory.

        Raises:
            NotThere: one of them was passed.
        """
        program = Path(__file__).with_name("rdflib_app.py")
        command = [str(self.python()), "-P", str(program), str(data.nquads), str(self.port)]
        self.process = processes.start(command, self.folder / "log", folder=self.folder)
        start = time.monotonic()
        while time.monotonic() - start < MOST_SECONDS:
            try:
                self.wait(2)
            except TimeoutError:
                if processes.memory(self.pid) > MOST_BYTES:
                    break
            else:
                return
        seconds, held = time.monotonic() - start, processes.memory(self.pid) / 1e9
        self.stop()
        raise NotThere(f"not loaded after {seconds:.0f} s, {held:.1f} GB")

    def disk(self, data: Data) -> int:  # noqa: ARG002
        """It has none."""
        return 0
