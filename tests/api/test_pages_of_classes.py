"""The pages of all classes in three languages: well-formed, complete, linked, in words of their language."""

from __future__ import annotations

import asyncio
import re
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from html.parser import HTMLParser
from urllib.parse import quote

import httpx
import pytest
from pyoxigraph import NamedNode, Store

from api.links import local
from api.pages import page_of
from api.pages.model import Bar, Entry, Listing, Page, Pairs, Prose, Table
from api.pages.pages import MAKERS, maker_of
from api.pages.rest import HIDDEN
from api.pages.seats import Axis
from api.pages.words import LANGUAGES, WORDS
from graph.descriptions import Description, describe
from ontology import BASE, UCLG
from ontology.prefixes import expand
from tests.api.conftest import Server
from tests.graph.descriptions.conftest import StoreEngine

Described = dict[str, Description]
VOID = {"meta", "link", "input", "br", "hr", "img"}
SOME = [
    "id/city/es-bilbao",
    "id/body/cop-digital-cities",
    "id/body/committee-culture",
    "id/practice/uclg-digitalcities--bilbao--bilbaoaccess",
    "id/edition/scs-2019",
    "id/theme/smart-cities",
    "id/report/digital-cities-2020-2021/en",
    "id/synergy/committee-culture--cop-digital-cities",
    "id/mandate/cop-digital-cities--lead--es-bilbao--2020",
]


class Checked(HTMLParser):
    """Reads a page and keeps what is wrong with it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.tags: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.hrefs: list[str] = []
        self.attributes: Counter[str] = Counter()
        self.feed(text)
        self.close()
        self.wrong += [f"left open: {tag}" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes.update(name for name, _ in attrs)
        self.ids.update(value for name, value in attrs if name == "id" and value)
        if tag == "a":
            self.hrefs += [value for name, value in attrs if name == "href" and value]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.wrong.append(f"closed: {tag}, open: {self.open[-3:]}")
        else:
            self.open.pop()


def samples(store: Store) -> list[str]:
    """Three things of each class, the one with the most triples among them."""
    found: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, NamedNode(expand("rdf:type")), None, None):
        assert isinstance(quad.subject, NamedNode)
        found[str(quad.object)].add(quad.subject.value)
    size = Counter(quad.subject.value for quad in store if isinstance(quad.subject, NamedNode))
    chosen = (max(sorted(iris), key=lambda iri: size[iri]) for iris in found.values())
    return sorted({*chosen, *(one for iris in found.values() for one in sorted(iris)[:2])})


def told(store: Store, iri: str) -> Description:
    return asyncio.run(describe(StoreEngine(store), iri))


@pytest.fixture(scope="module")
def described(store: Store) -> Described:
    return {iri: told(store, iri) for iri in samples(store)}


def address(iri: str, language: str) -> str:
    place = f"/{local(iri, BASE)}"
    if place.startswith("/doc/"):
        return f"{place}.html?lang={language}"
    return f"/doc?iri={quote(iri, safe='')}&format=html&lang={language}"


def entries(page: Page) -> list[Entry]:
    found: list[Entry] = []
    for group in page.groups:
        for block in group.blocks:
            if isinstance(block, Pairs):
                found += [entry for row in block.rows for entry in row.entries]
            elif isinstance(block, Listing):
                found += block.entries
            elif isinstance(block, Table):
                found += [cell for row in block.rows for cell in row.cells]
            elif isinstance(block, Prose):
                found.append(Entry((block.text,)))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_things_of_every_class_have_a_well_formed_page_with_one_heading_and_no_inline_style(
    real: Server, described: Described, language: str
) -> None:
    wrong: dict[str, list[str]] = {}
    with httpx.Client(base_url=real.url, timeout=30) as client:
        for iri in described:
            answer = client.get(address(iri, language))
            assert answer.status_code == 200, iri
            page = Checked(answer.text)
            faults = page.wrong + [f"twice: {name}" for name, count in page.ids.items() if count > 1]
            faults += ["h1"] * (page.tags["h1"] != 1) + ["style"] * bool(page.attributes["style"])
            faults += [
                href for href in page.hrefs if href.startswith("#") and href.removeprefix("#") not in page.ids
            ]
            wrong |= {iri: faults} if faults else {}
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_group_of_any_page_is_empty_and_no_entry_is_blank(described: Described, language: str) -> None:
    for iri, description in described.items():
        page = page_of(description, language, BASE)
        assert len({group.key for group in page.groups}) == len(page.groups), iri
        for group in page.groups:
            assert group.title, iri
            assert group.blocks, iri
            for block in group.blocks:
                if isinstance(block, Pairs):
                    assert block.rows and all(row.entries for row in block.rows), iri
                elif isinstance(block, Table):
                    assert block.rows and all(len(row.cells) == len(block.columns) for row in block.rows), iri
                    assert all(row.cells[0] for row in block.rows), (iri, block.caption)
                elif isinstance(block, Listing):
                    assert block.entries, iri
        assert all(link.text.strip() for entry in entries(page) for link in entry.links), iri


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_in_another_language_says_which(described: Described, language: str) -> None:
    for iri, description in described.items():
        for entry in entries(page_of(description, language, BASE)):
            assert all(link.language != language for link in entry.links), iri
            assert all(bool(link.language) == bool(link.tongue) for link in entry.links), iri


def test_whatever_the_graph_says_of_a_thing_is_on_its_page(described: Described) -> None:
    """Each thing that it leads to or that leads to it is linked, but for what follows from the rest."""
    hidden = {expand(name) for name in HIDDEN.split()} | {expand("geo:hasGeometry")}
    for iri, description in described.items():
        page = page_of(description, "en", BASE)
        links = {link.href for entry in entries(page) for link in entry.links}
        links |= {link.href for source in page.sources for link in (source.link, *source.passages)}
        links |= set(re.findall(r"href='([^']*)'", str(page.groups)))
        around = [
            value.value
            for name, values in description.node.facts.items()
            for value in values
            if isinstance(value, NamedNode) and name not in hidden
        ]
        around += [one for links_ in description.incoming for one in links_.things]
        missing = [one for one in around if local(one, BASE) not in links and one not in links and one != iri]
        assert missing == [], iri


def test_every_class_of_the_ontology_with_things_is_told_in_a_way_of_its_own(described: Described) -> None:
    generic = {one.node.type or "" for one in described.values() if maker_of(one) is None}
    assert [iri for iri in generic if iri.startswith(UCLG)] == []
    assert len(MAKERS) >= 25


def test_every_word_is_there_in_three_languages_with_the_same_placeholders() -> None:
    for key, words in WORDS.items():
        assert len(words) == len(LANGUAGES), key
        assert all(word.strip() for word in words), key
        assert len({tuple(sorted(re.findall(r"{\w+}", word))) for word in words}) == 1, key


def test_french_words_have_a_no_break_space_before_high_punctuation() -> None:
    for key, (_, _, french) in WORDS.items():
        assert re.search(r"[^\u00a0\u202f][:;?!]", french) is None, key


def test_no_word_of_one_language_is_shown_on_a_page_of_another(real: Server) -> None:
    """Headings and columns come from the table of words; none of another language's is among them."""
    for path in SOME:
        for place, language in enumerate(LANGUAGES):
            text = real.get(address(BASE + path, language)).text
            shown = re.findall(r"<h2[^>]*>([^<]+)</h2>", text) + re.findall(
                r'<th scope="col">([^<]+)</th>', text
            )
            mine = {words[place] for words in WORDS.values()}
            others = {word for words in WORDS.values() for word in words} - mine
            assert shown
            assert not others & set(shown), (path, language)


