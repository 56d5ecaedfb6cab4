"""The tables of data/ themselves: read without fault, and from workbooks as from CSV."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import openpyxl
import pytest

from graph.errors import TableErrors
from graph.tables import Tables, read_tables
from ontology.vocabulary import Vocabulary

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="module")
def real() -> Tables:
    return read_tables(DATA, Vocabulary.load())


def test_the_tables_are_read_without_fault(real: Tables) -> None:
    assert {name: number for name, number in real.counts().items() if name in EXPECTED} == EXPECTED


EXPECTED = {
    "bodies": 220,
    "body_changes": 2,
    "organizations": 29,
    "roles": 769,
    "awards": 64,
    "events": 202,
    "statements": 10,
    "collaborations": 223,
    "editions": 5,
    "focus_areas": 40,
    "practices": 268,
    "practice_matches": 6,
    "sources": 10,
}


def test_the_tables_give_the_same_rows_when_they_are_kept_as_workbooks(real: Tables, tmp_path: Path) -> None:
    folder = shutil.copytree(DATA, tmp_path / "data")
    for path in sorted(folder.glob("*.csv")):
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet(path.stem)
        with path.open(encoding="utf-8-sig", newline="") as file:
            for record in csv.reader(file):
                sheet.append([int(cell) if cell.isascii() and cell.isdigit() else cell for cell in record])
        book.save(path.with_suffix(".xlsx"))
        path.unlink()
    kept = read_tables(folder, Vocabulary.load())
    for name in real:
        assert [(row.line, row.values) for row in kept[name]] == [
            (row.line, row.values) for row in real[name]
        ]


def test_one_wrong_cell_in_the_real_tables_is_the_only_fault(tmp_path: Path) -> None:
    folder = shutil.copytree(DATA, tmp_path / "data")
    path = folder / "roles.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    lines[16] = lines[16].replace(",chair,", ",cochair,", 1)
    assert ",cochair," in lines[16]
    path.write_text("".join(lines), "utf-8")
    with pytest.raises(TableErrors) as caught:
        read_tables(folder, Vocabulary.load())
    assert caught.value.faults == [
        "roles.csv, row 17, role: 'cochair' is not a role; did you mean 'co-chair'?"
    ]
