"""docs/operation.md names every figure and every field of the log, and nothing else."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from api import metrics
from api.app import create
from graph import errors
from graph.settings import TABLE, load

PAGE = (Path(__file__).parents[2] / "docs/operation.md").read_text(encoding="utf-8")
FIGURES = PAGE[PAGE.index("## Metrics") :]


def test_every_figure_is_on_the_page_and_nothing_else_is(tmp_path: Path) -> None:
    app = create(replace(load({}), data=tmp_path))
    families = text_string_to_metric_families(app.state.metrics.text().decode())
    kinds = {family.name: family.type for family in families if not family.name.endswith("_created")}
    told = {name + ("_total" if kind == "counter" else "") for name, kind in kinds.items()}
    named = set(re.findall(r"`(uclg_[a-z_]+)", FIGURES))
    assert named == {name for name in told if not name.startswith("uclg_server_")} | {"uclg_server_process_"}


def test_every_outcome_of_a_query_is_on_the_page() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    outcomes = {metrics._outcome(kind.__new__(kind)) for kind in kinds if issubclass(kind, errors.UclgError)}
    assert {f"`{outcome}`" for outcome in outcomes} <= set(re.findall(r"`[a-z-]+`", FIGURES))


def test_the_line_of_the_log_is_one() -> None:
    found = re.search(r"```json\n(.*?)\n```", PAGE, re.DOTALL)
    assert found
    assert json.loads(found[1])["route"] == "/sparql"


def test_every_setting_that_the_page_names_exists() -> None:
    assert set(re.findall(r"UCLG_[A-Z_]+", PAGE)) <= {setting.variable for setting in TABLE}
