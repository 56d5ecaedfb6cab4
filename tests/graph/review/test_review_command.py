"""`uclg review` as a person uses it, from the list of drafts to a file of decisions."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from graph.cli.review import app
from graph.errors import InputError
from graph.reports.draft import FOLDER
from graph.review.drafts import load

Run = Callable[..., Result]
Reading = Callable[..., None]
DRAFT = "cop-mobility-2022-2023"


@pytest.fixture
def drafts(tmp_path: Path, reading: Reading, english: str) -> Path:
    """The folder of drafts of an operator who has published nothing yet."""
    reading(tmp_path / FOLDER, english)
    return tmp_path / FOLDER


@pytest.fixture
def run(tmp_path: Path, drafts: Path) -> Run:
    """Runs the command; what it refuses is raised."""
    environment = {"UCLG_DATA": str(drafts.parent), "UCLG_TABLES": str(tmp_path / "tables"), "COLUMNS": "200"}

    def runs(*words: str, answers: str = "") -> Result:
        result = CliRunner().invoke(app, list(words), input=answers, env=environment)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return runs


def _facts(run: Run, *words: str) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = json.loads(run("show", DRAFT, "--json", *words).stdout)["facts"]
    return facts


def _mark(run: Run, kind: str) -> str:
    return str(_facts(run, "--kind", kind)[0]["mark"])


def test_the_list_tells_how_far_each_draft_is(run: Run) -> None:
    row = run("list").stdout.splitlines()[-1].split("│")
    assert [cell.strip() for cell in row[:5]] == [DRAFT, "en", str(len(_facts(run))), "0", "0"]
    assert run().stdout == run("list").stdout
    [listed] = json.loads(run("list", "--json").stdout)
    assert listed["decided"]["open"] == len(_facts(run))


def test_an_operator_without_drafts_is_told_how_to_get_one(run: Run) -> None:
    run("forget", DRAFT, "--yes")
    assert "read a report in with `uclg ingest`" in run("list").stderr


def test_facts_are_shown_with_mark_kind_graph_and_decision(run: Run) -> None:
    shown = run("show", DRAFT).stdout
    for fact in _facts(run):
        [line] = [line for line in shown.splitlines() if fact["mark"] in line]
        assert fact["kind"] in line
        assert "open" in line
    run("accept", DRAFT, "--all")
    run("reopen", DRAFT, _mark(run, "wish"))
    assert [fact["kind"] for fact in _facts(run, "--open")] == ["wish"]


def test_one_fact_is_shown_with_its_words_in_their_surroundings(run: Run) -> None:
    shown = run("show", DRAFT, _mark(run, "wish")[:5]).stdout
    assert "**The Community wishes to meet more often.** Nobody reads this line" in shown
    assert "section 1-b, page 1" in shown


def test_what_is_decided_already_is_not_touched_by_all(run: Run) -> None:
    run("reject", DRAFT, _mark(run, "wish"))
    done = run("accept", DRAFT, "--all", "--kind", "activity", "--new")
    assert "2 accepted, 1 rejected" in done.stderr
    done = run("accept", DRAFT, "--all")
    assert "0 open" in done.stderr
    assert [fact["decision"]["state"] for fact in _facts(run, "--kind", "wish")] == ["rejected"]
    assert "0 accepted, 0 rejected" in run("reopen", DRAFT, "--all").stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["accept", DRAFT], "give marks, or --all"),
        (["accept", DRAFT, "abc", "--new"], "give it too"),
        (["accept", "nothing", "--all"], "There is no draft 'nothing'"),
        (["edit", DRAFT, "", "status"], "'status': write FIELD=VALUE, like status=planned"),
        (["add", DRAFT, "result", "--words", "no"], "'no': write LANGUAGE=WORDS"),
        (["add", DRAFT, "result", "--at", "en=7"], "'en=7': write LANGUAGE=START-END"),
        (["add", DRAFT, "result", "--name", "x"], "'x': write NAME=END"),
        (["apply", DRAFT, "--decisions", "/nowhere.json"], "/nowhere.json: No such file"),
    ],
)
def test_a_command_that_is_not_understood_says_what_to_write(run: Run, words: list[str], told: str) -> None:
    with pytest.raises(InputError, match=told):
        run(*words)


def test_an_edit_is_shown_with_what_changed_marked(run: Run) -> None:
    mark = _mark(run, "collaboration")
    shown = run(
        *("edit", DRAFT, mark, "topic=lanes", "--label", "fr=Les voies", "--note", "seen"),
        *("--name", "Lanes Institute=new", "--thing", "new"),
    ).stdout
    for line in ("topic*: lanes", "label fr*: Les voies", "name*: Lanes Institute = new", "note*: seen"):
        assert line in shown
    assert "topic*=lanes 'Lanes Institute'*=new thing*=new" in run("show", DRAFT).stdout


def test_a_fact_is_added_by_words_or_by_their_place(run: Run) -> None:
    words = "en=Nobody reads this line about lanes."
    assert "result-added-1" in run("add", DRAFT, "result", "year=2022", "--words", words).stdout
    [passage] = _facts(run)[-1]["passages"]
    place = f"en={passage['start']}-{passage['end']}"
    assert "result-added-2" in run("add", DRAFT, "result", "--at", place, "--section", "3").stdout
    assert _facts(run)[-1]["passages"][0]["section"] == "3"


def test_a_walk_asks_about_one_fact_after_the_other(run: Run) -> None:
    marks = [fact["mark"] for fact in _facts(run)]
    walked = run("walk", DRAFT, answers="a\nr\ne\nlabel.en=Shorter\na\ns\ne\nstart=soon\nq\n")
    states = [fact["decision"]["state"] for fact in _facts(run)]
    assert states[:4] == ["accepted", "rejected", "accepted", "open"]
    assert _facts(run)[2]["labels"]["en"] == "Shorter"
    assert walked.stdout.count("COMMUNITY OF PRACTICE ON MOBILITY**") >= 1
    assert "start: 'soon' is not a date" in walked.stderr or "has no 'start'" in walked.stderr
    assert len(_facts(run)) == len(marks)
    assert "2 accepted, 1 rejected" in run("walk", DRAFT, answers="").stderr  # an end of input is no answer


def test_decisions_are_carried_to_a_draft_that_was_read_again(
    run: Run, drafts: Path, reading: Reading, english: str, tmp_path: Path
) -> None:
    run("accept", DRAFT, "--all", "--kind", "activity")
    run("edit", DRAFT, _mark(run, "activity"), "status=planned")
    file = tmp_path / "decisions.json"
    file.write_text(run("decisions", DRAFT).stdout)
    run("forget", DRAFT, "--yes")
    reading(drafts, english.replace("The Community wishes to meet more often. ", ""))
    assert "2 accepted" in run("apply", DRAFT, "--decisions", str(file)).stderr
    assert load(drafts, DRAFT).proposal(_mark(run, "activity")).text("status") == "planned"


def test_forgetting_asks_first(run: Run, drafts: Path) -> None:
    assert run("forget", DRAFT, answers="n\n").exit_code == 1
    assert (drafts / DRAFT).is_dir()
    assert run("forget", DRAFT, answers="y\n").exit_code == 0
    assert not (drafts / DRAFT).exists()
