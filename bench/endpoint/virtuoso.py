"""Virtuoso, open source edition, as Debian packages it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

from bench.endpoint import processes
from bench.endpoint.data import Data
from bench.endpoint.engines import NotThere, Server
from bench.endpoint.packages import installed

PACKAGE: Final = "virtuoso-opensource-7-bin"
# 8 KB each. What its manual advises for a machine of 2 GB.
_BUFFERS: Final = 170_000
_CONFIGURATION: Final = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
MaxCheckpointRemap = 2000

[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
MaxCheckpointRemap = 2000

[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 200
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
DirsAllowed = {data}, {folder}
MaxQueryMem = 2G
CheckpointInterval = 0
AdjustVectorSize = 1
DefaultIsolation = 2

[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = {folder}
ServerThreads = 150
MaxKeepAlives = 150
KeepAliveTimeout = 60
EnabledGzipContent = 0

[SPARQL]
ResultSetMaxRows = 10000000
DefaultQuery = ASK {{}}
"""


class Virtuoso(Server):
    """`virtuoso-t` with a database of its own, filled by its bulk loader."""

    name = "Virtuoso"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.sql = processes.free_port()

    def version(self) -> str:
        """As the program says; installed from Debian first where that is possible.

        Raises:
            NotThere: it is not installed and cannot be.
        """
        if shutil.which("virtuoso-t") is None and not installed(PACKAGE):
            raise NotThere(f"not there: as root, apt-get install {PACKAGE}")
        told = subprocess.run(["virtuoso-t", "-?"], check=False, capture_output=True, text=True)
        found = re.search(r"Version (\S+)", told.stdout + told.stderr)
        return f"Virtuoso {found[1] if found else '?'}"

    def fill(self, data: Data) -> None:
        """Load every quad into its own graph."""
        shutil.rmtree(self.folder)
        self.folder.mkdir(parents=True)
        configuration = _CONFIGURATION.format(
            folder=self.folder,
            data=data.nquads.parent,
            sql=self.sql,
            port=self.port,
            buffers=_BUFFERS,
            dirty=_BUFFERS * 3 // 4,
        )
        (self.folder / "virtuoso.ini").write_text(configuration, encoding="utf-8")
        self.start(data)
        told = self.ask(
            f"ld_dir('{data.nquads.parent}', '{data.nquads.name}', 'urn:x-bench:none'); "
            "rdf_loader_run(); checkpoint; "
            "SELECT COUNT(*) FROM DB.DBA.LOAD_LIST WHERE ll_state = 2 AND ll_error IS NULL;"
        )
        if not re.search(r"^\s*1\s*$", told, re.MULTILINE):
            raise NotThere("its bulk loader refused the data")

    def ask(self, text: str) -> str:
        """Run SQL; what is printed."""
        command = ["isql-vt", f"127.0.0.1:{self.sql}", "dba", "dba", f"exec={text}"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def start(self, data: Data) -> None:  # noqa: ARG002
        """Serve; without a word on graphs its default graph is all of them."""
        if self.process is None:
            # Left behind by one that had to be killed.
            (self.folder / "virtuoso.lck").unlink(missing_ok=True)
            command = ["virtuoso-t", "+foreground", "+configfile", str(self.folder / "virtuoso.ini")]
            self.process = processes.start(command, self.folder / "log", folder=self.folder)
            self.wait(120)
