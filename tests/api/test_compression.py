"""Answers are packed where the client takes it, each under a strong tag of its own."""

from __future__ import annotations

import gzip

import brotli
import httpx
import pytest
import zstandard

from tests.api.conftest import Server, lasting

LONG = "SELECT * { ?s ?p ?o } ORDER BY ?s LIMIT 100"
SHORT = "SELECT * { ?s ?p ?o } LIMIT 1"
UNPACK = {"zstd": zstandard.ZstdDecompressor().decompress, "br": brotli.decompress, "gzip": gzip.decompress}


def raw(server: Server, query: str, coding: str, method: str = "GET", **headers: str) -> httpx.Response:
    """An answer whose content is the bytes that were sent."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with httpx.stream(
        method,
        f"{server.url}/sparql",
        params={"query": query},
        headers={"Accept-Encoding": coding, "Accept": "application/json"} | named,
    ) as answer:
        answer._content = b"".join(answer.iter_raw())
    return answer


@pytest.mark.parametrize("coding", UNPACK)
def test_a_long_answer_comes_packed_and_is_the_same_unpacked(server: Server, coding: str) -> None:
    plain, packed = raw(server, LONG, "identity"), raw(server, LONG, coding)
    assert packed.headers["content-encoding"] == coding
    assert packed.headers["content-length"] == str(len(packed.content))
    assert len(packed.content) < len(plain.content) / 2
    assert UNPACK[coding](packed.content) == plain.content
    assert "content-encoding" not in plain.headers
    for answer in (plain, packed):
        assert answer.headers["vary"] == "Accept, Accept-Encoding"


def test_each_coding_has_its_own_tag_and_each_tag_is_good_for_a_304(server: Server) -> None:
    tags = {coding: raw(server, LONG, coding).headers["etag"] for coding in (*UNPACK, "identity")}
    assert len(set(tags.values())) == 4
    for coding, tag in tags.items():
        for _ in range(2):  # once evaluated, once remembered
            unchanged = raw(server, LONG, coding, If_None_Match=tag)
            assert (unchanged.status_code, unchanged.content) == (304, b"")
            assert unchanged.headers["etag"] == tag
            assert "content-encoding" not in unchanged.headers


def test_a_tag_of_another_answer_is_no_304(server: Server) -> None:
    other = raw(server, SHORT, "gzip").headers["etag"]
    assert raw(server, LONG, "gzip", If_None_Match=other).status_code == 200


def test_a_short_answer_is_sent_as_it_is(server: Server) -> None:
    answer = raw(server, SHORT, "zstd, gzip")
    assert "content-encoding" not in answer.headers
    assert answer.json()["results"]["bindings"]


def test_the_head_of_a_packed_answer_is_that_of_get(server: Server) -> None:
    get, head = raw(server, LONG, "gzip"), raw(server, LONG, "gzip", "HEAD")
    assert head.content == b""
    assert lasting(head) == lasting(get)


def test_problems_and_pages_are_packed_too(server: Server) -> None:
    page = raw(server, "", "br")  # a service description or a problem: both have words enough
    assert page.status_code in (200, 400)
    start = server.get("/", accept="text/html", accept_encoding="gzip")
    assert start.headers["content-encoding"] == "gzip"
    assert "<html" in start.text


def test_a_dump_that_is_packed_already_is_not_packed_twice(server: Server) -> None:
    answer = server.get("/store", accept="application/n-quads", accept_encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.text.startswith("<")


def test_a_part_of_an_answer_is_of_the_plain_one(server: Server) -> None:
    assert "content-encoding" not in raw(server, LONG, "gzip", Range="bytes=0-99").headers
