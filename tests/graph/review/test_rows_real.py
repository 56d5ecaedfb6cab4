"""Documents and decisions of the real report give the rows of the tables; it is read where it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from graph.reports.draft import write
from graph.reports.ingest import ingest
from graph.review import carried
from graph.review.drafts import load
from graph.review.rows import Rows, rows_of, written
from ontology import BASE

ROOT = Path(__file__).resolve().parents[3]
TABLES = ROOT / "data"
REPORTS = ROOT.parent / "shared" / "reports"
REPORT = "digital-cities-2020-2021"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not beside the project"),
]


@pytest.fixture(scope="module")
def rows(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """What the two documents give with the decisions that are kept beside the tables."""
    folder = tmp_path_factory.mktemp("drafts")
    paths = [REPORTS / f"{REPORT}.{language}.txt" for language in ("en", "es")]
    draft = ingest(paths, store, BASE)
    write(draft, folder)
    decisions = carried.read(TABLES / "reviews" / f"{REPORT}.json")
    applied = carried.apply(load(folder, draft.id), decisions)
    assert applied.missing == ()
    return rows_of(applied.review, TABLES, store, BASE)


def test_documents_and_decisions_give_exactly_the_rows_of_the_tables(rows: Rows) -> None:
    assert rows.faults == ()
    assert rows.report == REPORT
    assert rows.gone == {}
    assert written(TABLES, rows, REPORT) == {}


def test_most_of_what_the_report_says_was_read_and_the_rest_was_added_by_a_person(rows: Rows) -> None:
    made = [row for table in ("activities", "objectives", "report_facts") for row in rows.tables[table]]
    read = [row for row in made if row.cells.get("rule")]
    assert len(read) > 2 * (len(made) - len(read))


def test_every_row_comes_from_an_accepted_fact(rows: Rows) -> None:
    assert [row.cells for table in rows.tables.values() for row in table if not row.marks] == []
