"""Reading by the SPARQL 1.1 Graph Store Protocol, and the whole dataset."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from urllib.parse import quote

import httpx
import pytest
from pyoxigraph import Dataset, Literal, NamedNode, Quad, RdfFormat, Store, parse

from graph.versions import Versions
from tests.api.conftest import EXAMPLE, LABEL, Server, lasting, publish, serving

pytestmark = pytest.mark.slow

BASE = "https://w3id.org/uclg-graph/"
ZERO = quote(f"{EXAMPLE}graph/0", safe="")
NONE = quote(f"{EXAMPLE}graph/none", safe="")
TEXTS = ["plain", 'a "quoted" one', "lines\nand\ttabs", "back\\slash .", "} <http://x/> .", "ñ€😀", ""]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on graphs below its own base, with texts that are hard to write; at most ten rows."""
    folder = tmp_path_factory.mktemp("own")

    def change(store: Store) -> None:
        for number, text in enumerate(TEXTS):
            thing, graph = NamedNode(f"{BASE}id/{number}"), NamedNode(f"{BASE}graph/table/t{number % 3}")
            store.add(Quad(thing, NamedNode(LABEL), Literal(text, language="en"), graph))
            store.add(Quad(thing, NamedNode(LABEL), Literal(text), graph))

    assert Versions(folder).commit(change, author="test", message="texts")
    with serving(folder, readers="1", rows="10") as running:
        yield running


def triples(answer: httpx.Response) -> int:
    assert answer.status_code == 200, answer.text
    return len(list(parse(answer.content, format=RdfFormat.TURTLE)))


def dataset(answer: httpx.Response, format_: RdfFormat) -> Dataset:
    assert answer.status_code == 200, answer.text
    return Dataset(parse(answer.content, format=format_))


def test_a_named_graph_is_read_by_its_iri(server: Server) -> None:
    answer = server.get(f"/store?graph={ZERO}")
    assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
    assert answer.headers["graph-version"] == "1"
    assert triples(answer) == 100


def test_the_default_graph_is_the_union(server: Server) -> None:
    assert triples(server.get("/store?default")) == 200
    assert triples(server.get("/store?default=")) == 200


def test_a_graph_is_read_at_its_own_address(own: Server) -> None:
    answer = own.get("/graph/table/t1")
    assert triples(answer) == 4
    assert answer.headers["access-control-allow-origin"] == "*"
    iri = quote(f"{BASE}graph/table/t1", safe="")
    assert own.get(f"/store?graph={iri}").content == answer.content


@pytest.mark.parametrize("path", [f"/store?graph={NONE}", "/graph/table/none", "/graph/"])
def test_a_graph_that_is_not_there_is_404(server: Server, path: str) -> None:
    answer = server.get(path)
    assert (answer.status_code, answer.json()["title"]) == (404, "Not found")
    assert answer.json()["detail"].startswith("There is no graph http")


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml;q=0.9, text/turtle;q=0.1", "application/rdf+xml"),
        ("text/*", "text/turtle; charset=utf-8"),
    ],
)
def test_the_format_of_a_graph_is_negotiated(server: Server, accept: str, media_type: str) -> None:
    answer = server.get(f"/store?graph={ZERO}", accept=accept)
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert answer.headers["vary"] == "Accept, Accept-Encoding"


def test_a_format_may_be_named(server: Server) -> None:
    assert server.get(f"/store?graph={ZERO}&format=nt", accept="text/turtle").text.count("\n") == 100


def test_a_format_that_cannot_be_had_is_an_error(server: Server) -> None:
    assert server.get(f"/store?graph={ZERO}", accept="image/png").status_code == 406
    assert server.get(f"/store?graph={ZERO}&format=csv").status_code == 400


@pytest.mark.parametrize("query", ["graph=graph/0", "graph=", f"graph={ZERO}&default", "graf=x"])
def test_parameters_that_name_no_graph_are_an_error(server: Server, query: str) -> None:
    answer = server.get(f"/store?{query}")
    assert (answer.status_code, answer.json()["title"]) == (400, "Invalid request")


