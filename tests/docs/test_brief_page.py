"""docs/brief.md states what briefs are: its figures, its formats and its commands."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from api.briefs import TYPES
from graph.brief import evidence
from graph.brief.compose import DRAWN, LEAST
from graph.brief.gather import ALONE, SEATS, SYNERGIES
from graph.documents.docx import MEDIA_TYPE
from graph.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "brief.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^uclg (.*)$", PAGE, re.MULTILINE)


def test_the_figures_are_those_of_the_code() -> None:
    told = PAGE.replace("\n", " ")
    assert f"{SEATS} mandates of each of two bodies and {ALONE} of one" in told
    assert f"{evidence.EACH} sources for one statement and {evidence.MOST} in all" in told
    assert f"{DRAWN} things in the picture" in told
    assert f"{LEAST} at least and {SYNERGIES} at most" in told


def test_the_formats_are_those_of_the_server() -> None:
    assert all(f"`{name}`" in PAGE for name in TYPES)
    assert TYPES["docx"] == MEDIA_TYPE


def test_the_picture_is_there_and_small() -> None:
    name = re.search(r"!\[[^\]]+\]\(([\w.-]+)\)", PAGE)
    assert name is not None
    data = (DOCS / name[1]).read_bytes()
    assert data.startswith(b"\x89PNG")
    assert len(data) < 100_000


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(COMMANDS)))
def test_the_commands_write_what_they_say(published: Settings, tmp_path: Path, number: int) -> None:
    words = shlex.split(COMMANDS[number])
    command = [sys.executable, "-c", "from graph.cli import main; main()", *words]
    environment = {"UCLG_DATA": str(published.data), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / words[-1]).stat().st_size > 5_000
