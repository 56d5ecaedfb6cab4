"""Long work on drafts in a process of its own: the server goes on answering, and can end it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final, TypeVar

from graph import errors
from graph.errors import InputError, NoVersion, UclgError
from graph.reports.draft import write
from graph.reports.ingest import ingest
from graph.review.change import Change
from graph.review.current import numbered
from graph.review.drafts import drafts_folder, load
from graph.settings import Settings

_T = TypeVar("_T")
PATIENCE: Final = 600.0
"""Seconds that work may take: a build of a large graph takes minutes."""


@dataclass(frozen=True)
class _Failed:
    """How work failed, as a word that gets through a pipe: the class of the error by its name."""

    name: str
    message: str


async def apart(work: Callable[..., _T], *arguments: object) -> _T:
    """Do work in another process, and wait for it.

    Args:
        work: of a module, so that the other process finds it.

    Raises:
        UclgError: what the work raised; InputError where it took too long.
    """
    found = await asyncio.to_thread(_done, work, arguments)
    if isinstance(found, _Failed):
        kind = getattr(errors, found.name, UclgError)
        raise (kind if kind in _PLAIN else _nearest(kind))(found.message)
    return found


# Errors that are made of their message alone.
_PLAIN: Final = (InputError, errors.VersionError, NoVersion, errors.Locked)


def _nearest(kind: type[UclgError]) -> type[UclgError]:
    """What a person gave is wrong, or nothing that they can mend."""
    told = (InputError, errors.NotConforming)
    return (
        InputError if issubclass(kind, told) else next((e for e in _PLAIN if issubclass(kind, e)), UclgError)
    )


def _done(work: Callable[..., _T], arguments: Sequence[object]) -> _T | _Failed:
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(theirs, work, arguments), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(PATIENCE):
            return _Failed("InputError", f"It took more than {PATIENCE:g} seconds and was stopped.")
        found: _T | _Failed = ours.recv()
        return found
    except EOFError:
        return _Failed("UclgError", "The process that did the work ended without a word.")
    finally:
        process.kill()
        process.join()
        ours.close()


def _child(pipe: Connection, work: Callable[..., Any], arguments: Sequence[object]) -> None:
    try:
        pipe.send(work(*arguments))
    except UclgError as error:
        pipe.send(_Failed(type(error).__name__, str(error)))
    except OSError as error:  # a folder that cannot be written, a disk that is full
        pipe.send(_Failed("InputError", f"{error.filename or 'a file'}: {error.strerror}"))
    finally:
        pipe.close()


def read_in(paths: Sequence[Path], settings: Settings, anew: bool) -> str:
    """Read the versions of a report and write its draft; the draft's id.

    Args:
        anew: replace a draft of the report that has other files or more versions.

    Raises:
        InputError: a file cannot be read, or it would replace such a draft; says what to do.
    """
    with numbered(settings) as (store, number):
        draft = ingest(paths, store, settings.base, number)
    write(draft, drafts_folder(settings), anew=anew)
    return draft.id


def checked(settings: Settings, name: str, build: bool) -> Change:
    """What publishing a draft would change; with `build`, whether the graph would be as it should.

    Raises:
        InputError: the tables cannot be read.
        Locked: somebody publishes.
    """
    from graph.review.publish import check

    return check(settings, load(drafts_folder(settings), name), build=build)


def publication(settings: Settings, name: str, author: str, message: str) -> int | None:
    """Publish a draft; the number of the version, None where nothing had changed.

    Raises:
        InputError, NotConforming, VersionError: nothing was changed.
    """
    from graph.review.publish import publish

    done = publish(settings, load(drafts_folder(settings), name), author, message)
    return done.version.number if done.version else None


def taking_back(settings: Settings, name: str, author: str, message: str) -> int | None:
    """Take the published report of a draft back; the number of the version. Raises as `publication`."""
    from graph.review.publish import withdraw

    done = withdraw(settings, load(drafts_folder(settings), name), author, message)
    return done.version.number if done.version else None
