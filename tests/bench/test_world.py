"""The invented world: its proportions, that it is the same each time, and that it keeps to the rules."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from bench.world.making import make
from bench.world.model import World
from bench.world.names import invented
from bench.world.sizes import Sizes
from bench.world.themes import Themes
from bench.world.writing import lines, write
from graph.inference import materialise
from graph.iris import Iris
from ontology import BASE

pytestmark = pytest.mark.slow

SMALL = Sizes.of_scale(0.001)


@pytest.fixture(scope="module")
def world() -> World:
    return make(SMALL, seed=7)


def loaded(world: World, *, with_inferred: bool) -> Store:
    store = Store()
    text = "".join(lines(world, with_inferred=with_inferred))
    store.bulk_load(text.encode(), format=RdfFormat.N_QUADS)
    return store


def test_what_is_written_as_inferred_is_what_the_rules_give(world: World) -> None:
    ruled = loaded(world, with_inferred=False)
    materialise(ruled, Iris(BASE))
    written = loaded(world, with_inferred=True)
    assert {str(quad) for quad in written} == {str(quad) for quad in ruled}


def test_no_triple_stands_in_two_graphs(world: World) -> None:
    store = loaded(world, with_inferred=True)
    assert len({quad.triple for quad in store}) == len(store)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one", "same", "other")]
    for file, seed in zip(files, (3, 3, 4), strict=True):
        write(file, 5_000, seed)
    one, same, other = (file.read_bytes() for file in files)
    assert one == same
    assert one != other


def test_the_number_of_triples_is_about_the_one_that_was_asked_for(tmp_path: Path) -> None:
    for with_inferred in (True, False):
        done = write(tmp_path / "file", 200_000, 1, with_inferred=with_inferred)
        assert 190_000 < done.quads < 240_000
        assert (tmp_path / "file").read_text(encoding="utf-8").count("\n") == done.quads


def test_five_million_stated_triples_have_the_proportions_that_are_measured_everywhere() -> None:
    sizes = Sizes.of_triples(5_000_000, inferred=False)
    assert (sizes.cities, sizes.bodies, sizes.mandates) == (250_000, 2_500, 400_000)
    assert sizes.practices == 375_000


def test_no_two_of_many_cities_share_a_name() -> None:
    assert len({invented(number) for number in range(250_000)}) == 250_000


def test_sizes_of_bodies_fall_as_zipf_says() -> None:
    world = make(Sizes.of_scale(0.05), seed=1)
    sizes = sorted(Counter(mandate.body for mandate in world.mandates).values(), reverse=True)
    assert sizes[0] > 1.5 * sizes[1] > 3 * sizes[9]


def test_planted_synergies_are_there_to_be_found(world: World) -> None:
    store, broader = loaded(world, with_inferred=True), Themes.load().broader
    leads = NamedNode(f"{BASE}ontology#leads")
    assert world.planted
    for planted in world.planted:
        city = NamedNode(f"{BASE}id/city/{world.cities[planted.city].key}")
        for place in planted.bodies:
            body = world.bodies[place]
            assert next(store.quads_for_pattern(city, leads, NamedNode(f"{BASE}id/body/{body.key}")), None)
            assert planted.theme in {above for theme in body.themes for above in (theme, broader[theme])}
        if planted.event is not None:
            assert world.events[planted.event].bodies == planted.bodies
