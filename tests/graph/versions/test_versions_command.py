"""`uclg versions` as people and scripts use it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Store
from typer.testing import CliRunner

from graph.cli.versions import app
from graph.errors import NoVersion, VersionError
from graph.versions import Versions

pytestmark = pytest.mark.slow

Add = Callable[..., Callable[[Store], None]]
Run = Callable[..., str]


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("UCLG_DATA", str(folder))
    monkeypatch.setenv("COLUMNS", "200")

    def invoke(*arguments: str) -> str:
        result = CliRunner().invoke(app, list(arguments))
        if result.exception:
            raise result.exception
        return result.output

    return invoke


@pytest.fixture
def three(versions: Versions, add: Add) -> Versions:
    versions.commit(add("a", 10), author="Ana", message="First [draft]")
    versions.commit(add("b", 1200), author="Bea", message="Second")
    versions.commit(lambda store: store.clear(), author="Cleo", message="Nothing left")
    return versions


def test_before_the_first_version_the_list_says_what_to_do(run: Run) -> None:
    assert "run `uclg build`" in run()
    assert json.loads(run("--json")) == []


def test_the_list_shows_newest_first_with_author_message_change_and_mark(run: Run, three: Versions) -> None:
    lines = [line.strip() for line in run().splitlines() if line.lstrip()[:1].isdigit()]
    assert [line.split()[0] for line in lines[:3]] == ["3", "2", "1"]
    assert lines[0].startswith("3 *")
    assert "*" not in lines[1] + lines[2]
    assert "Second (Bea)" in lines[1]
    assert "1,210" in lines[1]
    assert "+1,200 -0" in lines[1]
    assert "+0 -1,210" in lines[0]
    assert "First [draft] (Ana)" in lines[2]
    assert three.get(2).manifest.checksum[:8] in lines[1]


def test_the_list_as_json_is_the_manifests_with_path_size_and_mark(run: Run, three: Versions) -> None:
    listed: list[dict[str, Any]] = json.loads(run("--json"))
    assert [(v["number"], v["parent"], v["current"]) for v in listed] == [
        (1, None, False),
        (2, 1, False),
        (3, 2, True),
    ]
    assert listed[1]["checksum"] == three.get(2).manifest.checksum
    assert Path(listed[1]["path"]).is_dir()
    assert 0 < listed[0]["bytes"]["alone"] <= listed[0]["bytes"]["total"]


def test_one_version_is_shown_with_its_graphs_the_current_one_by_default(run: Run, three: Versions) -> None:
    assert "Version 3 (current)" in run("show")
    shown = run("show", "2")
    assert "https://example.org/graph/1" in shown
    assert "Second" in shown
    assert json.loads(run("show", "1", "--json"))["graphs"] == {
        "https://example.org/graph/0": 4,
        "https://example.org/graph/1": 3,
        "https://example.org/graph/2": 3,
    }


def test_showing_a_version_that_is_not_there_is_an_error(run: Run, three: Versions) -> None:
    with pytest.raises(NoVersion, match="no version 9"):
        run("show", "9")


def test_showing_before_the_first_version_says_what_to_do(run: Run) -> None:
    with pytest.raises(NoVersion, match="uclg build"):
        run("show")


def test_verifying_tells_whole_versions_from_damaged_ones(run: Run, three: Versions) -> None:
    assert run("verify").count("whole") == 3
    assert json.loads(run("verify", "2", "--json")) == [{"number": 2, "faults": []}]
    three.get(2).dump_path.write_bytes(b"")
    assert run("verify", "1", "3").count("whole") == 2
    with pytest.raises(VersionError, match="Damaged: version 2"):
        run("verify")
