"""What is malformed below SPARQL: a 4xx or a closed connection, and the next request is answered."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from xml.etree import ElementTree as ET

import httpx
import pytest

from api.limits import LONGEST_ADDRESS
from tests.api.conftest import Server, publish, serving

pytestmark = pytest.mark.slow

HOST = b"Host: here\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
POST = b"POST /sparql HTTP/1.1\r\n" + HOST + FORM
ASK = b"query=ASK{}"
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
PARSERS = ["httptools", "h11"]
PATIENCE = 6.0  # the server gives up after one second; it looks once a second


@pytest.fixture(scope="module", params=PARSERS)
def strict(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with little patience and one reader, so that whatever is stuck is noticed."""
    folder = tmp_path_factory.mktemp("strict")
    publish(folder, 10)
    limits = {"head_timeout": "1", "body_timeout": "1", "send_timeout": "1", "body": "100000"}
    with serving(folder, parser=request.param, readers="1", **limits) as running:
        yield running


class Line:
    """A connection by a raw socket."""

    def __init__(self, server: Server) -> None:
        address = urlsplit(server.url)
        assert address.hostname
        assert address.port
        self.socket = socket.create_connection((address.hostname, address.port), timeout=PATIENCE)
        self.got = b""

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def say(self, data: bytes) -> None:
        self.socket.sendall(data)

    def hear(self) -> bytes:
        """Everything until the server closes.

        Raises:
            TimeoutError: it does not.
        """
        until = time.monotonic() + PATIENCE
        while part := self.socket.recv(1 << 16):
            self.got += part
            if time.monotonic() > until:
                raise TimeoutError
        return self.got

    def hear_until_cut(self) -> bytes:
        """The same; a connection that is reset is closed too."""
        with suppress(ConnectionError):
            self.hear()
        return self.got

    def status(self) -> int:
        """Of the first answer; 0 where the connection was closed without."""
        while b"\r\n\r\n" not in self.got:
            try:
                part = self.socket.recv(1 << 16)
            except ConnectionError:
                break
            if not part:
                break
            self.got += part
        found = re.match(rb"HTTP/1\.1 (\d{3}) ", self.got)
        return int(found[1]) if found else 0


def said(server: Server, *parts: bytes) -> int:
    """The status of the answer; 0 where the connection was closed without one."""
    with Line(server) as line:
        with suppress(ConnectionError):
            for part in parts:
                line.say(part)
        return line.status()


def parser_of(server: Server) -> str:
    environment = Path(f"/proc/{server.process.pid}/environ").read_bytes().split(b"\0")
    return next(part[12:].decode() for part in environment if part.startswith(b"UCLG_PARSER="))


def well(server: Server) -> bool:
    """Whether a normal request is answered at once."""
    answer = httpx.get(f"{server.url}/sparql", params={"query": "ASK {}"}, timeout=2)
    return answer.status_code == 200 and answer.json()["boolean"] is True


def get(*fields: bytes, path: bytes = b"/health/live", version: bytes = b"HTTP/1.1") -> bytes:
    return b"GET " + path + b" " + version + b"\r\n" + b"".join(field + b"\r\n" for field in fields) + b"\r\n"


