"""From the graph to a draft and back: a drafted report that is read in again says what it was made from, and
nothing else.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import cast

import pytest
from pyoxigraph import QueryTriples, Store, Triple

from graph.reporting import compose, gather, read_period
from graph.reporting.document import document
from graph.reporting.gather import Gathered
from graph.reporting.markdown import markdown
from graph.reporting.queries import SYNERGIES
from graph.reports.files import document_of
from graph.reports.known import Known
from graph.reports.model import Reading
from graph.reports.plainly import plain
from graph.reports.read import read
from graph.reports.versions import meet
from graph.settings import Settings
from tests.graph.reporting.facts_of_a_draft import Facts, made_from, read_back

LANGUAGES = ("en", "es", "fr")
BODIES = {
    "cop-digital-cities": "2020-2021",
    "committee-culture": "2020-2021",
    "committee-urban-health": "2022-2023",
}
"""One has a report of its own; one leaders, seats elsewhere and events; of one nothing is known."""


@pytest.fixture(scope="module")
def told(store: Store, published: Settings) -> dict[str, Gathered]:
    async def ask(query: str) -> Iterable[Triple]:
        return list(cast("QueryTriples", store.query(query, use_default_graph_as_union=True)))

    return {
        body: asyncio.run(gather(ask, f"{published.base}id/body/{body}", read_period(period)))
        for body, period in BODIES.items()
    }


@pytest.fixture(scope="module")
def known(store: Store, published: Settings) -> Known:
    return Known.of(store, published.base)


@pytest.fixture(scope="module")
def drafts(told: dict[str, Gathered], known: Known) -> dict[tuple[str, str, str], Reading]:
    """What is read out of each draft, by body, language and format."""
    found: dict[tuple[str, str, str], Reading] = {}
    for body, gathered in told.items():
        for language in LANGUAGES:
            report = compose(gathered, language)
            for form, data in (("docx", document(report)), ("md", markdown(report).encode())):
                found[body, language, form] = read(document_of(f"report.{form}", data), known)
    return found


@pytest.mark.parametrize("form", ["docx", "md"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("body", BODIES)
def test_what_a_draft_was_made_from_is_read_back_and_nothing_else(
    told: dict[str, Gathered],
    drafts: dict[tuple[str, str, str], Reading],
    body: str,
    language: str,
    form: str,
) -> None:
    wanted, found = made_from(told[body]), read_back(plain([drafts[body, language, form]]))
    assert _difference(wanted, found) == {}, "missed"
    assert _difference(found, wanted) == {}, "made up"


def _difference(some: dict[str, Facts], others: dict[str, Facts]) -> dict[str, list[tuple[str, ...]]]:
    left = {
        kind: sorted((facts - others.get(kind, type(facts)())).elements()) for kind, facts in some.items()
    }
    return {kind: facts for kind, facts in left.items() if facts}


@pytest.mark.parametrize("body", BODIES)
def test_the_three_languages_of_a_draft_meet_in_one_set_of_facts(
    told: dict[str, Gathered], drafts: dict[tuple[str, str, str], Reading], body: str
) -> None:
    met = meet([drafts[body, language, "docx"] for language in LANGUAGES])
    assert met.differences == ()
    assert len(met.facts) == sum(facts.total() for facts in made_from(told[body]).values())


def test_the_bodies_that_are_drafted_have_something_of_each_kind_and_one_has_nothing(
    told: dict[str, Gathered],
) -> None:
    kinds = {body: {kind for kind, facts in made_from(each).items() if facts} for body, each in told.items()}
    assert len(kinds["cop-digital-cities"]) == 12
    assert {"leadership", "representative", "mandate", "event"} <= kinds["committee-culture"]
    assert kinds["committee-urban-health"] == {"mechanism", "period"}
    assert len(told["cop-digital-cities"].activities) > 15


def test_no_more_synergies_are_told_than_asked_for_and_none_with_a_city(told: dict[str, Gathered]) -> None:
    synergies = told["cop-digital-cities"].synergies
    assert len(synergies) == SYNERGIES
    assert all("/id/body/" in iri for node in synergies for iri in node.links("uclg:between"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_of_facts_that_a_report_tells_lead_to_their_words(
    told: dict[str, Gathered], published: Settings, language: str
) -> None:
    notes = compose(told["cop-digital-cities"], language).notes
    read_in = language if language in ("en", "es") else "en"
    place = f"{published.base}reports/digital-cities-2020-2021?text={read_in}#"
    ours = [note for note in notes if note.url.startswith(place)]
    assert len(ours) > 15
    assert all(note.url.removeprefix(place) and not note.shown for note in ours)
    assert not any("/id/report/" in note.url for note in notes)
