"""What a good table gives, whatever program it was kept in."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Protocol

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.dates import PartialDate
from graph.tables import Row, read_tables
from graph.tables.cells import clean, french, from_excel
from graph.tables.values import VocabularyLike

Good = Callable[..., dict[str, str]]


class Folder(Protocol):
    """What the fixture of that name can do."""

    path: Path

    def write(self, name: str, text: str, encoding: str = "utf-8") -> Path: ...

    def roles(self, *rows: Mapping[str, str]) -> Path: ...

    def workbook(
        self, name: str, rows: list[list[object]], formats: Mapping[str, str] | None = None
    ) -> Path: ...


def read(folder: Folder, vocabulary: VocabularyLike, table: str = "bodies") -> tuple[Row, ...]:
    return read_tables(folder.path, vocabulary)[table]


def test_values_are_typed_by_their_column(folder: Folder, vocabulary: VocabularyLike, good: Good) -> None:
    filled = good(seen="2020-11;2021", seats="3", share="0.25", online="yes", website="https://uclg.org")
    folder.roles(filled | {"source": "https://a.example/x | facts-notes"})
    (row,) = read(folder, vocabulary, "roles")
    assert (row.text("city"), row.text("person"), row.line) == ("Bilbao", "", 2)
    assert row.dates("seen") == (PartialDate("2020-11"), PartialDate("2021"))
    assert (row.date("start"), row.integer("seats"), row.number("share")) == (None, 3, Decimal("0.25"))
    assert (row.flag("online"), row.texts("source")) == (True, ("https://a.example/x", "facts-notes"))
    assert "seats" in row
    assert "chairs" not in row


def test_a_getter_of_another_type_is_a_mistake_of_the_program(
    folder: Folder, vocabulary: VocabularyLike, good: Good
) -> None:
    folder.roles(good(seats="3"))
    (row,) = read(folder, vocabulary, "roles")
    for wrong in (row.text, row.date, row.flag, row.number, row.texts):
        with pytest.raises(TypeError, match="seats is no"):
            wrong("seats")
    with pytest.raises(KeyError):
        row.text("chairs")


@pytest.mark.parametrize("written", ["copresidencia", "Co-chair", "COPRESIDENCIA", "co-chair "])
def test_a_concept_is_found_by_any_of_its_names(
    folder: Folder, vocabulary: VocabularyLike, good: Good, written: str
) -> None:
    folder.roles(good(role=written))
    (row,) = read(folder, vocabulary, "roles")
    assert row.text("role") == "co-chair"


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffid,name\nuclg,São Paulo\n",
        "id;name\nuclg;São Paulo\n",
        "id\tname\r\nuclg\tSão Paulo\r\n",
        "name,id,,\nSão Paulo,uclg,,\n,,,\n\n,,,\n",
        'id,name\n uclg ,"  São\u00a0 Paulo\u200b "\n',
        "id,name\nuclg,Sa\u0303o Paulo\n",
    ],
    ids=["BOM", "semicolons", "tabs", "trailing-empty", "stray-spaces", "decomposed-accents"],
)
def test_the_habits_of_spreadsheets_make_no_difference(
    folder: Folder, vocabulary: VocabularyLike, text: str
) -> None:
    folder.write("bodies.csv", text)
    (row,) = read(folder, vocabulary)
    assert (row.text("id"), row.text("name"), row.line) == ("uclg", "São Paulo", 2)


def test_rows_count_as_a_spreadsheet_counts_them(folder: Folder, vocabulary: VocabularyLike) -> None:
    folder.write("bodies.csv", 'id,name\na,"two\nlines"\n\nb,B\n')
    assert [(row.text("name"), row.line) for row in read(folder, vocabulary)] == [("two\nlines", 2), ("B", 4)]


def test_a_table_without_rows_is_good(folder: Folder, vocabulary: VocabularyLike) -> None:
    assert read(folder, vocabulary, "roles") == ()


def test_a_workbook_gives_the_rows_of_the_csv(folder: Folder, vocabulary: VocabularyLike, good: Good) -> None:
    rows = [good(start="2020", end="2021-03-05", seats="4"), good(seen="2020-11", online="true", share="2.5")]
    path = folder.roles(*rows)
    expected = read(folder, vocabulary, "roles")
    header = path.read_text("utf-8").splitlines()[0].split(",")
    cells: list[list[object]] = [[row.get(name) for name in header] for row in rows]
    cells[0][header.index("start")] = 2020
    cells[0][header.index("end")] = datetime(2021, 3, 5)
    cells[0][header.index("seats")] = 4.0
    cells[1][header.index("seen")] = date(2020, 11, 1)
    cells[1][header.index("online")] = True
    cells[1][header.index("share")] = 2.5
    path.unlink()
    seen = f"{chr(ord('A') + header.index('seen'))}3"
    folder.workbook("roles.xlsx", [[*header, None], *cells, [None], []], {seen: "mmm-yy"})
    actual = read(folder, vocabulary, "roles")
    assert [(row.line, row.values) for row in actual] == [(row.line, row.values) for row in expected]
    assert {row.file for row in actual} == {"roles.xlsx"}


def test_the_sheet_with_the_table_s_name_is_read_before_the_first(
    folder: Folder, vocabulary: VocabularyLike
) -> None:
    (folder.path / "bodies.csv").unlink()
    path = folder.workbook("bodies.xlsx", [["notes for ourselves"]])
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("bodies")
    sheet.append(["id", "name"])
    sheet.append(["uclg", "UCLG"])
    book.save(path)
    assert [row.text("id") for row in read(folder, vocabulary)] == ["uclg"]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        (2020, "General", "2020"),
        (2020.0, "0.00", "2020"),
        (0.5, "General", "0.5"),
        (True, "General", "true"),
        (datetime(2020, 11, 5, 13, 0), "dd/mm/yyyy", "2020-11-05"),
        (date(2020, 11, 1), "mmm-yy", "2020-11"),
        (date(2020, 1, 1), "yyyy", "2020"),
        (date(2020, 1, 1), "General", "2020-01-01"),
        ("  a\u00a0b ", "@", "a b"),
    ],
)
def test_a_cell_of_a_workbook_becomes_the_text_that_a_person_sees(
    value: object, number_format: str, text: str
) -> None:
    assert from_excel(value, number_format) == text


@given(st.text(max_size=60))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(
        st.text(st.characters(categories=["L", "N", "P", "S"], codec="utf-8"), min_size=1), max_size=5
    )
)
def test_any_text_comes_out_of_a_workbook_as_out_of_a_csv(
    folder: Folder, vocabulary: VocabularyLike, names: list[str]
) -> None:
    rows: list[list[object]] = [[f"b{number}", "x" + name] for number, name in enumerate(names)]
    path = folder.path / "bodies.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", "name"], *rows])
    expected = [row.values for row in read(folder, vocabulary)]
    path.unlink()
    workbook = folder.workbook("bodies.xlsx", [["id", "name"], *rows])
    assert [row.values for row in read(folder, vocabulary)] == expected
    workbook.unlink()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Partenaire : CGLU", "Partenaire\u00a0: CGLU"),
        ("« Villes » ; quoi ?", "«\u00a0Villes\u00a0»\u00a0; quoi\u00a0?"),
        ("à 9 h, :smile:", "à 9 h, :smile:"),
        ("", ""),
    ],
)
def test_french_is_set_as_it_is_printed(typed: str, read: str) -> None:
    assert french(typed) == read
    assert french(read) == read
