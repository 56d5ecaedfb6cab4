"""What publishing would change is shown with its faults, its tables and the way to publish.

The long work is left out; a build, and that nothing changes when it fails, is tested with `graph.review`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html import unescape

import httpx
import pytest
from fastapi import FastAPI

from api import drafts_decided, drafts_read
from api.app import create
from graph.engine import Answer, QueryRequest
from graph.errors import InputError, Locked, NoVersion
from graph.reports.document import clean
from graph.reports.draft import write
from graph.reports.ingest import ingest_documents
from graph.review import kept
from graph.review.change import Change, TableChange, Triples
from graph.review.decide import ALL, accept
from graph.review.drafts import drafts_folder, load
from graph.review.model import Review
from graph.settings import Settings
from graph.settings import load as settings_of
from ontology import BASE

TEXT = """\
WORK OF CONSULTATION MECHANISMS IN 2022-2023

COMMUNITY OF PRACTICE ON MOBILITY

1. Main activities of the mechanism

A. Implementation

In March 2022 the Community published a guide to tandem lanes.
"""
HEADERS = {"Host": "127.0.0.1", "Origin": "http://127.0.0.1", "Accept": "text/html", "Accept-Language": "es"}


class Nothing:
    """An engine where nothing has been published."""

    async def start(self) -> None:
        """Nothing to start."""

    async def close(self) -> None:
        """Nothing to close."""

    async def ready(self) -> int | None:
        raise NoVersion("nothing yet")

    async def query(self, request: QueryRequest) -> Answer:
        raise NoVersion("nothing yet")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    found = replace(settings_of({}), data=tmp_path_factory.mktemp("checked"))
    document = clean("mobility.txt", "text", TEXT.encode(), TEXT)
    write(ingest_documents([document], None, BASE), drafts_folder(found))
    return found


@pytest.fixture(scope="module")
def review(settings: Settings) -> Review:
    (folder,) = drafts_folder(settings).glob("[a-z]*")
    return accept(load(folder.parent, folder.name), ALL)


@cache
def application(settings: Settings) -> FastAPI:
    return create(settings, Nothing())


def ask(
    settings: Settings, path: str, method: str = "GET", data: dict[str, str] | None = None
) -> httpx.Response:
    async def asked() -> httpx.Response:
        app = application(settings)
        transport = httpx.ASGITransport(app, client=("127.0.0.1", 40_000))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.request(method, path, headers=HEADERS, data=data)

    return asyncio.run(asked())


def gives(monkeypatch: pytest.MonkeyPatch, *results: object) -> None:
    """What the long work gives, or raises, one after another."""
    waiting = list(results)

    async def apart(work: Callable[..., object], *arguments: object) -> object:
        result = waiting.pop(0)
        if isinstance(result, Exception):
            raise result
        return result

    for module in (drafts_read, drafts_decided):
        monkeypatch.setattr(module, "apart", apart)


def test_without_faults_there_is_a_form_to_publish(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, review: Review
) -> None:
    tables = (
        TableChange("activities.csv", ("id", "note", "kind"), (("a-1", "", "<b>"),), (("a-0", "", ""),)),
    )
    gives(monkeypatch, Change(review, "cop-mobility-2022-2023", tables, triples=Triples(123, 5)))
    told = ask(settings, f"/drafts/{review.id}/check").text
    assert 'action="publish?text=en"' in told
    assert "En el grafo: 123 tripletas más, 5 menos." in told
    assert "<code>activities.csv</code> +1 −1" in told
    assert "<th>id</th><th>kind</th>" in told  # columns that no row fills are left out
    assert "&lt;b&gt;" in told
    assert told.count('<li value="') == len(review.proposals)


def test_faults_lead_to_the_facts_that_they_come_from(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, review: Review
) -> None:
    activity = next(each for each in review.proposals if each.kind == "activity")
    faults = (f"{activity.key} ({activity.mark}): component: is <missing>", "something else: is wrong")
    gives(monkeypatch, Change(review, "cop-mobility-2022-2023", faults=faults))
    told = unescape(ask(settings, f"/drafts/{review.id}/check").text)
    place = told.index(f'edit={activity.mark}#f-{activity.mark}">')
    assert 'Componente: <span lang="en">is <missing></span>' in told[place:]
    assert '<li><span lang="en">something else: is wrong</span></li>' in told
    assert 'action="publish' not in told


def test_links_that_would_break_are_told_and_stop_nothing(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, review: Review
) -> None:
    lost = ("event/council-2021",)
    gives(monkeypatch, Change(review, "cop-mobility-2022-2023", triples=Triples(1, 5), lost=lost))
    told = ask(settings, f"/drafts/{review.id}/check").text
    assert '<a href="../../id/event/council-2021">event/council-2021</a>' in told
    assert "Enlaces que dejarían de servir" in told
    assert 'action="publish' in told


def test_where_all_is_rejected_publishing_takes_the_report_back_and_says_so(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, review: Review
) -> None:
    rejected = replace(review, proposals=(), published=7)
    gives(monkeypatch, Change(rejected, "cop-mobility-2022-2023", withdraws=True))
    told = ask(settings, f"/drafts/{review.id}/check").text
    assert "al publicar se retira el informe" in told
    assert 'action="publish?text=en"' in told


def test_a_published_report_is_taken_back_by_a_form_with_a_name_and_a_reason(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, review: Review
) -> None:
    address = f"/drafts/{review.id}"
    assert "/withdraw" not in ask(settings, address).text
    decided = kept.read(review.folder)
    kept.write(review.folder, replace(decided, published=kept.Published(7, "2026-11-22T05:00:00Z")))
    try:
        assert f'action="{review.id}/withdraw?text=en"' in ask(settings, address).text
        gives(monkeypatch, 8, InputError("there is nothing to take back"))
        given = {"author": "Ana", "message": "Too early"}
        answers = [ask(settings, f"{address}/withdraw", "POST", given) for _ in range(2)]
        assert [each.status_code for each in answers] == [303, 400]
        assert "there is nothing to take back" in answers[1].text
        assert ask(settings, f"{address}/withdraw", "POST", {"author": "Ana"}).status_code == 400
    finally:
        kept.write(review.folder, decided)


def test_after_publishing_the_draft_is_shown_again(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, review: Review
) -> None:
    given = {"author": "Ana", "message": "Mobility"}
    gives(monkeypatch, 7)
    answer = ask(settings, f"/drafts/{review.id}/publish?lang=fr", "POST", given)
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"../../drafts/{review.id}?text=en&lang=fr",
    )


@pytest.mark.parametrize("error", [InputError("rows are wrong"), Locked("another process publishes")])
def test_what_stops_publishing_is_told_and_what_would_be_published_is_shown(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, review: Review, error: Exception
) -> None:
    gives(monkeypatch, error, Change(review, "cop-mobility-2022-2023"))
    answer = ask(settings, f"/drafts/{review.id}/publish", "POST", {"author": "Ana", "message": "Mobility"})
    assert answer.status_code == 400
    assert "No se ha publicado nada:" in answer.text
    assert str(error) in answer.text


def test_what_stops_a_check_is_told_on_the_page_of_the_draft(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, review: Review
) -> None:
    gives(monkeypatch, InputError("the tables cannot be read"))
    answer = ask(settings, f"/drafts/{review.id}/check")
    assert answer.status_code == 400
    assert "the tables cannot be read" in answer.text
    assert '<mark class="accepted">' in answer.text
