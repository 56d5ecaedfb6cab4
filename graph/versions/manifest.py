"""The manifest of a version: what it holds, from when, by whom and why."""

from __future__ import annotations

from importlib.metadata import version as installed
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, NonNegativeInt, PositiveInt, ValidationError

from graph.errors import VersionError

SOFTWARE = "uclg-graph"


def software() -> str:
    """Name and version of the program, as written into manifests."""
    return f"{SOFTWARE} {installed(SOFTWARE)}"


class Dump(BaseModel):
    """The file of the canonical dump and its size, compressed, in bytes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    bytes: PositiveInt


class Manifest(BaseModel):
    """What a version holds.

    `parent` is the version that the change was made to, `graphs` the number of quads by named graph
    (``default`` for the default graph), `added` and `removed` count against the parent, `checksum` is the
    SHA-256 of the uncompressed canonical dump, `files` that of every file of the store, `derived` that of
    every file that was made of it, by ``derivation/file``, and `derivations` their names.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: PositiveInt
    parent: PositiveInt | None
    created: AwareDatetime
    author: str
    message: str
    quads: NonNegativeInt
    added: NonNegativeInt
    removed: NonNegativeInt
    graphs: dict[str, PositiveInt]
    checksum: str
    dump: Dump
    files: dict[str, str]
    derivations: tuple[str, ...] = ()
    derived: dict[str, str] = {}
    software: str

    def text(self) -> str:
        """JSON, indented, with a last line feed."""
        return self.model_dump_json(indent=2) + "\n"

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """Read a manifest.

        Raises:
            FileNotFoundError: there is none.
            VersionError: it is damaged.
        """
        text = path.read_bytes()
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise VersionError(f"{path} is damaged: {where}: {first['msg']}") from None
