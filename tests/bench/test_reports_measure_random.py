"""The measure on random facts: against a naive count, and what must hold whatever is proposed."""

from __future__ import annotations

from itertools import permutations
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bench.reports.facts import Fact, letters, overlap
from bench.reports.scoring import matching, score

QUOTES = [
    f"In the year of {word} the Committee held a meeting about {word} and wrote it down" for word in "abc"
]

facts = st.fixed_dictionaries(
    {
        "kind": st.just("activity"),
        "component": st.sampled_from([None, "a", "b"]),
        "status": st.sampled_from(["done", "planned"]),
        "quote": st.sampled_from(QUOTES),
    }
)


def proposal(fact: dict[str, Any]) -> dict[str, Any]:
    return {**fact, "passages": [{"language": "en", "text": fact["quote"]}]}


@given(st.lists(facts, max_size=8))
def test_what_is_stated_scores_as_whole(stated: list[dict[str, Any]]) -> None:
    whole = score(stated, [proposal(fact) for fact in stated], "cop-food").whole
    assert (whole.right, whole.missed, whole.wrong) == (len(stated), 0, 0)


@given(st.lists(facts, max_size=6), st.lists(facts, max_size=6), st.randoms())
def test_counts_add_up_and_no_order_changes_them(
    stated: list[dict[str, Any]], read: list[dict[str, Any]], random: Random
) -> None:
    found = [proposal(fact) for fact in read]
    whole = score(stated, found, "cop-food").whole
    assert whole.right + whole.missed == len(stated)
    assert whole.right + whole.wrong == len(read)
    random.shuffle(found)
    random.shuffle(stated)
    assert score(stated, found, "cop-food").whole == whole


@given(st.lists(st.lists(st.booleans(), min_size=4, max_size=4), max_size=4))
def test_as_many_pairs_are_made_as_can_be(table: list[list[bool]]) -> None:
    expected: list[Fact] = [{"at": at} for at in range(len(table))]
    proposed: list[Fact] = [{"at": at} for at in range(4)]

    def fits(one: Fact, other: Fact) -> bool:
        return table[int(str(one["at"]))][int(str(other["at"]))]

    pairs = matching(expected, proposed, fits)
    assert len(set(pairs.values())) == len(pairs)
    assert all(table[one][at] for one, at in pairs.items())
    best = max(
        sum(table[one][at] for one, at in enumerate(order[: len(table)])) for order in permutations(range(4))
    )
    assert len(pairs) == best


@given(st.text(max_size=60), st.text(max_size=60))
def test_overlap_asks_the_same_both_ways_for_texts_of_like_length(one: str, other: str) -> None:
    assert overlap(one, other) == overlap(other, one)


@given(st.text(max_size=80))
def test_letters_are_stable(text: str) -> None:
    assert letters(letters(text)) == letters(text)
