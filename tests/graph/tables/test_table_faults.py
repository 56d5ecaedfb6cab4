"""Every fault that a table can have, in the words that a secretary reads."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from graph.errors import InputError, TableErrors
from graph.tables import read_tables
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


def faults(folder: Folder, vocabulary: VocabularyLike) -> list[str]:
    with pytest.raises(TableErrors) as caught:
        read_tables(folder.path, vocabulary)
    return caught.value.faults


def test_a_role_that_nobody_knows_names_row_column_and_the_nearest_role(
    folder: Folder, vocabulary: VocabularyLike, good: Good
) -> None:
    folder.roles(*[good() for _ in range(15)], good(role="cochair"))
    assert faults(folder, vocabulary) == [
        "roles.csv, row 17, role: 'cochair' is not a role; did you mean 'co-chair'?"
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"role": "bishop"}, "role: 'bishop' is not a role"),
        (
            {"body_id": "cop-digital-city"},
            "body_id: 'cop-digital-city' is not a body; did you mean 'cop-digital-cities'?",
        ),
        ({"body_id": ""}, "body_id: must not be empty"),
        (
            {"holder_type": "citty"},
            "holder_type: 'citty' is not one of city, government, person, organization; did you mean 'city'?",
        ),
        ({"country": "es"}, "country: 'es' is not a country code of two letters (ISO 3166-1); write 'ES'"),
        (
            {"country": "Spain"},
            "country: 'Spain' is not a country code of two letters (ISO 3166-1); write 'ES'",
        ),
        ({"country": "UK"}, "country: 'UK' is not a country code of two letters (ISO 3166-1); write 'GB'"),
        ({"start": "11/2020"}, "start: '11/2020' is not a date; write 2020, 2020-11 or 2020-11-05"),
        ({"end": "2020-02-30"}, "end: '2020-02-30' is not a day of the calendar"),
        ({"start": "2021", "end": "2020"}, "end: 2020 is before the start, 2021"),
        (
            {"start": "2021", "seen": "2021"},
            "seen: has a date although start has one; a source says either since when or when it was seen",
        ),
        ({"seats": "many"}, "seats: 'many' is not a whole number"),
        ({"seats": "0"}, "seats: 0 is less than 1"),
        ({"seats": "51"}, "seats: 51 is more than 50"),
        ({"share": "half"}, "share: 'half' is not a number"),
        ({"share": "NaN"}, "share: 'NaN' is not a number"),
        ({"online": "perhaps"}, "online: 'perhaps' is neither yes nor no; write true or false"),
        (
            {"website": "www.uclg.org"},
            "website: 'www.uclg.org' is not a web address; write it whole, starting with https://",
        ),
        (
            {"source": "www.uclg.org"},
            "source: 'www.uclg.org' is not a source; write a web address whole, starting with https://",
        ),
        (
            {"source": "facts-notes; facts-notes"},
            "source: 'facts-notes; facts-notes' is not a source; put '|' between several",
        ),
        ({"source": "fact-notes"}, "source: 'fact-notes' is not a source; did you mean 'facts-notes'?"),
        ({"person": "A\x07B"}, "person: there is a control character in the cell; type the text again"),
        ({"person": "=A2"}, "person: there is a formula in the cell; put its value there"),
        ({"person": "#REF!"}, "person: the spreadsheet shows the error #REF!; put the value there"),
        ({"city": ""}, "city: must not be empty when the holder is a city"),
        ({"country": ""}, "country: must not be empty when the holder is a city"),
        ({"government": "Gauteng"}, "government: must be empty when the holder is a city"),
        ({"holder_type": "person"}, "person: must not be empty when the holder is a person"),
        (
            {"holder_type": "organization", "city": ""},
            "organization: must not be empty when the holder is an organization",
        ),
        (
            {"holder_type": "government", "government": "Gauteng"},
            "city: must be empty when the holder is a government",
        ),
    ],
)
def test_a_bad_cell_is_told_with_row_column_and_remedy(
    folder: Folder, vocabulary: VocabularyLike, good: Good, change: dict[str, str], sentence: str
) -> None:
    folder.roles(good(), good(**change))
    assert faults(folder, vocabulary) == [f"roles.csv, row 3, {sentence}"]


def test_all_faults_of_all_tables_come_at_once_by_table_and_row(
    folder: Folder, vocabulary: VocabularyLike, good: Good
) -> None:
    folder.write("bodies.csv", "id,name\nUCLG,UCLG\n,Nameless\n")
    folder.roles(good(body_id="nowhere"), good(role="x", start="soon"))
    assert [each.split(":")[0] for each in faults(folder, vocabulary)] == [
        "bodies.csv, row 2, id",
        "bodies.csv, row 3, id",
        "roles.csv, row 2, body_id",
        "roles.csv, row 3, role",
        "roles.csv, row 3, start",
        "roles.csv, row 3, body_id",
    ]


def test_an_id_given_twice_names_the_row_that_has_it_already(
    folder: Folder, vocabulary: VocabularyLike
) -> None:
    folder.write("bodies.csv", "id,name\nuclg,UCLG\ngold,GOLD\nuclg,Again\n")
    assert faults(folder, vocabulary) == ["bodies.csv, row 4, id: 'uclg' stands already in row 2"]


def test_a_bad_form_shows_an_example(folder: Folder, vocabulary: VocabularyLike) -> None:
    folder.write("bodies.csv", "id,name\nCoP Digital,Digital\n")
    assert faults(folder, vocabulary) == [
        "bodies.csv, row 2, id: 'CoP Digital' does not have the right form; write it like cop-digital-cities"
    ]


def test_unknown_and_missing_columns_are_told_with_what_was_probably_meant(
    folder: Folder, vocabulary: VocabularyLike
) -> None:
    folder.write("bodies.csv", "id,nam,,id\nuclg,UCLG,x,\n")
    assert faults(folder, vocabulary) == [
        "bodies.csv, row 1: 'nam' is not a column of this table; did you mean 'name'?",
        "bodies.csv, row 1: column 3 has no name",
        "bodies.csv, row 1: the column 'id' is there twice",
        "bodies.csv, row 1: the column 'name' is missing",
    ]


def test_a_cell_beyond_the_header_is_a_fault(folder: Folder, vocabulary: VocabularyLike) -> None:
    folder.write("bodies.csv", "id,name\nuclg,United Cities, Local Governments\n")
    assert faults(folder, vocabulary) == ["bodies.csv, row 2: has more cells than the header has columns"]


def test_a_file_that_is_not_utf_8_names_the_line(folder: Folder, vocabulary: VocabularyLike) -> None:
    folder.write("bodies.csv", "id,name\nuclg,UCLG\nmex,México\n", encoding="latin-1")
    assert faults(folder, vocabulary) == [
        "bodies.csv, line 3: not UTF-8 (byte 0xe9); save the table again as 'CSV UTF-8'"
    ]


@pytest.mark.parametrize("text", ["", "\ufeff", "\n\n", ",,,\n"])
def test_an_empty_file_is_a_fault(folder: Folder, vocabulary: VocabularyLike, text: str) -> None:
    folder.write("bodies.csv", text)
    assert faults(folder, vocabulary) == [
        "bodies.csv: the file is empty; its first row must name the columns"
    ]


def test_a_missing_file_is_a_fault(folder: Folder, vocabulary: VocabularyLike) -> None:
    (folder.path / "bodies.csv").unlink()
    assert faults(folder, vocabulary) == ["bodies.csv: the file is missing"]


def test_the_same_table_as_csv_and_as_workbook_is_a_fault(folder: Folder, vocabulary: VocabularyLike) -> None:
    folder.workbook("bodies.xlsx", [["id", "name"], ["uclg", "UCLG"]])
    assert faults(folder, vocabulary) == [
        "bodies.csv and bodies.xlsx are both there; keep the one that is right"
    ]


def test_a_quotation_mark_that_is_never_closed_names_the_row(
    folder: Folder, vocabulary: VocabularyLike
) -> None:
    folder.write("bodies.csv", 'id,name\nuclg,"UCLG\ngold,GOLD\n')
    assert faults(folder, vocabulary) == [
        "bodies.csv, row 2: a quotation mark is opened here or above and never closed"
    ]


def test_a_quotation_mark_inside_a_quoted_cell_names_the_row(
    folder: Folder, vocabulary: VocabularyLike
) -> None:
    folder.write("bodies.csv", 'id,name\nuclg,"the "world" council"\n')
    assert faults(folder, vocabulary) == [
        "bodies.csv, row 2: a quotation mark stands inside a cell; write it twice there"
    ]


def _broken_workbook(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 this is no workbook")


def _workbook_without_parts(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "nothing else is in here")


@pytest.mark.parametrize("spoil", [_broken_workbook, _workbook_without_parts])
def test_a_broken_workbook_is_a_fault_and_no_crash(
    folder: Folder, vocabulary: VocabularyLike, spoil: Callable[[Path], None]
) -> None:
    (folder.path / "bodies.csv").unlink()
    spoil(folder.path / "bodies.xlsx")
    (fault,) = faults(folder, vocabulary)
    assert fault.startswith("bodies.xlsx: not a workbook that can be read (")


def test_a_formula_in_a_workbook_is_a_fault_because_its_result_may_be_old(
    folder: Folder, vocabulary: VocabularyLike
) -> None:
    (folder.path / "bodies.csv").unlink()
    array = ArrayFormula("B3", "=UPPER(B2)")
    folder.workbook("bodies.xlsx", [["id", "name"], ["uclg", "=UPPER(A2)"], ["gold", array]])
    assert faults(folder, vocabulary) == [
        "bodies.xlsx, row 2, name: there is a formula in the cell; put its value there",
        "bodies.xlsx, row 3, name: there is a formula in the cell; put its value there",
    ]


def test_references_to_a_table_that_could_not_be_read_are_not_judged(
    folder: Folder, vocabulary: VocabularyLike, good: Good
) -> None:
    folder.roles(good())
    folder.write("bodies.csv", "")
    assert len(faults(folder, vocabulary)) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [(None, "is missing"), ("{", "is not JSON"), ("[]", "is not a JSON object")],
)
def test_a_description_that_cannot_be_read_is_told(
    folder: Folder, vocabulary: VocabularyLike, text: str | None, said: str
) -> None:
    path = folder.path / "bodies.json"
    path.unlink()
    if text is not None:
        path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=said):
        read_tables(folder.path, vocabulary)


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("bodies.ods", "save it as 'CSV UTF-8' or as XLSX"),
        ("bodies.xls", "save it as 'CSV UTF-8' or as XLSX"),
        ("BODIES.CSV", "write its name in small letters"),
    ],
)
def test_a_table_that_is_saved_otherwise_is_missed_by_the_name_it_has(
    folder: Folder, vocabulary: VocabularyLike, name: str, remedy: str
) -> None:
    (folder.path / "bodies.csv").rename(folder.path / name)
    assert faults(folder, vocabulary) == [f"bodies.csv: the file is missing; '{name}' is there: {remedy}"]


def test_an_empty_first_row_above_others_is_told_as_such(folder: Folder, vocabulary: VocabularyLike) -> None:
    folder.write("bodies.csv", "\nid,name\nuclg,UCLG\n")
    assert faults(folder, vocabulary) == ["bodies.csv, row 1: the row is empty; it must name the columns"]


def test_a_first_row_that_names_no_column_is_one_fault(folder: Folder, vocabulary: VocabularyLike) -> None:
    folder.write("bodies.csv", "Bodies of UCLG\nid,name\nuclg,UCLG\n")
    assert faults(folder, vocabulary) == [
        "bodies.csv, row 1: no column of this table; the first row must be: id, name"
    ]


def test_merged_cells_are_refused_as_all_but_the_first_would_be_empty(
    folder: Folder, vocabulary: VocabularyLike
) -> None:
    (folder.path / "bodies.csv").unlink()
    path = folder.workbook("bodies.xlsx", [["id", "name"], ["a", "Both"], ["b", None]])
    book = openpyxl.load_workbook(path)
    book.worksheets[0].merge_cells("B2:B3")
    book.save(path)
    assert faults(folder, vocabulary) == [
        "bodies.xlsx, B2:B3: the cells are merged; unmerge them and fill each one"
    ]
