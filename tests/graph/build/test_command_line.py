"""The command line as a person meets it: what it prints and what it ends with."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDF, SH

from graph.settings import Settings

ROOT = Path(__file__).parents[3]
PAIRS = "pairs-led-by-the-same-city"


def uclg(settings: Settings, *words: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run `uclg` in a process of its own."""
    environment = {
        "UCLG_DATA": str(settings.data),
        "UCLG_TABLES": str(settings.tables),
        "PATH": "/usr/bin:/bin",
    }
    command = [sys.executable, "-c", "from graph.cli import main; main()", *words]
    return subprocess.run(
        command,
        env=environment | {"COLUMNS": "200"},
        input=text,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_help_names_every_command(published: Settings) -> None:
    told = uclg(published, "--help").stdout
    assert [
        c for c in ("build", "validate", "query", "versions", "places", "settings", "serve") if c not in told
    ] == []


def test_settings_are_listed_with_where_they_come_from(published: Settings) -> None:
    values = json.loads(uclg(published, "settings", "--json").stdout)
    assert values["UCLG_DATA"] == str(published.data)
    assert values["UCLG_PORT"] == "8000"


def test_queries_are_listed_in_the_language_asked_for(published: Settings) -> None:
    assert "¿Qué dos órganos de consulta" in uclg(published, "query", "--lang", "es").stdout


def test_a_curated_query_answers_in_a_table_and_in_csv(published: Settings) -> None:
    assert "Bilbao" in uclg(published, "query", PAIRS).stdout
    rows = uclg(published, "query", PAIRS, "--format", "csv").stdout.splitlines()
    assert rows[0].startswith("city,cityName,body1")


def test_a_query_is_read_from_standard_input(published: Settings) -> None:
    done = uclg(published, "query", "--file", "-", text="ASK { ?s ?p ?o }")
    assert (done.returncode, done.stdout.strip()) == (0, "yes")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["query", "pairs-led-by-same-city"], f"did you mean '{PAIRS}'?"),
        (["query", "--text", "SELECT * WHERE { ?s ?p }"], "Line 1, column"),
        (["query", PAIRS, "--format", "excel"], "no format 'excel'; take json, xml, csv or tsv."),
        (["query", PAIRS, "--text", "ASK {}"], "give one of NAME, --text and --file"),
        (
            ["query", PAIRS, "--timeout", "0"],
            "--timeout 0: a query needs some time; give more than 0 seconds",
        ),
        (["query", PAIRS, "--timeout=-1"], "--timeout -1: a query needs some time"),
        (["query", PAIRS, "--timeout", "nan"], "--timeout nan: a query needs some time"),
        (["validate", "nowhere.ttl"], "no such file: nowhere.ttl"),
    ],
)
def test_a_wrong_word_is_answered_with_what_to_do(published: Settings, words: list[str], said: str) -> None:
    done = uclg(published, *words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_version_a_query_says_what_to_run(published: Settings, tmp_path: Path) -> None:
    environment = {"UCLG_DATA": str(tmp_path / "empty"), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-c", "from graph.cli import main; main()", "query", PAIRS]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 4
    assert "uclg build" in done.stderr


@pytest.mark.slow
def test_validating_the_tables_finds_no_violation(published: Settings) -> None:
    done = uclg(published, "validate", "--least", "violation")
    assert done.returncode == 0
    assert "0 violations" in done.stdout


@pytest.mark.slow
def test_a_table_can_be_validated_before_it_is_put_in_its_place(published: Settings, tmp_path: Path) -> None:
    draft = tmp_path / "roles.csv"
    text = (published.tables / "roles.csv").read_text(encoding="utf-8")
    draft.write_text(text.replace(",co-chair,", ",cochair,", 1), encoding="utf-8")
    done = uclg(published, "validate", str(draft))
    assert done.returncode == 2
    assert "'cochair' is not a role; did you mean 'co-chair'?" in done.stderr


def test_an_rdf_file_is_validated_with_a_table_for_people_and_a_report_for_machines(
    published: Settings, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.ttl"
    wrong.write_text(
        "@prefix uclg: <https://w3id.org/uclg-graph/ontology#> .\n"
        "<https://w3id.org/uclg-graph/id/mandate/x> a uclg:Mandate .\n",
        encoding="utf-8",
    )
    report = tmp_path / "report.ttl"
    done = uclg(published, "validate", str(wrong), "--report", str(report), "--lang", "es")
    assert done.returncode == 3
    assert "mandate/x" in done.stdout
    graph = rdflib.Graph().parse(report)
    assert (None, RDF.type, SH.ValidationReport) in graph
    assert len(set(graph.subjects(SH.resultSeverity, SH.Violation))) >= 3


def test_a_file_that_is_no_rdf_is_refused_with_its_line(published: Settings, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("<a> <b> .\n", encoding="utf-8")
    done = uclg(published, "validate", str(broken))
    assert done.returncode == 2
    assert "broken.ttl" in done.stderr


@pytest.mark.slow
def test_a_build_tells_what_there_is_and_how_long_it_took(published: Settings, tmp_path: Path) -> None:
    shutil.copytree(published.data, tmp_path / "var")
    settings = Settings(**(vars(published) | {"data": tmp_path / "var"}))
    done = uclg(settings, "build", "--json")
    told = json.loads(done.stdout)
    assert told["version"] is None
    assert told["classes"]["Edition"] == 5
    assert told["findings"]["violation"] == 0
    assert "validate" in told["seconds"]