def test_a_graph_named_twice_is_an_error(server: Server) -> None:
    assert server.get(f"/store?graph={ZERO}&graph={ZERO}").status_code == 400


@pytest.mark.parametrize(
    "path", [f"/store?graph={ZERO}", "/store", "/store?format=trig", f"/store?graph={NONE}"]
)
def test_head_gives_the_same_headers_and_no_body(server: Server, path: str) -> None:
    head, get = httpx.head(server.url + path), httpx.get(server.url + path)
    assert (head.status_code, head.content) == (get.status_code, b"")
    # A server may say either way how it would cut a body whose length it does not know (RFC 9110, 9.3.2).
    names = (lasting(head).keys() | lasting(get).keys()) - {"transfer-encoding"}
    assert {name: lasting(head).get(name) for name in names} == {
        name: lasting(get).get(name) for name in names
    }


@pytest.mark.parametrize("path", ["/store?default", "/store", "/graph/table/t1"])
@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_writing_is_refused_and_told_what_is_allowed(server: Server, method: str, path: str) -> None:
    answer = httpx.request(method, server.url + path)
    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize("path", ["/store", "/graph/table/t1"])
def test_a_preflight_is_answered(server: Server, path: str) -> None:
    answer = httpx.options(server.url + path, headers={"Origin": "https://example.org"})
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (204, "*")
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_the_whole_dataset_is_the_dump(server: Server) -> None:
    answer = server.get("/store", accept_encoding="identity")
    assert answer.headers["content-type"] == "application/n-quads"
    assert answer.headers["vary"] == "Accept, Accept-Encoding"
    version = Versions(server.folder).get(1)
    assert answer.content == gzip.decompress(version.dump_path.read_bytes())


def test_the_dump_goes_out_as_it_lies_there_to_whom_takes_gzip(server: Server) -> None:
    answer = server.get("/store", accept_encoding="br;q=0.5, gzip;q=1")
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) == Versions(server.folder).get(1).manifest.dump.bytes
    assert answer.content == server.get("/store", accept_encoding="gzip;q=0").content


def test_trig_says_the_same_as_n_quads_whatever_the_texts_hold(
    own: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    nquads = dataset(own.get("/store", accept="application/n-quads"), RdfFormat.N_QUADS)
    assert len(nquads) == 2 * len(TEXTS)
    with serving(own.folder, readers="1") as wide:
        answer = wide.get("/store", accept="application/trig")
        assert answer.headers["content-type"] == "application/trig"
        assert dataset(answer, RdfFormat.TRIG) == nquads


def test_trig_of_many_quads_puts_neighbours_together(server: Server) -> None:
    answer = server.get("/store?format=trig")
    assert len(dataset(answer, RdfFormat.TRIG)) == 200


def test_trig_over_the_cap_is_an_error_that_names_the_dump(own: Server) -> None:
    answer = own.get("/store?format=trig")
    assert answer.status_code == 422
    assert "14 quads" in answer.json()["detail"]
    dump = answer.json()["detail"].rpartition(" ")[2]
    assert dump == f"{own.url}/store?format=nquads"
    assert httpx.get(dump).text.count("\n") == 2 * len(TEXTS)


def test_a_graph_over_the_cap_is_an_error_that_names_the_dump(own: Server) -> None:
    answer = own.get("/store?default")
    assert answer.status_code == 422
    assert "UCLG_ROWS" in answer.json()["detail"]
    assert answer.json()["detail"].endswith(f"{own.url}/store?format=nquads")


def test_a_dataset_is_not_had_in_a_format_of_graphs(server: Server) -> None:
    assert server.get("/store", accept="text/turtle").status_code == 406
    assert server.get("/store?format=turtle").status_code == 400


def test_the_dump_is_that_of_the_version_in_force(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("growing")
    publish(folder, 2)
    with serving(folder, readers="1") as growing:
        assert growing.get("/store").text.count("\n") == 2
        publish(folder, 5)
        answer = growing.get("/store")
        assert (answer.headers["graph-version"], answer.text.count("\n")) == ("2", 5)
