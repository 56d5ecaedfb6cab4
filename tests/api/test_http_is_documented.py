"""docs/http.md names every route, parameter, format and problem; its examples run."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.routing import Mount, Route

from api import problems
from api.app import create
from graph import errors
from graph.engine import FORMATS, Format
from graph.settings import load
from tests.api.conftest import Server

pytestmark = pytest.mark.slow

PAGE = (Path(__file__).parents[2] / "docs/http.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
KINDS: set[problems.Kind] = {
    *(kind for kind in vars(problems).values() if isinstance(kind, problems.Kind)),
    *problems.KINDS.values(),
}


def test_every_route_is_documented_with_its_methods_and_nothing_else_is(tmp_path: Path) -> None:
    documented = dict(re.findall(r"^\| `(/[^`]*)` \| ([A-Z, ]+) \|", PAGE, re.MULTILINE))
    served: dict[str, set[str]] = {}
    for route in create(replace(load({}), data=tmp_path)).routes:
        assert isinstance(route, Route | Mount)
        methods = set(route.methods or ()) if isinstance(route, Route) else {"GET", "HEAD"}
        served.setdefault(route.path, set()).update(methods)
    assert {path: set(methods.split(", ")) for path, methods in documented.items()} == served


@pytest.mark.parametrize("format_", FORMATS, ids=[format_.name for format_ in FORMATS])
def test_every_format_is_documented(format_: Format) -> None:
    names = {f"`{name}`" for name in (format_.name, format_.media_type, *format_.aliases)}
    assert all(name in PAGE for name in names)


@pytest.mark.parametrize("name", sorted(kind.name for kind in KINDS))
def test_every_problem_is_documented_with_its_status(name: str) -> None:
    kind = next(kind for kind in KINDS if kind.name == name)
    assert f"| {kind.status} | `{name}` |" in PAGE


def test_names_of_problems_are_unique() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)


def test_every_error_of_the_project_has_its_place_over_http() -> None:
    tree = [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.UclgError)
    ]
    told = {kind.__name__: problems.kind_of(kind.__new__(kind)).name for kind in tree}
    assert told["QuerySyntaxError"] == "syntax"
    assert told["Locked"] == "no-data"
    assert told["NotConforming"] == "fault"
    assert set(told) == {kind.__name__ for kind in tree}


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not here")
@pytest.mark.parametrize("number", range(len(COMMANDS)))
def test_every_example_runs(real: Server, number: int) -> None:
    command = COMMANDS[number].replace("http://127.0.0.1:8000", real.url)
    done = subprocess.run(["bash", "-c", f"{command} -f"], capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout
