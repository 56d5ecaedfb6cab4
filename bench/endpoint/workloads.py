"""The four workloads: which requests, in which order, and which of ours they are sent to."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bench.endpoint import answers
from bench.endpoint.answers import Refused
from bench.endpoint.data import Data, Things
from bench.endpoint.engines import Server
from bench.endpoint.questions import Question, heavy, mix, small, whole, zipf
from bench.endpoint.wrk import Requests

SMALL: Final = "cold small"
HEAVY: Final = "cold heavy"
MIX: Final = "warm Zipf mix"
UNCHANGED: Final = "304"
WORKLOADS: Final = (SMALL, HEAVY, MIX, UNCHANGED)
# A heavy question that the native server alone needs longer for is left out for all (ours ends it at ten
# seconds), and one of the mix in a quarter of that.
LONGEST: Final = 4.0
# A server that needs longer for one question takes no part in the workload.
PATIENCE: Final = 10.0


@dataclass(frozen=True)
class Workload:
    """Questions, and places among them in the order they are asked; `warm`: each was asked before."""

    name: str
    questions: list[Question]
    order: list[int]
    warm: bool
    left_out: list[str] = field(default_factory=list)
    # Those that may be too much for a server; the rest is small.
    doubtful: list[Question] = field(default_factory=list)
    # Seconds that a run must last at least: every question comes once and a half.
    seconds: float = 0.0

    def requests(self, server: Server, folder: Path) -> Requests:
        """Prepared for one server."""
        texts = [answers.request(server, question) for question in self.questions]
        return Requests.write(folder, texts, self.order)


def quick(
    server: Server, data: Data, asked: list[Question], limit: float
) -> tuple[list[Question], list[str]]:
    """Those that a server answers in time, and the sorts of the others; after each it starts anew."""
    good, slow = [], []
    for question in asked:
        try:
            answers.ask(server, question, limit)
            good.append(question)
        except Refused:
            slow.append(question.sort)
            server.restart(data)
    return good, slow


def prepare(found: Things, data: Data, judges: Sequence[Server]) -> list[Workload]:
    """The three workloads that are sent to all servers.

    Args:
        judges: what one of them does not answer in time is left out; the first is the native server.
    """
    asked, (large, too_large), (curated, too_long) = small(found), (heavy(), []), (whole(), [])
    taken = 0.0
    for server in judges:
        longest = LONGEST if server is judges[0] else PATIENCE
        start = time.monotonic()
        large, slow = quick(server, data, large, longest)
        taken = max(taken, time.monotonic() - start - longest * len(slow))
        too_large += [f"{sort} ({server.name})" for sort in slow]
        curated, slow = quick(server, data, curated, min(longest, LONGEST) / 4)
        too_long += [f"{sort} ({server.name})" for sort in slow]
    mixed = mix(found, curated)
    return [
        Workload(SMALL, asked, list(range(len(asked))), warm=False),
        Workload(HEAVY, large, list(range(len(large))), False, too_large, large, seconds=1.5 * taken),
        Workload(MIX, mixed, zipf(len(mixed)), warm=True, left_out=too_long, doubtful=curated),
    ]


def warm_up(server: Server, workload: Workload, tell: Callable[[str], None]) -> None:
    """Ask each question once."""
    for question in workload.questions:
        try:
            answers.ask(server, question)
        except Refused as refused:
            tell(f"{server.name} refused {refused}")


def unchanged(server: Server, mixed: Workload, folder: Path) -> tuple[Workload, Requests]:
    """The mix again, each request with the ETag of the answer that the client has.

    Raises:
        RuntimeError: one of the first hundred is answered by anything but 304.
    """
    texts = list(_conditional(server, mixed.questions))
    for text in texts[:100]:
        status = _status(server, text)
        if status != http.client.NOT_MODIFIED:
            raise RuntimeError(f"{status} instead of 304")
    workload = Workload(UNCHANGED, mixed.questions, mixed.order, warm=True)
    return workload, Requests.write(folder, texts, mixed.order)


def _conditional(server: Server, asked: list[Question]) -> Iterator[bytes]:
    for question in asked:
        _, tag = answers.ask(server, question)
        yield answers.request(server, question, f"If-None-Match: {tag}\r\n")


def _status(server: Server, text: bytes) -> int:
    head, *fields = text.decode("ascii").split("\r\n")
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    try:
        headers = dict(each.split(": ", 1) for each in fields if each)
        line.request("GET", head.split()[1], headers=headers)
        return line.getresponse().status
    finally:
        line.close()
