"""Drafts are there for somebody at this machine alone, and decisions for pages of this server alone."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network

import pytest
from starlette.types import Scope

from api.drafts_gate import MOST_UPLOADED, admitted, is_a_draft, is_loopback, most_body, offered
from graph.settings import Settings, load

HERE = load({})
HOST = "127.0.0.1:8000"


def scope(method: str = "GET", client: str = "127.0.0.1", version: str = "1.1", **fields: str) -> Scope:
    headers = {"host": HOST} | {name.replace("_", "-"): value for name, value in fields.items()}
    return {
        "type": "http",
        "method": method,
        "path": "/drafts",
        "scheme": "http",
        "http_version": version,
        "client": (client, 40_000),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }


def test_somebody_at_this_machine_sees_drafts() -> None:
    assert admitted(scope(), HERE)
    assert admitted(scope(client="::1", host="[::1]:8000"), replace(HERE, host="::1"))
    assert admitted(scope(client="::ffff:127.0.0.1", host="localhost:9000"), replace(HERE, host="localhost"))


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "", "192.168.1.20", "example.org", "localhost.example.org"]
)
def test_a_server_that_others_reach_has_no_drafts(host: str) -> None:
    assert not offered(replace(HERE, host=host))
    assert not admitted(scope(), replace(HERE, host=host))


def test_a_server_behind_proxies_has_no_drafts() -> None:
    behind: Settings = replace(HERE, proxies=(ip_network("127.0.0.1/32"),))
    assert not offered(behind)
    assert not admitted(scope(), behind)


@pytest.mark.parametrize("client", ["192.168.1.7", "::ffff:10.0.0.1", "2001:db8::1", "", "localhost.org"])
def test_a_client_from_elsewhere_sees_none(client: str) -> None:
    assert not admitted(scope(client=client), HERE)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8000",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "",
        "0.0.0.0:8000",
        "[::2]",
        "a@localhost",
    ],
)
def test_a_name_that_was_made_to_lead_here_sees_none(host: str) -> None:
    assert not admitted(scope(host=host), HERE)


@pytest.mark.parametrize(
    "field", ["x_forwarded_for", "x_forwarded_host", "forwarded", "via", "x_real_ip", "cf_connecting_ip"]
)
def test_a_proxy_that_nobody_named_gives_itself_away(field: str) -> None:
    assert not admitted(scope(**{field: "127.0.0.1"}), HERE)
    assert not admitted(scope(version="1.0"), HERE)


@pytest.mark.parametrize(
    "fields",
    [
        {"origin": f"http://{HOST}"},
        {"referer": f"http://{HOST}/drafts/some?text=en"},
        {"sec_fetch_site": "same-origin"},
        {"origin": f"http://{HOST}", "referer": f"http://{HOST}/", "sec_fetch_site": "same-origin"},
    ],
)
def test_a_page_of_this_server_decides(fields: dict[str, str]) -> None:
    assert admitted(scope("POST", **fields), HERE)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9000"},
        {"origin": f"https://{HOST}"},
        {"referer": "http://evil.example/?http://127.0.0.1:8000/"},
        {"referer": "http://["},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "none"},
        {"origin": f"http://{HOST}", "sec_fetch_site": "cross-site"},
        {"origin": "http://evil.example", "sec_fetch_site": "same-origin"},
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_page_of_another_site_decides_nothing(method: str, fields: dict[str, str]) -> None:
    assert not admitted(scope(method, **fields), HERE)


LED = {"sec_fetch_site": "cross-site"}


def test_another_site_may_lead_to_a_page_but_not_fetch_or_frame_it() -> None:
    assert admitted(scope(sec_fetch_site="none"), HERE)
    assert admitted(scope(sec_fetch_site="same-origin", sec_fetch_mode="no-cors"), HERE)
    assert admitted(scope(**LED, sec_fetch_mode="navigate", sec_fetch_dest="document"), HERE)
    assert not admitted(scope(**LED, sec_fetch_mode="navigate", sec_fetch_dest="iframe"), HERE)
    assert not admitted(scope(**LED, sec_fetch_mode="no-cors", sec_fetch_dest="image"), HERE)
    assert not admitted(scope(**LED, sec_fetch_mode="cors", sec_fetch_dest="empty"), HERE)
    assert not admitted(scope(sec_fetch_site="same-site", sec_fetch_mode="no-cors"), HERE)


def test_reports_may_be_larger_than_other_bodies_where_they_come_in_and_nowhere_else() -> None:
    own = {"sec_fetch_site": "same-origin"}
    assert most_body(scope("POST", **own), HERE) == MOST_UPLOADED > HERE.body
    assert most_body(scope("POST", **own), replace(HERE, host="0.0.0.0")) == HERE.body
    assert most_body(scope("POST"), HERE) == HERE.body
    assert most_body({**scope("POST", **own), "path": "/drafts/some"}, HERE) == HERE.body
    assert most_body({**scope("POST", **own), "path": "/sparql"}, HERE) == HERE.body


def test_only_what_is_below_the_path_is_a_draft() -> None:
    found = {
        path: is_a_draft({"path": path})
        for path in ("/drafts", "/drafts/a", "/draftsman", "/doc/drafts", "/")
    }
    assert found == {
        "/drafts": True,
        "/drafts/a": True,
        "/draftsman": False,
        "/doc/drafts": False,
        "/": False,
    }
    assert [is_loopback(name) for name in ("LOCALHOST", "127.8.9.1", "[::1]", "localhost.")] == [
        True,
        True,
        True,
        False,
    ]
