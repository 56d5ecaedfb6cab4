"""The address that a client sees, behind proxies and below a path; and whose word counts."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_network
from pathlib import Path

import httpx
import pytest
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from api.address import Forwarded, base_of, client_of
from graph.errors import SettingError
from graph.settings import load
from tests.api.conftest import Server, publish, serving

pytestmark = pytest.mark.slow

OURS = ("127.0.0.0/8", "10.0.0.0/8", "::1/128")


async def seen(peer: str | None, headers: dict[str, str], *proxies: str) -> tuple[str, str]:
    """The address and the client that the application sees."""
    found: list[Request] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        found.append(Request(scope))

    given = {"Host": "inside:8000"} | headers
    scope: Scope = {
        "type": "http",
        "scheme": "http",
        "server": ("127.0.0.1", 8000),
        "client": (peer, 1234) if peer else None,
        "headers": [(name.lower().encode(), value.encode()) for name, value in given.items()],
        "path": "/sparql",
    }

    async def receive() -> dict[str, str]:
        return {}

    async def send(_: object) -> None:
        return None

    await Forwarded(app, [ip_network(proxy) for proxy in proxies])(scope, receive, send)
    return base_of(found[0]), client_of(found[0])


def run(peer: str | None, headers: dict[str, str], *proxies: str) -> tuple[str, str]:
    import asyncio

    return asyncio.run(seen(peer, headers, *proxies))


USUAL = {
    "X-Forwarded-For": "203.0.113.7",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "graph.example.org",
    "X-Forwarded-Prefix": "/cities/",
}
STANDARD = {"Forwarded": 'for="[2001:db8::7]:4711";proto=https;host=graph.example.org'}


def test_without_a_proxy_it_is_the_host_that_was_asked() -> None:
    assert run("192.0.2.1", {}) == ("http://inside:8000/", "192.0.2.1")


def test_nobody_is_believed_unless_told_so() -> None:
    assert run("127.0.0.1", USUAL | STANDARD) == ("http://inside:8000/", "127.0.0.1")


def test_a_peer_that_is_no_proxy_of_ours_is_not_believed() -> None:
    assert run("192.0.2.1", USUAL | STANDARD, *OURS) == ("http://inside:8000/", "192.0.2.1")


def test_a_proxy_of_ours_is_believed() -> None:
    assert run("10.1.2.3", USUAL, *OURS) == ("https://graph.example.org/cities/", "203.0.113.7")
    assert run("::1", STANDARD, *OURS) == ("https://graph.example.org/", "2001:db8::7")


def test_the_standard_header_goes_before_the_usual_ones() -> None:
    address, client = run("10.1.2.3", USUAL | STANDARD, *OURS)
    assert (address, client) == ("https://graph.example.org/cities/", "2001:db8::7")


def test_of_several_hops_the_last_that_is_not_ours_is_the_client() -> None:
    hops = {"X-Forwarded-For": "1.2.3.4, 203.0.113.7, 10.9.9.9"}
    assert run("10.1.2.3", hops, *OURS) == ("http://inside:8000/", "203.0.113.7")
    standard = {"Forwarded": "for=1.2.3.4;host=a, for=203.0.113.7;host=b, for=10.9.9.9;host=c"}
    assert run("10.1.2.3", standard, *OURS) == ("http://b/", "203.0.113.7")


def test_a_proxy_that_only_tells_the_scheme_changes_the_scheme() -> None:
    assert run("10.1.2.3", {"X-Forwarded-Proto": "https"}, *OURS) == ("https://inside:8000/", "10.1.2.3")


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-Host": 'x"><script>'},
        {"X-Forwarded-Proto": "javascript"},
        {"X-Forwarded-Prefix": "//evil.example"},
        {"X-Forwarded-Prefix": "/a b"},
        {"Forwarded": ";;;,,,"},
    ],
)
def test_what_a_proxy_says_badly_is_passed_over(headers: dict[str, str]) -> None:
    assert run("10.1.2.3", headers, *OURS)[0] == "http://inside:8000/"


def test_a_host_that_fits_no_iri_gives_the_servers_own_address() -> None:
    assert run("192.0.2.1", {"Host": "a<b>"})[0] == "http://127.0.0.1:8000/"


def test_a_peer_without_an_address_is_nobody() -> None:
    assert run(None, USUAL, *OURS) == ("http://inside:8000/", "")


def test_a_setting_that_is_no_network_is_refused() -> None:
    with pytest.raises(SettingError, match="UCLG_PROXIES"):
        load({"UCLG_PROXIES": "127.0.0.1, proxy.example.org"})


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("behind")
    publish(folder, 2)
    with serving(folder, readers="1", proxies="127.0.0.1") as running:
        yield running


def test_the_description_has_the_address_that_the_client_sees(behind: Server) -> None:
    answer = httpx.get(f"{behind.url}/sparql", headers=USUAL)
    assert "<https://graph.example.org/cities/sparql>" in answer.text


def test_a_server_that_trusts_no_proxy_has_its_own_address(server: Server) -> None:
    answer = httpx.get(f"{server.url}/sparql", headers=USUAL | STANDARD)
    assert f"<{server.url}/sparql>" in answer.text
    assert "graph.example.org" not in answer.text
