"""docs/reports.md names every rule, every kind of fact and every file of a draft."""

from __future__ import annotations

import re
from pathlib import Path

from graph.reports.model import KINDS
from graph.reports.refusals import MOST_BYTES, MOST_PAGES, MOST_TEXT

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/reports.md").read_text(encoding="utf-8").split("## Reading a report in")[1]


def test_every_kind_of_fact_is_described() -> None:
    assert [kind for kind in KINDS if f"`{kind}`" not in PAGE] == []


def test_every_rule_is_named_and_no_other() -> None:
    code = "".join(path.read_text("utf-8") for path in sorted((ROOT / "graph/reports").rglob("*.py")))
    rules = re.findall(r"^\| (`[^|]+) \|", PAGE.split("| rule | reads |")[1], re.MULTILINE)
    named = [name for row in rules for name in re.findall(r"`([a-z-]+)`", row)]
    assert [name for name in named if f'"{name}"' not in code] == []
    kinds = "title|role|person|edition|objective|something|event|words|result|adaptation"
    made = re.findall(
        rf'"((?:{kinds})-[a-z]+-[a-z-]+|something-done|result-told|partner-(?:known|behind-with))"', code
    )
    assert sorted(set(made) - set(named)) == []


def test_the_limits_are_those_of_the_code() -> None:
    assert f"{MOST_BYTES >> 20} MB, {MOST_PAGES:,} pages or {MOST_TEXT:,} characters" in " ".join(
        PAGE.split()
    )
