"""What a query's text asks for, found without parsing it; SERVICE above all."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.engine import Shape
from graph.engine.tokens import (
    after_prologue,
    calls_service,
    describes_dataset,
    shape,
    tokens,
    undeclared_prefix,
)

GROUP = "{ ?a ?b ?c }"


class Trap:
    """An endpoint that only notes that it was asked, and a store whose queries may ask it."""

    def __init__(self) -> None:
        trap = self
        self.asked = 0

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                trap.asked += 1
                self.send_error(500)

            do_GET = do_POST  # noqa: N815

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"<http://127.0.0.1:{self.server.server_port}/>"
        self.store = Store()
        node = NamedNode("http://a/")
        self.store.extend(
            [Quad(node, node, node), Quad(node, node, Literal(value=True)), Quad(node, node, Literal(1))]
        )

    def is_asked_by(self, query: str) -> bool:
        """Whether evaluating a query makes a request."""
        before = self.asked
        try:
            for _ in self.store.query(query):  # type: ignore[union-attr]
                pass
        except (SyntaxError, OSError, RuntimeError, TypeError):
            pass
        return self.asked > before


@pytest.fixture(scope="module")
def trap() -> Iterator[Trap]:
    made = Trap()
    yield made
    made.server.shutdown()
    made.server.server_close()


CALLS = [
    "SELECT * { SERVICE URL GROUP }",
    "SELECT * { service silent URL GROUP }",
    "SELECT * { SERVICESILENT URL GROUP }",
    "SELECT*{SERVICEURLGROUP}",
    "SELECT * { SERVICE # to\n URL # there\n GROUP }",
    "PREFIX : URL SELECT * { SERVICE:GROUP }",
    "PREFIX : URL PREFIX SERVICE: <http://x/> SELECT * { SERVICE:GROUP }",
    "SELECT * { ?s ?p trueSERVICE URL GROUP }",
    "SELECT * { ?s ?p 1SERVICE URL GROUP }",
    "SELECT * { ?s ?p ?o.SERVICE URL GROUP }",
    "SELECT * { ?s ?p ?o FILTER(1<2)SERVICE#>\n URL GROUP }",
    "SELECT * { ?s ?p ?o FILTER('a'<'>'||true)SERVICE URL GROUP FILTER('b'='b') }",
    "SELECT * { ?s ?p ?o FILTER(1<2)#> '''\nSERVICE URL GROUP #'''\n }",
    "SELECT * { ?s ?p ?o . # a comment\rSERVICE URL GROUP }",
    "SELECT * { OPTIONAL { SERVICE URL GROUP } }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE URL GROUP } }",
    "SELECT * { { SELECT * { SERVICE URL GROUP } } }",
    "SELECT * { VALUES ?x { URL } SERVICE ?x GROUP }",
    'SELECT * { ?s ?p ?o FILTER("""a"b""" != "#") SERVICE URL GROUP }',
]


@pytest.mark.parametrize("query", CALLS)
def test_a_call_is_found_however_it_is_dressed(trap: Trap, query: str) -> None:
    real = query.replace("URL", trap.url).replace("GROUP", GROUP)
    assert calls_service(real) is not None


def test_these_calls_are_real(trap: Trap) -> None:
    asked = [trap.is_asked_by(query.replace("URL", trap.url).replace("GROUP", GROUP)) for query in CALLS]
    assert sum(asked) >= len(CALLS) - 1  # a variable endpoint may be joined the other way round


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX SERVICE: <http://x/service> SELECT ?service { ?service a SERVICE:Service }",
        'SELECT * { ?s ?p "SERVICE <http://x/> { ?a ?b ?c }" }',
        "SELECT * { ?s ?p '''it's a SERVICE <http://x/> { }''' }",
        "SELECT * { ?s ?p ?o } # SERVICE <http://x/> { ?a ?b ?c }",
        "SELECT * { <http://x/SERVICE> <http://x/service#> ?service }",
        "PREFIX service: <http://x/> SELECT * { GRAPH service:g { ?s ?p ?o } }",
        "PREFIX e: <http://x/> SELECT * { ?s e:service ?o . { ?o ?p ?q } }",
        "SELECT ($SERVICE AS ?x) { BIND(1 AS $SERVICE) }",
        "SELECT * { ?s ?p 'x'@service }",
        "SELECT * { _:service ?p ?o }",
    ],
)
def test_the_word_elsewhere_is_no_call(trap: Trap, query: str) -> None:
    assert calls_service(query) is None
    trap.store.query(query)


