"""The server of this repository, on a published version."""

from __future__ import annotations

import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from pyoxigraph import RdfFormat

from bench.endpoint import processes
from bench.endpoint.data import Data
from bench.endpoint.engines import Server, size
from graph.settings import TABLE
from graph.versions import Versions

UCLG: Final = Path(sys.executable).with_name("uclg")


class Ours(Server):
    """`uclg serve` as it comes, but for the log.

    Args:
        settings: further ones, by name (`cache="0"`).
    """

    name = "ours"

    def __init__(self, folder: Path, **settings: str) -> None:
        super().__init__(folder)
        known = {setting.name for setting in TABLE}
        self.settings = {name: value for name, value in settings.items() if name in known}

    def version(self) -> str:
        """Of the package, and of the store and the server below it."""
        names = [name for name in ("pyoxigraph", "uvicorn", "uvloop", "httptools") if find_spec(name)]
        parts = [f"{name} {version(name)}" for name in names]
        return f"uclg-graph {version('uclg-graph')} ({', '.join(parts)})"

    def fill(self, data: Data) -> None:
        """Publish the data as version 1, all in one; nothing validates what was made to be measured."""
        if Versions(data.versions).current() is None:
            Versions(data.versions).commit(
                lambda store: store.bulk_load(path=str(data.nquads), format=RdfFormat.N_QUADS),
                author="bench",
                message=data.name,
            )

    def start(self, data: Data) -> None:
        """Serve the version that `data` was published as."""
        given = {"data": str(data.versions), "port": str(self.port), "log": "off", **self.settings}
        self.process = processes.start(
            [str(UCLG), "serve"],
            self.folder / "log",
            {f"UCLG_{name.upper()}": value for name, value in given.items()},
        )
        self.wait()

    def disk(self, data: Data) -> int:
        """Of the published version's store."""
        current = Versions(data.versions).current()
        return size(current.store_path) if current else 0