@pytest.mark.parametrize("path", SOME)
def test_links_of_a_page_to_this_server_are_answered(real: Server, path: str) -> None:
    url = httpx.URL(real.url + address(BASE + path, "fr"))
    found = {url.join(href) for href in Checked(httpx.get(url).text).hrefs if not href.startswith("#")}
    own = sorted(str(one) for one in found if one.host == url.host)[:60]
    accept = {"Accept": "text/html"}
    with httpx.Client(follow_redirects=True, headers=accept, timeout=30) as client:
        status = {one: client.get(one).status_code for one in own}
    assert len(own) > 10
    assert {one: code for one, code in status.items() if code != 200} == {}


@pytest.mark.parametrize("path", SOME)
def test_every_reference_leads_to_a_source_and_back(real: Server, path: str) -> None:
    page = Checked(real.get(address(BASE + path, "en")).text)
    references = {name for name in page.ids if name.startswith("cite-")}
    for name in references:
        assert f"source-{name.split('-')[1]}" in page.ids
    assert [href for href in page.hrefs if href.startswith("#cite-") and href[1:] not in references] == []


def test_drawings_of_a_page_are_well_formed(real: Server) -> None:
    text = real.get(address(f"{BASE}id/body/committee-culture", "en")).text
    drawings = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    assert len(drawings) > 20
    assert all(ET.fromstring(one).tag.endswith("svg") for one in drawings)


@pytest.mark.parametrize("key", ["cop-digital-cities", "committee-culture", "uclg", "metropolis"])
def test_the_timeline_of_a_body_agrees_with_its_mandates(store: Store, key: str) -> None:
    description = told(store, f"{BASE}id/body/{key}")
    page = page_of(description, "en", BASE)
    (table,) = [
        block
        for group in page.groups
        if group.key == "mandates"
        for block in group.blocks
        if isinstance(block, Table)
    ]
    mandates = [description.get(iri) for iri in description.things("org:organization")]
    mandates = [one for one in mandates if expand("uclg:Mandate") in one.types]
    axis = Axis.over(mandates)
    assert axis is not None
    assert len(table.rows) == len(mandates)
    drawn: Counter[tuple[float, bool] | None] = Counter(
        (row.bar.start, row.bar.open) if row.bar else None for row in table.rows
    )
    bars: list[Bar | None] = [axis.bar(one, "membership") for one in mandates]
    assert drawn == Counter((bar.start, bar.open) if bar else None for bar in bars)
    dated = [one for one in mandates if one.text("uclg:earliestDate")]
    assert sum(bar is not None for bar in bars) == len(dated)
    for bar, one in zip(bars, mandates, strict=True):
        if bar is not None:
            assert bar.start >= 0
            assert bar.start + bar.width + bar.rest <= 101
            assert one.all("uclg:inForceOn") or not bar.open
