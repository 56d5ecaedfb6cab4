"""The graph as its own tables make it, built once for all tests and all worker processes."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from pyoxigraph import Store

from graph.build import Builder
from graph.settings import Settings, load
from graph.versions import Versions

ROOT = Path(__file__).parents[1]


settings.register_profile("quick", max_examples=20)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

# Fixtures that build the whole graph or read the whole gazetteer: seconds before the first test that asks.
LONG_TO_MAKE = {"published", "real_quads", "world"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs the whole graph is slow, and so left out of `make check`."""
    for item in items:
        if LONG_TO_MAKE & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run of the tests, the same for all of its worker processes."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def published(shared_folder: Path) -> Settings:
    """Settings whose data folder holds version 1, built from the tables here. Never write there."""
    own = replace(load({}), tables=ROOT / "data", data=shared_folder / "published")
    with (shared_folder / "published.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if Versions(own.data).current() is None:
            Builder(own).publish(author="tests", message="the repository's tables")
    return own


@pytest.fixture(scope="session")
def store(published: Settings) -> Iterator[Store]:
    """The published graph, read-only; ask it with `use_default_graph_as_union=True`."""
    with Versions(published.data).reading() as version:
        yield version.open()
