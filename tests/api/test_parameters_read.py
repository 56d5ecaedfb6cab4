"""Parameters of an address: the quick way of reading them and the usual one say the same."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.parameters import of_bytes
from api.problems import Problem

_TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)


@given(st.lists(st.tuples(_TEXTS, _TEXTS), max_size=6))
def test_whatever_is_encoded_is_read_as_it_was(pairs: list[tuple[str, str]]) -> None:
    data = "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in pairs).encode()
    assert of_bytes(data, "address") == pairs


@given(st.text("ab=&+%0123456789abcdefABCDEF;#", max_size=40))
def test_ascii_of_any_sort_is_read_as_the_standard_library_does_or_refused(text: str) -> None:
    try:
        found = of_bytes(text.encode(), "address")
    except Problem as problem:
        assert problem.kind.status == 400
    else:
        assert found == parse_qsl(text, keep_blank_values=True, errors="strict")


def test_what_is_percent_encoded_is_utf_8_or_refused() -> None:
    with pytest.raises(Problem, match="not percent-encoded UTF-8"):
        of_bytes(b"query=%C3", "address")


def test_a_letter_half_raw_and_half_encoded_is_refused() -> None:
    with pytest.raises(Problem, match="not UTF-8"):
        of_bytes(b"query=\xc3%A9", "address")


def test_ten_thousand_parameters_are_read_and_one_more_is_too_many() -> None:
    assert len(of_bytes(b"&".join([b"a=b"] * 10_000), "address")) == 10_000
    with pytest.raises(Problem, match="too many"):
        of_bytes(b"&".join([b"a=b"] * 10_001), "address")
