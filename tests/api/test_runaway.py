"""Hostile queries on the real graph: each is ended in time, and nobody else notices."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path

import httpx
import pytest

from graph.settings import Settings
from tests.api.conftest import Server, serving, wait_for

DEADLINE = 1.0
SMALL = "SELECT * { ?s a ?class } LIMIT 3"
SIX = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?q ?r ?t"
COUNT = "SELECT (COUNT(*) AS ?number)"
SELF = 'REPLACE(?v#, ".", ?v#)'
LISTED = ', "#"'
ANY = "(<x:1>|!<x:1>)"


def doubled(times: int, step: str = "CONCAT(?v#, ?v#)", start: str = '"0123456789"') -> str:
    """A chain of BINDs from ?v0 on, each made of the one before."""
    chain = (f"BIND({step} AS ?v{i + 1})".replace("#", str(i)) for i in range(times))
    return f"BIND({start} AS ?v0) {' '.join(chain)}"


def each(many: int, text: str) -> str:
    """The text for each number, in the place of #."""
    return " ".join(text.replace("#", str(number)) for number in range(many))


HOSTILE = {
    "a cross product counted": f"{COUNT} {{ {SIX} }}",
    "a cross product sorted": f"SELECT * {{ {SIX} }} ORDER BY ?a ?d ?g ?t",
    "a cross product sorted for one row": f"SELECT * {{ {SIX} }} ORDER BY CONCAT(STR(?a), STR(?t)) LIMIT 1",
    "a cross product grouped": f"SELECT ?a ?d ?g (COUNT(*) AS ?number) {{ {SIX} }} GROUP BY ?a ?d ?g",
    "a cross product made distinct": f"SELECT DISTINCT ?a ?d ?g ?j {{ {SIX} }}",
    "a cross product concatenated": f"SELECT (GROUP_CONCAT(?c) AS ?x) {{ {SIX} }}",
    "a cross product constructed": f"CONSTRUCT {{ ?a ?k ?t . ?d ?b ?i }} {{ {SIX} }}",
    "a cross product as rows": f"SELECT * {{ {SIX} }}",
    "a cross product skipped over": f"SELECT * {{ {SIX} }} OFFSET 1000000000000 LIMIT 1",
    "a cross product searched in vain": f'ASK {{ {SIX} FILTER(CONCAT(STR(?a), STR(?t)) = "never") }}',
    "everything concatenated": "SELECT (GROUP_CONCAT(CONCAT(STR(?s), STR(?o))) AS ?x) { ?s ?p ?o . ?t a ?k }",
    "paths over everything": f"{COUNT} {{ ?a {ANY}* ?b . ?b {ANY}* ?c }}",
    "paths both ways": f"SELECT * {{ ?a ({ANY}|^{ANY})+ ?b }} ORDER BY ?b",
    "paths in paths": f"{COUNT} {{ ?a ((({ANY}*)/({ANY}*))*/(^{ANY})*)+ ?b }}",
    "an aggregate over paths": (
        f"SELECT ?a (COUNT(DISTINCT ?b) AS ?n) {{ ?a ({ANY}/{ANY}?)+ ?b . ?b (^{ANY})* ?c }} GROUP BY ?a"
    ),
    "ten thousand parentheses": f"ASK {{ FILTER({'(' * 10_000}1{')' * 10_000}) }}",
    "ten thousand groups": f"ASK {'{' * 10_000}{'}' * 10_000}",
    "a regular expression on triples of triples": (
        f"{COUNT} {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i "
        'FILTER(REGEX(CONCAT(STR(?c), STR(?f), STR(?i)), "^(([a-z])+.)+[A-Z]([a-z])+$", "i")) }'
    ),
    "a regular expression that unfolds": (
        f'SELECT * {{ ?s ?p ?o FILTER(REGEX(STR(?o), "{"(" * 6}a{"{1,40})" * 6}")) }}'
    ),
    "a regular expression for each row": (
        f"{COUNT} {{ ?a ?b ?c . ?d ?e ?f "
        'FILTER(REGEX(STR(?c), CONCAT("(", ENCODE_FOR_URI(STR(?f)), "|x{1,500}){1,50}"))) }'
    ),
    "a string doubled": f"SELECT (STRLEN(?v40) AS ?n) {{ {doubled(40)} }}",
    "a string replaced by itself": (f"SELECT (STRLEN(?v12) AS ?n) {{ {doubled(12, SELF)} }}"),
    "strings doubled over everything": (
        f"SELECT (SUM(STRLEN(?v22)) AS ?n) {{ ?s ?p ?o . {doubled(22, start='STR(?o)')} }}"
    ),
    "huge VALUES": (
        f"{COUNT} {{ VALUES ?x {{ {each(100_000, '#')} }} VALUES ?y {{ {each(100_000, '#')} }} "
        "FILTER(?x + ?y < 0) }"
    ),
    "a description of everything": "DESCRIBE * { ?s ?p ?o . ?t ?q ?r }",
    "OPTIONAL in OPTIONAL": (f"{COUNT} {{ ?a ?b ?c {each(30, 'OPTIONAL { ?a# ?b# ?c#')} {'}' * 31}"),
    "NOT EXISTS of a cross product": (
        f"{COUNT} {{ ?a ?b ?c FILTER NOT EXISTS {{ ?d ?e ?f . ?g ?h ?i "
        "FILTER(?f = ?c && ?i = ?a && ?d = ?g && ?e != ?e) } }"
    ),
    "MINUS of a cross product": f"{COUNT} {{ {{ ?a ?b ?c . ?d ?e ?f }} MINUS {{ ?a ?b ?x . ?d ?e ?y }} }}",
    "a tower of UNION": (f"{COUNT} {{ {each(40, '{ ?a# ?b ?c } UNION { ?c ?b ?a# }')} }}"),
    "a long IN": (
        f"{COUNT} {{ ?a ?b ?c . ?d ?e ?f FILTER(CONCAT(STR(?a), STR(?d)) IN (0 {each(50_000, LISTED)})) }}"
    ),
    "three thousand patterns": f"SELECT * {{ {each(3000, '?s# ?p# ?o# .')} }}",
    "a product of subqueries": (
        f"{COUNT} {{ {each(5, '{ SELECT ?a# { ?a# ?b ?c . ?d ?e ?f } ORDER BY ?f }')} }}"
    ),
    "hashes over a cross product": f"SELECT (MAX(SHA512(CONCAT(STR(?c), STR(?t)))) AS ?x) {{ {SIX} }}",
}


