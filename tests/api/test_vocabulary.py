"""`/ontology` and `/shapes` over HTTP: pages that say all that the files say, files that are the same."""

from __future__ import annotations

import html
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, SH

from api.vocabulary_figures import KNOWN
from api.vocabulary_ontology_words import ONTOLOGY
from api.vocabulary_rules import rules
from api.vocabulary_shapes_words import SHAPES
from api.vocabulary_words import COMMON, typeset
from graph.versions import Versions
from ontology import BASE, UCLG
from ontology.docs import documentation
from ontology.files import context_file, ontology_file
from ontology.vocabulary import Vocabulary
from shapes.files import SHAPES as NAMESPACE
from shapes.files import shape_files, shapes_graph
from tests.api.conftest import Server, serving
from tests.graph.exports.conftest import DATASET, facts, iri, text

pytestmark = pytest.mark.slow

DOCS = documentation()
LANGUAGES = ("en", "es", "fr")
FORMATS = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml", "nt": "nt"}
TYPES = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "nt": "application/n-triples",
    "html": "text/html",
}
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
THINGS = [
    *DATASET,
    *facts(
        ("city/es-bilbao", "rdf:type", iri("uclg:City")),
        ("city/es-bilbao", "rdfs:label", text("Bilbao")),
        ("city/aa-first", "rdf:type", iri("uclg:City")),
        ("body/only", "rdf:type", iri("uclg:Forum")),
        ("body/only", "rdfs:label", text('A name with <b>, "quotes" and a\nline')),
    ),
]


