"""The scripts in docs/examples run against a server, and docs/data.md shows what they print."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.conftest import Server, real  # noqa: F401 - the fixture

DOCS = Path(__file__).parents[2] / "docs"
SCRIPTS = sorted((DOCS / "examples").glob("*.py"))
pytestmark = pytest.mark.slow


@pytest.mark.parametrize("script", SCRIPTS, ids=[script.stem for script in SCRIPTS])
def test_an_example_prints_what_the_page_shows(real: Server, script: Path) -> None:  # noqa: F811 - a fixture
    command = [sys.executable, "-W", "ignore", str(script), real.url]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    page = (DOCS / "data.md").read_text("utf-8")
    assert f"examples/{script.name}" in page
    assert f"```text\n{done.stdout}```" in page
