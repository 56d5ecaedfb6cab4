"""The indexes of versions, kept open while they are asked."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Final

from api.editions import gone
from graph.errors import NoVersion
from graph.search import Search, path_of
from graph.settings import Settings
from graph.versions import Versions

_OPEN: Final = 4


class Indexes:
    """Opens indexes; the few that were asked last stay open.

    A request under way ends on the index that it began with: an open file is there to its end.
    """

    def __init__(self, settings: Settings) -> None:
        self._versions = Versions(settings.data)
        self._open: OrderedDict[int, Search] = OrderedDict()
        self._lock = Lock()

    def of(self, number: int) -> Search:
        """The index of a version.

        Raises:
            Problem: 410; the version has just been deleted.
            SearchIndexMissing: the version has no index.
            VersionError: the index or the folder of versions is damaged.
        """
        with self._lock:
            found = self._open.get(number) or self._opened(number)
            self._open[number] = found
            self._open.move_to_end(number)
            if len(self._open) > _OPEN:
                self._open.popitem(last=False)
            return found

    def _opened(self, number: int) -> Search:
        try:
            with self._versions.reading(number) as version:
                return Search(path_of(version))
        except NoVersion:
            raise gone(number) from None