class Page(HTMLParser):
    """A page taken apart.

    Attributes:
        ids: in order.
        links: addresses that it leads to.
        texts: all of it, by language.
        prose: the language and the words of what is no code.
    """

    def __init__(self, source: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self._languages: list[tuple[str, str]] = []
        self.texts: dict[str, str] = {}
        self.prose: list[tuple[str, str]] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "a" and given.get("href") is not None:
            self.links.append(str(given["href"]))
        if tag not in ("meta", "link", "input", "br"):
            before = self._languages[-1][1] if self._languages else ""
            self._languages.append((tag, given.get("lang") or before))

    def handle_endtag(self, tag: str) -> None:
        while self._languages and self._languages.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        language = self._languages[-1][1] if self._languages else ""
        self.texts[language] = self.texts.get(language, "") + data
        if not {"code", "pre"} & {tag for tag, _ in self._languages}:
            self.prose.append((language, data))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data = tmp_path_factory.mktemp("vocabulary") / "var"
    Versions(data).commit(lambda store: store.extend(THINGS), author="test", message="few things")
    with serving(data) as running:
        yield running


@pytest.fixture(scope="module")
def pages(served: Server) -> dict[str, dict[str, Page]]:
    return {
        path: {
            language: Page(served.get(f"/{path}?lang={language}", accept=BROWSER).text)
            for language in LANGUAGES
        }
        for path in ("ontology", "shapes")
    }


def graph_of(*files: Path) -> rdflib.Graph:
    graph = rdflib.Graph()
    for file in files:
        graph.parse(file)
    return graph


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_has_its_place_and_its_words_in_three_languages(
    pages: dict[str, dict[str, Page]], language: str
) -> None:
    page = pages["ontology"][language]
    for term in DOCS.terms.values():
        assert page.ids.count(term.name) == 1
        for code in LANGUAGES:
            assert typeset(term.labels[code], code) in page.texts[code]
            assert typeset(term.definitions[code], code) in page.texts[code]


@pytest.mark.parametrize("path", ["ontology", "shapes"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_on_a_page_is_named_once_and_links_within_it_lead_somewhere(
    pages: dict[str, dict[str, Page]], path: str, language: str
) -> None:
    page = pages[path][language]
    assert len(page.ids) == len(set(page.ids))
    within = {link.removeprefix("#") for link in page.links if link.startswith("#")}
    assert within and within <= set(page.ids)


def test_links_between_the_two_pages_lead_to_places(pages: dict[str, dict[str, Page]]) -> None:
    for one, other in (("ontology", "shapes"), ("shapes", "ontology")):
        to = {link.partition("#")[2] for link in pages[one]["en"].links if link.startswith(f"{other}#")}
        assert to and to <= set(pages[other]["en"].ids)


@pytest.mark.parametrize("path", ["ontology", "shapes"])
def test_every_link_to_this_server_resolves(
    pages: dict[str, dict[str, Page]], served: Server, path: str
) -> None:
    own = {
        link.partition("#")[0] for link in pages[path]["fr"].links if not link.startswith(("#", "http", "?"))
    }
    # The graph here is small: there are no schemes in it, and few things.
    there = {link for link in own if link.startswith(("ontology", "shapes", "context", "doc?"))}
    there |= own & {"doc/city/es-bilbao", "doc/body/only"}
    assert len(there) > 4
    assert {link: served.get(f"/{link}").status_code for link in there} == dict.fromkeys(there, 200)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_appears_with_its_message_and_what_it_requires(
    pages: dict[str, dict[str, Page]], language: str
) -> None:
    page = pages["shapes"][language]
    for rule in rules():
        assert page.ids.count(rule.name) == 1
        if rule.targets:
            assert typeset(rule.messages[language], language) in page.texts[language]
        told = rule.constraints(language)
        assert told
        for words, code in told:
            assert words in page.texts[language] and code in page.texts[language]


def test_the_iri_of_every_shape_ends_at_its_place(pages: dict[str, dict[str, Page]]) -> None:
    graph = shapes_graph()
    named = {s for kind in (SH.NodeShape, SH.PropertyShape) for s in graph.subjects(RDF.type, kind)}
    names = {str(s).removeprefix(str(NAMESPACE)) for s in named if isinstance(s, rdflib.URIRef)}
    assert len(names) > 222
    assert names <= set(pages["shapes"]["es"].ids)


def test_the_page_lists_every_scheme_and_every_theme(pages: dict[str, dict[str, Page]]) -> None:
    vocabulary = Vocabulary.load()
    links = set(pages["ontology"]["es"].links)
    assert {f"doc/scheme/{name}" for name in vocabulary.schemes} <= links
    assert {f"doc/theme/{name}" for name in vocabulary.schemes["theme"].concepts} <= links


def test_the_words_of_the_pages_are_the_same_in_each_language_and_french_ones_keep_their_colons() -> None:
    for words in (COMMON, ONTOLOGY, SHAPES):
        assert {frozenset(words[language]) for language in LANGUAGES} == {frozenset(words["en"])}
        assert all(typeset(text, "fr") == text for text in words["fr"].values())


@pytest.mark.parametrize("path", ["ontology", "shapes"])
def test_no_line_of_the_french_page_begins_with_a_colon(pages: dict[str, dict[str, Page]], path: str) -> None:
    french = [words for language, words in pages[path]["fr"].prose if language == "fr"]
    assert not [words for words in french if any(f" {sign}" in words.strip() for sign in ":;?!»")]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("path", ["ontology", "shapes", "ontology/0.1.0"])
def test_the_files_are_the_graphs_of_the_repository(served: Server, path: str, suffix: str) -> None:
    files = shape_files() if path == "shapes" else [ontology_file()]
    answer = served.get(f"/{path}.{suffix}")
    assert answer.headers["content-type"].partition(";")[0] == TYPES[suffix]
    told = rdflib.Graph().parse(data=answer.text, format=FORMATS[suffix])
    assert isomorphic(told, graph_of(*files))
    assert served.get(f"/{path}", accept=TYPES[suffix]).content == answer.content
    assert served.get(f"/{path}?format={suffix}").content == answer.content


def test_the_ontology_in_turtle_is_the_very_file(served: Server) -> None:
    assert served.get("/ontology").content == ontology_file().read_bytes()


def test_the_same_file_is_the_same_bytes_from_another_process(served: Server) -> None:
    with serving(served.folder) as other:
        for suffix in FORMATS:
            assert other.get(f"/shapes.{suffix}").content == served.get(f"/shapes.{suffix}").content
        assert other.get("/ontology.html").headers["etag"] == served.get("/ontology.html").headers["etag"]


def test_the_version_iri_resolves_and_other_versions_are_not_there(served: Server) -> None:
    place = DOCS.version_iri.removeprefix(BASE)
    assert served.get(f"/{place}", accept=BROWSER).headers["content-type"].startswith("text/html")
    assert served.get(f"/{place}").content == served.get("/ontology.ttl").content
    assert 'rel="latest-version"' in served.get(f"/{place}").headers["link"]
    for other in ("0.0.9", "0.1", "0.1.0.csv", "latest", "0.1.0.ttl.ttl"):
        answer = served.get(f"/ontology/{other}")
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "application/problem+json"
        assert DOCS.version in answer.json()["detail"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_is_told_in_words_that_a_version_is_not_there(served: Server, language: str) -> None:
    answer = served.get("/ontology/9.9.9", accept=BROWSER, accept_language=language)
    assert answer.status_code == 404
    assert COMMON[language]["missing"] in answer.text
    assert "ontology/9.9.9" in answer.text


def test_the_context_of_the_version_is_the_context(served: Server) -> None:
    answer = served.get(f"/ontology/{DOCS.version}/context.jsonld")
    assert answer.headers["content-type"] == "application/ld+json"
    assert answer.content == context_file().read_bytes() == served.get("/context.jsonld").content
    assert served.get("/ontology/9.9.9/context.jsonld").status_code == 404


@pytest.mark.parametrize("path", ["/ontology", "/shapes"])
@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (BROWSER, "text/html"),
        ("text/html", "text/html"),
        ("text/turtle, text/html", "text/html"),
        ("text/turtle, text/html;q=0.5", "text/turtle"),
        ("application/json", "application/ld+json"),
        ("application/xml", "application/rdf+xml"),
        ("*/*", "text/turtle"),
    ],
)
def test_browsers_get_the_page_and_others_what_they_ask_for(
    served: Server, path: str, accept: str, expected: str
) -> None:
    answer = served.get(path, accept=accept)
    assert answer.headers["content-type"].partition(";")[0] == expected
    assert {"Accept", "Accept-Language"} <= set(answer.headers["vary"].split(", "))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/ontology?format=csv", 400),
        ("/ontology?frmat=ttl", 400),
        ("/ontology.ttl?format=ttl", 400),
        ("/ontology/0.1.0.ttl?format=ttl", 400),
        ("/ontology.csv", 404),
        ("/ontology.owl", 404),
        ("/shapes.csv", 404),
        ("/shapes?lang=en&lang=fr", 400),
        ("/ontology/0.1.0/context.jsonld?x=1", 400),
    ],
)
def test_slips_are_problems(served: Server, path: str, status: int) -> None:
    answer = served.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_nothing_else_can_be_had(served: Server) -> None:
    assert served.get("/ontology", accept="text/csv").status_code == 406
    assert httpx.post(f"{served.url}/ontology").status_code == 405