SIGNS = (
    " ",
    "\n",
    "\r",
    "#",
    "# '",
    "#>",
    "<",
    ">",
    "'",
    '"',
    "'''",
    '"""',
    "(",
    ")",
    ".",
    ";",
    "\\",
    "\\'",
    "?",
)
NAMES = (
    "$",
    "@",
    ":",
    "_:",
    "e:",
    "é",
    "\u00b7",
    "\u2003",
    "<http://x/>",
    "<a>",
    "'x'",
    "SERVICE",
    "service",
)
WORDS = (
    "GRAPH",
    "GRAPH ?g {}",
    "OPTIONAL",
    "{",
    "}",
    "{}",
    "SILENT",
    "UNION",
    "BIND(1 AS ?z)",
    "VALUES ?v { 1 }",
)
PATTERNS = ("?s ?p ?o", "?s ?p ?o.", "?s ?p true", "?s ?p 1", "?s ?p e:")
FILTERS = ("FILTER(1<2)", "FILTER('a'<'>')", "FILTER(?s<?o&&1>0)")
PIECES = st.sampled_from((*SIGNS, *NAMES, *WORDS, *PATTERNS, *FILTERS))
MIDDLES = st.sampled_from(["", " ", "\n", "#\n", "#>\r", " SILENT ", "SILENT", ":", "#'\n"])


@settings(max_examples=1500, deadline=None)
@given(st.lists(PIECES, max_size=6), MIDDLES, st.lists(PIECES, max_size=4), st.booleans())
@example(["?s ?p ?o", "FILTER(1<2)"], "#>\r", [], False)
@example(["?s ?p ?o", "FILTER('a'<'>')"], " ", ["'"], False)
def test_no_query_that_asks_another_endpoint_goes_unseen(
    trap: Trap, before: list[str], middle: str, after: list[str], prefixed: bool
) -> None:
    target = ":" if prefixed else trap.url
    body = f"{''.join(before)}SERVICE{middle}{target}{GROUP}{''.join(after)}"
    query = f"PREFIX : {trap.url} PREFIX e: <http://x:> SELECT * {{ {body} }}"
    if calls_service(query) is None:
        assert not trap.is_asked_by(query)


@given(st.text(alphabet="SERVICEservice<>'\"#\\{}()?:. \n@_^", max_size=80))
def test_no_text_breaks_the_search(text: str) -> None:
    at = calls_service(text)
    assert at is None or text[at : at + 7].lower() == "service"


@given(st.text(max_size=60))
def test_tokens_lie_in_the_text_one_after_the_other(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert token.start >= end
        assert text.startswith(token.text, token.start)
        end = token.start + len(token.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * {}", Shape.ROWS),
        ("select*{}", Shape.ROWS),
        ("ASK{}", Shape.BOOLEAN),
        ("# SELECT\nDESCRIBE <a:b>", Shape.TRIPLES),
        ("PREFIX ask: <http://ask/> BASE <http://x/>\n\tPREFIX : <#> CONSTRUCT {} {}", Shape.TRIPLES),
        ("PREFIXa:<http://x/>SELECT * {}", Shape.ROWS),
        ("VERSION '1.2' SELECT * {}", Shape.ROWS),
        ("INSERT DATA {}", None),
        ("", None),
    ],
)
def test_the_shape_of_the_answer_is_read_off_the_first_keyword(text: str, expected: Shape | None) -> None:
    assert shape(text) is expected


def test_what_stands_in_the_place_of_the_keyword_is_given_with_its_place() -> None:
    found = after_prologue("PREFIX a: <http://a/>\n  SELEC * {}")
    assert found is not None
    assert (found.text, found.start) == ("SELEC", 24)
    assert after_prologue("PREFIX a: <http://a/> ") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * FROM <g:a> {}", True),
        ("SELECT*FROM<g:a>{}", True),
        ("SELECT * FROM NAMED <g:a> {}", True),
        ("SELECT*FROMNAMED<g:a>{}", True),
        ("PREFIX : <g:> SELECT * FROM:a {}", True),
        ("CONSTRUCT { ?s ?p ?o } from <g:a> { ?s ?p ?o }", True),
        ("PREFIX from: <http://x/> SELECT ?from { ?from ?p 'from' } # FROM <g:a>", False),
        ("SELECT * { <http://x/from> ?p 'x'@from }", False),
        ("SELECT * {}", False),
    ],
)
def test_from_is_found_where_it_is_a_clause(text: str, expected: bool) -> None:
    assert describes_dataset(text) is expected


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("SELECT * { ?s foaf:name ?o }", "foaf:name"),
        ("PREFIX foaf: <http://f/> SELECT * { ?s foaf:name ?o ; :x 'a:b' }", ":x"),
        ("PREFIX foaf: <http://f/> SELECT * { <a:b> foaf:name ?o } # x:y", None),
    ],
)
def test_a_prefix_that_is_not_declared_is_found(text: str, prefix: str | None) -> None:
    found = undeclared_prefix(text)
    assert (found.text if found else None) == prefix
