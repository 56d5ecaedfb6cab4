"""What the package hands out: files that exist, the version, another base."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import OWL, RDF

import ontology
from ontology import BASE, UCLG, files, rebase

ROOT = Path(__file__).parents[2]


def test_every_file_that_is_handed_out_exists() -> None:
    single = [files.ontology_file(), files.example_file(), files.context_file()]
    many = [*files.scheme_files(), *files.rule_files(), *files.check_files(), *files.vendor_files()]
    assert all(file.is_file() for file in [*single, *many])
    assert len(files.scheme_files()) >= 18 and len(files.check_files()) >= 25 and files.rule_files()


def test_rules_come_in_the_order_of_their_numbers() -> None:
    numbers = [int(file.name.split("-")[0]) for file in files.rule_files()]
    assert numbers == sorted(set(numbers))


def test_the_version_of_the_ontology_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    graph = rdflib.Graph().parse(files.ontology_file())
    (header,) = graph.subjects(RDF.type, OWL.Ontology)
    assert str(header) == BASE + "ontology"
    assert str(graph.value(header, OWL.versionInfo)) == project
    assert str(graph.value(header, OWL.versionIRI)) == f"{BASE}ontology/{project}"
    assert f"## [{project}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    history = graph.objects(header, rdflib.SKOS.historyNote)
    assert all(str(note).startswith(project) for note in history)


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        (f"<{BASE}id/city/es-bilbao>", "<urn:b/id/city/es-bilbao>"),
        (f"<{BASE}graph/inferred>", "<urn:b/graph/inferred>"),
        (f"<{BASE}scheme/role>", "<urn:b/scheme/role>"),
        (f"<{BASE}dataset>", "<urn:b/dataset>"),
        (f"PREFIX rank: <{BASE}id/rank/>", "PREFIX rank: <urn:b/id/rank/>"),
        (f"<{BASE}ontology> <{UCLG}City>", f"<{BASE}ontology> <{UCLG}City>"),
        (f"<{BASE}ontology/0.1.0>", f"<{BASE}ontology/0.1.0>"),
        (f"<{BASE}datasets>", f"<{BASE}datasets>"),
    ],
)
def test_things_move_to_another_base_and_terms_stay(text: str, moved: str) -> None:
    assert rebase(text, "urn:b/") == moved
    assert rebase(text, BASE) == text


def test_a_base_with_odd_characters_is_taken_as_it_is() -> None:
    assert rebase(f"<{BASE}id/x>", r"https://e.org/\1/") == r"<https://e.org/\1/id/x>"


def test_the_package_exports_what_others_build_on() -> None:
    assert (ontology.BASE, ontology.UCLG) == (BASE, BASE + "ontology#")