@pytest.mark.parametrize(
    "path",
    ["/ontology.ttl", "/ontology.html", "/shapes.rdf", "/shapes.html", "/ontology/0.1.0/context.jsonld"],
)
def test_what_is_known_is_not_sent_again(served: Server, path: str) -> None:
    first = served.get(path)
    again = served.get(path, if_none_match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    kept = ("etag", "cache-control", "last-modified")
    assert [again.headers[name] for name in kept] == [first.headers[name] for name in kept]
    assert served.get(path, if_none_match='"other"').status_code == 200
    assert first.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("path", ["ontology", "shapes"])
def test_links_tell_formats_licence_and_the_page_about_the_file(served: Server, path: str) -> None:
    told = served.get(f"/{path}").links
    assert told["describedby"]["url"] == f"{served.url}/{path}.html"
    assert told["license"]["url"] == DOCS.license
    header = served.get(f"/{path}", accept="text/html").headers["link"]
    assert all(f'<{served.url}/{path}.{suffix}>; rel="alternate"' in header for suffix in FORMATS)


def test_the_page_counts_things_and_shows_one_that_people_know(served: Server) -> None:
    page = served.get("/ontology", accept=BROWSER)
    assert page.headers["graph-version"] == "1"
    assert f"{BASE}id/city/es-bilbao" in page.text and "aa-first" not in page.text
    assert f'href="doc?iri={UCLG.replace("#", "%23")}City">2</a>' in page.text
    assert "A name with &lt;b&gt;" in page.text and "<b>, " not in page.text


def test_every_example_is_turtle_of_the_graph(served: Server) -> None:
    source = served.get("/ontology", accept=BROWSER).text
    page = Page(source)
    assert page.tags.count("pre") == 2
    whole = rdflib.Graph().parse(data=served.get("/store?default").text)
    for part in source.split('<pre tabindex="0"><code>')[1:]:
        turtle = html.unescape(part.partition("</code>")[0])
        assert set(rdflib.Graph().parse(data=turtle)) <= set(whole)


def test_things_that_people_know_are_of_classes_that_there_are() -> None:
    assert {f"{UCLG}{name}" for name in KNOWN} <= set(DOCS.terms)


def test_terms_stay_when_the_things_have_another_base(served: Server) -> None:
    with serving(served.folder, base="https://example.org/x/") as other:
        assert other.get("/ontology.ttl").content == served.get("/ontology.ttl").content
        assert other.get("/shapes.nt").content == served.get("/shapes.nt").content
        page = Page(other.get("/ontology.html?lang=en").text)
    assert {term.name for term in DOCS.terms.values()} <= set(page.ids)
    assert "doc/scheme/role" in page.links


def test_a_server_without_a_graph_still_tells_the_ontology(tmp_path: Path) -> None:
    Versions(tmp_path).commit(lambda store: store.extend(DATASET), author="test", message="nothing")
    with serving(tmp_path) as empty:
        page = Page(empty.get("/ontology", accept=BROWSER).text)
    assert {term.name for term in DOCS.terms.values()} <= set(page.ids)
    assert "pre" not in page.tags
