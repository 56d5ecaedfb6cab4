"""The README tells the truth: its commands are run, and print what it says."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ADDRESS = "http://127.0.0.1:8000"

pytestmark = pytest.mark.slow


class Running(Protocol):
    """The part of the running server that is used here."""

    url: str
    folder: Path


def blocks(kind: str) -> list[str]:
    """The fenced blocks of a kind, without their fences."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def console() -> list[tuple[str, str]]:
    """Each command of the console blocks with what it is to print."""
    parts = [re.split(r"^\$ (.+)\n", block, flags=re.MULTILINE)[1:] for block in blocks("console")]
    return [(part[n], part[n + 1]) for part in parts for n in range(0, len(part), 2)]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with what the commands name: the queries, and a draft of roles with a fault in row 17."""
    (tmp_path / "queries").symlink_to(ROOT / "queries")
    with (ROOT / "data/roles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[16][rows[0].index("role")] = "cochair"
    with (tmp_path / "roles.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return tmp_path


@pytest.mark.parametrize(("command", "printed"), console(), ids=[command[:40] for command, _ in console()])
def test_a_command_prints_what_the_readme_says(real: Running, desk: Path, command: str, printed: str) -> None:
    if command.startswith("curl") and not shutil.which("curl"):
        pytest.skip("curl is not installed")
    environment = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "UCLG_DATA": str(real.folder),
        "UCLG_TABLES": str(ROOT / "data"),
    }
    done = subprocess.run(
        ["bash", "-c", command.replace(ADDRESS, real.url)],
        cwd=desk,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.splitlines() == printed.splitlines()


def test_the_python_of_the_readme_prints_what_it_says(real: Running) -> None:
    (program,) = blocks("python")
    (printed,) = blocks("text")
    done = subprocess.run(
        [sys.executable, "-c", program.replace(ADDRESS, real.url)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == printed.splitlines()


def test_the_readme_names_only_targets_and_files_that_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"\bmake ([a-z]+)\b", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    for link in re.findall(r"\]\(([^)#]+)\)", README):
        assert link.startswith("https://") or (ROOT / link).exists(), link
