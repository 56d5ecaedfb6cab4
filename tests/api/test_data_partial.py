"""Which ranges of a file a request may have."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.partial import wanted
from api.problems import Problem

PART = st.one_of(
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: f"{pair[0]}-{pair[1]}"),
    st.integers(0, 30).map(lambda first: f"{first}-"),
    st.integers(0, 30).map(lambda last: f"-{last}"),
)


def bytes_of(part: str, size: int) -> set[int]:
    """By the words of the standard, the naive way."""
    first, _, last = part.partition("-")
    if not first:
        return set(range(max(size - int(last), 0), size))
    return set(range(int(first), min(int(last) + 1 if last else size, size)))


@given(st.lists(PART, min_size=1, max_size=5), st.integers(1, 20))
def test_what_is_left_of_a_header_is_what_the_file_has(parts: list[str], size: int) -> None:
    header = "bytes=" + ", ".join(parts)
    backwards = any(
        re.fullmatch(r"\d+-\d+", part) and int(part.split("-")[0]) > int(part.split("-")[1]) for part in parts
    )
    there = [part for part in parts if bytes_of(part, size)]
    if backwards:
        assert wanted(header, None, size, '"t"', "") is None
    elif not there:
        with pytest.raises(Problem):
            wanted(header, None, size, '"t"', "")
    else:
        assert wanted(header, None, size, '"t"', "") == "bytes=" + ",".join(there)


@given(st.text(max_size=40))
def test_no_header_is_an_error_of_ours(header: str) -> None:
    try:
        wanted(header, None, 10, '"t"', "")
    except Problem as problem:
        assert problem.kind.status == 416
