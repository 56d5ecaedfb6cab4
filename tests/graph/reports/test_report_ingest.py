"""`uclg ingest` in a process of its own, and a report held against a graph."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.errors import InputError
from graph.reports.files import document_of
from graph.reports.ingest import ingest_documents
from ontology import BASE, UCLG

pytestmark = pytest.mark.slow

REPORT = """\
WORK OF CONSULTATION MECHANISMS IN 2022-2023

COMMUNITY OF PRACTICE ON MOBILITY

1. Main activities of the mechanism

A. Implementation

The Community will publish a guide in March 2023 with UN-Habitat.

B. Advocacy

Bilbao leads the Community.
"""
ORG = "http://www.w3.org/ns/org#"


def uclg(arguments: list[str], data: Path) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    environment = {**os.environ, "UCLG_DATA": str(data), "COLUMNS": "200"}
    command = [sys.executable, "-c", "from graph.cli import main; main()", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=120)


def node(name: str) -> NamedNode:
    return NamedNode(f"{BASE}id/{name}")


def graph() -> Store:
    """A body, a city that leads it and a partner."""
    label, store = NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), Store()
    for name, text in (
        ("body/cop-mobility", "UCLG Community of Practice on Mobility"),
        ("body/un-habitat", "UN-Habitat"),
        ("city/es-bilbao", "Bilbao"),
    ):
        store.add(Quad(node(name), label, Literal(text, language="en")))
    for name, kind in (
        ("body/cop-mobility", "community-of-practice"),
        ("body/un-habitat", "partner-institution"),
    ):
        store.add(Quad(node(name), NamedNode(UCLG + "bodyKind"), node(f"body-kind/{kind}")))
    mandate = node("mandate/cop-mobility--lead--es-bilbao--undated")
    for term, value in (
        ("organization", "body/cop-mobility"),
        ("member", "city/es-bilbao"),
        ("role", "role/lead"),
    ):
        store.add(Quad(mandate, NamedNode(ORG + term), node(value)))
    return store


def test_what_the_graph_knows_already_is_told_from_what_is_new() -> None:
    draft = ingest_documents([document_of("report.txt", REPORT.encode())], graph(), BASE, 7)
    states = {fact.kind: standing for fact, standing in zip(draft.facts, draft.standings, strict=True)}
    assert states["leadership"].state == "known"
    assert states["leadership"].thing == "mandate/cop-mobility--lead--es-bilbao--undated"
    assert states["collaboration"].state == "new"
    assert draft.id == "cop-mobility-2022-2023"
    assert draft.graph_version == 7


def test_another_role_than_the_graph_has_contradicts_it() -> None:
    text = REPORT.replace("leads the Community", "is vice-president of the Community")
    draft = ingest_documents([document_of("report.txt", text.encode())], graph(), BASE)
    (standing,) = [s for f, s in zip(draft.facts, draft.standings, strict=True) if f.kind == "leadership"]
    assert standing.state == "contradicts"


def test_two_files_in_one_language_are_refused_by_name() -> None:
    documents = [document_of(name, REPORT.encode()) for name in ("a.txt", "b.txt")]
    with pytest.raises(InputError, match=r"a\.txt and b\.txt are both in one language \(en\)"):
        ingest_documents(documents, graph(), BASE)


def test_a_text_in_another_language_is_refused_by_name() -> None:
    text = "Der Ausschuss hat im letzten Jahr mehrere Sitzungen abgehalten und wird weiter arbeiten. " * 5
    with pytest.raises(InputError, match=r"bericht\.txt: The text is in none of the languages"):
        ingest_documents([document_of("bericht.txt", text.encode())], None, BASE)


def test_the_command_shows_what_was_read_and_writes_a_draft(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    done = uclg(["ingest", str(file)], tmp_path / "var")
    assert done.returncode == 0, done.stderr
    assert "activity" in done.stdout
    assert "something-done" in done.stdout
    assert "Nothing has been published yet" in done.stdout
    assert "Nothing was published" in done.stderr
    (folder,) = (tmp_path / "var" / "drafts").iterdir()
    assert (folder / "facts.json").is_file()


def test_the_command_prints_json_and_writes_where_it_is_told(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    done = uclg(["ingest", str(file), "--json", "--out", str(tmp_path / "here")], tmp_path / "var")
    found = json.loads(done.stdout)
    assert {"mechanism", "period", "activity"} <= {fact["kind"] for fact in found["facts"]}
    assert not (tmp_path / "var" / "drafts").exists()
    (folder,) = (tmp_path / "here").iterdir()
    assert json.loads((folder / "facts.json").read_text("utf-8")) == found["facts"]


def test_a_file_that_cannot_be_read_ends_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "picture.pdf"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    done = uclg(["ingest", str(file)], tmp_path / "var")
    assert done.returncode == 2
    assert "neither PDF nor DOCX nor plain text" in done.stderr
    assert not (tmp_path / "var" / "drafts").exists()
