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
from graph.reports.headings import chapter_of, says_nothing
from graph.reports.packs import load
from graph.settings import Settings

PAGE = (Path(__file__).parents[2] / "docs" / "report-drafts.md").read_text(encoding="utf-8")
EXCERPTS = re.findall(r"^```markdown\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
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
    file = tmp_path / words[-1]
    assert file.stat().st_size > 3_000
    if file.suffix == ".md":
        shown, told = _lines("\n".join(EXCERPTS)), _lines(file.read_text(encoding="utf-8"))
        assert len(shown) > 2
        assert shown <= told


def _lines(text: str) -> set[str]:
    """The lines of some Markdown, whatever the numbers of their notes."""
    return set(re.sub(r"\[\^\d+\]", "[^]", text).splitlines())


def test_what_stays_unread_and_where_things_are_is_as_the_page_says() -> None:
    assert all(chapter_of(name, load("en")) for name in ("Notes", "Possible synergies"))
    assert says_nothing("Nothing recorded.", load("en"))
    root = Path(__file__).parents[2]
    files = re.findall(r"`((?:graph|tests)/[\w/]+(?:\.py|/))`", PAGE)
    assert len(files) > 2
    assert all((root / file).exists() for file in files)
    assert (root / "docs" / "report-draft.png").stat().st_size > 10_000
