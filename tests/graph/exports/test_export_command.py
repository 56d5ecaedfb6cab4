"""`uclg export` as people type it."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.derivations import DERIVATIONS
from graph.versions import Versions
from tests.graph.exports.conftest import DATASET, facts, iri

pytestmark = pytest.mark.slow

UCLG = Path(sys.executable).with_name("uclg")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose version 1 has files, and version 2 none."""
    folder = tmp_path_factory.mktemp("export") / "var"
    quads = [*DATASET, *facts(("city/a", "rdf:type", iri("uclg:City")))]
    more = facts(("city/b", "rdf:type", iri("uclg:City")))
    made = {"exports": DERIVATIONS["exports"]}
    Versions(folder).commit(lambda store: store.extend(quads), author="test", message="1", derivations=made)
    Versions(folder).commit(lambda store: store.extend(more), author="test", message="2")
    return folder


def run(data: Path, *words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"UCLG_DATA": str(data)}
    command = [str(UCLG), "export", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=cwd)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ((), {"uclg-graph.nq.gz", "city.csv.gz", "city.parquet", "dataset.csv.gz", "SHA256SUMS", "void.ttl"}),
        (("N-Quads",), {"uclg-graph.nq.gz"}),
        (("city",), {"city.csv.gz", "city.parquet"}),
        (("city", "csv"), {"city.csv.gz"}),
        (("city", "csv", "turtle"), {"city.csv.gz", "uclg-graph.ttl.gz"}),
        (("parquet",), {"city.parquet", "dataset.parquet"}),
        (("SHA256SUMS",), {"SHA256SUMS"}),
    ],
)
def test_what_is_asked_for_is_listed_with_the_terms_of_use(
    data: Path, words: tuple[str, ...], names: set[str]
) -> None:
    done = run(data, *words, "--version", "1", "--list", "--json")
    listed = {file["name"] for file in json.loads(done.stdout)}
    assert {"LICENSE.txt", "README.txt"} <= listed
    assert names <= listed
    if words:
        assert listed == names | {"LICENSE.txt", "README.txt"}


def test_the_files_are_written_whole_and_said(data: Path, tmp_path: Path) -> None:
    done = run(data, "--version", "1", "-o", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert "files of version 1" in done.stderr
    lines = (tmp_path / "out/SHA256SUMS").read_text().splitlines()
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((tmp_path / "out" / name).read_bytes()).hexdigest() == digest
    assert {path.name for path in (tmp_path / "out").iterdir()} == {line[66:] for line in lines} | {
        "SHA256SUMS"
    }


def test_what_is_there_is_replaced_only_when_asked(data: Path, tmp_path: Path) -> None:
    (tmp_path / "city.csv.gz").write_text("mine")
    refused = run(data, "city", "--version", "1", "-o", str(tmp_path))
    assert refused.returncode == 2
    assert "a file is there already" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["city.csv.gz"]
    assert (tmp_path / "city.csv.gz").read_text() == "mine"
    done = run(data, "city", "--version", "1", "-o", str(tmp_path), "--overwrite")
    assert done.returncode == 0
    again = run(data, "city", "--version", "1", "-o", str(tmp_path))
    assert again.returncode == 0, "the same bytes may be written again"


def test_a_word_that_means_nothing_is_told_with_the_nearest(data: Path) -> None:
    done = run(data, "citty", "--version", "1")
    assert done.returncode == 2
    assert "did you mean 'city'?" in done.stderr


def test_a_version_without_files_says_what_to_do(data: Path) -> None:
    done = run(data, "--list")
    assert done.returncode == 4
    assert "uclg build" in done.stderr


def test_a_folder_that_cannot_be_made_is_an_error_in_plain_words(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run(data, "--version", "1", "-o", str(tmp_path / "file/out"))
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
