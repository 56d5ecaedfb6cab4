"""The native Oxigraph server: the same store, with nothing of ours around it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from bench.endpoint import processes
from bench.endpoint.data import Data
from bench.endpoint.engines import NotThere, Server


class Oxigraph(Server):
    """`oxigraph serve-read-only` on a store of its own bulk loader."""

    name = "Oxigraph"
    path = "/query"

    def program(self) -> str:
        """Where it is.

        Raises:
            NotThere: nowhere.
        """
        folder = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        found = shutil.which("oxigraph", path=folder)
        if found is None:
            raise NotThere("not there: pip install oxigraph")
        return found

    def version(self) -> str:
        """As the program says."""
        told = subprocess.run(
            [self.program(), "--version"], check=True, capture_output=True, text=True
        ).stdout
        found = re.search(r"\d[\d.]*", told)
        return f"Oxigraph server {found[0] if found else '?'}"

    def fill(self, data: Data) -> None:
        """Load in bulk, then compact, as our own versions are."""
        shutil.rmtree(self.folder / "store", ignore_errors=True)
        location = ["--location", str(self.folder / "store")]
        for command in (["load", *location, "--file", str(data.nquads)], ["optimize", *location]):
            subprocess.run([self.program(), *command], check=True, capture_output=True)

    def start(self, data: Data) -> None:  # noqa: ARG002
        """Serve all graphs as one, as we do."""
        command = [self.program(), "serve-read-only", "--location", str(self.folder / "store")]
        command += ["--bind", f"127.0.0.1:{self.port}", "--union-default-graph"]
        self.process = processes.start(command, self.folder / "log")
        self.wait()
