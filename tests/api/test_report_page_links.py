"""From every thing that a report tells of one click leads to the words, in each language."""

from __future__ import annotations

import re
from collections import defaultdict
from html import unescape

import pytest
from pyoxigraph import NamedNode, Store

from api.links import local
from api.reports_address import page_of, place_of
from graph.descriptions.terms import depth
from ontology import BASE
from ontology.prefixes import expand
from tests.api.conftest import Server

pytestmark = pytest.mark.slow
REPORT = "digital-cities-2020-2021"
WORDS = re.compile(rf'href="(?:\.\./)*(reports/{REPORT}\?text=(\w\w))#([a-z0-9-]+)"')


def kinds(store: Store) -> dict[str, str]:
    """A thing of each class that the report speaks of, the one with the fewest passages."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for quad in store.quads_for_pattern(None, NamedNode(expand("uclg:statedIn")), None, None):
        classes = [
            str(each.object.value)
            for each in store.quads_for_pattern(quad.subject, NamedNode(expand("rdf:type")), None, None)
            if isinstance(each.object, NamedNode)
        ]
        assert isinstance(quad.subject, NamedNode)
        found[max(classes, key=depth)][quad.subject.value] += 1
    return {kind: min(things, key=lambda iri: (things[iri], iri)) for kind, things in found.items()}


@pytest.fixture(scope="module")
def anchors(real: Server) -> dict[str, set[str]]:
    """What can be gone to on the page of each version."""
    pages = {
        language: real.get(f"/reports/{REPORT}?text={language}&format=html") for language in ("en", "es")
    }
    assert all(page.status_code == 200 for page in pages.values())
    return {language: set(re.findall(r'id="([^"]+)"', page.text)) for language, page in pages.items()}


def test_the_page_of_a_thing_of_every_kind_leads_to_the_words(
    real: Server, store: Store, anchors: dict[str, set[str]]
) -> None:
    things = kinds(store)
    assert len(things) > 12
    for iri in things.values():
        stated = store.quads_for_pattern(NamedNode(iri), NamedNode(expand("uclg:statedIn")), None, None)
        places = [
            place_of(str(quad.object.value), BASE) for quad in stated if isinstance(quad.object, NamedNode)
        ]
        wanted = {(place.language, place.passage) for place in places if place and place.report == REPORT}
        page = real.get(f"/{local(iri, BASE)}", accept="text/html")
        assert page.status_code == 200, iri
        found = {(language, name) for _, language, name in WORDS.findall(unescape(page.text))}
        assert wanted, iri
        assert wanted <= found, iri
        assert all(name in anchors[language] for language, name in found), iri


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_passage_of_the_report_can_be_gone_to(
    store: Store, anchors: dict[str, set[str]], language: str
) -> None:
    version = NamedNode(f"{BASE}id/report/{REPORT}/{language}")
    passages = store.quads_for_pattern(None, NamedNode(expand("uclg:inVersion")), version, None)
    names = {str(quad.subject).rstrip(">").rsplit("/", 1)[-1] for quad in passages}
    assert len(names) > 40
    assert names <= anchors[language]


def test_the_pages_of_a_report_its_versions_and_passages_lead_to_where_it_is_read(real: Server) -> None:
    report = real.get(f"/doc/report/{REPORT}.html").text
    assert f'href="../../reports/{REPORT}"' in report
    assert f'href="../../reports/{REPORT}?text=es"' in report
    version = real.get(f"/doc/report/{REPORT}/en.html").text
    assert f'href="../../../reports/{REPORT}?text=en"' in version
    passage = real.get(f"/doc/passage/{REPORT}/es/leadership.html").text
    assert f'href="../../../../reports/{REPORT}?text=es#leadership"' in passage


@pytest.mark.parametrize(
    "iri", ["id/passage/x/en", "id/passage/../en/x", "id/passage/x/english/y", "id/body/x", "scheme/x"]
)
def test_only_a_passage_has_a_place_and_only_a_report_a_page(iri: str) -> None:
    assert place_of(BASE + iri, BASE) is None
    assert page_of(BASE + iri, BASE) is None
    assert place_of("https://example.org/id/passage/x/en/y", BASE) is None
