"""docs/report-drafts.md states how reports are drafted: its figures, its formats and its commands."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from graph.cli.reporting import FORMATS
from graph.reporting.period import KEPT
from graph.reporting.queries import SYNERGIES
from graph.settings import Settings

PAGE = (Path(__file__).parents[2] / "docs" / "report-drafts.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^uclg (report .*)$", PAGE, re.MULTILINE)


def test_the_figures_are_those_of_the_code() -> None:
    told = PAGE.replace("\n", " ")
    assert f"the {SYNERGIES} strongest synergies" in told
    assert f"last attested at most {KEPT} years before" in told


def test_the_formats_are_those_of_the_command() -> None:
    assert all(f"`{name}`" in PAGE for name in FORMATS)


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_write_what_they_say(published: Settings, tmp_path: Path, command: str) -> None:
    words = shlex.split(command)
    run = [sys.executable, "-c", "from graph.cli import main; main()", *words]
    environment = {"UCLG_DATA": str(published.data), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        run, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / words[-1]).stat().st_size > 3_000
