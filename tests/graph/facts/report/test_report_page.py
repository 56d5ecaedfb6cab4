"""What `docs/reports.md` tells is so: its queries answer, its tables are there."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from graph.reports.model import KINDS
from graph.review.rows.fields import EVERY, MORE
from graph.tables import Tables

PAGE = (Path(__file__).resolve().parents[4] / "docs" / "reports.md").read_text("utf-8")
Rows = Callable[[str], list[tuple[str, ...]]]


def queries() -> list[str]:
    # The prefixes of the page are among those that the tests set.
    blocks = re.findall(r"```sparql\n(.*?)```", PAGE, re.DOTALL)
    return [re.sub(r"(?m)^PREFIX .*$", "", block) for block in blocks]


def test_the_first_query_of_the_page_finds_the_launch_in_both_versions(rows: Rows) -> None:
    found = rows(queries()[0])
    assert {row[:2] for row in found} == {("en", "1-a"), ("es", "1-a")}
    assert all(int(row[2]) < int(row[3]) for row in found)


def test_the_second_query_of_the_page_lists_the_differences(rows: Rows) -> None:
    found = rows(queries()[1])
    assert len(found) == 16
    assert ("study/smart-cities-study", "Sets a cycle of two to three years", "No fija ningún ciclo") in found


def test_the_page_says_how_many_rows_were_read_out_and_how_many_a_person_added(tables: Tables) -> None:
    rules = [
        row.text("rule") for table in ("activities", "objectives", "report_facts") for row in tables[table]
    ]
    read_out = sum(map(bool, rules))
    told = f"{read_out} were read out and {len(rules) - read_out} added by a person"
    assert told in " ".join(PAGE.split())


def test_the_page_lists_the_fields_that_a_person_may_add() -> None:
    part = PAGE.split("What a person may add by an edit")[1].split("\n## ")[0]
    said = set(re.findall(r"`(\w+)`", part))
    assert {field for fields in MORE.values() for field in fields} | set(EVERY) <= said
    assert said <= {field for fields in MORE.values() for field in fields} | set(EVERY) | set(KINDS)


def test_the_page_names_every_table_of_reports(tables: Tables) -> None:
    own = {name for name in tables if name.startswith("report")} | {"activities", "objectives"}
    assert own == set(re.findall(r"(?m)^\| `(\w+)\.csv`", PAGE))
