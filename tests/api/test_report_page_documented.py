"""docs/report-pages.md: its figures and its addresses."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from api.reports import MOST, SHOWN
from api.reports_answer import ReportPassage, VersionOfReport
from api.reports_text import MOST as LONGEST
from tests.api.conftest import Server

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/report-pages.md").read_text("utf-8")
COMMANDS = re.findall(r"^curl .*$", PAGE, re.MULTILINE)


def test_the_figures_are_those_of_the_code() -> None:
    assert f"`limit` ({SHOWN}, at most {MOST})" in PAGE
    assert f"{LONGEST // 1024**2} MB" in PAGE


def test_the_fields_and_modules_are_there() -> None:
    fields = {*ReportPassage.model_fields, *VersionOfReport.model_fields}
    assert {"sha256", "text_sha256", "characters", "start", "end", "facts", "text"} <= fields
    modules = re.findall(r"`(api/\w+\.py)`", PAGE)
    assert len(modules) == 7
    assert all((ROOT / module).is_file() for module in modules)
    assert (ROOT / "docs/report-page.png").is_file()


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_the_addresses_answer(real: Server, command: str) -> None:
    words = shlex.split(command)
    fields = [words[place + 1].split(": ") for place, word in enumerate(words) if word == "-H"]
    answer = real.get(words[-1].removeprefix("http://127.0.0.1:8000"), **dict(fields))
    assert answer.status_code == 200
    assert answer.headers["content-language"] in ("en", "es", "fr")
