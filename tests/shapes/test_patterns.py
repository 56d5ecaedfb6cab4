"""Patterns that every engine reads alike pass; the others are named with a reason."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import QuerySolutions, Store

from shapes.patterns import why_not_portable


@pytest.mark.parametrize(
    "pattern",
    [
        "^[A-Z][A-Z]$",
        "/id/city/[a-z][a-z]-[a-z0-9-]*$",
        "^(19[0-9]{2}|2100)(-[0-9]{2})?$",
        "a|b",
        "^https?://[^ ]+$",
    ],
)
def test_a_portable_pattern_passes(pattern: str) -> None:
    assert why_not_portable(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("^(a+)+$", "inside another"),
        ("((a*b)c)*", "inside another"),
        ("(a+){2,}", "inside another"),
        ("^\\d+$", "outside the portable subset"),
        ("a.b", "outside the portable subset"),
        ("(?=a)b", "outside the portable subset"),
        ("a+?", "two quantifiers"),
        ("a**", "two quantifiers"),
        ("*a", "nothing to repeat"),
        ("(|+)", "nothing to repeat"),
        ("(a", "not closed"),
        ("a)", "not opened"),
        ("[]", "outside the portable subset"),
        ("é", "outside the portable subset"),
    ],
)
def test_a_pattern_that_is_not_portable_says_why(pattern: str, reason: str) -> None:
    assert reason in (why_not_portable(pattern) or "")


ATOMS = st.sampled_from(
    ["a", "b", "[ab]", "[^a]", "-", "(a|b)", "(ab)?", "a*", "b+", "a{2,3}", "^", "$", "|"]
)


@given(pattern=st.lists(ATOMS, min_size=1, max_size=6).map("".join), text=st.text("ab-", max_size=6))
def test_a_portable_pattern_means_the_same_in_python_and_in_the_store(pattern: str, text: str) -> None:
    if why_not_portable(pattern) is None:
        answer = Store().query(f'SELECT (REGEX("{text}", "{pattern}") AS ?found) {{}}')
        assert isinstance(answer, QuerySolutions)
        found = next(answer)["found"]
        assert str(found).startswith('"true"') == bool(re.search(pattern, text))
