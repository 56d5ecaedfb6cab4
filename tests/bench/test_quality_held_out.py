"""What came and what did not, and the usual predictors, in a world of three cities and four bodies."""

from __future__ import annotations

import math
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.quality.held_out import links_to_come, seats_to_come
from bench.quality.judging import judge, values
from bench.quality.known import Known
from bench.quality.links import First, Links
from bench.quality.methods import blend, body_scores, city_scores

CITIES = ["bilbao", "dakar", "lyon"]
BODIES = ["africa", "culture", "digital", "peace"]


def known(links: Links) -> Known:
    """Knows who is connected, and nothing that our kinds could use."""
    square, wide = np.zeros((4, 4)), np.zeros((3, 4))
    return Known(
        2018, CITIES, BODIES, ["section", *["consultation"] * 3], np.array([1, 2, -1]), links,
        wide, {"all": square}, wide, wide, np.zeros((3, 3)),
    )  # fmt: skip


def test_a_seat_that_came_within_the_years_is_found_and_one_that_came_later_is_neither() -> None:
    truth = Links(
        seats={
            ("bilbao", "digital"): First(2005),
            ("bilbao", "culture"): First(2020),
            ("dakar", "culture"): First(2021),
            ("lyon", "peace"): First(None),
            ("lagos", "africa"): First(2019),
        }
    )
    held = seats_to_come(known(Links()), truth, 2)
    assert [(CITIES[each.row], BODIES[each.column]) for each in held.came] == [("bilbao", "culture")]
    assert held.outside == 1
    assert int(held.others.sum()) == 12 - 4
    assert not held.others[2, 3]


def test_only_some_bodies_may_be_asked_for() -> None:
    truth = Links(seats={("bilbao", "africa"): First(2019), ("bilbao", "peace"): First(2019)})
    held = seats_to_come(known(Links()), truth, 2).only(np.array([False, True, True, True]))
    assert [BODIES[each.column] for each in held.came] == ["peace"]
    assert not held.others[:, 0].any()


def test_a_link_is_the_first_of_any_way_and_is_drawn_with_what_makes_it() -> None:
    truth = Links(
        bodies={
            ("africa", "culture"): {"event": First(2020, "summit"), "holder": First(2019, "dakar")},
            ("africa", "digital"): {"event": First(2019, "summit"), "holder": First(2012, "dakar")},
            ("culture", "digital"): {"event": First(2019, "summit"), "collaboration": First(None, "wego")},
            ("culture", "peace"): {"event": First(2019, "summit")},
        }
    )
    held = links_to_come(known(Links()), truth, {("culture", "peace")}, 2)
    assert [(BODIES[each.row], BODIES[each.column], each.group) for each in held.came] == [
        ("africa", "culture", "dakar")
    ]
    left = {(BODIES[row], BODIES[column]) for row, column in np.argwhere(held.others)}
    assert left == {("africa", "peace"), ("digital", "peace")}


def test_a_pair_of_bodies_stands_in_the_lists_of_both() -> None:
    truth = Links(bodies={("africa", "culture"): {"event": First(2019, "summit")}})
    held = links_to_come(known(Links()), truth, set(), 2)
    scores = np.array([[0, 0.5, 0.9, 0.1], [0.5, 0, 0.1, 0.2], [0.9, 0.1, 0, 0], [0.1, 0.2, 0, 0]])
    judged = judge(2018, held, {"one": scores}, symmetric=True)
    assert values(judged, "mrr", "one", ("row",)) == pytest.approx(0.5)
    assert values(judged, "mrr", "one", ("column",)) == pytest.approx(1)
    assert values(judged, "mrr", "one", ("row", "column")) == pytest.approx(0.75)
    assert values(judged, "auc", "one", ("whole",)) == pytest.approx(0.8)
    assert judged[0].said == {"one"}


PAIRS = st.sets(st.sampled_from(list(combinations(BODIES, 2))))
SEATS = st.sets(st.sampled_from(list(product(CITIES, BODIES))))


@given(PAIRS)
def test_neighbours_of_two_bodies_are_counted_and_weighed_as_by_hand(joined: set[tuple[str, str]]) -> None:
    scores = body_scores(known(Links(bodies={pair: {"event": First(2000)} for pair in joined})))
    near = {body: {other for pair in joined if body in pair for other in pair} - {body} for body in BODIES}
    for a, b in combinations(range(4), 2):
        common = near[BODIES[a]] & near[BODIES[b]]
        assert scores["popularity"][a, b] == len(near[BODIES[a]]) * len(near[BODIES[b]])
        assert scores["common neighbours"][a, b] == len(common)
        weighed = sum(1 / math.log(len(near[each])) for each in common)
        assert scores["Adamic-Adar"][a, b] == pytest.approx(weighed)


@given(SEATS)
def test_neighbours_of_a_city_in_a_body_are_those_that_sit_with_it_elsewhere(
    taken: set[tuple[str, str]],
) -> None:
    scores = city_scores(known(Links(seats={pair: First(2000) for pair in taken})))
    members = {body: {city for city, where in taken if where == body} for body in BODIES}
    near = {
        city: {each for body in BODIES if city in members[body] for each in members[body]} - {city}
        for city in CITIES
    }
    for (i, city), (j, body) in product(enumerate(CITIES), enumerate(BODIES)):
        common = near[city] & members[body]
        assert scores["common neighbours"][i, j] == len(common)
        weighed = sum(1 / math.log(len(near[each])) for each in common if len(near[each]) > 1)
        assert scores["Adamic-Adar"][i, j] == pytest.approx(weighed)


def test_a_blend_is_the_mean_of_places_with_ties_at_their_middle() -> None:
    one, two = np.array([[0.0, 0.0, 0.3]]), np.array([[5.0, 1.0, 3.0]])
    assert blend(one, two).tolist() == [[pytest.approx(0.625), pytest.approx(0.125), pytest.approx(0.75)]]
