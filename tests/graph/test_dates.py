"""Partial dates keep what is known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import PartialDate

PARTIAL = st.builds(
    lambda day, length: PartialDate.parse(day.isoformat()[:length]),
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    st.sampled_from([4, 7, 10]),
)


@pytest.mark.parametrize("text", ["20", "2020-13", "2020-02-30", "2020/01", "c. 2020", "", "2020-1"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a d"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last", "kind"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31), "gYear"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "gYearMonth"),
        ("2020-11-05", date(2020, 11, 5), date(2020, 11, 5), "date"),
    ],
)
def test_a_partial_date_spans_its_days_and_keeps_its_type(
    text: str, first: date, last: date, kind: str
) -> None:
    value = PartialDate.parse(text)
    assert (value.first, value.last) == (first, last)
    assert value.literal().datatype.value.endswith("#" + kind)
    assert value.literal().value == text


@given(PARTIAL, PARTIAL)
def test_dates_agree_exactly_when_one_lies_within_the_other(a: PartialDate, b: PartialDate) -> None:
    within = (a.first <= b.first and b.last <= a.last) or (b.first <= a.first and a.last <= b.last)
    assert a.agrees(b) is within
    assert a.agrees(b) is b.agrees(a)
