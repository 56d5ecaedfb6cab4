"""When a query leaves the queue: for whoever wants to tell waiting from work."""

from __future__ import annotations

import time
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final


@dataclass(slots=True)
class Stages:
    """What has become of one query; `admitted` is when it got its turn, by `time.perf_counter`."""

    admitted: float | None = None


_CURRENT: Final[ContextVar[Stages | None]] = ContextVar("stages", default=None)


def watched() -> Stages:
    """Stages that are kept for the next query of this task."""
    stages = Stages()
    _CURRENT.set(stages)
    return stages


def admitted() -> None:
    """The query of this task has its turn."""
    stages = _CURRENT.get()
    if stages is not None:
        stages.admitted = time.perf_counter()
