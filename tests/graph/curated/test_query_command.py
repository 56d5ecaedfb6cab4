"""`uclg query NAME` with the parameters of the query as options, in a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from graph.settings import Settings


def uclg(settings: Settings, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {"UCLG_DATA": str(settings.data), "PATH": "/usr/bin:/bin", "COLUMNS": "200"}
    command = [sys.executable, "-c", "from graph.cli import main; main()", "query", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize(
    "words", [("--city", "Bilbao"), ("--city=bilbao",), ("--format", "table", "--city", "es-bilbao")]
)
def test_parameters_are_options(published: Settings, words: tuple[str, ...]) -> None:
    told = uclg(published, "bodies-led-by-a-city", *words)
    assert told.returncode == 0, told.stderr
    assert "UCLG Committee on Culture" in told.stdout
    assert "body/committee-culture" in told.stdout


def test_the_heads_of_the_table_are_in_the_language_asked_for(published: Settings) -> None:
    told = uclg(published, "bodies-led-by-a-city", "--city", "Bilbao", "--lang", "fr")
    assert "Représentée par" in told.stdout


def test_a_page_says_that_there_are_more(published: Settings) -> None:
    told = uclg(published, "bodies-led-by-a-city", "--city", "Bilbao", "--limit", "2", "--format", "csv")
    assert len(told.stdout.splitlines()) == 3
    assert "--offset 2" in told.stderr


def test_help_of_a_query_lists_its_parameters_in_words(published: Settings) -> None:
    told = uclg(published, "bodies-led-by-a-city", "--help", "--lang", "es").stdout
    assert "--city" in told
    assert "Ciudad u otro gobierno local" in told
    assert "the IRI or the name of a LocalGovernment; must be given; for example city/es-bilbao" in told
    assert "¿Qué órganos" in told


def test_help_of_the_command_is_still_there(published: Settings) -> None:
    for word in ("--help", "-h"):
        assert "--endpoint" in uclg(published, word).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("bodies-led-by-a-city",), "city: is missing"),
        (("bodies-led-by-a-city", "--city"), "--city needs a value"),
        (("bodies-led-by-a-city", "Bilbao"), "'Bilbao': after the name of a query come its parameters"),
        (("bodies-led-by-a-city", "--city", "a", "--city", "b"), "--city is given twice"),
        (("bodies-led-by-a-city", "--citty", "a"), "did you mean 'city'?"),
        (("bodies-led-by-a-city", "--city", "Bilbaao"), "did you mean 'Bilbao'"),
        (("--text", "ASK {}", "--city", "a"), "go with the NAME of a query"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(published: Settings, words: tuple[str, ...], said: str) -> None:
    told = uclg(published, *words)
    assert told.returncode == 2
    assert said in told.stderr
    assert len(told.stderr.splitlines()) == 1
