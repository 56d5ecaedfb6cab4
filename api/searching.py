"""The index of the version that is in force, kept open until another version is."""

from __future__ import annotations

from threading import Lock
from typing import Final

from graph.engine import Engine
from graph.engine.cached import CachedEngine
from graph.errors import SearchIndexMissing
from graph.search import Search, path_of
from graph.settings import Settings
from graph.versions import Versions

_OPEN: Final = 2


class Indexes:
    """Opens indexes; two stay open, so that requests under way end on the one that they began with.

    Args:
        engine: says which version is in force; one that passes queries on has none.
    """

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self._current = engine.current if isinstance(engine, CachedEngine) else None
        self._versions = Versions(settings.data)
        self._open: dict[int, Search] = {}
        self._lock = Lock()

    def current(self) -> tuple[int, Search]:
        """Number and index of the version in force.

        Raises:
            SearchIndexMissing: the version has no index, or there are no versions here.
            VersionError: nothing has been published, or the index or the folder of versions is damaged.
        """
        if self._current is None:
            raise SearchIndexMissing(
                "This server passes queries on to another endpoint and has no index of its own. "
                "Search where the graph is published by `uclg build`."
            )
        number = self._current()
        with self._lock:
            if number not in self._open:
                self._open[number] = Search(path_of(self._versions.get(number)))
                for old in list(self._open)[:-_OPEN]:
                    del self._open[old]
            return number, self._open[number]
