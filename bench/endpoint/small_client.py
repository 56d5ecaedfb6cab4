"""One polite client with small questions, from an address of its own: fairness is among addresses."""

from __future__ import annotations

import http.client
import itertools
import math
import time
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from bench.endpoint.questions import Question

ADDRESS: Final = "127.0.0.2"


class SmallClient:
    """Asks one question after the other over one connection; no two requests are the same."""

    def __init__(self, port: int, asked: list[Question]) -> None:
        self._port = port
        self._line = self._connected()
        self._texts = self._different(asked)
        self.failed = 0

    def _connected(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self._port, timeout=60, source_address=(ADDRESS, 0))

    @staticmethod
    def _different(asked: list[Question]) -> Iterator[str]:
        for number in itertools.count():
            yield f"{asked[number % len(asked)].text}\n# {number}"

    def ask(self) -> float:
        """Seconds until the next whole answer; one that fails counts as failed and is asked again."""
        start = time.perf_counter()
        while not self._answered():
            self.failed += 1
        return time.perf_counter() - start

    def _answered(self) -> bool:
        try:
            self._line.request("GET", f"/sparql?query={quote(next(self._texts), safe='')}")
            answer = self._line.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            self._line.close()
            self._line = self._connected()
            return False
        return answer.status == http.client.OK

    def during(self, seconds: float) -> list[float]:
        """Seconds of each answer for so long, in the order they came."""
        found, until = [], time.monotonic() + seconds
        while time.monotonic() < until:
            found.append(self.ask())
        return found


def percentile(values: list[float], part: float) -> float:
    """The value that this part of all lies under or at (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, math.ceil(part * len(ordered)) - 1))]
