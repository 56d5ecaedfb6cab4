"""The address under which a client sees this server, and who the client is, behind trusted proxies too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

Network = IPv4Network | IPv6Network

PREFIX: Final = "uclg.prefix"
# What can stand in an IRI as it is: a name or an address, perhaps a port.
_HOST: Final = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")
_PATH: Final = re.compile(r"(?:/[A-Za-z0-9._~-]+)+")
_PAIR: Final = re.compile(r"""\s*([A-Za-z]+)=("[^"]*"|[^;,"\s]*)\s*""")


class Forwarded:
    """Reads Forwarded (RFC 7239) or X-Forwarded-* where the peer is one of `proxies`; else they say nothing.

    Of several hops the last one counts that no proxy of ours is.
    """

    def __init__(self, app: ASGIApp, proxies: Sequence[Network]) -> None:
        self._app = app
        self._proxies = tuple(proxies)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve."""
        if self._proxies and scope["type"] == "http" and self._trusts((scope.get("client") or ("",))[0]):
            scope = self._told(scope)
        await self._app(scope, receive, send)

    def _trusts(self, host: str) -> bool:
        try:
            address = ip_address(host)
        except ValueError:
            return False
        return any(address in network for network in self._proxies)

    def _told(self, scope: Scope) -> Scope:
        headers = Headers(scope=scope)
        hops = list(_standard(headers)) or list(_usual(headers))
        hop: dict[str, str] = {}
        for hop in reversed(hops):
            if not self._trusts(_node(hop.get("for", ""))):
                break
        told = dict(scope)
        if hop.get("proto") in ("http", "https"):
            told["scheme"] = hop["proto"]
        if _HOST.fullmatch(hop.get("host", "")):
            others = [pair for pair in scope["headers"] if pair[0] != b"host"]
            told["headers"] = [(b"host", hop["host"].encode()), *others]
        if hop.get("for"):
            told["client"] = (_node(hop["for"]), 0)
        prefix = headers.get("x-forwarded-prefix", "").rstrip("/")
        if _PATH.fullmatch(prefix):
            told[PREFIX] = prefix
        return told


def _standard(headers: Headers) -> Iterator[dict[str, str]]:
    for element in ",".join(headers.getlist("forwarded")).split(","):
        found = {match[1].lower(): match[2].strip('"') for match in _PAIR.finditer(element)}
        if found:
            yield found


def _usual(headers: Headers) -> Iterator[dict[str, str]]:
    """The hops of X-Forwarded-For, each with the scheme and the host that the nearest proxy tells."""
    shared = {
        name: headers[f"x-forwarded-{name}"].rpartition(",")[2].strip()
        for name in ("proto", "host")
        if f"x-forwarded-{name}" in headers
    }
    clients = [part.strip() for part in ",".join(headers.getlist("x-forwarded-for")).split(",")]
    yield from ({"for": client} | shared for client in clients)


def _node(text: str) -> str:
    """The address of a node, without its port and brackets."""
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text.partition(":")[0] if text.count(":") == 1 else text


def root_of(request: Request) -> str:
    """The way up from the page that is asked for to the root: nothing, or as many `../` as it takes.

    Behind a proxy it is right without anybody having to know the prefix.
    """
    return "../" * (str(request.scope["path"]).count("/") - 1)


def base_of(request: Request) -> str:
    """Where the client sees `/`, with its slash; the server's own address where Host is unfit for an IRI."""
    scope = request.scope
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        name, port = scope.get("server") or ("localhost", None)
        host = f"[{name}]" if ":" in name else name
        host += f":{port}" if port else ""
    return f"{scope['scheme']}://{host}{scope.get(PREFIX, '')}/"


def client_of(request: Request) -> str:
    """Who asks: an address, or nothing where it is not known."""
    return request.client.host if request.client else ""
