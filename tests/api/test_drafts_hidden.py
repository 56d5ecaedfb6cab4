"""Whoever is not at this machine, or is led by another site, finds nothing at `/drafts`: over real HTTP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.api.conftest import Server, lasting, publish, serving

pytestmark = pytest.mark.slow

BROWSER = "text/html"
PLACES = ("/drafts", "/drafts/some", "/drafts/some/check")
ORIGIN = "http://evil.example"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("hidden")
    publish(found, 5)
    return found


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with httpx.Client(timeout=30) as found:
        yield found


def same_as_unknown(client: httpx.Client, url: str, method: str = "GET", **headers: str) -> bool:
    """Whether an answer is, but for the path in it, that to an address that nobody knows."""
    own = {name.replace("_", "-"): value for name, value in headers.items()}
    places = (url, url.replace("drafts", "dreams"))
    asked, unknown = (client.request(method, place, headers=own) for place in places)
    texts = {re.sub("drafts|dreams", "", each.text) for each in (asked, unknown)}
    heads = [lasting(each) for each in (asked, unknown)]
    return asked.status_code == unknown.status_code == 404 and len(texts) == 1 and heads[0] == heads[1]


def test_somebody_at_this_machine_finds_the_list_and_the_way_to_it(server: Server) -> None:
    for host in (server.url.removeprefix("http://"), "localhost", "[::1]:80"):
        answer = server.get("/drafts", accept=BROWSER, host=host)
        assert answer.status_code == 200
        for path in ("/", "/queries"):
            assert 'href="drafts"' in server.get(path, accept=BROWSER, host=host).text


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "127.0.0.1.evil.example:8000"},
        {"x_forwarded_for": "203.0.113.7"},
        {"x_forwarded_for": "127.0.0.1"},
        {"forwarded": "for=203.0.113.7"},
        {"via": "1.1 proxy"},
    ],
)
def test_a_foreign_name_or_a_proxy_finds_what_is_nowhere(
    client: httpx.Client, server: Server, headers: dict[str, str]
) -> None:
    for path in PLACES:
        for accept in (BROWSER, "*/*"):
            assert same_as_unknown(client, server.url + path, accept=accept, **headers)
    for path in ("/", "/queries"):
        assert 'href="drafts"' not in server.get(path, accept=BROWSER, **headers).text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": ORIGIN},
        {"origin": "null"},
        {"referer": f"{ORIGIN}/drafts"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "none"},
    ],
)
def test_a_post_from_another_site_finds_what_is_nowhere(
    client: httpx.Client, server: Server, headers: dict[str, str]
) -> None:
    for path in (*PLACES[:2], "/drafts/some/publish", "/drafts/some/forget"):
        assert same_as_unknown(client, server.url + path, "POST", **headers)


def test_methods_and_paths_that_drafts_do_not_have_are_unknown_like_others(
    client: httpx.Client, server: Server
) -> None:
    assert same_as_unknown(client, f"{server.url}/drafts/some/other")
    assert same_as_unknown(client, f"{server.url}/drafts/some", "DELETE", origin=server.url)
    assert same_as_unknown(client, f"{server.url}/drafts/")


@pytest.mark.parametrize("settings", [{"host": "0.0.0.0"}, {"proxies": "10.0.0.1"}])
def test_a_server_for_others_or_behind_a_proxy_has_no_drafts_for_anybody(
    client: httpx.Client, folder: Path, settings: dict[str, str]
) -> None:
    with serving(folder, **settings) as running:
        local = running.url.replace("0.0.0.0", "127.0.0.1")
        for path in PLACES:
            assert same_as_unknown(client, local + path, accept=BROWSER)
            assert same_as_unknown(client, local + path, "POST", origin=local)
        assert 'href="drafts"' not in client.get(f"{local}/queries", headers={"Accept": BROWSER}).text
        large = client.post(f"{local}/drafts", content=bytes(5_000_000), headers={"Origin": local})
        assert large.status_code == 413
