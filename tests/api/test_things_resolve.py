"""Every IRI of the graph leads somewhere: redirects, formats, languages, versions, what is missing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.versions import Versions
from ontology import BASE
from ontology.prefixes import expand
from tests.api.conftest import Server, serving

pytestmark = pytest.mark.slow

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
LABEL = NamedNode(expand("rdfs:label"))
TYPES = {
    "ttl": "text/turtle; charset=utf-8",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "nt": "application/n-triples",
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
}


def city(key: str, label: str, language: str = "en") -> Iterator[Quad]:
    iri, graph = NamedNode(f"{BASE}id/city/{key}"), NamedNode(f"{BASE}graph/table/cities")
    yield Quad(iri, NamedNode(expand("rdf:type")), NamedNode(expand("uclg:City")), graph)
    yield Quad(iri, LABEL, Literal(label, language=language), graph)


def publish(folder: Path, *quads: Quad) -> int:
    def change(store: Store) -> None:
        store.extend(quads)

    version = Versions(folder, keep=2).commit(change, author="test", message="more")
    assert version is not None
    return version.number


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Three versions, the first of them gone: a city, one that was merged into it, one named like a file."""
    folder = tmp_path_factory.mktemp("small")
    publish(folder, *city("es-first", "First"))
    publish(folder, *city("es-two.csv", "Named like a file", "es"), *city("es-first", "First"))
    old, new = NamedNode(f"{BASE}id/city/es-old"), NamedNode(f"{BASE}id/city/es-first")
    publish(
        folder,
        Quad(old, NamedNode(expand("dct:isReplacedBy")), new),
        *city("es-later", "Ciudad </script>", "es"),
    )
    with serving(folder) as running:
        yield running


def test_a_thing_leads_to_its_document_and_keeps_what_else_was_asked(small: Server) -> None:
    answer = small.get("/id/city/es-first?lang=es&version=2")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{small.url}/doc/city/es-first?lang=es&version=2"
    assert 'rel="describedby"' in answer.headers["link"]


@pytest.mark.parametrize("path", ["/id/city/es-bilbao", "/scheme/role", "/dataset"])
@pytest.mark.parametrize(
    ("more", "word"),
    [
        ("page=0", "pages are counted from 1"),
        ("page=-1", "pages are counted from 1"),
        ("page=x", "pages are counted from 1"),
        ("page=1&page=2", "given 2 times"),
        ("format=pdf", "'pdf'"),
        ("output=pdf", "'pdf'"),
        ("lang=es&lang=fr", "given 2 times"),
        ("version=x", "no number of a version"),
        ("pages=2", "Nothing here reads 'pages'"),
    ],
)
def test_nobody_is_led_to_a_document_that_is_a_problem(real: Server, path: str, more: str, word: str) -> None:
    answer = real.get(f"{path}?{more}")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert word in answer.json()["detail"]


@pytest.mark.parametrize("path", ["/id/city/es-bilbao", "/scheme/role", "/dataset"])
def test_what_is_asked_of_the_document_stays_in_the_address(real: Server, path: str) -> None:
    asked = "format=jsonld&lang=fr&page=1&version=1"
    answer = real.get(f"{path}?{asked}")
    assert answer.status_code == 303
    assert answer.headers["location"].endswith(f"?{asked}")
    document = real.get(answer.headers["location"].removeprefix(real.url))
    assert (document.status_code, document.headers["content-type"]) == (200, "application/ld+json")


@pytest.mark.parametrize(
    "path", ["/id/city/xx-none", "/doc/city/xx-none", "/doc?iri=http://nobody.example/", "/scheme/none"]
)
def test_what_is_not_known_is_404_in_the_format_asked_for(small: Server, path: str) -> None:
    problem = small.get(path, accept="application/ld+json")
    assert (problem.status_code, problem.headers["content-type"]) == (404, "application/problem+json")
    page = small.get(path, accept=BROWSER, accept_language="fr")
    assert (page.status_code, page.headers["content-type"]) == (404, TYPES["html"])
    assert '<html lang="fr">' in page.text


def test_an_unknown_thing_with_a_suffix_is_404_in_that_format(small: Server) -> None:
    assert small.get("/doc/city/xx-none.html").headers["content-type"] == TYPES["html"]
    assert (
        small.get("/doc/city/xx-none.ttl", accept=BROWSER).headers["content-type"]
        == "application/problem+json"
    )


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("/id/city/es-old?lang=fr", "/id/city/es-first?lang=fr"),
        ("/doc/city/es-old", "/doc/city/es-first"),
        ("/doc/city/es-old.ttl", "/doc/city/es-first.ttl"),
        ("/doc/city/es-old.html?version=3", "/doc/city/es-first.html?version=3"),
    ],
)
def test_what_was_merged_away_moves_for_good_in_the_format_asked_for(
    small: Server, asked: str, place: str
) -> None:
    answer = small.get(asked)
    assert (answer.status_code, answer.headers["location"]) == (301, small.url + place)