REFUSED = {
    "no host": get(),
    "two hosts": get(b"Host: one", b"Host: two"),
    "a host that is none": get(b"Host: ["),
    "a host with a path": get(b"Host: here/there"),
    "a host with markup": get(b"Host: <b>"),
    "a hello of TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    "a word": b"HELLO\r\n\r\n",
    "nothing but ends of lines": b"\r\n" * 300_000,
    "a preface of HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "HTTP/0.9": b"GET /\r\n\r\n",
    "HTTP/9.9": get(b"Host: here", version=b"HTTP/9.9"),
    "a name of the protocol in lower case": get(b"Host: here", version=b"http/1.1"),
    "a megabyte of fields": get(b"Host: here", *(b"X-%d: %s" % (n, b"a" * 1000) for n in range(1000))),
    "a field without an end": b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * (1 << 20),
    "an address without an end": b"GET /" + b"a" * (1 << 20),
    "a space before the colon": get(b"Host: here", b"X : a"),
    "a NUL in a field": get(b"Host: here", b"X: a\0b"),
    "a lone carriage return in a field": get(b"Host: here", b"X: a\rb"),
    "raw bytes in the path": get(b"Host: here", path=b"/\xff"),
    "a path that is not UTF-8": get(b"Host: here", path=b"/%ff"),
    "a path that is cut in a letter": get(b"Host: here", path=b"/%c3"),
    "a path with NUL": get(b"Host: here", path=b"/static/%00"),
    "a path with an end of line": get(b"Host: here", path=b"/a%0d%0aSet-Cookie:a"),
    "a query that is not UTF-8": get(b"Host: here", path=b"/sparql?query=%ff"),
    "two lengths": POST + b"Content-Length: 11\r\nContent-Length: 12\r\n\r\n" + ASK + b"x",
    "a list of lengths": POST + b"Content-Length: 11, 12\r\n\r\n" + ASK + b"x",
    "a negative length": POST + b"Content-Length: -1\r\n\r\n",
    "a length with a sign": POST + b"Content-Length: +11\r\n\r\n" + ASK,
    "a length in words": POST + b"Content-Length: eleven\r\n\r\n" + ASK,
    "a length beyond all numbers": POST + b"Content-Length: " + b"9" * 100 + b"\r\n\r\n" + ASK,
    "a length and chunks": POST + b"Content-Length: 11\r\n" + CHUNKED + b"b\r\n" + ASK + b"\r\n0\r\n\r\n",
    "chunks and a length": POST + CHUNKED[:-2] + b"Content-Length: 3\r\n\r\nb\r\n" + ASK + b"\r\n0\r\n\r\n",
    "two transfer encodings": POST + b"Transfer-Encoding: identity\r\n" + CHUNKED + b"0\r\n\r\n",
    "an unknown transfer encoding": POST + b"Transfer-Encoding: gzip\r\n\r\n" + ASK,
    "a transfer encoding that looks like one": POST + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "chunks in HTTP/1.0": b"POST /sparql HTTP/1.0\r\n" + HOST + FORM + CHUNKED + b"0\r\n\r\n",
    "a chunk without a size": POST + CHUNKED + b"zz\r\nabc\r\n",
    "a form that is not UTF-8": POST + b"Content-Length: 9\r\n\r\nquery=%ff",
    "a form of raw bytes": POST + b"Content-Length: 7\r\n\r\nquery=\xff",
    "a body that is too large": POST + b"Content-Length: 100001\r\n\r\n",
    "a body in another charset": b"POST /sparql HTTP/1.1\r\n" + HOST
    + b"Content-Type: application/sparql-query; charset=utf-16\r\nContent-Length: 2\r\n\r\n\xff\xfe",
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_malformed_is_refused_and_the_next_request_is_answered(strict: Server, name: str) -> None:
    assert said(strict, REFUSED[name]) in (0, *range(400, 500))
    assert well(strict)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("no host", 400),
        ("a host that is none", 400),
        ("a length and chunks", 400),
        ("a path that is not UTF-8", 400),
        ("a path with NUL", 400),
        ("a form that is not UTF-8", 400),
        ("a body that is too large", 413),
        ("a body in another charset", 415),
    ],
)
def test_the_status_says_what_is_wrong(strict: Server, name: str, status: int) -> None:
    assert said(strict, REFUSED[name]) == status


@pytest.mark.parametrize("name", ["a length and chunks", "chunks and a length", "two lengths"])
def test_nothing_that_follows_a_request_of_doubtful_length_is_read_as_another(
    strict: Server, name: str
) -> None:
    with Line(strict) as line:
        line.say(REFUSED[name] + get(b"Host: here"))
        assert line.hear().count(b"HTTP/1.1 ") == 1


