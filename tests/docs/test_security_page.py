"""docs/security.md says what the settings say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from api.connections import LONGEST_HEAD
from graph.settings import TABLE

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "security.md").read_text(encoding="utf-8")
DEFAULTS = {setting.variable: setting.default or "none" for setting in TABLE}
NAMED = re.findall(r"`(UCLG_[A-Z_]+)` ([0-9]+|none)\b", PAGE)
MUST = ("TIMEOUT", "MEMORY", "ROWS", "BYTES", "QUEUE", "READERS", "SERVICES", "BODY", "CONNECTIONS")
MUST_WAIT = ("HEAD_TIMEOUT", "BODY_TIMEOUT", "SEND_TIMEOUT")


@pytest.mark.parametrize(("variable", "value"), NAMED)
def test_a_default_that_the_page_names_is_the_default(variable: str, value: str) -> None:
    assert DEFAULTS[variable] == value


def test_every_limit_is_on_the_page_with_its_default() -> None:
    assert {f"UCLG_{name}" for name in (*MUST, *MUST_WAIT)} <= {variable for variable, _ in NAMED}


def test_every_setting_that_the_page_names_exists() -> None:
    assert set(re.findall(r"UCLG_[A-Z_]+", PAGE)) <= set(DEFAULTS)


def test_the_bound_on_heads_is_the_one_in_force() -> None:
    assert f"a head over {LONGEST_HEAD >> 10} KiB" in PAGE


def test_the_page_has_its_sections_and_its_links_lead_somewhere() -> None:
    sections = set(re.findall(r"^## (.*)", PAGE, re.MULTILINE))
    assert {
        "Boundaries",
        "Who may do what",
        "Not covered",
        "Reporting",
        "Readers and the network",
    } <= sections
    assert all((DOCS / target).exists() for target in re.findall(r"\]\(([a-z-]+\.md)", PAGE))
