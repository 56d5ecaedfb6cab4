"""`uclg report` in a process of its own, on the graph of the repository's tables."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from graph.settings import Settings


def report(settings: Settings, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {"UCLG_DATA": str(settings.data), "PATH": "/usr/bin:/bin", "COLUMNS": "200"}
    command = [sys.executable, "-c", "from graph.cli import main; main()", "report", *words]
    return subprocess.run(
        command, env=environment, cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )


COP = ("--body", "cop-digital-cities", "--period", "2020-2021")


@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_the_name_of_the_file_says_the_format(published: Settings, tmp_path: Path, form: str) -> None:
    told = report(published, tmp_path, *COP, "--lang", "es", "-o", f"informe.{form}")
    assert told.returncode == 0, told.stderr
    data = (tmp_path / f"informe.{form}").read_bytes()
    starts = {"docx": b"PK", "html": b"<!doctype html>", "md": "# Comunidad de Práctica".encode()}
    assert data.lstrip().startswith(starts[form])


def test_a_name_in_any_language_will_do_and_the_file_is_named_by_itself(
    published: Settings, tmp_path: Path
) -> None:
    words = (
        "--body",
        "Comunidad de Práctica de Ciudades Digitales",
        "--period",
        "2020",
        "--format",
        "md",
        "--json",
    )
    told = report(published, tmp_path, *words)
    assert told.returncode == 0, told.stderr
    found = json.loads(told.stdout)
    assert found["file"] == "report-cop-digital-cities-2020-en.md"
    assert (tmp_path / found["file"]).exists()
    assert found["activities"] > 10
    assert isinstance(found["gaps"], list)


def test_a_period_of_which_nothing_is_known_is_told(published: Settings, tmp_path: Path) -> None:
    told = report(published, tmp_path, "--body", "cop-digital-cities", "--period", "1999", "-o", "r.md")
    assert told.returncode == 0
    assert "Nothing is recorded of what" in told.stderr
    assert "Nothing recorded under: " in told.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--body", "Committee on Culture", "--period", "2020"), "did you mean 'UCLG Committee on Culture'"),
        (("--body", "es-bilbao", "--period", "2020"), "no Body"),
        (("--body", "cop-digital-cities", "--period", "2021-2020"), "2020 is before 2021"),
        ((*COP, "--lang", "de"), "there are en, es, fr"),
        ((*COP, "-o", "report.txt"), "docx, html, md, ics"),
    ],
)
def test_what_is_wrong_is_told_in_words(
    published: Settings, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    told = report(published, tmp_path, *words)
    assert told.returncode == 2
    assert said in told.stderr
    assert list(tmp_path.iterdir()) == []
