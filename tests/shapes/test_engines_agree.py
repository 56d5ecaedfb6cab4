"""On random data with faults of every kind, the fast engine finds what pySHACL finds, no more and no less."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING, TypeVar

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Store

import shapes
from bench.faults import FAULTS
from bench.generated import Generator

pytestmark = pytest.mark.slow

if TYPE_CHECKING:
    from _typeshed import SupportsLenAndGetItem

T = TypeVar("T")
StoreOf = Callable[[rdflib.Graph], Store]
_FIXTURES = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def data(random: Random, faults: float, triples: int, more: rdflib.Graph) -> rdflib.Graph:
    """Generated data; their faults come on top of the words that they use and that are missing."""
    text = "".join(Generator(random, faults).lines(triples))
    return rdflib.Graph().parse(data=text, format="nt") + more


@settings(max_examples=15, deadline=None, suppress_health_check=_FIXTURES)
@given(random=st.randoms(use_true_random=False), faults=st.integers(0, 100))
def test_both_engines_find_the_same_in_a_few_things(
    random: Random, faults: int, subclasses: rdflib.Graph, store_of: StoreOf
) -> None:
    graph = data(random, faults, 150, subclasses)
    assert shapes.validate(store_of(graph)).results == shapes.validate_reference(graph).results


@settings(max_examples=30, deadline=None, suppress_health_check=_FIXTURES)
@given(random=st.randoms(use_true_random=True), faults=st.integers(0, 100))
def test_both_engines_find_the_same_in_many_things(
    random: Random, faults: int, subclasses: rdflib.Graph, words: rdflib.Graph, store_of: StoreOf
) -> None:
    graph = data(random, faults, 400, subclasses + words)
    assert shapes.validate(store_of(graph)).results == shapes.validate_reference(graph).results


@pytest.mark.parametrize("number", range(len(FAULTS)), ids=[fault.__name__ for fault in FAULTS])
def test_both_engines_find_the_same_fault_in_whatever_it_befalls(
    number: int, subclasses: rdflib.Graph, words: rdflib.Graph, store_of: StoreOf
) -> None:
    sound = data(Random(7), 0, 150, subclasses + words)
    spoilt = data(_Always(number), 100, 150, subclasses + words)
    results = shapes.validate(store_of(spoilt)).results
    assert results == shapes.validate_reference(spoilt).results
    assert len(results) > len(shapes.validate(store_of(sound)).results)


class _Always(Random):
    """Chance that always chooses one and the same fault."""

    def __init__(self, number: int) -> None:
        super().__init__(7)
        self.number = number

    def choice(self, seq: SupportsLenAndGetItem[T]) -> T:
        return seq[self.number] if id(seq) == id(FAULTS) else super().choice(seq)


def test_generated_data_without_faults_conform(
    subclasses: rdflib.Graph, words: rdflib.Graph, store_of: StoreOf
) -> None:
    assert shapes.validate(store_of(data(Random(3), 0, 400, subclasses + words))).conforms


def test_validating_a_few_nodes_finds_what_validating_all_finds_there(
    subclasses: rdflib.Graph, store_of: StoreOf
) -> None:
    store = store_of(data(Random(11), 30, 400, subclasses))
    whole = shapes.validate(store)
    nodes = {r.focus for r in whole.results if isinstance(r.focus, NamedNode)}
    for node in sorted(nodes, key=str)[:10]:
        assert shapes.validate_nodes(store, [node]).results == tuple(
            r for r in whole.results if r.focus == node
        )


def test_validating_no_nodes_finds_nothing(subclasses: rdflib.Graph, store_of: StoreOf) -> None:
    store = store_of(data(Random(11), 100, 100, subclasses))
    assert shapes.validate_nodes(store, []).results == ()
