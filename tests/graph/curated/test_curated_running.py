"""Curated queries run with what people give, whole and by the page."""

from __future__ import annotations

import asyncio
import csv
from collections.abc import Awaitable, Callable, Iterator

import pytest

from graph.curated import Page, page, prepare
from graph.engine import Answer, Engine, named
from graph.engine.embedded import EmbeddedEngine
from graph.errors import BadParameter, InputError, NameNotFound
from graph.settings import Settings
from queries.catalogue import Catalogue, CuratedQuery

CATALOGUE = Catalogue.load()
LED = CATALOGUE["bodies-led-by-a-city"]


Work = Callable[[Engine], Awaitable[object]]
With = Callable[[Work], None]


@pytest.fixture(scope="module")
def with_engine(published: Settings) -> Iterator[Callable[[Work], None]]:
    """Does some work with one engine, in the one event loop that it was started in."""
    engine = EmbeddedEngine(published)
    with asyncio.Runner() as runner:
        runner.run(engine.start())

        async def inside(work: Work) -> None:
            await work(engine)

        yield lambda work: runner.run(inside(work))
        runner.run(engine.close())


def rows(answer: Answer) -> list[list[str]]:
    return list(csv.reader(answer.body.decode().splitlines()))[1:]


def test_a_query_runs_with_a_name_where_an_iri_is_asked_for(with_engine: With) -> None:
    async def work(engine: Engine) -> None:
        csv_ = named("csv")
        by_name = await page(engine, LED, {"city": "bilbao"}, format=csv_)
        by_iri = await page(engine, LED, {"city": f"{LED.base}id/city/es-bilbao"}, format=csv_)
        assert rows(by_name.answer) == rows(by_iri.answer) != []
        other = await page(engine, LED, {"city": "Barcelona"}, format=csv_)
        assert rows(other.answer) not in ([], rows(by_name.answer))

    with_engine(work)


@pytest.mark.parametrize("name", ["bodies-led-by-a-city", "consultation-bodies", "partners-of-a-body"])
def test_pages_are_slices_of_the_whole_and_the_last_one_knows(with_engine: With, name: str) -> None:
    query = CATALOGUE[name]
    given = {each.name: each.shown for each in query.parameters if each.shown}

    async def work(engine: Engine) -> None:
        whole = rows((await page(engine, query, given, format=named("csv"))).answer)
        for size in (1, 5, len(whole), len(whole) + 1):
            got: list[list[str]] = []
            offset: int | None = 0
            while offset is not None:
                found: Page = await page(engine, query, given, format=named("csv"), limit=size, offset=offset)
                got += rows(found.answer)
                assert found.more == (offset + size < len(whole))
                offset = found.next
                if size == 1 and len(got) == 4:
                    break
            assert got == whole[: len(got)]
            assert size == 1 or got == whole

    with_engine(work)


def test_past_the_end_there_are_no_rows_and_no_more(with_engine: With) -> None:
    async def work(engine: Engine) -> None:
        found = await page(engine, LED, {"city": "Bilbao"}, format=named("csv"), limit=5, offset=1000)
        assert (rows(found.answer), found.more, found.next) == ([], False, None)
        none = await page(engine, LED, {"city": "Bilbao"}, format=named("csv"), limit=0)
        assert (rows(none.answer), none.more, none.next) == ([], True, None)

    with_engine(work)


@pytest.mark.parametrize(
    ("given", "limit", "offset", "error", "said"),
    [
        ({}, None, 0, BadParameter, "city: is missing"),
        ({"city": "Bilbaao"}, None, 0, NameNotFound, "did you mean 'Bilbao'"),
        ({"town": "Bilbao"}, None, 0, BadParameter, "town: is no parameter of the query"),
        ({"city": "Bilbao"}, -1, 0, InputError, "must not be negative"),
        ({"city": "Bilbao"}, 1, -1, InputError, "must not be negative"),
    ],
)
def test_what_is_wrong_is_said_by_name(
    with_engine: With, given: dict[str, str], limit: int, offset: int, error: type[Exception], said: str
) -> None:
    async def work(engine: Engine) -> None:
        with pytest.raises(error) as caught:
            await page(engine, LED, given, limit=limit, offset=offset)
        assert said in str(caught.value)

    with_engine(work)


@pytest.mark.parametrize("query", CATALOGUE.values(), ids=list(CATALOGUE))
def test_every_query_runs_with_the_examples_as_a_person_would_write_them(
    with_engine: With, query: CuratedQuery
) -> None:
    given = {each.option: each.shown for each in query.parameters if each.shown}

    async def work(engine: Engine) -> None:
        prepared = await prepare(engine, query, given)
        assert prepared.values.keys() == {each.name for each in query.parameters}
        asked = await page(engine, query, given, format=named("csv"))
        assert rows(asked.answer)

    with_engine(work)