@pytest.mark.parametrize("suffix", TYPES)
def test_a_suffix_decides_whatever_accept_says(small: Server, suffix: str) -> None:
    answer = small.get(f"/doc/city/es-first.{suffix}", accept="image/png")
    assert (answer.status_code, answer.headers["content-type"]) == (200, TYPES[suffix])


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        (BROWSER, "html"),
        ("text/html, */*", "html"),
        ("*/*", "ttl"),
        ("application/json", "jsonld"),
        ("application/ld+json;q=0.5, text/csv", "csv"),
        ("application/rdf+xml, text/html;q=0.1", "rdf"),
        ("text/plain", "nt"),
    ],
)
def test_accept_decides_and_browsers_get_pages(small: Server, accept: str, suffix: str) -> None:
    answer = small.get("/doc/city/es-first", accept=accept)
    assert answer.headers["content-type"] == TYPES[suffix]
    assert "Accept" in answer.headers["vary"]


def test_format_wins_over_accept(small: Server) -> None:
    assert (
        small.get("/doc/city/es-first?format=jsonld", accept=BROWSER).headers["content-type"]
        == TYPES["jsonld"]
    )


def test_what_cannot_be_had_is_406_and_an_unknown_format_400(small: Server) -> None:
    assert small.get("/doc/city/es-first", accept="image/png").status_code == 406
    assert small.get("/doc/city/es-first?format=pdf").status_code == 400
    assert small.get("/doc/city/es-first.ttl?format=csv").status_code == 400


@pytest.mark.parametrize(
    "more", ["?page=0", "?page=x", "?version=-1", "?version=x", "?pages=2", "?lang=es&lang=fr"]
)
def test_a_wrong_parameter_is_refused(small: Server, more: str) -> None:
    assert small.get(f"/doc/city/es-first{more}").status_code == 400


def test_a_name_that_ends_like_a_suffix_resolves(small: Server) -> None:
    redirected = small.get("/id/city/es-two.csv")
    assert redirected.status_code == 303
    document = httpx.get(redirected.headers["location"], headers={"Accept": "text/turtle"})
    assert "Named like a file" in document.text
    assert "Named like a file" in small.get("/doc/city/es-two.csv", accept="text/turtle").text


def test_head_has_the_headers_of_get_and_no_body(small: Server) -> None:
    got = small.get("/doc/city/es-first.nt", accept_encoding="identity")
    head = httpx.head(f"{small.url}/doc/city/es-first.nt", headers={"Accept-Encoding": "identity"})
    assert head.content == b""
    for name in ("etag", "content-type", "content-length", "link", "graph-version", "last-modified"):
        assert head.headers[name] == got.headers[name]
    assert httpx.head(f"{small.url}/id/city/es-first").status_code == 303
    assert httpx.head(f"{small.url}/doc/city/xx-none").status_code == 404


def test_links_tell_formats_licence_and_list(real: Server) -> None:
    links = real.get("/doc/city/es-bilbao", accept=BROWSER).headers["link"]
    found = re.findall(r'<([^>]*)>; rel="([a-z]*)"', links)
    assert (f"{real.url}/doc/city/es-bilbao", "canonical") in found
    assert {place.rpartition(".")[2] for place, rel in found if rel == "alternate"} == set(TYPES) - {"html"}
    assert any(rel == "license" for _, rel in found)
    (listed,) = [place for place, rel in found if rel == "collection"]
    assert "City" in listed
    assert httpx.get(listed, headers={"Accept": BROWSER}).status_code == 200


def test_a_concept_belongs_to_its_scheme(real: Server) -> None:
    assert 'scheme/role>; rel="collection"' in real.get("/doc/role/member.ttl").headers["link"]


def test_who_has_the_document_is_told_so_and_a_new_version_changes_its_name(small: Server) -> None:
    first = small.get("/doc/city/es-first.ttl", accept_encoding="identity")
    tag, date = first.headers["etag"], first.headers["last-modified"]
    assert first.headers["graph-version"] == "3"
    assert (
        small.get("/doc/city/es-first.ttl", if_none_match=tag, accept_encoding="identity").status_code == 304
    )
    assert small.get("/doc/city/es-first.ttl", if_modified_since=date).status_code == 304
    assert small.get("/doc/city/es-first.ttl", if_none_match='"other"').status_code == 200
    older = small.get("/doc/city/es-first.ttl?version=2", accept_encoding="identity")
    assert older.headers["etag"] != tag


def test_each_format_and_language_has_a_name_of_its_own(small: Server) -> None:
    asked = [("ttl", "en"), ("nt", "en"), ("html", "en"), ("html", "es"), ("csv", "en"), ("csv", "es")]
    tags = {
        small.get(f"/doc/city/es-first.{s}", accept_language=language).headers["etag"]
        for s, language in asked
    }
    assert len(tags) == len(asked)


def test_a_thing_is_shown_as_it_was(small: Server) -> None:
    assert small.get("/doc/city/es-later.ttl").status_code == 200
    assert small.get("/doc/city/es-later.ttl?version=2").status_code == 404
    assert small.get("/id/city/es-later?version=2").status_code == 404
    assert small.get("/doc/city/es-first.ttl?version=2").headers["graph-version"] == "2"


