"""The command line where machine or user are not as they should be: plain words, never a traceback."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.cli.build import user
from graph.versions import Versions

ROOT = Path(__file__).parents[3]
COMMAND = [sys.executable, "-c", "from graph.cli import main; main()"]
PATH = {"PATH": "/usr/bin:/bin"}


def uclg(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *words],
        cwd=ROOT,
        env=PATH | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with one small version."""

    def change(store: Store) -> None:
        node = NamedNode("https://example.org/a")
        store.add(Quad(node, node, Literal("Córdoba"), node))

    Versions(tmp_path / "var").commit(change, author="tester", message="a long message [in brackets]")
    return tmp_path / "var"


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "data", tmp_path / "tables"))


def test_words_in_brackets_are_told_as_they_stand_in_the_cell(tables: Path) -> None:
    text = (tables / "roles.csv").read_text("utf-8")
    (tables / "roles.csv").write_text(text.replace(",president,", ",[/president],", 1), "utf-8")
    done = uclg("build", UCLG_TABLES=str(tables))
    assert done.returncode == 2
    assert "role: '[/president]' is not a role" in done.stderr


def test_a_full_disk_behind_standard_output_is_told(data: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "versions", "--json"],
            env=PATH | {"UCLG_DATA": str(data)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, "error: No space left on device\n")


def test_a_terminal_without_accents_gets_the_rest() -> None:
    done = uclg("query", "--lang", "es", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "?Qu? dos ?rganos" in done.stdout


def test_json_stays_json_where_only_ascii_can_be_written(data: Path) -> None:
    done = uclg("settings", "--json", PYTHONIOENCODING="ascii", UCLG_DATA="/tmp/\u00e1")
    assert json.loads(done.stdout)["UCLG_DATA"] == "/tmp/\u00e1"


def test_a_terminal_of_sixty_columns_shows_number_time_change_and_message(data: Path) -> None:
    lines = uclg("versions", UCLG_DATA=str(data), COLUMNS="60").stdout.splitlines()
    assert lines[1].split() == ["no.", "time", "(UTC)", "change", "message", "(author)"]
    assert "\u2026" not in "".join(lines)
    assert max(map(len, lines[1:])) <= 60


def test_a_table_in_a_pipe_is_not_folded_at_eighty_columns(data: Path) -> None:
    lines = uclg("versions", UCLG_DATA=str(data)).stdout.splitlines()
    assert lines[3].rstrip().endswith("a long message [in brackets] (tester)")


def test_a_file_where_the_folder_of_versions_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("")
    done = uclg("versions", UCLG_DATA=str(tmp_path / "var"))
    assert (done.returncode, done.stderr) == (
        4,
        f"error: {tmp_path}/var/current cannot be read: Not a directory.\n",
    )


def test_a_version_cannot_be_put_where_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("")
    from graph.errors import VersionError

    with pytest.raises(VersionError, match="cannot be a folder: a file is in its place"):
        Versions(tmp_path / "var").commit(lambda _: None, author="tester", message="none")


@pytest.mark.parametrize("name", ["draft.csv", "roles (1).csv"])
def test_a_draft_that_is_called_like_no_table_is_not_passed_over(tmp_path: Path, name: str) -> None:
    draft = tmp_path / name
    shutil.copy(ROOT / "data" / "roles.csv", draft)
    done = uclg("validate", str(draft))
    assert done.returncode == 2
    assert f"'{draft.stem}' is not the name of a table" in done.stderr


def test_tables_and_rdf_files_are_not_validated_in_one_go(tmp_path: Path) -> None:
    done = uclg("validate", "data/roles.csv", "ontology/example.ttl")
    assert done.returncode == 2
    assert "validate them one after the other" in done.stderr


def test_where_a_report_cannot_be_written_is_told_before_the_work(tmp_path: Path) -> None:
    nowhere = tmp_path / "none" / "report.ttl"
    done = uclg("validate", "--report", str(nowhere))
    assert (done.returncode, done.stderr) == (2, f"error: {nowhere}: there is no folder {nowhere.parent}\n")


def test_a_user_without_a_name_is_called_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("os.getuid", lambda: 54_321)
    assert user() == "user 54321"


def test_ctrl_c_ends_a_build_in_one_sentence_and_publishes_nothing(tmp_path: Path) -> None:
    data = tmp_path / "var"
    with subprocess.Popen(
        [*COMMAND, "build"],
        cwd=ROOT,
        env=PATH | {"UCLG_DATA": str(data)},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    ) as process:
        time.sleep(2)
        process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=60)[1]
    assert process.returncode == 130
    assert "Traceback" not in told
    assert Versions(data).current() is None


def test_head_ends_a_long_list_without_a_word() -> None:
    line = f"set -o pipefail; uclg() {{ {sys.executable} -c 'from graph.cli import main; main()' \"$@\"; }}; "
    done = subprocess.run(
        ["bash", "-c", line + "uclg query | head -n 1"],
        cwd=ROOT,
        env=PATH,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("Queries\n", "")


def test_the_release_is_told() -> None:
    done = uclg("--version")
    assert (done.returncode, done.stdout.split()[0]) == (0, "uclg-graph")


def test_a_word_that_is_near_no_query_gets_no_odd_suggestion() -> None:
    assert "there is no query 'nope'; `uclg query` lists them" in uclg("query", "nope").stderr


def test_a_query_file_that_cannot_be_read_is_told_without_error_numbers() -> None:
    assert uclg("query", "--file", "/tmp").stderr == "error: /tmp: Is a directory\n"


def test_verifying_before_the_first_version_says_what_to_do(tmp_path: Path) -> None:
    done = uclg("versions", "verify", UCLG_DATA=str(tmp_path))
    assert done.returncode == 4
    assert "run `uclg build`" in done.stderr


def test_a_build_away_from_the_tables_says_how_they_are_named(tmp_path: Path) -> None:
    done = uclg("build", UCLG_TABLES=str(tmp_path))
    assert "datapackage.json is missing; UCLG_TABLES names the folder of the tables" in done.stderr


@pytest.mark.parametrize("kind", ["nothing", "file"])
def test_a_query_without_versions_names_the_folder(tmp_path: Path, kind: str) -> None:
    if kind == "file":
        (tmp_path / "var").write_text("")
    done = uclg("query", "--text", "ASK {}", UCLG_DATA=str(tmp_path / "var"))
    assert done.returncode == 4
    assert str(tmp_path / "var") in done.stderr
    assert "Traceback" not in done.stderr


def test_an_endpoint_that_is_not_there_is_told_in_the_words_of_the_system() -> None:
    done = uclg("query", "--endpoint", "http://127.0.0.1:9/", "--text", "ASK {}")
    assert (done.returncode, done.stderr) == (
        5,
        "error: http://127.0.0.1:9/ cannot be reached: Connection refused.\n",
    )
