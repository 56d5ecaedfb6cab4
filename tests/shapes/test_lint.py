"""The linter names file, shape and fault of what SHACL engines pass over in silence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from shapes.files import FOLDER, shape_files
from shapes.lint import lint

HEAD = """
@prefix shape: <https://w3id.org/uclg-graph/shapes#> .
@prefix uclg: <https://w3id.org/uclg-graph/ontology#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
RULE = """
shape:City-name a sh:PropertyShape ;
    sh:targetClass uclg:City ;
    sh:path rdfs:label ;
    sh:minCount 1 ;
    sh:severity sh:Violation ;
    sh:message "Name it."@en , "Nómbrela."@es , "Nommez-la."@fr .
"""


def problems(folder: Path, text: str) -> list[str]:
    """What the linter says about a file with that text, beside the prefixes of the queries."""
    (folder / "town.ttl").write_text(HEAD + text, encoding="utf-8")
    return [str(fault) for fault in lint([folder / "town.ttl", FOLDER / "prefixes.ttl"])]


def query(text: str) -> str:
    """The rule with a query."""
    block = f"sh:sparql [ sh:prefixes <https://w3id.org/uclg-graph/shapes> ; sh:select '''{text}''' ]"
    return RULE.replace("sh:minCount 1", block)


def test_the_project_s_shapes_have_no_fault() -> None:
    assert lint(shape_files()) == []


def test_a_sound_rule_passes(tmp_path: Path) -> None:
    assert problems(tmp_path, RULE) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("sh:minCount", "sh:minCuont", "sh:minCuont does not exist; did you mean sh:minCount?"),
        ("sh:minCount 1", "sh:lessThan rdfs:comment", "sh:lessThan is not supported"),
        ("sh:Violation", "sh:Violaton", "sh:Violaton does not exist; did you mean sh:Violation?"),
        ("    sh:severity sh:Violation ;\n", "", "it has no severity"),
        ('"Nómbrela."@es , ', "", "it needs one message in each of en, es, fr; it has en, fr"),
        ('"Name it."@en', '"Name it."@en , "Call it something."@en', "it has en, en, es, fr"),
        ("sh:minCount 1", 'sh:pattern "^(a+)+$"', "an unbounded repetition inside another"),
        ("sh:minCount 1", 'sh:pattern "^[a-z]$" ; sh:flags "i"', "sh:flags is not portable"),
        ("sh:minCount 1", "sh:minInclusive 1", "a range needs a sh:datatype"),
        ("uclg:City", "uclg:Ctiy", "uclg:Ctiy is not declared in the ontology"),
        ("shape:City-name", "<http://example.org/x>", "name it under https://w3id.org/uclg-graph/shapes#"),
        ("sh:path rdfs:label", "sh:path [ sh:inversePath rdfs:label ]", "inversePath is not supported"),
    ],
)
def test_a_fault_is_named_with_file_and_shape(tmp_path: Path, old: str, new: str, said: str) -> None:
    found = problems(tmp_path, RULE.replace(old, new))
    assert any(said in problem for problem in found), found
    assert all(problem.startswith("town.ttl, ") for problem in found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT $this WHERE { $this uclg:city }", "is no SPARQL"),
        ("SELECT $this WHERE { $this nope:city ?x }", "is no SPARQL"),
        ("ASK { $this uclg:city ?x }", "must be a SELECT"),
        ("SELECT ?value WHERE { $this uclg:city ?value }", "must select $this"),
        ("SELECT $this ?town WHERE { $this uclg:city ?town }", "only $this, ?value and ?path"),
        ("SELECT $this WHERE { FILTER NOT EXISTS { $this uclg:city ?x } }", "every branch"),
        ("SELECT $this WHERE { { $this uclg:city ?x } UNION { ?y uclg:city ?x } }", "every branch"),
        ("SELECT $this WHERE { $this uclg:city ?x MINUS { $this uclg:year ?y } }", "may not use MINUS"),
        ("SELECT $this WHERE { $this uclg:city ?x } LIMIT 1", "may not use LIMIT"),
        ("SELECT $this WHERE { $this uclg:city ?x } GROUP BY $this", "may not use grouping"),
        ("SELECT $this WHERE { $this uclg:city ?x VALUES ?x { 1 } }", "may not use VALUES"),
        ("SELECT $this WHERE { GRAPH ?g { $this uclg:city ?x } }", "may not use GRAPH"),
        ("SELECT $this WHERE { $this uclg:city ?x SERVICE <http://a> { ?x ?y ?z } }", "may not use SERVICE"),
        ("SELECT $this WHERE { $this uclg:year ?x , ?y FILTER(?x < ?y) }", "must compare texts"),
    ],
)
def test_a_query_that_could_mean_something_else_for_all_at_once_is_refused(
    tmp_path: Path, text: str, said: str
) -> None:
    found = problems(tmp_path, query(text))
    assert any(problem.startswith("town.ttl, City-name: ") and said in problem for problem in found), found


@pytest.mark.parametrize(
    "text",
    [
        "SELECT $this WHERE { $this uclg:city ?x }",
        "SELECT $this ?value WHERE { { $this uclg:city ?value } UNION { $this uclg:body ?value } }",
        "SELECT $this WHERE { $this uclg:city ?x OPTIONAL { ?x uclg:country ?c } FILTER(!BOUND(?c)) }",
        "SELECT $this WHERE { $this uclg:city/uclg:country ?c FILTER(STR(?c) < 'x') }",
    ],
)
def test_a_plain_query_passes(tmp_path: Path, text: str) -> None:
    assert problems(tmp_path, query(text)) == []


def test_a_rule_that_nothing_compiles_is_a_fault(tmp_path: Path) -> None:
    found = problems(tmp_path, RULE.replace("sh:minCount 1", "sh:node shape:Nowhere"))
    assert len(found) == 1
    assert found[0].startswith("all files, -: ")
    assert found[0].endswith("shapes#Nowhere says nothing; is its name spelt right?")


def test_a_file_that_is_no_turtle_is_named(tmp_path: Path) -> None:
    assert problems(tmp_path, "shape:x a")[0].startswith("town.ttl, -: it is no Turtle")


def test_the_command_prints_faults_and_ends_with_one(tmp_path: Path) -> None:
    file = tmp_path / "town.ttl"
    file.write_text(HEAD + RULE.replace("sh:minCount", "sh:minCuont"), encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "shapes.lint", str(file)], capture_output=True, text=True)
    assert done.returncode == 1
    assert "town.ttl, City-name: sh:minCuont does not exist" in done.stderr
