"""What is not right about a request, and what the answer says of it."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import httpx
import pytest

from tests.api.conftest import COUNT, Server, lasting

pytestmark = pytest.mark.slow

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}


def form(server: Server, body: bytes | str, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.post(f"{server.url}/sparql", content=body, headers=FORM | named, timeout=30)


@pytest.mark.parametrize(
    ("query", "line", "column", "expected"),
    [
        ("", 1, 1, "ends too early"),
        ("SELECT", 1, 7, "expected"),
        ("SELECT * {\n ?s ?p\n}", 3, 1, "expected"),
        ("SELECT * {\n  ?s ?p ?o .\n  FILTER(?o >)\n}", 3, 14, "expected"),
        ("SELECT ?s WHERE { ?s ?p ?o } LIMIT ten", 1, 36, "expected"),
        ("PREFIX a: <http://a/>\nFETCH ?s", 2, 1, "expected SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("ASK { ?s a uclg:City }", 1, 12, "the prefix 'uclg:' is not declared"),
        ("SELECT * { ?s ?p 'ñ€😀' . } }", 1, 28, "expected"),
    ],
)
def test_a_malformed_query_is_told_line_column_and_what_was_expected(
    server: Server, query: str, line: int, column: int, expected: str
) -> None:
    answer = server.ask(query)
    assert answer.status_code == 400
    problem = answer.json()
    assert problem["type"].endswith("/problem/syntax")
    assert (problem["line"], problem["column"]) == (line, column), problem["detail"]
    assert expected in problem["detail"]
    assert problem["detail"].startswith(f"Line {line}, column {column}: ")


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_a_malformed_query_is_the_same_problem_in_each_way(server: Server, way: str) -> None:
    if way == "get":
        answer = server.ask("SELECT * {")
    elif way == "form":
        answer = form(server, urlencode({"query": "SELECT * {"}))
    else:
        answer = httpx.post(f"{server.url}/sparql", content="SELECT * {", headers=DIRECT)
    assert (answer.status_code, answer.json()["line"], answer.json()["column"]) == (400, 1, 11)


@pytest.mark.parametrize("name", ["query", "timeout"])
def test_a_parameter_that_is_given_twice_is_refused(server: Server, name: str) -> None:
    answer = server.get(f"/sparql?{urlencode([('query', COUNT), ('timeout', '2'), (name, 'x')])}")
    assert answer.status_code == 400
    assert answer.json()["detail"] == f"The parameter '{name}' is given 2 times."


def test_a_query_in_address_and_form_is_refused(server: Server) -> None:
    address = f"{server.url}/sparql?{urlencode({'query': COUNT})}"
    answer = httpx.post(address, content=urlencode({"query": COUNT}), headers=FORM)
    assert answer.status_code == 400
    assert "given 2 times" in answer.json()["detail"]


def test_a_parameter_that_nobody_reads_is_refused_by_name(server: Server) -> None:
    answer = server.ask(COUNT, **{"default-graph": "http://example.org/graph/0", "Query": "ASK {}"})
    assert answer.status_code == 400
    assert answer.json()["detail"].startswith(
        "Nothing here reads 'Query', 'default-graph'; there are: query,"
    )


def test_a_parameter_without_a_name_is_refused(server: Server) -> None:
    assert server.get(f"/sparql?=x&{urlencode({'query': COUNT})}").status_code == 400


def test_an_update_is_told_that_only_queries_are_accepted(server: Server) -> None:
    answer = form(server, urlencode({"update": "CLEAR ALL"}))
    assert answer.status_code == 400
    assert answer.json()["detail"] == "Updates are not accepted here, only queries."


@pytest.mark.parametrize("name", ["output", "results"])
def test_the_other_names_of_format_are_read(server: Server, name: str) -> None:
    assert server.ask(COUNT, **{name: "csv"}).text == "n\r\n200\r\n"


def test_of_several_formats_the_first_that_can_be_had_is_taken(server: Server) -> None:
    pairs = [("query", COUNT), ("format", "turtle"), ("format", "tsv"), ("format", "csv")]
    assert server.get(f"/sparql?{urlencode(pairs)}").text == "?n\n200\n"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("json-ld", "application/ld+json"),
        ("rdf+xml", "application/rdf+xml"),
        ("application/n-triples", "application/n-triples"),
        ("n3", "text/turtle; charset=utf-8"),
    ],
)
def test_formats_by_the_names_that_libraries_give_them(server: Server, name: str, media_type: str) -> None:
    answer = server.ask("CONSTRUCT WHERE { ?s ?p ?o }", format=name)
    assert answer.headers["content-type"] == media_type


@pytest.mark.parametrize("name", ["utf-8", "UTF-8", "utf8", '"utf-8"', "us-ascii"])
def test_a_body_that_says_it_is_utf_8_is_read_as_that(server: Server, name: str) -> None:
    query = 'SELECT ("ok" AS ?x) {}'
    for kind, body in ((FORM, urlencode({"query": query})), (DIRECT, query)):
        headers = {"Content-Type": f"{kind['Content-Type']}; charset={name}"}
        answer = httpx.post(f"{server.url}/sparql?format=csv", content=body, headers=headers)
        assert answer.text == "x\r\nok\r\n"


@pytest.mark.parametrize("name", ["iso-8859-1", "utf-16", "no-such-charset", '"'])
def test_a_body_in_another_charset_is_415_and_told_so(server: Server, name: str) -> None:
    for kind in (FORM, DIRECT):
        headers = {"Content-Type": f"{kind['Content-Type']}; charset={name}"}
        answer = httpx.post(f"{server.url}/sparql", content=b"query=ASK+%7B%7D", headers=headers)
        assert answer.status_code == 415
        assert "should be UTF-8" in answer.json()["detail"]
        assert FORM["Content-Type"] in answer.headers["accept-post"]


@pytest.mark.parametrize("kind", ["Application/SPARQL-Query", "application/sparql-query ; charset=utf-8"])
def test_the_kind_of_body_is_read_whatever_its_case_and_spaces(server: Server, kind: str) -> None:
    answer = httpx.post(f"{server.url}/sparql", content="ASK {}", headers={"Content-Type": kind})
    assert answer.json()["boolean"] is True


def test_a_compressed_body_is_415(server: Server) -> None:
    answer = form(server, b"\x1f\x8b", Content_Encoding="gzip")
    assert answer.status_code == 415
    assert answer.headers["accept-encoding"] == "identity"


def test_a_form_may_hold_plain_utf_8_instead_of_percent_signs(server: Server) -> None:
    answer = form(server, 'query=SELECT ("ñ€" AS ?x) {}&format=csv'.encode())
    assert answer.text == "x\r\nñ€\r\n"


@pytest.mark.parametrize("bad", [b"\xff", b"\xc3\x28", b"\xed\xa0\x80", b"\xc0\xaf"])
def test_a_query_that_is_not_utf_8_is_told_the_byte(server: Server, bad: bytes) -> None:
    answer = httpx.post(f"{server.url}/sparql", content=b"ASK {} #" + bad, headers=DIRECT)
    assert answer.status_code == 400
    assert answer.json()["detail"] == "Byte 9 of the body is not UTF-8."


@pytest.mark.parametrize("bad", ["%", "%2", "%zz", "ASK%20{}%"])
def test_a_percent_sign_without_its_digits_is_told_the_byte(server: Server, bad: str) -> None:
    answer = form(server, f"query={bad}")
    assert answer.status_code == 400
    byte = len("query=") + bad.rindex("%") + 1
    assert answer.json()["detail"].startswith(f"Byte {byte} of the body is a percent sign")


def test_a_percent_sign_that_is_encoded_is_one(server: Server) -> None:
    query = quote('SELECT ("100 %" AS ?x) {}')
    assert server.get(f"/sparql?format=csv&query={query}").text == "x\r\n100 %\r\n"


def test_a_body_of_too_many_parameters_is_an_error_of_the_sender(server: Server) -> None:
    answer = form(server, "&".join(["format=json"] * 10_001))
    assert answer.status_code == 400
    assert "too many parameters" in answer.json()["detail"]


def test_head_of_a_problem_has_its_status_and_no_body(server: Server) -> None:
    address = f"{server.url}/sparql?{urlencode({'query': 'SELEC'})}"
    head, get = httpx.head(address), httpx.get(address)
    assert (head.status_code, head.content) == (400, b"")
    assert lasting(head) == lasting(get)


def test_a_preflight_lets_scripts_of_other_sites_send_what_they_like(server: Server) -> None:
    wanted = {
        "Origin": "https://example.org",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type, x-requested-with",
    }
    answer = httpx.options(f"{server.url}/sparql", headers=wanted)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert answer.headers["access-control-allow-headers"] == "*"
    assert "access-control-allow-credentials" not in answer.headers


def test_an_answer_lets_scripts_of_other_sites_read_it_and_its_headers(server: Server) -> None:
    answer = httpx.get(f"{server.url}/sparql?query=ASK%20%7B%7D", headers={"Origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "Graph-Version" in answer.headers["access-control-expose-headers"]
