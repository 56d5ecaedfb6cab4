"""Who may see drafts: somebody at this machine, by a browser that is not led by another site.

There are no accounts, so what is not public is there only where nobody else can come: on a server that
listens on a loopback address, for a client on one. Who is refused does not learn that there is something.
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

from graph.reports.refusals import MOST_BYTES
from graph.settings import Settings

ROOM: Final = "/drafts"
_SEVERAL: Final = 2  # files of the greatest size in one upload
_AROUND: Final = 1 << 20  # bytes of the form around them
MOST_UPLOADED: Final = _SEVERAL * MOST_BYTES + _AROUND
_NAME: Final = "localhost"
# A proxy on this machine that nobody named in UCLG_PROXIES gives itself away by one of these.
_OF_PROXIES: Final = ("forwarded", "via", "x-real-ip", "cf-connecting-ip", "true-client-ip")
_BEGUN: Final = "x-forwarded-"
_READING: Final = ("GET", "HEAD")


def offered(settings: Settings) -> bool:
    """Whether this server has such pages: nobody but this machine reaches it, not through a proxy either."""
    return is_loopback(settings.host) and not settings.proxies


def admitted(scope: Scope, settings: Settings) -> bool:
    """Whether a request may see drafts, and decide about them where it is one that decides."""
    if not offered(settings) or scope["type"] != "http":
        return False
    headers = Headers(scope=scope)
    return (
        _is_at_this_machine(scope)
        and scope["http_version"] != "1.0"  # no browser speaks it; proxies do
        and not any(name in _OF_PROXIES or name.startswith(_BEGUN) for name in headers)
        and is_loopback(_host_of(headers))  # else a name that was made to lead here (DNS rebinding)
        and (_is_read(headers) if scope["method"] in _READING else _is_of_this_origin(scope, headers))
    )


def is_a_draft(scope: Scope) -> bool:
    """Whether the path is that of the drafts, or below it."""
    path = scope.get("path", "")
    return bool(path == ROOM or path.startswith(f"{ROOM}/"))


def most_body(scope: Scope, settings: Settings) -> int:
    """Bytes that the body of a request may have: reports are larger than anything else that comes in."""
    if scope["path"] == ROOM and admitted(scope, settings):
        return max(MOST_UPLOADED, settings.body)
    return settings.body


def is_loopback(host: str) -> bool:
    """Whether a host, as it stands in an address, is this machine and nothing else.

    >>> [is_loopback(host) for host in ("localhost", "127.0.0.1", "[::1]", "0.0.0.0", "localhost.org")]
    [True, True, True, False, False]
    """
    if host.lower() == _NAME:
        return True
    try:
        address = ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def _is_at_this_machine(scope: Scope) -> bool:
    client = scope.get("client")
    return client is not None and is_loopback(client[0])


def _host_of(headers: Headers) -> str:
    """The field Host without its port."""
    host = headers.get("host", "")
    name, colon, port = host.rpartition(":")
    return name if colon and (port.isdecimal() or not port) and not name.endswith(":") else host


def _is_read(headers: Headers) -> bool:
    """Whether a person reads: another site may lead to a page, but neither fetch nor frame it."""
    if headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
        return True
    return (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")) == ("navigate", "document")


def _is_of_this_origin(scope: Scope, headers: Headers) -> bool:
    """Whether a page of this server sends this: by all fields in which a browser says so, and one at least.

    A page of another site cannot set any of the three.
    """
    own = f"{scope['scheme']}://{headers.get('host', '')}".lower()
    said: list[bool] = []
    if "sec-fetch-site" in headers:
        said.append(headers["sec-fetch-site"] == "same-origin")
    if "origin" in headers:
        said.append(headers["origin"].lower() == own)
    if "referer" in headers:
        said.append(_origin(headers["referer"]) == own)
    return bool(said) and all(said)


def _origin(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}".lower()
