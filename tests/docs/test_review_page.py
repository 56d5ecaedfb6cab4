"""docs/review.md names every command of a review, every part of its files, and what the code does."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from graph.cli.document import app as document
from graph.cli.review import app as review
from graph.review import drafts
from graph.review.carried import Carried
from graph.review.kept import Kept
from graph.review.model import Decision
from graph.review.staging import ACCEPTED, STAGED, Record

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/review.md").read_text(encoding="utf-8")


def test_every_command_is_named_and_no_other() -> None:
    commands = {
        each.name or getattr(each.callback, "__name__", "")
        for app in (review, document)
        for each in app.registered_commands
    }
    assert commands - {"list"} == set(re.findall(r"uclg (?:review|document) ([a-z]+)", PAGE)) | {
        name for row in re.findall(r"^\| (`[a-z]+ [^|]+) \|", PAGE, re.MULTILINE) for name in _first(row)
    }


def _first(row: str) -> list[str]:
    return re.findall(r"`([a-z]+) (?:ID|\.\.\.)", row)


def test_every_part_of_the_files_is_named() -> None:
    parts = [field.name for kind in (Kept, Decision, Carried, Record) for field in dataclasses.fields(kind)]
    assert [name for name in parts if f"`{name}`" not in PAGE] == []
    assert f"`{STAGED}*`" in PAGE
    assert f"`{ACCEPTED}*`" in PAGE


def test_every_module_that_is_named_is_there() -> None:
    where = PAGE.split("## Where it is")[1]
    folder = Path(drafts.__file__).parent
    named = set(re.findall(r"`([a-z]+)`", where))
    there = {path.stem for path in folder.glob("*.py")} | {"rows"}
    assert named <= there
    assert there - named <= {"__init__", "model", "current"}