# What stays open without an end: each part is sent after a while, as long as the server listens.
SLOW = {
    "silence": (b"",),
    "a head that stops": (b"GET / HTTP/1.1\r\nHost",),
    "a head of a byte a while": (b"GET / HTTP/1.1\r\nX: ", *[b"a"] * 40),
    "a body that never comes": (POST + b"Content-Length: 11\r\n\r\n",),
    "a body that stops": (POST + b"Content-Length: 11\r\n\r\nque",),
    "a body of a byte a while": (POST + b"Content-Length: 1000\r\n\r\n", *[b"q"] * 40),
    "chunks without an end": (POST + CHUNKED, *[b"1\r\nq\r\n"] * 40),
    "a size of a chunk without an end": (POST + CHUNKED, *[b"0"] * 40),
    "a trailer without an end": (POST + CHUNKED + b"0\r\n", *[b"X-A: a\r\n"] * 40),
    "a body that a GET announces": (get(b"Host: here", b"Content-Length: 11"),),
    "a body that nobody reads": (b"DELETE /health/live HTTP/1.1\r\n" + HOST + CHUNKED, *[b"1\r\nq\r\n"] * 40),
    "a continuation that is asked for": (POST + b"Content-Length: 11\r\nExpect: 100-continue\r\n\r\n",),
}


@pytest.mark.parametrize("name", SLOW)
def test_whoever_is_too_slow_is_cut_within_seconds(strict: Server, name: str) -> None:
    with Line(strict) as line:
        with suppress(ConnectionError):
            for part in SLOW[name]:
                line.say(part)
                time.sleep(0.1 if len(SLOW[name]) > 1 else 0)
        heard = line.hear_until_cut()
    assert not re.search(rb"HTTP/1\.1 5", heard)
    assert well(strict)


def test_a_body_that_does_not_come_in_time_is_a_408(strict: Server) -> None:
    with Line(strict) as line:
        line.say(POST + b"Content-Length: 11\r\n\r\nque")
        assert line.status() == 408
        assert b"UCLG_BODY_TIMEOUT" in line.hear()


def test_hundreds_of_silent_connections_leave_the_server_free(strict: Server) -> None:
    lines = [Line(strict) for _ in range(300)]
    try:
        for line in lines:
            line.say(b"GET /sparql HTTP/1.1\r\n")
        assert well(strict)
    finally:
        for line in lines:
            line.socket.close()


def test_whoever_comes_when_the_house_is_full_is_told_so_and_counted(strict: Server, tmp_path: Path) -> None:
    publish(tmp_path, 10)
    with serving(tmp_path, connections="3", readers="1", parser=parser_of(strict)) as small:
        lines = [Line(small) for _ in range(3)]
        simple = get(b"Host: here", path=b"/sparql?query=ASK%7B%7D")
        for line in lines:
            line.say(simple)
            assert line.status() == 200
        with Line(small) as late:
            late.say(simple)
            head, _, body = late.hear().partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 503")
        assert re.search(rb"^retry-after: 1\r?$", head, re.MULTILINE | re.IGNORECASE)
        assert json.loads(body)["type"].endswith("/problem/busy")
        assert b"nosniff" in head
        for line in lines:
            line.socket.close()
        assert well(small)
        assert 'status="503"' in httpx.get(f"{small.url}/metrics").text


def test_an_endless_body_in_full_speed_ends(strict: Server) -> None:
    with Line(strict) as line:
        line.say(POST + CHUNKED)
        until = time.monotonic() + PATIENCE
        with pytest.raises(ConnectionError):
            while time.monotonic() < until:
                line.say(b"8000\r\n" + b"q" * 0x8000 + b"\r\n")
    assert well(strict)


def test_a_bomb_is_refused_unread(strict: Server) -> None:
    bomb = gzip.compress(bytes(50 << 20))
    for coding in ("gzip", "br", "zstd", "deflate", "gzip, gzip", "identity, gzip", "anything"):
        answer = httpx.post(
            f"{strict.url}/sparql",
            content=bomb,
            headers={"Content-Encoding": coding, "Content-Type": "application/sparql-query"},
        )
        assert answer.status_code == 415
        assert answer.headers["accept-encoding"] == "identity"
        assert answer.headers["content-type"] == "application/problem+json"
    assert well(strict)


