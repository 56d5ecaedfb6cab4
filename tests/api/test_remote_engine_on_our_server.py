"""The two engines agree: the remote one on our own server answers as the embedded one behind it does."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from graph.engine import FORMATS, QueryRequest, Shape
from graph.engine.embedded import EmbeddedEngine
from graph.engine.remote import RemoteEngine
from graph.errors import QueryRefused, QuerySyntaxError, QueryTimeout, QueryTooLarge
from graph.settings import load
from tests.api.conftest import COUNT, ENDLESS, EXAMPLE, Server

pytestmark = pytest.mark.slow

QUERIES = {
    Shape.ROWS: "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s LIMIT 20",
    Shape.BOOLEAN: f"ASK {{ <{EXAMPLE}thing/3> ?p ?o }}",
    Shape.TRIPLES: f"DESCRIBE <{EXAMPLE}thing/3>",
}


def test_both_engines_give_the_same_bytes_in_every_format(server: Server) -> None:
    settings = replace(load({}), data=server.folder, readers=1)
    requests = [
        QueryRequest(text, format_)
        for shape, text in QUERIES.items()
        for format_ in FORMATS
        if format_.writes(shape)
    ]

    async def scene() -> None:
        embedded, remote = EmbeddedEngine(settings), RemoteEngine(f"{server.url}/sparql", settings)
        try:
            for request in requests:
                one, other = await embedded.query(request), await remote.query(request)
                assert (one.body, one.media_type) == (other.body, other.media_type)
        finally:
            await embedded.close()

    asyncio.run(scene())


def test_graphs_are_passed_on_to_our_server(server: Server) -> None:
    remote = RemoteEngine(f"{server.url}/sparql", load({}))
    answer = asyncio.run(remote.query(QueryRequest(COUNT, default_graphs=(f"{EXAMPLE}graph/0",))))
    assert b'"value":"100"' in answer.body


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SELEC", QuerySyntaxError),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", QueryRefused),
        ("SELECT ?a { ?a ?b ?c . ?d ?e ?f }", QueryTooLarge),
        (ENDLESS, QueryTimeout),
    ],
)
def test_problems_of_our_server_come_through(server: Server, text: str, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        asyncio.run(RemoteEngine(f"{server.url}/sparql", load({})).query(QueryRequest(text)))
