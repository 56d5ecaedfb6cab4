"""Which claims are one mandate."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.dates import PartialDate
from graph.facts.mandates import Claim, Mandate, merge

pytestmark = pytest.mark.slow

GROUP = ("cop-digital-cities", "chair", "es-bilbao")


def claim(text: str, what: str = "", group: tuple[str, str, str] = GROUP) -> Claim[str]:
    """`2019/2022` is a period, `2019/` a start, `/2022` an end, `@2020` a sighting, an empty text undated."""
    if text.startswith("@"):
        return Claim(group, what or text, seen=tuple(PartialDate(date) for date in text[1:].split("@")))
    start, _, end = text.partition("/")
    return Claim(group, what or text, _date(start), _date(end))


def _date(text: str) -> PartialDate | None:
    return PartialDate(text) if text else None


def merged(claims: Sequence[Claim[str]]) -> list[Mandate[str]]:
    return merge(claims, str)


def shown(mandate: Mandate[str]) -> str:
    dates = f"{mandate.start or ''}/{mandate.end or ''}" if mandate.start or mandate.end else ""
    return dates + "".join(f"@{date}" for date in mandate.seen)


@pytest.mark.parametrize(
    ("claims", "mandates"),
    [
        pytest.param(["2019/2022", "2019-11-15/"], ["2019-11-15/2022"], id="starts that agree"),
        pytest.param(["2018-09/2020", "2018-09-14/2020"], ["2018-09-14/2020"], id="the exactest start"),
        pytest.param(["2019/2022", "2021/"], ["2019/2022"], id="a start inside a period"),
        pytest.param(["2019/2022", "2022/"], ["2019/2022", "2022/"], id="a start at the end is a new term"),
        pytest.param(["2019/2022", "2022-10/"], ["2019/2022", "2022-10/"], id="touching by the coarser date"),
        pytest.param(["2010/2013", "2013/2016"], ["2010/2013", "2013/2016"], id="terms that touch"),
        pytest.param(["2010/2014", "2013/2016"], ["2010/2016"], id="periods that overlap"),
        pytest.param(["2016/2016", "2015/2017"], ["2015/2017"], id="a year inside a period"),
        pytest.param(["2010/", "2013/"], ["2010/", "2013/"], id="two starts are two terms"),
        pytest.param(["2019/2022", "2019/2024"], ["2019/2024"], id="of ends that differ the latest"),
        pytest.param(["2022-06/2023-12", "/2023"], ["2022-06/2023-12"], id="an end that agrees"),
        pytest.param(["2015-12/", "/2017-11-16"], ["2015-12/2017-11-16"], id="an end for an open term"),
        pytest.param(["2019/2022", "/2021"], ["2019/2022"], id="an earlier end of the same term"),
        pytest.param(["2008/2011", "/2015-12"], ["2008/2011", "/2015-12"], id="an end of some later term"),
        pytest.param(["/2012", "2014/"], ["/2012", "2014/"], id="an end before any start"),
        pytest.param(["/2012", "/2012-09"], ["/2012-09"], id="ends that agree"),
        pytest.param(["2005/", "@2015", "@2012"], ["2005/@2012@2015"], id="sightings in an open term"),
        pytest.param(["2005/", "2010/", "@2009"], ["2005/@2009", "2010/"], id="bounded by the next start"),
        pytest.param(["2005/", "2010/", "@2010"], ["2005/", "2010/@2010"], id="the term that begins then"),
        pytest.param(["2016/2019", "@2020-01"], ["2016/2019", "@2020-01"], id="a sighting after the end"),
        pytest.param(["@2015-02", "2015-04/"], ["@2015-02", "2015-04/"], id="a sighting before the start"),
        pytest.param(
            ["/2012-09", "@2011", "@2008"], ["@2008", "/2012-09@2011"], id="three years before an end"
        ),
        pytest.param(["@2020", "@2021"], ["@2020@2021"], id="two sightings of one mandate"),
        pytest.param(["@2017", "@2020", "@2023"], ["@2017@2020@2023"], id="a chain of sightings"),
        pytest.param(["@2015", "@2019"], ["@2015", "@2019"], id="sightings more than a term apart"),
        pytest.param(["@2012", "2013/2013", "@2014"], ["@2012", "2013/2013", "@2014"], id="a term between"),
        pytest.param(["@2020-01", "@2020"], ["@2020-01@2020"], id="sightings that agree"),
        pytest.param(["2019/", ""], ["2019/"], id="undated beside the only term"),
        pytest.param(["@2020", "", ""], ["@2020"], id="undated beside the only sighting"),
        pytest.param(["2016/2019", "@2020", ""], ["2016/2019", "@2020", ""], id="undated beside two"),
        pytest.param(["", ""], [""], id="only undated"),
    ],
)
def test_claims_become_mandates(claims: list[str], mandates: list[str]) -> None:
    assert sorted(map(shown, merged([claim(text) for text in claims]))) == sorted(mandates)


def test_another_role_or_holder_is_another_mandate() -> None:
    other = [("wego", "chair", "es-bilbao"), ("cop-digital-cities", "lead", "es-bilbao")]
    other.append(("cop-digital-cities", "chair", "it-milano"))
    assert len(merged([claim("2019/"), *(claim("2019/", group=group) for group in other)])) == 4


def test_a_mandate_is_named_by_its_start_or_its_first_sighting_or_its_end() -> None:
    for texts, first in ((["2019/2022"], "2019"), (["@2021@2020"], "2020"), (["/2012"], "2012")):
        (mandate,) = merged([claim(text) for text in texts])
        assert str(mandate.first) == first
    assert merged([claim("")])[0].first is None


years = st.integers(2000, 2012)
months = st.integers(1, 12)
partial = st.one_of(
    years.map(str),
    st.builds("{}-{:02}".format, years, months),
    st.builds("{}-{:02}-{:02}".format, years, months, st.integers(1, 28)),
).map(PartialDate)


@st.composite
def any_claim(draw: st.DrawFn) -> Claim[str]:
    group = ("body", "chair", draw(st.sampled_from(["es-bilbao", "it-milano"])))
    kind = draw(st.sampled_from(["period", "start", "end", "seen", "undated"]))
    what = draw(st.sampled_from(["a", "b", "c"]))
    if kind == "seen":
        return Claim(group, what, seen=tuple(draw(st.lists(partial, min_size=1, max_size=2, unique=True))))
    one, other = sorted([draw(partial), draw(partial)], key=lambda date: (date.first, date.last))
    if kind == "period" and one.first <= other.last:
        return Claim(group, what, one, other)
    return Claim(group, what, one if kind == "start" else None, other if kind == "end" else None)


claims_of_some_time = st.lists(any_claim(), max_size=9)


@given(st.data(), claims_of_some_time)
@settings(max_examples=400, deadline=None)
def test_the_order_of_rows_does_not_matter(data: st.DataObject, claims: list[Claim[str]]) -> None:
    assert merged(data.draw(st.permutations(claims))) == merged(claims)


@given(claims_of_some_time)
@settings(max_examples=300, deadline=None)
def test_every_claim_is_in_exactly_one_mandate(claims: list[Claim[str]]) -> None:
    found = [claim for mandate in merged(claims) for claim in mandate.claims]
    assert sorted(map(repr, found)) == sorted(map(repr, claims))


@given(claims_of_some_time)
@settings(max_examples=400, deadline=None)
def test_no_two_mandates_have_one_name(claims: list[Claim[str]]) -> None:
    names = [(mandate.group, str(mandate.first)) for mandate in merged(claims)]
    assert len(names) == len(set(names))


@given(claims_of_some_time)
@settings(max_examples=400, deadline=None)
def test_merging_what_was_merged_changes_nothing(claims: list[Claim[str]]) -> None:
    once = merged(claims)
    as_claims = [Claim(each.group, "", each.start, each.end, each.seen) for each in once]
    again = merged(as_claims)
    assert [(each.group, shown(each)) for each in again] == [(each.group, shown(each)) for each in once]


@given(claims_of_some_time)
@settings(max_examples=300, deadline=None)
def test_seen_never_becomes_since(claims: list[Claim[str]]) -> None:
    starts = {claim.start for claim in claims}
    sightings = {date for claim in claims for date in claim.seen}
    for mandate in merged(claims):
        assert mandate.start in starts | {None}
        assert set(mandate.seen) <= sightings
        if mandate.start and mandate.end:
            assert mandate.start.first <= mandate.end.last
