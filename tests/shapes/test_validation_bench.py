"""The benchmark of validation runs, and what it generates is the same for the same seed."""

from __future__ import annotations

import subprocess
import sys
from random import Random

from bench.faults import FAULTS
from bench.generated import Generator


def test_the_same_seed_generates_the_same_data() -> None:
    assert list(Generator(Random(5)).lines(500)) == list(Generator(Random(5)).lines(500))
    assert list(Generator(Random(5)).lines(500)) != list(Generator(Random(6)).lines(500))


def test_as_many_triples_are_generated_as_were_asked_for_and_the_last_thing_is_whole() -> None:
    lines = list(Generator(Random(5), faults=0).lines(500))
    assert 500 <= len(lines) < 540


def test_a_hundred_per_cent_of_faults_spoils_what_none_leaves_whole() -> None:
    sound = set(Generator(Random(5), faults=0).lines(300))
    assert len(sound & set(Generator(Random(5), faults=100).lines(300))) < len(sound)


def test_a_fault_leaves_the_thing_it_was_given_alone() -> None:
    node = {"rdf:type": ["<urn:x-test:Thing>"], "rdfs:label": ['"Thing"@en']}
    for fault in FAULTS:
        copy = {predicate: list(values) for predicate, values in node.items()}
        assert fault(Random(1), "id:body/thing", copy) != ("id:body/thing", node), fault.__name__


def test_the_benchmark_measures_our_engine_alone_when_asked() -> None:
    command = [sys.executable, "-m", "bench.validation", "100", "--runs", "1", "--reference-runs", "0"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "100 triples of data" in done.stdout
    assert "MB" in done.stdout
