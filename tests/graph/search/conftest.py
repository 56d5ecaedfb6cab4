"""An index of the real graph, and small ones that tests make."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from graph.search import Search, path_of
from graph.settings import Settings
from graph.versions import Versions


@pytest.fixture(scope="session")
def search(published: Settings) -> Iterator[Search]:
    """The index of the graph as the repository's tables make it."""
    version = Versions(published.data).current()
    assert version is not None
    with closing(Search(path_of(version))) as opened:
        yield opened
