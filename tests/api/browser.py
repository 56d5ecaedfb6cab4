"""Chromium without a window, told what to do through its debugging pipe."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium")
_OPTIONS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
]


class Browser:
    """One page of a running Chromium.

    Attributes:
        complaints: what it logged: files that failed, what the content security policy stopped, exceptions.
    """

    def __init__(self, to: int, since: int) -> None:
        self._to, self._since = to, since
        self._number, self._kept, self._loads = 0, b"", 0
        self._session: str | None = None
        self.complaints: list[str] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Log", "Runtime"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """A command of the DevTools protocol, and its result."""
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            told = self._next()
            if told.get("id") == self._number:
                assert "error" not in told, told
                result: dict[str, Any] = told["result"]
                return result

    def show(self, url: str, width: int) -> None:
        """Load a page in a window of this width, to its end."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.call("Emulation.setDeviceMetricsOverride", **size)
        before = self._loads
        self.call("Page.navigate", url=url)
        while self._loads == before:
            self._next()

    def value(self, script: str) -> Any:  # noqa: ANN401
        """What an expression gives in the page."""
        return self.call("Runtime.evaluate", expression=script, returnByValue=True)["result"]["value"]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._kept:
            ready, _, _ = select.select([self._since], [], [], 60)
            assert ready, "the browser is silent"
            got = os.read(self._since, 1 << 16)
            assert got, "the browser has gone"
            self._kept += got
        line, _, self._kept = self._kept.partition(b"\0")
        told: dict[str, Any] = json.loads(line)
        method = told.get("method")
        if method == "Page.loadEventFired":
            self._loads += 1
        elif method in ("Log.entryAdded", "Runtime.exceptionThrown"):
            self.complaints.append(json.dumps(told["params"]))
        return told


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """Start Chromium with its profile in a folder, and end it."""
    assert CHROMIUM is not None
    its_in, to = os.pipe()
    since, its_out = os.pipe()
    # It reads from 3 and writes to 4; the shell puts the pipes there.
    wiring = f'exec "$0" "$@" 3<&{its_in} 4>&{its_out}'
    command = ["bash", "-c", wiring, CHROMIUM, *_OPTIONS, f"--user-data-dir={folder}", "about:blank"]
    process = subprocess.Popen(command, pass_fds=(its_in, its_out), stderr=subprocess.DEVNULL)
    os.close(its_in)
    os.close(its_out)
    try:
        yield Browser(to, since)
    finally:
        os.close(to)
        os.close(since)
        process.kill()
        process.wait(20)


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One for all tests of a module."""
    with browser(tmp_path_factory.mktemp("chromium")) as running:
        yield running
