"""Run as a process of its own: clients that send hostile or merely heavy queries without pause.

python -m bench.endpoint.attack PORT CLIENTS KIND TIMEOUT [COUNT]

Ends after so many queries in all, or when its input is closed; prints what was answered, by status.
"""

from __future__ import annotations

import http.client
import itertools
import json
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlencode

from bench.endpoint.questions import heavy
from tests.api.test_runaway import HOSTILE

_BROKEN: Final = "broken"


def queries(kind: str) -> Iterator[str]:
    """Without end; heavy ones are all different, so that no cache answers them."""
    texts = list(HOSTILE.values()) if kind == "hostile" else [question.text for question in heavy()]
    for number, text in enumerate(itertools.cycle(texts)):
        yield text if kind == "hostile" else f"{text}\n# {number}"


class Attack:
    """Clients that share one list of queries; each waits for its answer before it sends the next."""

    def __init__(self, port: int, kind: str, timeout: str, count: int | None) -> None:
        self.statuses: Counter[str] = Counter()
        self._port, self._timeout = port, timeout
        self._queries = itertools.islice(queries(kind), count)
        self._lock = threading.Lock()
        self._ended = threading.Event()

    def run(self, clients: int) -> None:
        """Until the queries or the input end."""
        threads = [threading.Thread(target=self._send, daemon=True) for _ in range(clients)]
        for thread in threads:
            thread.start()
        threading.Thread(target=self._watch, daemon=True).start()
        for thread in threads:
            thread.join()

    def _watch(self) -> None:
        sys.stdin.read()
        self._ended.set()

    def _send(self) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        while not self._ended.is_set():
            with self._lock:
                text = next(self._queries, None)
            if text is None:
                return
            status = self._one(line, text)
            with self._lock:
                self.statuses[status] += 1

    def _one(self, line: http.client.HTTPConnection, text: str) -> str:
        body = urlencode({"query": text} | ({"timeout": self._timeout} if self._timeout != "-" else {}))
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            line.request("POST", "/sparql", body, headers)
            answer = line.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            line.close()
            return _BROKEN
        return str(answer.status)


def main() -> None:
    """Read the command line, send, tell."""
    port, clients, kind, timeout, *count = sys.argv[1:]
    attack = Attack(int(port), kind, timeout, int(count[0]) if count else None)
    attack.run(int(clients))
    print(json.dumps(attack.statuses))


if __name__ == "__main__":
    main()