@pytest.fixture(scope="module")
def server(published: Settings) -> Iterator[Server]:
    """A server on the real graph with a short deadline."""
    with serving(published.data, timeout=f"{DEADLINE:g}", queue="8") as running:
        yield running


def send(server: Server, query: str, timeout: float = DEADLINE) -> httpx.Response:
    content = {"query": query, "timeout": f"{timeout:g}"}
    return httpx.post(f"{server.url}/sparql", data=content, timeout=30)


@pytest.mark.parametrize("sort", HOSTILE)
def test_a_hostile_query_is_ended_in_time_and_the_next_is_answered(server: Server, sort: str) -> None:
    start = time.monotonic()
    answer = send(server, HOSTILE[sort])
    seconds = time.monotonic() - start
    assert answer.status_code in (422, 504)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"].endswith(("/problem/timeout", "/problem/too-large"))
    assert seconds < DEADLINE + 1
    assert len(server.ask(SMALL).json()["results"]["bindings"]) == 3


def memory(server: Server) -> int:
    """Kilobytes that the server and its readers hold for themselves."""
    pids = (server.process.pid, *server.readers())
    texts = (Path(f"/proc/{pid}/status").read_text() for pid in pids)
    return sum(int(re.findall(r"RssAnon:\s+(\d+) kB", text)[0]) for text in texts)


def settled(server: Server) -> bool:
    """Whether every reader is there and none computes."""
    try:
        states = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2][1] for pid in server.readers()]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return states == ["S"] * 4


def test_after_a_hundred_hostile_queries_the_memory_is_back_and_the_server_the_same(server: Server) -> None:
    for query in HOSTILE.values():  # what the server itself keeps for large requests is there before
        send(server, query, timeout=0.05)
    wait_for(lambda: settled(server))
    before = memory(server)
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda query: send(server, query, 0.3), islice(cycle(HOSTILE.values()), 100)))
    assert {answer.status_code for answer in answers} <= {422, 504}
    assert server.process.poll() is None
    wait_for(lambda: settled(server) and memory(server) < 1.3 * before)
    assert server.ask(SMALL).status_code == 200
