"""The evaluation from end to end on one cut of the real tables, and the page that it writes."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bench.endpoint.page import cells, taken
from bench.quality import pictures, tables
from bench.quality.__main__ import PAGE, PART, PICTURES
from bench.quality.methods import BODY_PARTS, CITY_PARTS
from bench.quality.run import CHOICES, Choice, Evaluation, Outcome
from graph.tables import read_tables
from ontology.vocabulary import Vocabulary

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    return Evaluation(read_tables(DATA, Vocabulary.load()))


@pytest.fixture(scope="module")
def outcome(evaluation: Evaluation) -> Outcome:
    return evaluation.run(Choice("one cut"), [2020])


@pytest.mark.slow
def test_none_of_what_came_was_known_before(evaluation: Evaluation, outcome: Outcome) -> None:
    known = evaluation.known(2020, False)
    assert outcome.seats
    assert outcome.links
    assert all(first.year is None or first.year <= 2020 for first in known.links.seats.values())
    later = {pair for pair, first in evaluation.truth.links.seats.items() if (first.year or 0) > 2020}
    assert later
    assert not later & known.links.seats.keys()


@pytest.mark.slow
def test_the_past_knows_just_what_today_dates_up_to_then(evaluation: Evaluation) -> None:
    then, today = evaluation.known(2020, False).links, evaluation.truth.links
    unsure = {pair for pair, first in today.seats.items() if first.year is None}
    assert {pair: first for pair, first in then.seats.items() if pair not in unsure} == {
        pair: first for pair, first in today.seats.items() if (first.year or 9999) <= 2020
    }
    dated = {pair: sorted(first.year or 0 for first in ways.values()) for pair, ways in today.bodies.items()}
    assert {
        pair: min(first.year or 0 for first in ways.values())
        for pair, ways in then.bodies.items()
        if min(dated[pair]) > 0
    } == {pair: years[0] for pair, years in dated.items() if 0 < years[0] <= 2020}


@pytest.mark.slow
def test_every_method_places_every_pair_among_all_others(outcome: Outcome) -> None:
    for judged, parts in ((outcome.seats, CITY_PARTS), (outcome.links, BODY_PARTS)):
        for one in judged:
            for of_list in one.lists.values():
                assert set(of_list) == {*tables.MAIN, *parts}
                assert len({place.before + place.tied + place.after for place in of_list.values()}) == 1


@pytest.mark.slow
def test_tables_and_pictures_are_made_of_it(outcome: Outcome) -> None:
    found = cells(tables.text([outcome]))
    assert [row[0] for row in found[1][1:]] == list(tables.MAIN)
    for draw in PICTURES.values():
        root = ET.fromstring(draw(outcome))
        words = {each.text for each in root.iter("{http://www.w3.org/2000/svg}text")}
        assert words >= {*pictures.METHODS, *pictures.TITLES}


def test_the_page_has_the_tables_of_every_choice_and_shows_the_pictures() -> None:
    found = cells(taken(PART, PAGE))
    assert [row[0] for row in found[1][1:]] == list(tables.MAIN)
    assert {row[0] for row in found[-1][1:] if "without" not in row[0]} == {
        f"{task}, {choice.name}"
        for choice in CHOICES
        for task in ("seats", "links")
        if not (choice.consultation and task == "links")
    }
    short = PAGE.read_text(encoding="utf-8").partition("**In short.**")[2].partition("\n\n")[0]
    told = {row[0]: row[-1][:4] for row in found[4][1:]}
    assert set(re.findall(r"\b0\.\d\d\b", short)) == {
        told[name] for name in ("ours", "Adamic-Adar", "popularity", "random order")
    }
    generated = taken(PART, PAGE)
    prose = PAGE.read_text(encoding="utf-8").replace(generated, "")
    assert all(figure in generated for figure in re.findall(r"\b0\.\d\d\b", prose))
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", PAGE.read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(PICTURES)
    assert all((PAGE.parent / name).is_file() for name in shown)
