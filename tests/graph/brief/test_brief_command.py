"""`uclg brief` in a process of its own: names, formats, and what is wrong in its own words."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from graph.settings import Settings

pytestmark = pytest.mark.slow
PAIR = ("cop-digital-cities", "pc-opportunities-culture-diplomacy")


def brief(settings: Settings, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {"UCLG_DATA": str(settings.data), "PATH": "/usr/bin:/bin", "COLUMNS": "200"}
    command = [sys.executable, "-c", "from graph.cli import main; main()", "brief", *words]
    return subprocess.run(
        command, env=environment, cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_name_of_the_file_says_what_is_written(published: Settings, tmp_path: Path) -> None:
    told = brief(published, tmp_path, *PAIR, "--lang", "es", "-o", "b.docx")
    assert told.returncode == 0, told.stderr
    assert "Written: b.docx" in told.stderr
    opened = docx.Document(io.BytesIO((tmp_path / "b.docx").read_bytes()))
    assert opened.core_properties.language == "es-ES"
    assert opened.paragraphs[0].text.startswith("Comunidad de Práctica de Ciudades Digitales y ")


def test_a_body_goes_by_its_whole_name_and_the_file_gets_one(published: Settings, tmp_path: Path) -> None:
    told = brief(published, tmp_path, "UCLG Committee on Culture", "--lang", "fr")
    assert told.returncode == 0, told.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["brief-committee-culture-fr.html"]
    made = (tmp_path / "brief-committee-culture-fr.html").read_text("utf-8")
    assert '<html lang="fr">' in made
    assert "version 1 du graphe" in made


def test_twice_the_same_command_gives_the_same_bytes(published: Settings, tmp_path: Path) -> None:
    for name in ("one.docx", "two.docx"):
        assert brief(published, tmp_path, *PAIR, "-o", name).returncode == 0
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("cop-digital-citis",), "did you mean"),
        (("Culture",), "did you mean"),
        (("cop-digital-cities", "cop-digital-cities"), "two different ones"),
        (("cop-digital-cities", "-o", "b.pdf"), "html or docx"),
        (("cop-digital-cities", "--format", "odt"), "html or docx"),
        (("cop-digital-cities", "--lang", "de"), "there are en, es, fr"),
    ],
)
def test_what_is_wrong_is_told(
    published: Settings, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    told = brief(published, tmp_path, *words)
    assert told.returncode == 2
    assert said in told.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_told(published: Settings, tmp_path: Path) -> None:
    told = brief(published, tmp_path, "cop-digital-cities", "-o", "nowhere/b.html")
    assert told.returncode == 1
    assert "nowhere/b.html" in told.stderr
