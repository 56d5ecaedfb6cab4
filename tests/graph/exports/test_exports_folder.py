"""What lies in the folder: checksums, the list of files, terms of use; the same bytes each time."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from graph.canonical import read_checksum
from graph.errors import NoExports
from graph.exports.package import Package, of_version
from graph.versions import Version, Versions
from tests.graph.exports.conftest import DATASET, facts, iri, make, text

pytestmark = pytest.mark.slow

SMALL = [
    *DATASET,
    *facts(
        ("city/a", "rdf:type", iri("uclg:City")),
        ("city/a", "rdfs:label", text("Ä city")),
        ("city/a", "uclg:country", iri("country/es")),
        ("country/es", "rdf:type", iri("uclg:Country")),
        ("country/es", "rdfs:label", text("Spain")),
    ),
]
AGAIN = """
import sys
from pathlib import Path
from datetime import UTC, datetime
from graph.exports.make import exports
from graph.versions import Sealed
folder = Path(sys.argv[2])
folder.mkdir()
when = datetime(2026, 11, 21, 12, tzinfo=UTC)
exports(Sealed(int(sys.argv[3]), when, Path(sys.argv[1]).parent / "store", Path(sys.argv[1]), folder))
"""


def again(dump: Path, folder: Path, number: int, seed: str) -> dict[str, bytes]:
    """The files as another process makes them."""
    command = [sys.executable, "-c", AGAIN, str(dump), str(folder), str(number)]
    subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": seed})
    return contents(folder)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_other_processes_make_the_same_bytes_and_another_version_differs_in_its_list_only(
    tmp_path: Path,
) -> None:
    first = contents(make(SMALL, tmp_path / "made"))
    dump = tmp_path / "made/dump.nq.gz"
    assert again(dump, tmp_path / "second", 1, "1") == first
    third = again(dump, tmp_path / "third", 2, "2")
    assert {name for name in first if first[name] != third[name]} == {"datapackage.json", "SHA256SUMS"}


@pytest.mark.slow
def test_the_real_files_are_reproduced_byte_for_byte(version: Version, tmp_path: Path) -> None:
    made = again(version.dump_path, tmp_path / "again", version.number, "7")
    there = contents(version.derived("exports"))
    assert set(made) == set(there)
    assert {name for name in made if made[name] != there[name]} <= {"datapackage.json", "SHA256SUMS"}


def test_the_checksums_are_those_of_every_file(tmp_path: Path) -> None:
    out = make(SMALL, tmp_path / "made")
    lines = (out / "SHA256SUMS").read_text().splitlines()
    sums = {line[66:]: line[:64] for line in lines}
    assert sums == {
        name: hashlib.sha256(data).hexdigest() for name, data in contents(out).items() if name != "SHA256SUMS"
    }


def test_the_data_package_lists_every_file_with_size_checksum_and_columns(tmp_path: Path) -> None:
    out = make(SMALL, tmp_path / "made")
    said = json.loads((out / "datapackage.json").read_text("utf-8"))
    listed = {resource["path"]: resource for resource in said["resources"]}
    assert set(listed) | {"datapackage.json", "SHA256SUMS"} == {path.name for path in out.iterdir()}
    for name, resource in listed.items():
        data = (out / name).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (
            len(data),
            f"sha256:{hashlib.sha256(data).hexdigest()}",
        )
    names = [field["name"] for field in listed["city.csv.gz"]["schema"]["fields"]]
    assert names[:4] == ["iri", "label_en", "label_es", "label_fr"]
    assert said["licenses"] == [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}]


def test_licence_and_geonames_are_named_in_every_parquet_file_and_beside_the_others(tmp_path: Path) -> None:
    out = make(SMALL, tmp_path / "made")
    for path in out.glob("*.parquet"):
        rows = duckdb.execute("SELECT key, value FROM parquet_kv_metadata($1)", [str(path)]).fetchall()
        said = {key.decode(): value.decode() for key, value in rows}
        assert said["license"] == "https://creativecommons.org/licenses/by/4.0/"
        assert "GeoNames" in said["attribution"]
    license_ = (out / "LICENSE.txt").read_text("utf-8")
    assert license_.count("https://creativecommons.org/licenses/by/4.0/") == 3
    assert license_.count("GeoNames") == 3
    assert all(
        title in (out / "README.txt").read_text("utf-8") for title in ("A title", "Un título", "Un titre")
    )


def test_a_graph_that_says_nothing_of_itself_has_files_too(tmp_path: Path) -> None:
    out = make(facts(("city/a", "rdf:type", iri("uclg:City"))), tmp_path / "made")
    assert "GeoNames" in (out / "LICENSE.txt").read_text("utf-8")
    assert json.loads((out / "datapackage.json").read_text("utf-8"))["licenses"] == []


def test_an_empty_graph_has_files_without_tables(tmp_path: Path) -> None:
    out = make([], tmp_path / "made")
    assert {path.name for path in out.glob("*.gz")} == {
        f"uclg-graph.{end}.gz" for end in ("nq", "trig", "ttl", "jsonld")
    }
    assert not [*out.glob("*.parquet")]


@pytest.mark.slow
def test_the_nquads_are_the_dump_of_the_version_and_take_no_space_of_their_own(
    version: Version, package: Package
) -> None:
    path = package.folder / "uclg-graph.nq.gz"
    assert path.samefile(version.dump_path)
    assert read_checksum(path).checksum == version.manifest.checksum


@pytest.mark.slow
def test_the_list_is_that_of_the_manifest(version: Version, package: Package) -> None:
    derived = {
        name.removeprefix("exports/"): digest
        for name, digest in version.manifest.derived.items()
        if name.startswith("exports/")
    }
    assert {file.name: file.sha256 for file in package.files} == derived


def test_a_version_without_files_says_how_to_get_them(tmp_path: Path) -> None:
    version = Versions(tmp_path / "var").commit(
        lambda store: store.extend(SMALL), author="test", message="without derivations"
    )
    assert version is not None
    with pytest.raises(NoExports, match="uclg build"):
        of_version(version)
