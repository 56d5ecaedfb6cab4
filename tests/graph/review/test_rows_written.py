"""Rows put into tables: what is not the report's stays byte for byte."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from graph.review.rows import Made, Rows, written
from graph.review.rows.write import _records  # what everything else rests on
from tests.graph.review.rows_small import tables

HEADER = "id,report,label_en,label_es,label_fr,status,kind,component,body"
BEFORE = f'{HEADER}\nold,other,"A ""quoted""\nline",b,c,done,meeting,,x\none,mine,a,b,c,done,meeting,,x\n'
AFTER = "last , other,a,b,c,done,meeting,,x"
NEW = {"id": "two", "report": "mine", "label_en": "A, b", "status": "done", "kind": "meeting", "body": "x"}


def rows(table: str, *cells: dict[str, str], gone: tuple[dict[str, str], ...] = ()) -> Rows:
    return Rows("mine", {table: tuple(Made(each) for each in cells)}, {table: gone} if gone else {})


def test_the_rows_of_the_report_are_replaced_where_they_stood_and_others_stay_as_they_are(
    tmp_path: Path,
) -> None:
    folder = tables(tmp_path, activities=f"{BEFORE}{AFTER}")
    found = written(folder, rows("activities", NEW, {**NEW, "id": "three"}), "mine")
    head = BEFORE[: BEFORE.index("one,mine")]
    made = 'two,mine,"A, b",,,done,meeting,,x\nthree,mine,"A, b",,,done,meeting,,x\n'
    assert found == {"activities.csv": f"{head}{made}{AFTER}\n".encode()}


def test_a_row_that_stands_there_already_keeps_its_bytes_and_what_stays_the_same_is_no_change(
    tmp_path: Path,
) -> None:
    folder = tables(tmp_path, activities=f'{HEADER}\n"two",mine,"A, b",,,done,meeting,,x\n')
    assert written(folder, rows("activities", NEW), "mine") == {}


def test_twice_is_the_same_as_once(tmp_path: Path) -> None:
    folder = tables(tmp_path, activities=BEFORE)
    once = written(folder, rows("activities", NEW), "mine")
    (folder / "activities.csv").write_bytes(once["activities.csv"])
    assert written(folder, rows("activities", NEW), "mine") == {}


def test_mark_delimiter_and_line_ends_of_the_file_stay(tmp_path: Path) -> None:
    text = f"\ufeff{HEADER}\nold,other,a,b,c,done,meeting,,x\n".replace(",", ";").replace("\n", "\r\n")
    folder = tables(tmp_path)
    (folder / "activities.csv").write_bytes(text.encode())
    found = written(folder, rows("activities", NEW), "mine")["activities.csv"]
    assert found == text.encode() + b"two;mine;A, b;;;done;meeting;;x\r\n"


def test_a_report_of_which_nothing_is_left_loses_its_rows(tmp_path: Path) -> None:
    folder = tables(tmp_path, activities=BEFORE)
    found = written(folder, Rows("mine"), "mine")["activities.csv"].decode()
    assert "mine" not in found
    assert found == BEFORE[: BEFORE.index("one,mine")]


def test_a_table_that_sources_share_gets_a_row_or_another_of_the_same_key_and_loses_what_is_gone(
    tmp_path: Path,
) -> None:
    folder = tables(tmp_path)
    (folder / "events.csv").write_text("id,name_en,note\na,A,\nb,B,\nc,C,ours\n", "utf-8")
    made = rows("events", {"id": "b", "name_en": "Other"}, {"id": "d", "name_en": "D"})
    gone = {"events": ({"id": "c", "name_en": "C", "note": "ours"},)}
    found = written(folder, Rows("mine", made.tables, gone), "mine")
    assert found == {"events.csv": b"id,name_en,note\na,A,\nb,Other,\nd,D,\n"}


def test_a_table_without_a_file_is_begun(tmp_path: Path) -> None:
    found = written(tables(tmp_path), rows("activities", NEW), "mine")["activities.csv"].decode()
    header, row, end = found.split("\n")
    assert header.startswith("id,report,label_en,")
    assert (row.split(",")[0], end) == ("two", "")


def test_a_workbook_is_refused_with_what_to_do(tmp_path: Path) -> None:
    folder = tables(tmp_path)
    openpyxl.Workbook().save(folder / "activities.xlsx")
    with pytest.raises(InputError, match=r"activities\.xlsx: rows cannot be put into a workbook; save it as"):
        written(folder, rows("activities", NEW), "mine")


cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], include_characters='",\n'))


@given(
    st.lists(st.lists(cells, min_size=2, max_size=3), min_size=1, max_size=6), st.sampled_from(["\n", "\r\n"])
)
def test_records_are_told_apart_whatever_stands_in_their_cells(table: list[list[str]], end: str) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator=end).writerows(table)
    found = _records(out.getvalue())
    assert "".join(found) == out.getvalue()
    assert [next(csv.reader(io.StringIO(each, newline=""))) for each in found] == table
