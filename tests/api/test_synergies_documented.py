"""docs/synergies-over-http.md names the routes, parameters and bounds that there are; its examples run."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from api import routes, synergies_anew
from api.synergies_answer import Synergies, Synergy, SynergyPart
from api.synergies_asked import MOST, SHOWN, Filters
from api.synergies_pairs import MOST as BODIES
from api.synergies_pairs import Few
from graph.synergies.asked import FAMILIES
from tests.api.conftest import Server

PAGE = (Path(__file__).parents[2] / "docs/synergies-over-http.md").read_text("utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]


def test_every_route_of_synergies_is_named() -> None:
    named = {
        path
        for line in re.findall(r"^\| (`/.*?) \|", PAGE, re.MULTILINE)
        for path in re.findall("`(.*?)`", line)
    }
    there = {getattr(route, "path", "") for route in routes.ROUTES}
    own = {path for path in there if re.search("synergies|opportunities", path) and "brief" not in path}
    assert named | {"/synergies/network.svg"} == own


def test_every_parameter_is_told_and_no_other() -> None:
    table = PAGE[PAGE.index("## What narrows") : PAGE.index("All of them hold together")]
    named = {
        name
        for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
        for name in re.findall("`(.*?)`", row)
    }
    assert named == set(Filters.model_fields)
    assert {"most", "least"} <= set(Few.model_fields)
    assert all(f"`{name}`" in table for name in FAMILIES)


def test_the_bounds_are_those_of_the_code() -> None:
    text = " ".join(PAGE.split())
    assert f"how many ({SHOWN}, at most {MOST})" in text
    assert f"bodies, at most {BODIES}" in text
    assert f"at most {synergies_anew.WAITING} waiting" in text
    assert f"the last {synergies_anew.KEPT} results are kept" in text
    assert synergies_anew.AT_ONCE == 1


def test_the_example_of_an_answer_has_the_names_of_the_schema() -> None:
    (block,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    told = json.loads(block)
    assert set(told) == set(Synergies.model_fields)
    (one,) = told["synergies"]
    assert set(one) == set(Synergy.model_fields)
    assert set(one["parts"][0]) == set(SynergyPart.model_fields)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not here")
@pytest.mark.parametrize("number", range(len(COMMANDS)))
def test_every_example_is_answered(real: Server, number: int) -> None:
    command = COMMANDS[number].replace("http://127.0.0.1:8000", real.url)
    done = subprocess.run(["bash", "-c", f"{command} -f"], capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, command
    assert done.stdout
