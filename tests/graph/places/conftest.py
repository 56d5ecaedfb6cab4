"""The real gazetteer and the real decisions; small tables where a test needs its own."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from graph.places.curated import Curated, read_curated
from graph.places.resolve import Gazetteer
from graph.places.world import World, load_world
from graph.tables import Row, Tables, read_tables
from ontology.vocabulary import Vocabulary

DATA = Path(__file__).parents[3] / "data"
Decide = Callable[..., tuple[Row, ...]]
MakeFolder = Callable[..., Path]


def _table(path: Path, columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


@pytest.fixture(scope="session")
def world() -> World:
    return load_world()


@pytest.fixture(scope="session")
def decisions(vocabulary: Vocabulary, tmp_path_factory: pytest.TempPathFactory) -> tuple[Row, ...]:
    """The rows of the real places.csv."""
    folder = tmp_path_factory.mktemp("decisions")
    shutil.copy(DATA / "places.csv", folder)
    shutil.copy(DATA / "schemas" / "places.json", folder)
    resource = {"name": "places", "schema": "places.json"}
    (folder / "datapackage.json").write_text(json.dumps({"resources": [resource]}), "utf-8")
    return read_tables(folder, vocabulary)["places"]


@pytest.fixture(scope="session")
def curated(decisions: tuple[Row, ...], world: World) -> Curated:
    return read_curated(decisions, world)


@pytest.fixture
def gazetteer(world: World, curated: Curated) -> Gazetteer:
    """A gazetteer that nobody has asked yet, with the real decisions."""
    return Gazetteer(world, curated)


@pytest.fixture
def bare(world: World) -> Gazetteer:
    """A gazetteer without any decision."""
    return Gazetteer(world, Curated())


@pytest.fixture
def make_folder(tmp_path: Path) -> MakeFolder:
    """Writes tables: `visits` with cities and countries, `places` with decisions."""

    def make(visits: Sequence[tuple[str, str]], places: Sequence[Mapping[str, object]] = ()) -> Path:
        schema = json.loads((DATA / "schemas" / "places.json").read_text("utf-8"))
        columns = [field["name"] for field in schema["fields"]]
        _table(tmp_path / "places.csv", columns, [{"decision": "for a test", **row} for row in places])
        _table(tmp_path / "visits.csv", ["city", "country"], [{"city": n, "country": c} for n, c in visits])
        fields = [{"name": "city"}, {"name": "country", "format": "country"}]
        (tmp_path / "visits.json").write_text(json.dumps({"fields": fields}), "utf-8")
        shutil.copy(DATA / "schemas" / "places.json", tmp_path)
        resources = [{"name": name, "schema": f"{name}.json"} for name in ("visits", "places")]
        (tmp_path / "datapackage.json").write_text(json.dumps({"resources": resources}), "utf-8")
        return tmp_path

    return make


@pytest.fixture
def decide(make_folder: MakeFolder, vocabulary: Vocabulary) -> Decide:
    """Rows of a places.csv of one's own: `decide({"name": ..., "country": ...}, ...)`."""

    def make(*rows: Mapping[str, object]) -> tuple[Row, ...]:
        return read_tables(make_folder([], rows), vocabulary)["places"]

    return make


@pytest.fixture(scope="session")
def tables(vocabulary: Vocabulary) -> Tables:
    """The real tables."""
    return read_tables(DATA, vocabulary)
