"""Everything that is read of a report of the corpus, in two languages, becomes rows that the tables take."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pyoxigraph import Store

from graph.reports.draft import write
from graph.reports.ingest import ingest
from graph.review.decide import ALL, accept
from graph.review.drafts import load
from graph.review.rows import Rows, rows_of, written
from graph.tables import Tables, read_tables
from ontology import BASE
from ontology.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[3]
CORPUS = ROOT / "tests/graph/reports/corpus/open"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tables."""
    return Path(shutil.copytree(ROOT / "data", tmp_path_factory.mktemp("tables") / "data"))


@pytest.fixture(scope="module")
def rows(store: Store, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """All facts accepted, and their rows put into the copy."""
    drafts = tmp_path_factory.mktemp("drafts")
    paths = [CORPUS / f"right-to-the-city-2021-2022.{name}" for name in ("en.txt", "fr.docx")]
    draft = ingest(paths, store, BASE)
    write(draft, drafts)
    made = rows_of(accept(load(drafts, draft.id), ALL), folder, store, BASE)
    assert made.faults == ()
    for name, content in written(folder, made, made.report).items():
        (folder / name).write_bytes(content)
    return made


@pytest.fixture(scope="module")
def tables(folder: Path, rows: Rows) -> Tables:
    """The copy, read; a row that does not fit would raise."""
    assert rows.tables
    return read_tables(folder, Vocabulary.load())


def test_the_tables_take_every_row(tables: Tables, rows: Rows) -> None:
    own = [row for row in tables["activities"] if row.text("report") == rows.report]
    assert len(own) == len(rows.tables["activities"]) > 5
    assert {row.text("label_fr") for row in own} - {""}


def test_rows_that_were_written_are_not_written_again(folder: Path, rows: Rows) -> None:
    assert written(folder, rows, rows.report) == {}


def test_a_row_cites_passages_of_the_report_in_both_languages(tables: Tables, rows: Rows) -> None:
    passages = [row for row in tables["report_passages"] if row.text("report") == rows.report]
    assert {row.text("language") for row in passages} == {"en", "fr"}
    cited = {name for row in rows.tables["activities"] for name in row.cells["passages"].split(";")}
    assert cited <= {row.text("id") for row in passages}
