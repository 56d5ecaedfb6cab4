"""Each rule has sound data that it passes and a fault that it finds; pySHACL decides, ours agrees."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Store

import shapes
from ontology import UCLG
from shapes.files import FOLDER, homes, read, shape_files
from shapes.model import Shape
from shapes.parse import project_shapes

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parent / "examples"


@cache
def faults() -> list[tuple[str, str, str]]:
    """File, rule and update of every fault in the examples."""
    found = []
    for file in sorted(EXAMPLES.glob("*.ru")):
        for section in re.split(r"^# rule: ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            rule, _, update = section.partition("\n")
            found.append((file.stem, rule.strip(), update))
    return found


def rules() -> dict[str, Shape]:
    """Every shape that says something itself, by its short name."""
    inner = [shape for top in project_shapes() for shape in top.properties]
    return {str(s.node).rpartition("#")[2]: s for s in (*project_shapes(), *inner) if s.constraints}


def broken(sound: rdflib.Graph, update: str) -> rdflib.Graph:
    """The sound data with one fault."""
    prefixes = (EXAMPLES / "prefixes.ru").read_text(encoding="utf-8")
    # One after the other: rdflib may forget the prefixes after the first semicolon.
    for part in update.split(";\n"):
        sound.update(prefixes + part)
    return sound


def test_every_rule_has_a_fault_that_it_is_meant_for() -> None:
    assert {rule for _, rule, _ in faults()} == set(rules())


def test_faults_stand_in_the_file_of_their_shape() -> None:
    home = {shape.rpartition("#")[2]: path.stem for shape, path in shapes_homes().items()}
    assert {(file, rule) for file, rule, _ in faults()} == {(home[rule], rule) for rule in rules()}


@cache
def shapes_of(file: str) -> rdflib.Graph:
    """The shapes of one file, with what they refer to in others: far quicker for pySHACL than all of them."""
    return read([FOLDER / f"{name}.ttl" for name in {file, "partial-date", "prefixes"}])


def shapes_homes() -> dict[str, Path]:
    """File of each named shape."""
    return {str(node): path for node, path in homes(shape_files()).items()}


def test_pyshacl_finds_nothing_in_the_sound_data(sound: rdflib.Graph) -> None:
    assert shapes.validate_reference(sound).results == ()


def test_the_fast_engine_finds_nothing_in_the_sound_data(
    sound: rdflib.Graph, store_of: Callable[[rdflib.Graph], Store]
) -> None:
    assert shapes.validate(store_of(sound)).results == ()


def test_data_under_another_base_conform_too(
    sound: rdflib.Graph, store_of: Callable[[rdflib.Graph], Store]
) -> None:
    text = sound.serialize(format="nt").replace("https://w3id.org/uclg-graph/", "http://localhost:8000/")
    moved = rdflib.Graph().parse(data=text.replace("http://localhost:8000/ontology#", UCLG), format="nt")
    assert shapes.validate(store_of(moved)).results == ()


def test_the_sound_data_have_something_for_every_rule_to_look_at(
    sound: rdflib.Graph, subclasses: rdflib.Graph
) -> None:
    types = set(sound.objects(None, rdflib.RDF.type))
    everything = {c for t in types for c in sound.transitive_objects(t, rdflib.RDFS.subClassOf)}
    idle = [str(s.node) for s in project_shapes() if not everything & set(s.targets)]
    assert idle == []


@pytest.mark.parametrize(
    ("file", "rule", "update"), faults(), ids=[f"{r}-{n}" for n, (_, r, _) in enumerate(faults())]
)
def test_pyshacl_finds_the_fault_and_the_fast_engine_finds_the_same(
    file: str, rule: str, update: str, sound: rdflib.Graph, store_of: Callable[[rdflib.Graph], Store]
) -> None:
    data, chosen = broken(sound, update), shapes_of(file)
    judge = shapes.validate_reference(data, chosen)
    assert rule in {result.rule for result in judge.results}
    fast = shapes.validate(store_of(data), chosen)
    assert fast.results == judge.results
    assert [r.messages for r in fast.results] == [r.messages for r in judge.results]
