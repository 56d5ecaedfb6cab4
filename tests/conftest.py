"""The graph as its own tables make it, built once for all tests and all worker processes."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Store

from graph.build import Builder
from graph.settings import Settings, load
from graph.versions import Versions

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run of the tests, the same for all of its worker processes."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def published(shared_folder: Path) -> Settings:
    """Settings whose data folder holds version 1, built from the tables here. Never write there."""
    settings = replace(load({}), tables=ROOT / "data", data=shared_folder / "published")
    with (shared_folder / "published.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if Versions(settings.data).current() is None:
            Builder(settings).publish(author="tests", message="the repository's tables")
    return settings


@pytest.fixture(scope="session")
def store(published: Settings) -> Iterator[Store]:
    """The published graph, read-only; ask it with `use_default_graph_as_union=True`."""
    with Versions(published.data).reading() as version:
        yield version.open()
