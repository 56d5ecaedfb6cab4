"""A mapping that never takes more bytes than it has room for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.bounded import Bounded


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 40))), st.integers(0, 100))
def test_what_is_used_is_the_sum_of_what_is_kept_and_never_over_the_room(
    puts: list[tuple[int, int]], room: int
) -> None:
    kept: Bounded[int, int] = Bounded(room)
    for key, size in puts:
        kept.put(key, size, size)
        found = [kept.get(each) for each in range(10)]
        assert kept.used == sum(size for size in found if size is not None) <= room


def test_the_entry_that_was_used_longest_ago_goes_first() -> None:
    kept: Bounded[str, int] = Bounded(80)
    for number in range(8):
        kept.put(f"k{number}", number, 10)
    kept.get("k0")
    kept.put("new", 8, 10)
    assert (kept.get("k0"), kept.get("k1"), kept.get("new")) == (0, None, 8)


def test_an_entry_too_large_for_its_part_is_not_kept_and_drives_nothing_out() -> None:
    kept: Bounded[str, int] = Bounded(80)
    kept.put("small", 1, 10)
    kept.put("large", 2, 11)
    assert (kept.get("small"), kept.get("large"), len(kept)) == (1, None, 1)


def test_what_is_dropped_or_cleared_frees_its_room() -> None:
    kept: Bounded[str, int] = Bounded(80)
    kept.put("a", 1, 10)
    kept.put("b", 2, 10)
    kept.drop("a")
    kept.drop("never there")
    assert (kept.used, kept.get("a")) == (10, None)
    kept.clear()
    assert (kept.used, len(kept)) == (0, 0)
