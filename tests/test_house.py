"""The rules of the house: who may import whom, and what every dependency is for."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("ontology", "shapes", "queries", "graph", "api")
MAY_IMPORT = {
    "ontology": set(),
    "shapes": {"ontology"},
    "queries": {"ontology"},
    "graph": {"ontology", "shapes", "queries"},
    "api": {"ontology", "shapes", "queries", "graph"},
}


def imported_rooms(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module)
    return {name.split(".")[0] for name in names} & set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_imports_run_one_way(room: str) -> None:
    wrong = [
        f"{file.relative_to(ROOT)} imports {other}"
        for file in sorted((ROOT / room).rglob("*.py"))
        for other in imported_rooms(file) - MAY_IMPORT[room] - {room}
    ]
    assert wrong == []


def test_the_import_rule_sees_a_wrong_import(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.py"
    wrong.write_text("from api.app import create\nimport graph.build\n", encoding="utf-8")
    assert imported_rooms(wrong) == {"api", "graph"}


def test_graph_knows_no_http() -> None:
    web = re.compile(r"^\s*(?:from|import) (fastapi|starlette|uvicorn|httpx)\b", re.MULTILINE)
    assert [f for f in (ROOT / "graph").rglob("*.py") if web.search(f.read_text(encoding="utf-8"))] == []


def project() -> dict[str, object]:
    loaded: dict[str, object] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    return loaded


def dependency_names() -> list[str]:
    loaded = project()
    extras = loaded["optional-dependencies"]
    assert isinstance(extras, dict)
    wanted = loaded["dependencies"]
    assert isinstance(wanted, list)
    every = [*wanted, *(d for extra in extras.values() for d in extra)]
    return sorted({re.split(r"[<>=\[ ]", d)[0].lower() for d in every})


@pytest.mark.parametrize("name", dependency_names())
def test_every_dependency_has_a_reason_and_a_lock(name: str) -> None:
    reasons = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").lower()
    locks = "".join(lock.read_text(encoding="utf-8") for lock in ROOT.glob("requirements*.lock"))
    assert f"| {name} |" in reasons
    assert re.search(rf"^{re.escape(name)}==", locks, re.MULTILINE | re.IGNORECASE)


def test_the_version_is_the_same_everywhere() -> None:
    version = str(project()["version"])
    assert f"version: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"## [{version}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f'"{version}"' in (ROOT / "ontology/uclg.ttl").read_text(encoding="utf-8")


def test_make_lists_every_target_with_its_purpose() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))
    assert {"serve", "test", "check", "bench", "clean"} <= targets
