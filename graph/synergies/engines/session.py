"""A session of Spark that says nothing on the terminal, leaves nothing behind and is gone when it is left."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Protocol

from graph.errors import EngineFailed, InputError


class Frame(Protocol):
    """Of pyspark.sql.DataFrame, what is used here: PySpark is no requirement, so its types are none."""

    @property
    def dtypes(self) -> list[tuple[str, str]]:
        """Name and type of each column."""

    def collect(self) -> list[tuple[Any, ...]]:
        """All rows."""

    def localCheckpoint(self, eager: bool = True) -> Frame:  # noqa: N802 - its name
        """The same rows, worked out, and cut off from what they were made of."""

    def createOrReplaceTempView(self, name: str) -> None:  # noqa: N802 - its name
        """Give it a name in SQL."""


class Files(Protocol):
    """Of pyspark.sql.DataFrameReader."""

    def parquet(self, path: str) -> Frame:
        """A Parquet file."""


class Session(Protocol):
    """Of pyspark.sql.SparkSession."""

    @property
    def read(self) -> Files:
        """What reads files."""

    def sql(self, text: str) -> Frame:
        """What a SELECT gives."""


class _Gateway(Protocol):
    proc: subprocess.Popen[bytes]

    def shutdown(self) -> None: ...


class _Context(Protocol):
    _gateway: _Gateway | None
    _jvm: object


_MISSING: Final = "Spark needs {what}: pip install 'uclg-graph[spark]', and Java 17 or newer."
_SETTINGS: Final = {
    "spark.app.name": "uclg synergies",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
}
_LOCAL: Final = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "4g",
    "spark.sql.adaptive.enabled": "false",
}
SMALL: Final = {
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.driver.extraJavaOptions": "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
}
"""For tables of some thousand rows, where working out how to be quick takes longer than being slow."""
_MASTERS: Final = ("local", "spark://", "yarn", "k8s://")
_TOLD: Final = 4
"""Lines of Spark's log that an error brings along."""


def missing() -> str | None:
    """What Spark lacks here, in words; None where it could start."""
    try:
        _pyspark()
    except InputError as error:
        return str(error)
    return None


@contextmanager
def session(master: str, options: Mapping[str, str]) -> Iterator[tuple[Session, Path]]:
    """Start a JVM and a session in it; both end with the block.

    Yields:
        The session and a folder that is deleted afterwards.

    Raises:
        InputError: PySpark or Java is missing, or that is no master.
        EngineFailed: Spark does not start, or fails while it is used; with the end of its log.
    """
    if not master.startswith(_MASTERS):
        raise InputError(f"{master!r} is no master of Spark: they begin with {', '.join(_MASTERS)}.")
    pyspark, gateways, sql = _pyspark()
    failures = (import_module("py4j.protocol").Py4JError, import_module("pyspark.errors").PySparkException)
    with TemporaryDirectory(prefix="uclg-spark-") as name:
        folder = Path(name)
        log = folder / "log"
        settings = _settings(master, folder) | dict(options)
        conf = pyspark.SparkConf(loadDefaults=False).setAll(list(settings.items()))
        try:
            with log.open("wb") as out:
                gateway = gateways.launch_gateway(conf, popen_kwargs={"stdout": out, "stderr": out})
            try:
                context = pyspark.SparkContext(conf=conf, gateway=gateway)
                try:
                    yield sql.SparkSession(context), folder
                except failures as error:  # it takes the JVM to tell what it was
                    raise EngineFailed(_told(error, log)) from error
                finally:
                    context.stop()
            finally:
                _end(gateway, pyspark.SparkContext)
        except failures as error:
            raise EngineFailed(_told(error, log)) from error


def _pyspark() -> tuple[Any, Any, Any]:
    """The modules pyspark, pyspark.java_gateway and pyspark.sql."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what it could do with other releases of pandas, unused here
        try:
            modules = [import_module(f"pyspark{name}") for name in ("", ".java_gateway", ".sql", ".testing")]
        except ModuleNotFoundError:
            raise InputError(_MISSING.format(what="PySpark")) from None
    logging.getLogger("SQLQueryContextLogger").disabled = True  # it says again what the error says
    home = os.environ.get("JAVA_HOME")
    if shutil.which("java", path=f"{home}/bin" if home else None) is None:
        raise InputError(_MISSING.format(what="Java"))
    return modules[0], modules[1], modules[2]


def _settings(master: str, folder: Path) -> dict[str, str]:
    """Of a session; one that is local is reached from this machine only, and is no larger than it."""
    told = _SETTINGS | {"spark.master": master, "spark.sql.warehouse.dir": (folder / "warehouse").as_uri()}
    if master.startswith("local"):
        parts = str(2 * (os.cpu_count() or 1))
        told |= _LOCAL | {"spark.local.dir": str(folder), "spark.sql.shuffle.partitions": parts}
    return told


def _end(gateway: _Gateway, context: type[_Context]) -> None:
    """End the JVM, which waits for the end of its input, and forget it."""
    gateway.shutdown()
    context._gateway = context._jvm = None  # else the next session would talk to this one
    if gateway.proc.stdin is not None:
        gateway.proc.stdin.close()
    gateway.proc.wait(60)


def _told(error: Exception, log: Path) -> str:
    lines = [line for line in log.read_text("utf-8", "replace").splitlines() if line.strip()]
    errors = [line for line in lines if " ERROR " in line] or lines
    first = str(error).strip().partition("\n")[0]
    return "\n".join([f"Spark could not do it: {first}", *errors[-_TOLD:]])