def test_identity_is_no_encoding(strict: Server) -> None:
    answer = httpx.post(
        f"{strict.url}/sparql", data={"query": "ASK {}"}, headers={"Content-Encoding": "identity"}
    )
    assert answer.status_code == 200


def test_a_client_that_takes_nothing_of_its_answer_is_cut(strict: Server) -> None:
    long = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with Line(strict) as line:
        line.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.say(get(b"Host: here", path=b"/sparql?" + urlencode({"query": long, "format": "json"}).encode()))
        time.sleep(PATIENCE - 2)
        with pytest.raises(ConnectionError):
            line.hear()
    assert well(strict)


METHODS = ("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "MKCOL", "BREW", "get")


@pytest.mark.parametrize("path", ["/", "/sparql", "/health/live", "/health/ready", "/static/icon.svg"])
@pytest.mark.parametrize("method", METHODS)
def test_methods_that_nobody_serves_are_refused_with_those_that_are(
    strict: Server, path: str, method: str
) -> None:
    with Line(strict) as line:
        line.say(f"{method} {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n".encode())
        head, _, body = line.hear().partition(b"\r\n\r\n")
    if head.startswith(b"HTTP/1.1 400"):
        return  # the parser does not know the method at all
    assert head.startswith(b"HTTP/1.1 405")
    assert re.search(rb"^allow: .*GET", head, re.MULTILINE | re.IGNORECASE)
    assert json.loads(body)["type"].endswith("/problem/method")


def test_connect_opens_no_tunnel(strict: Server) -> None:
    request = b"CONNECT 192.0.2.1:443 HTTP/1.1\r\nHost: 192.0.2.1:443\r\n\r\n"
    assert said(strict, request) in (0, 400, 404, 405)
    assert well(strict)


def test_an_upgrade_is_ignored(strict: Server) -> None:
    for fields in ((b"Upgrade: websocket",), (b"Upgrade: h2c", b"HTTP2-Settings: AAMAAABkAAQAAP__")):
        with Line(strict) as line:
            line.say(get(b"Host: here", b"Connection: Upgrade, close", *fields))
            assert line.status() == 200


def test_http_1_0_is_answered_and_closed(strict: Server) -> None:
    with Line(strict) as line:
        line.say(get(version=b"HTTP/1.0"))
        assert line.hear().endswith(b'{"status":"live"}')


@pytest.mark.parametrize("more", [1, 1000, 100_000])
@pytest.mark.parametrize("start", [b"/sparql?query=ASK%7B%7D%23", b"/", b"http://here/"])
def test_an_address_has_the_same_bound_whichever_parser_reads_it(
    strict: Server, start: bytes, more: int
) -> None:
    for size, statuses in ((LONGEST_ADDRESS, {200, 404}), (LONGEST_ADDRESS + more, {414})):
        with Line(strict) as line:
            line.say(get(b"Host: here", b"Connection: close", path=start.ljust(size, b"x")))
            head, _, body = line.hear().partition(b"\r\n\r\n")
        assert int(head[9:12]) in statuses
        if 414 in statuses:
            assert json.loads(body)["type"].endswith("/problem/address-too-long")
            assert b"x-request-id" in head.lower()


def test_requests_sent_in_one_go_are_answered_in_their_order(strict: Server) -> None:
    with Line(strict) as line:
        line.say(
            get(b"Host: here")
            + POST + b"Content-Length: 11\r\n\r\n" + ASK
            + get(b"Host: here", path=b"/nothing")
            + get(b"Host: here", b"Connection: close")
        )  # fmt: skip
        assert re.findall(rb"HTTP/1\.1 (\d+)", line.hear()) == [b"200", b"200", b"404", b"200"]


def test_a_thousand_requests_in_one_go_are_all_answered(strict: Server) -> None:
    with Line(strict) as line:
        line.say(get(b"Host: here") * 999 + get(b"Host: here", b"Connection: close"))
        assert line.hear().count(b"HTTP/1.1 200") == 1000


def test_a_connection_that_is_kept_open_for_nothing_is_closed(strict: Server) -> None:
    with Line(strict) as line:
        line.say(get(b"Host: here"))
        assert line.hear().count(b"HTTP/1.1 200") == 1


def test_a_client_that_leaves_within_its_body_is_no_fault(strict: Server) -> None:
    for _ in range(5):
        with Line(strict) as line:
            line.say(POST + b"Content-Length: 11\r\n\r\nque")
    assert well(strict)


def test_a_problem_below_sparql_is_a_problem_document_with_all_headers(strict: Server) -> None:
    with Line(strict) as line:
        line.say(get(b"Host: here", b"Connection: close", path=b"/%ff"))
        head, _, body = line.hear().partition(b"\r\n\r\n")
    assert b"application/problem+json" in head
    assert b"nosniff" in head
    assert json.loads(body)["detail"] == "The path is not percent-encoded UTF-8."


def answered(server: Server, text: str, format_: str) -> httpx.Response:
    query = f"SELECT ?a {{ VALUES ?a {{ {text} }} }}"
    return httpx.post(f"{server.url}/sparql", data={"query": query, "format": format_}, timeout=5)


@pytest.mark.parametrize("code", [0x0, 0x1, 0x8, 0xB, 0xC, 0x1B, 0x1F, 0xFFFE, 0xFFFF])
def test_what_xml_cannot_hold_is_an_honest_error_there_and_whole_elsewhere(strict: Server, code: int) -> None:
    escape = f'"a\\u{code:04X}b"'
    refused = answered(strict, escape, "xml")
    assert refused.status_code == 400
    assert f"U+{code:04X}" in refused.json()["detail"]
    value = answered(strict, escape, "json").json()["results"]["bindings"][0]["a"]["value"]
    assert value == f"a{chr(code)}b"


@pytest.mark.parametrize("code", [0x1, 0xFFFF])
def test_rdf_xml_is_no_exception(strict: Server, code: int) -> None:
    query = f'CONSTRUCT {{ <http://e.org/s> <http://e.org/p> "a\\u{code:04X}b" }} {{}}'
    answer = strict.ask(query, format="rdfxml")
    assert answer.status_code == 400
    assert f"U+{code:04X}" in answer.json()["detail"]
    assert strict.ask(query, format="turtle").status_code == 200


@pytest.mark.parametrize(
    "escape", ["\\r", "\\n", "\\r\\n", "\\t", "\\u0085", "\\u007F", "\\u2028", "<b>&]]>"]
)
def test_what_xml_can_hold_comes_back_exactly(strict: Server, escape: str) -> None:
    answer = answered(strict, f'"a{escape}b"', "xml")
    literal = ET.fromstring(answer.content).find(".//{*}literal")
    assert literal is not None
    json_value = answered(strict, f'"a{escape}b"', "json").json()["results"]["bindings"][0]["a"]["value"]
    assert literal.text == json_value


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK(""x"")']
)
def test_csv_is_exact_and_no_browser_takes_it_for_a_page(strict: Server, text: str) -> None:
    plain = text.replace('""', '"')
    answer = answered(strict, json.dumps(plain), "csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert list(csv.reader(io.StringIO(answer.text, newline=""))) == [["a"], [plain]]


@pytest.mark.parametrize("parser", PARSERS)
def test_each_body_on_a_connection_is_counted_by_itself(tmp_path: Path, parser: str) -> None:
    publish(tmp_path, 10)
    query = "ASK { VALUES ?x { " + "1 " * 400_000 + "} }"
    with serving(tmp_path, parser=parser, readers="1") as server, httpx.Client() as client:
        for _ in range(3):
            answer = client.post(f"{server.url}/sparql", data={"query": query}, timeout=30)
            assert (answer.status_code, answer.json()["boolean"]) == (200, True)
