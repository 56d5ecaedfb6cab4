"""Places, measures and intervals, held to the slowest way of working them out."""

from __future__ import annotations

from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.quality.intervals import Bootstrap
from bench.quality.metrics import Place, place

SCORES = st.lists(st.sampled_from([0.0, 0.25, 0.5, 0.75]), min_size=0, max_size=5)


def all_ranks(score: float, others: list[float]) -> list[int]:
    """The rank of the one in every order that its score and theirs allow."""
    items = [(score, True), *((other, False) for other in others)]
    return [
        [mine for _, mine in order].index(True) + 1
        for order in permutations(items)
        if all(one[0] >= two[0] for one, two in pairwise(order))
    ]


@given(SCORES, st.sampled_from([0.0, 0.25, 0.5]), st.integers(1, 7))
def test_a_measure_among_ties_is_its_mean_over_every_order_of_them(
    others: list[float], score: float, k: int
) -> None:
    found, ranks = place(score, np.array(others)), all_ranks(score, others)
    assert found.reciprocal_rank == pytest.approx(np.mean([1 / rank for rank in ranks]))
    assert found.recall(k) == pytest.approx(np.mean([rank <= k for rank in ranks]))


@given(SCORES.filter(bool), st.sampled_from([0.0, 0.25, 0.5]))
def test_the_auc_is_the_share_of_the_others_that_it_beats_and_half_of_those_it_equals(
    others: list[float], score: float
) -> None:
    beaten = sum(1.0 if score > other else 0.5 if score == other else 0.0 for other in others)
    assert place(score, np.array(others)).auc == pytest.approx(beaten / len(others))


def test_nobody_to_be_compared_with_is_no_better_and_no_worse() -> None:
    alone = Place(0, 0, 0)
    assert (alone.auc, alone.reciprocal_rank, alone.recall(10)) == (0.5, 1.0, 1.0)


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.floats(0, 1)), min_size=1, max_size=12),
    st.integers(0, 100),
)
def test_an_interval_is_that_of_groups_drawn_one_by_one(drawn: list[tuple[str, float]], seed: int) -> None:
    groups, numbers = [name for name, _ in drawn], np.array([number for _, number in drawn])
    names = sorted(set(groups))
    random = np.random.default_rng(seed)
    means = []
    for chosen in random.integers(0, len(names), size=(50, len(names))):
        taken = [n for place in chosen for name, n in drawn if name == names[place]]
        means.append(np.mean(taken))
    found = Bootstrap(groups, draws=50, seed=seed).interval(numbers)
    low, high = np.percentile(means, [2.5, 97.5])
    assert found.mean == pytest.approx(numbers.mean())
    assert [found.low, found.high] == pytest.approx([low, high])


def test_differences_are_taken_over_the_same_draws() -> None:
    draws = Bootstrap(list("abcdefgh"))
    ours = np.array([0.1, 0.9, 0.2, 0.8, 0.3, 0.7, 0.4, 0.6])
    assert draws.interval(ours).high - draws.interval(ours).low > 0.2
    paired = draws.interval(ours - (ours - 0.05))
    assert [paired.low, paired.high] == pytest.approx([0.05, 0.05])


def test_the_same_seed_gives_the_same_interval_to_the_last_digit() -> None:
    numbers = np.linspace(0, 1, 9)
    assert Bootstrap(list("aabbccdde")).interval(numbers) == Bootstrap(list("aabbccdde")).interval(numbers)
