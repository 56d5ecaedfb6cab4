"""The checks: the real ontology passes every one, and every one notices the faults it is there for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml
from pyoxigraph import Store

from ontology import BASE
from ontology.checking import Check, checks, material

SHAPES = sorted((Path(__file__).parents[2] / "shapes").glob("*.ttl"))
CHECKS = {check.id: check for check in checks()}
FAULTS = yaml.safe_load((Path(__file__).parent / "faults.yaml").read_text(encoding="utf-8"))
PREFIXES = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX uclg: <https://w3id.org/uclg-graph/ontology#>
PREFIX vann: <http://purl.org/vocab/vann/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


@cache
def sound(needs: tuple[str, ...]) -> Store:
    return material(needs, SHAPES)


def seeded(check: Check, update: str) -> Store:
    store = Store()
    store.bulk_extend(sound(check.needs))
    store.update(PREFIXES + update.replace("<O>", f"<{BASE}ontology>").replace("<ID/", f"<{BASE}id/"))
    return store


def test_there_are_the_25_checks_of_the_ontology_and_those_beyond() -> None:
    ids = list(CHECKS)
    assert [name for name in ids if name.startswith("O")] == [f"O{number:02}" for number in range(1, 26)]
    assert len(ids) == len(checks()), "two files with one id"
    assert set(FAULTS) == set(ids), "a check without a fault cannot be trusted"


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_says_what_why_and_what_to_do(name: str) -> None:
    check = CHECKS[name]
    for text in (check.what, check.why, check.remedy):
        assert text[0].isupper() and text.endswith(".")


@pytest.mark.parametrize("name", CHECKS)
def test_the_ontology_passes(name: str) -> None:
    check = CHECKS[name]
    faults = check.faults(sound(check.needs))
    assert faults == [], f"{check.what} {check.remedy}"


@pytest.mark.parametrize(
    ("name", "update", "row"),
    [(name, fault["do"], fault["row"]) for name, faults in FAULTS.items() for fault in faults],
)
def test_a_check_notices_a_seeded_fault(name: str, update: str, row: str) -> None:
    check = CHECKS[name]
    faults = check.faults(seeded(check, update))
    assert any(row in " ".join(terms) for terms in faults), faults


def test_a_check_without_a_remedy_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "O99.rq"
    file.write_text("# id: O99\n# what: A.\n# why: B.\n\nSELECT * {}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"O99\.rq: lacks \['remedy'\]"):
        Check.read(file)


def test_a_check_that_needs_something_unknown_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "O99.rq"
    header = "# id: O99\n# what: A.\n# why: B.\n# remedy: C.\n# needs: [moon]\n\nSELECT * {}\n"
    file.write_text(header, encoding="utf-8")
    with pytest.raises(ValueError, match="moon"):
        Check.read(file)
