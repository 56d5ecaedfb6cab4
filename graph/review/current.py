"""The graph in force, for what is held against it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from pyoxigraph import Store

from graph.errors import NoVersion
from graph.settings import Settings
from graph.versions import Versions


@contextmanager
def current(settings: Settings) -> Iterator[Store | None]:
    """The current version, held as long as it is read; None where nothing has been published."""
    with numbered(settings) as (store, _):
        yield store


@contextmanager
def numbered(settings: Settings) -> Iterator[tuple[Store | None, int | None]]:
    """The same with the number of the version."""
    with ExitStack() as stack:
        try:
            version = stack.enter_context(Versions(settings.data, settings.keep).reading())
        except NoVersion:
            version = None
        yield (version.open(), version.number) if version else (None, None)
