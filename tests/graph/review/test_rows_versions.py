"""What a report that the tables have already, or whose body nobody knows, is told before it becomes rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.review.model import Decision
from tests.graph.review.rows_small import small

VERSIONS = "report,language,file,media,sha256,text_sha256,characters\n"


def test_a_draft_without_a_version_that_is_published_is_told_so_once_and_nothing_else(tmp_path: Path) -> None:
    row = "cop-mobility-2022-2023,fr,report.fr.txt,text,00,00,10\n"
    rows = small(tmp_path, report_versions=VERSIONS + row).rows()
    assert rows.tables == {}
    [fault] = rows.faults
    assert fault.startswith(
        "fr of this report is published, and this draft has only en, es: read all versions"
    )


@pytest.mark.parametrize("kind", ["", "committee"])
def test_a_body_that_the_graph_does_not_know_is_told_with_the_command_that_makes_it(
    tmp_path: Path, kind: str
) -> None:
    review = small(tmp_path)
    mark = review.add(
        "mechanism",
        "COMMUNITY ON MOBILITY",
        decision=Decision("accepted", thing="new" if kind else ""),
        body="new:League of Lanes",
        body_kind=kind,
    ).mark
    review.proposals.pop(0)
    rows = review.rows()
    if kind:
        assert rows.faults == ()
        [body] = rows.tables["bodies"]
        assert (body.cells["id"], body.cells["kind"]) == ("league-of-lanes", "committee")
    else:
        [fault] = rows.faults
        assert f"{mark} --thing new body_kind=KIND` (world-organization, " in fault
