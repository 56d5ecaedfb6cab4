"""docs/review-pages.md names every address, figure, field and module of the pages of drafts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from api.drafts import ROUTES
from api.drafts_asked import Asked
from api.drafts_work import PATIENCE
from graph.reports.refusals import MOST_BYTES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "review-pages.md").read_text(encoding="utf-8")


def test_every_address_is_named_with_its_method_and_nothing_else_is() -> None:
    served = {(method, route.path) for route in ROUTES for method in route.methods or () if method != "HEAD"}
    assert set(re.findall(r"^\| `([A-Z]+) (/[^`]+)`", PAGE, re.MULTILINE)) == served


def test_the_figures_are_those_of_the_code() -> None:
    told = PAGE.replace("\n", " ")
    assert f"At most {MOST_BYTES >> 20} MB a file" in told
    assert f"stopped after {PATIENCE:g} seconds" in told


def test_every_action_and_field_of_a_decision_is_named() -> None:
    actions = get_args(Asked.model_fields["action"].annotation)
    assert all(f"`{name}`" in PAGE for name in (*actions, *Asked.model_fields) if name != "then")


def test_every_module_and_picture_that_is_named_is_there() -> None:
    modules = set(re.findall(r"`(?:api/)?(drafts_?\w*)(?:\.py)?`", PAGE))
    assert len(modules) > 10
    assert [name for name in modules if not (ROOT / "api" / f"{name}.py").is_file()] == []
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", PAGE)
    assert [name for name in pictures if not (ROOT / "docs" / name).is_file()] == []
    assert len(pictures) == 2