def test_a_version_that_is_gone_is_410_and_one_that_never_was_404_and_both_say_which_are_kept(
    small: Server,
) -> None:
    gone, never = small.get("/doc/city/es-first?version=1"), small.get("/doc/city/es-first?version=99")
    assert (gone.status_code, never.status_code) == (410, 404)
    assert all("2, 3" in answer.json()["detail"] for answer in (gone, never))


def test_a_page_is_in_the_language_of_lang_then_of_the_cookie_then_of_accept_language(small: Server) -> None:
    place = f"{small.url}/doc/city/es-first.html"
    with httpx.Client(headers={"Accept-Language": "fr"}) as client:
        assert '<html lang="fr">' in client.get(place).text
        chosen = client.get(place, params={"lang": "es"})
        assert '<html lang="es">' in chosen.text
        assert "SameSite=lax" in chosen.headers["set-cookie"]
        assert '<html lang="es">' in client.get(place).text
        assert '<html lang="en">' in client.get(place, params={"lang": "en"}).text


def test_a_name_in_another_language_says_which(small: Server) -> None:
    page = small.get("/doc/city/es-two.csv", accept=BROWSER, accept_language="fr").text
    assert '<h1 lang="es">Named like a file</h1>' in page


def test_nothing_of_the_data_ends_the_script_element_that_it_stands_in(small: Server) -> None:
    page = small.get("/doc/city/es-later.html").text
    block = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert len(block) == 1
    assert json.loads(block[0])["name"] == "Ciudad </script>"
    assert page.count("<script") == 1


def test_links_of_a_page_lead_up_to_the_root_however_deep_it_is(real: Server) -> None:
    for path in (
        "/doc/city/es-bilbao.html",
        "/doc?iri=http://metadata.un.org/sdg/11&format=html",
        "/doc/nothing/at/all.html",
    ):
        place = httpx.URL(real.url + path)
        page = httpx.get(place).text
        styles = re.findall(r'<link rel="stylesheet" href="([^"]*)"', page)
        assert styles
        assert all(httpx.get(place.join(style)).status_code == 200 for style in styles)


def test_every_link_of_a_city_page_to_this_server_is_answered(real: Server) -> None:
    place = httpx.URL(f"{real.url}/doc/city/es-bilbao.html")
    found = {
        place.join(href.replace("&amp;", "&"))
        for href in re.findall(r'href="([^"]+)"', httpx.get(place).text)
    }
    own = sorted(str(url) for url in found if url.host == place.host and "ontology#" not in str(url))
    assert len(own) > 40
    with httpx.Client(follow_redirects=True, headers={"Accept": BROWSER}) as client:
        assert {url: client.get(url).status_code for url in own if client.get(url).status_code != 200} == {}


def test_the_context_that_a_document_names_is_served(real: Server) -> None:
    document = real.get("/doc/body/cop-digital-cities.jsonld").json()
    answer = httpx.get(document["@context"])
    assert answer.headers["content-type"] == "application/ld+json"
    assert answer.json()["@context"]["label"]["@container"] == "@language"
    assert (
        httpx.get(document["@context"], headers={"If-None-Match": answer.headers["etag"]}).status_code == 304
    )


def test_another_base_is_the_base_of_things_and_not_of_paths(tmp_path: Path) -> None:
    graph, iri = (
        NamedNode("https://data.example/graph/one"),
        NamedNode("https://data.example/id/city/es-first"),
    )
    publish(tmp_path, Quad(iri, LABEL, Literal("Elsewhere", language="en"), graph))
    with serving(tmp_path, base="https://data.example/") as running:
        redirected = running.get("/id/city/es-first")
        assert redirected.headers["location"] == f"{running.url}/doc/city/es-first"
        assert running.get("/doc/city/es-first.jsonld").json()["id"] == iri.value
        assert running.get("/doc/city/es-first.html").status_code == 200


def test_addresses_are_those_that_a_client_sees_behind_a_proxy(tmp_path: Path) -> None:
    publish(tmp_path, *city("es-first", "First"))
    with serving(tmp_path, proxies="127.0.0.1") as running:
        told = {
            "x_forwarded_host": "data.example",
            "x_forwarded_proto": "https",
            "x_forwarded_prefix": "/graph",
        }
        place = running.get("/id/city/es-first", **told).headers["location"]
        assert place == "https://data.example/graph/doc/city/es-first"
        document = running.get("/doc/city/es-first.jsonld", **told)
        assert document.json()["@context"] == "https://data.example/graph/context.jsonld"
        page = running.get("/doc/city/es-first.html?lang=es", **told)
        assert "Path=/graph/" in page.headers["set-cookie"]
        assert "Secure" in page.headers["set-cookie"]


@pytest.mark.parametrize(
    "path",
    [
        "/id/%00",
        "/id/a%20b",
        "/doc/a%3Cb",
        "/doc?iri=%22",
        "/doc?iri=",
        "/doc",
        "/doc/%7B%7D.ttl",
        "/id/%E2%80%AE",
    ],
)
def test_what_is_no_iri_is_the_clients_fault(small: Server, path: str) -> None:
    assert small.get(path).status_code in (400, 404)
