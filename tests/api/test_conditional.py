"""Entity tags: the same answer has one name for ever, another answer another name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.conditional import etag, is_known
from graph.engine import QueryRequest

JSON = "application/sparql-results+json"
TEXT = st.text(max_size=20)
REQUESTS = st.builds(
    QueryRequest,
    text=TEXT,
    default_graphs=st.lists(TEXT, max_size=3).map(tuple),
    named_graphs=st.lists(TEXT, max_size=3).map(tuple),
)


def named(request: QueryRequest) -> tuple[object, ...]:
    return request.text, request.default_graphs, request.named_graphs


@given(REQUESTS, REQUESTS, st.integers(1, 3), st.integers(1, 3))
def test_two_answers_share_a_tag_exactly_when_they_are_the_same(
    one: QueryRequest, other: QueryRequest, version: int, later: int
) -> None:
    same = named(one) == named(other) and version == later
    assert (etag(version, one, JSON) == etag(later, other, JSON)) is same


def test_another_format_is_another_answer() -> None:
    assert etag(1, QueryRequest("ASK {}"), JSON) != etag(1, QueryRequest("ASK {}"), "text/csv")


def test_a_tag_is_strong_and_quoted() -> None:
    tag = etag(1, QueryRequest("ASK {}"), JSON)
    assert tag[0] == tag[-1] == '"'
    assert len(tag) == 34


@pytest.mark.parametrize(
    ("header", "known"),
    [
        (None, False),
        ("", False),
        ('"a"', True),
        ('W/"a"', True),
        ('"b", "a"', True),
        ('"b" ,W/"a"', True),
        ("*", True),
        (" * ", True),
        ('"b"', False),
        ('"A"', False),
        ("a", False),
        ('"a', False),
        ('"a", broken', False),
        ('"a, b"', False),
    ],
)
def test_if_none_match_is_read_as_the_standard_says(header: str | None, known: bool) -> None:
    assert is_known(header, '"a"') is known
