"""What goes with a report that is taken back, and what stays since others say or name it too."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.review.rows import Rows
from graph.review.rows.write import written
from graph.review.withdrawn import withdrawn_rows
from tests.graph.review.rows_small import tables

OURS, OTHER = "reports/the-report.en", "https://e.org/"
SHARED = {
    "reports": "id,body,start,end\nother,cop,2020,2021\nthe-report,cop,2022,2023\n",
    "report_versions": "report,language,file\nother,en,o.txt\nthe-report,en,t.txt\n",
    "activities": "id,report,partners\na-1,other,lanes-club\na-2,the-report,lanes-league\n",
    "bodies": f"id,kind,name_en,source\ncop,committee,Cop,{OTHER}\nlanes-club,forum,Club,{OURS}\n"
    f"lanes-league,forum,League,{OURS}\nlanes-town,forum,Town,{OURS} | {OTHER}\n",
    "events": f"id,kind,bodies,source\nmeeting-1,congress,cop;lanes-league,{OURS}\n",
    "collaborations": "body_id,partner_id,kind,topic,year,source\n"
    f"cop,lanes-league,learning,,2022,{OURS}\ncop,lanes-town,learning,,2022,{OTHER}\n",
    "roles": "body_id,role,holder_type,city,source\n"
    f"cop,lead,city,Porto,{OURS}\ncop,lead,city,Lyon,{OURS} | {OTHER}\n",
    "sources": f"id,title,kind\n{OURS},The report,report\nreports/other.en,Other,report\n",
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return tables(tmp_path, **SHARED)


@pytest.fixture
def after(small: Path) -> dict[str, list[str]]:
    """Rows of the tables that change."""
    rows: Rows = withdrawn_rows("the-report", small)
    changed = written(small, rows, "the-report")
    return {name.removesuffix(".csv"): text.decode().splitlines()[1:] for name, text in changed.items()}


def test_rows_of_the_report_go_and_those_of_others_stay(after: dict[str, list[str]]) -> None:
    assert after["reports"] == ["other,cop,2020,2021"]
    assert after["report_versions"] == ["other,en,o.txt"]
    assert after["activities"] == ["a-1,other,lanes-club"]
    assert after["events"] == []
    assert after["collaborations"] == [f"cop,lanes-town,learning,,2022,{OTHER}"]


def test_a_body_that_others_name_stays_and_so_does_its_source(after: dict[str, list[str]]) -> None:
    names = [row.partition(",")[0] for row in after["bodies"]]
    assert names == ["cop", "lanes-club", "lanes-town"]
    assert "sources" not in after


def test_what_others_attest_too_loses_only_the_report(after: dict[str, list[str]]) -> None:
    assert after["bodies"][-1] == f"lanes-town,forum,Town,{OTHER}"
    assert after["roles"] == [f"cop,lead,city,Lyon,{OTHER}"]


def test_the_source_goes_where_nothing_cites_it(small: Path) -> None:
    (small / "activities.csv").write_text("id,report,partners\na-2,the-report,lanes-league\n")
    changed = written(small, withdrawn_rows("the-report", small), "the-report")
    assert changed["sources.csv"].decode().splitlines()[1:] == ["reports/other.en,Other,report"]
