"""`uclg document add`: the text of a file that a published report was read from, known by its SHA-256."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from typer.testing import CliRunner

from graph.cli.document import app
from graph.errors import InputError, NoVersion
from graph.reports.files import read_document
from graph.review.documents import path_of
from graph.versions import Versions
from ontology import BASE, UCLG

TEXT = "WORK OF CONSULTATION MECHANISMS\n\n\nThe  first line\nof two.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A report."""
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


def _publish(data: Path, file: Path, text_sha256: str) -> None:
    node = NamedNode(f"{BASE}id/report/cop-mobility-2022-2023/en")
    said = {"sha256": hashlib.sha256(file.read_bytes()).hexdigest(), "textSha256": text_sha256}

    def change(store: Store) -> None:
        store.extend(Quad(node, NamedNode(UCLG + name), Literal(value)) for name, value in said.items())

    Versions(data).commit(change, author="a", message="m")


def _add(data: Path, *files: Path) -> str:
    environment = {"UCLG_DATA": str(data)}
    result = CliRunner().invoke(app, ["add", *map(str, files)], env=environment)
    if result.exception is not None:
        raise result.exception
    return result.stderr


def test_the_cleaned_text_is_kept_where_the_page_of_the_report_looks(tmp_path: Path, file: Path) -> None:
    document = read_document(file)
    _publish(tmp_path, file, document.text_sha256)
    assert "cop-mobility-2022-2023 (en), kept as" in _add(tmp_path, file)
    assert path_of(tmp_path, "cop-mobility-2022-2023", "en").read_text() == document.text


def test_a_file_of_no_published_report_is_told_and_nothing_is_kept(tmp_path: Path, file: Path) -> None:
    with pytest.raises(NoVersion, match="Nothing has been published"):
        _add(tmp_path, file)
    _publish(tmp_path, file, "0" * 64)
    other = tmp_path / "other.txt"
    other.write_text(TEXT + "More.\n")
    with pytest.raises(InputError, match=r"other\.txt: no published report was read from this very file"):
        _add(tmp_path, other)
    with pytest.raises(InputError, match=r"none\.txt: No such file"):
        _add(tmp_path, tmp_path / "none.txt")
    assert not (tmp_path / "documents").exists()


def test_a_text_that_another_release_cleaned_otherwise_is_not_kept(tmp_path: Path, file: Path) -> None:
    _publish(tmp_path, file, "0" * 64)
    with pytest.raises(InputError, match="this release cleans its text otherwise"):
        _add(tmp_path, file)
