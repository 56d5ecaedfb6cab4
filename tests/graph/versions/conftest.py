"""Quads of a tag, a folder of versions, and processes that write or read it and can be killed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.versions import Version, Versions

CHILD = Path(__file__).with_name("child.py")
Add = Callable[..., Callable[[Store], None]]
Tags = Callable[[Version], dict[str, int]]


def quads(tag: str, count: int = 300) -> Iterator[Quad]:
    """`count` quads that bear a tag, spread over three named graphs."""
    says = NamedNode("https://example.org/says")
    for number in range(count):
        yield Quad(
            NamedNode(f"https://example.org/{tag}/{number}"),
            says,
            Literal(f"{tag} says {number}", language="en"),
            NamedNode(f"https://example.org/graph/{number % 3}"),
        )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "var"


@pytest.fixture
def versions(folder: Path) -> Versions:
    return Versions(folder, keep=8)


@pytest.fixture
def add() -> Add:
    """Makes a change that adds the quads of a tag."""

    def make(tag: str, count: int = 300) -> Callable[[Store], None]:
        return lambda store: store.extend(quads(tag, count))

    return make


@pytest.fixture
def tags() -> Tags:
    """Counts the quads of a version by tag."""

    def count(version: Version) -> dict[str, int]:
        counts: dict[str, int] = {}
        for quad in version.open().quads_for_pattern(None, None, None, None):
            assert isinstance(quad.subject, NamedNode)
            tag = quad.subject.value.split("/")[3]
            counts[tag] = counts.get(tag, 0) + 1
        return counts

    return count


class Child:
    """A process to talk to: one JSON document a line in each direction."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def ask(self, **request: str | float | None) -> dict[str, Any]:
        """Send a request and wait for the answer."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        return self.hear()

    def hear(self) -> dict[str, Any]:
        """Wait for what it says next."""
        assert self.process.stdout is not None
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer


@pytest.fixture
def child(folder: Path) -> Callable[..., Any]:
    """Starts a process of `child.py` on the folder; it is killed when the block ends."""

    @contextmanager
    def start(role: str, where: Path = folder) -> Iterator[Child]:
        command = [sys.executable, str(CHILD), role, str(where)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            try:
                yield Child(process)
            finally:
                process.kill()

    return start
