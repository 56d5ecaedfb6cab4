"""SERVICE: which other endpoints a query may ask, and which reader may run it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from graph.engine.syntax import position
from graph.engine.tokens import Call, service_calls
from graph.errors import QueryRefused

_PORTS: Final = {"http": 80, "https": 443}


class Elsewhere(Exception):
    """The query is allowed to ask another endpoint, which is not for a reader behind the wall to do."""


class Address(NamedTuple):
    """An endpoint's address; two are the same when all parts are."""

    scheme: str
    host: str
    port: int
    path: str
    query: str

    @classmethod
    def of(cls, text: str) -> Address:
        """Read an address.

        Raises:
            ValueError: it is no http(s) address, or names a user or a fragment.
        """
        parts = urlsplit(text)
        if parts.scheme not in _PORTS or not parts.hostname:
            raise ValueError(f"{text!r} is not an http(s) address")
        if (
            "@" in parts.netloc
            or "#" in text
            or any(sign.isspace() or sign in '\\<>"{}|^`,' for sign in text)
        ):
            raise ValueError(
                f"{text!r} has a user, a fragment or a sign that an endpoint's address cannot have"
            )
        port = _PORTS[parts.scheme] if parts.port is None else parts.port
        return cls(parts.scheme, parts.hostname, port, parts.path or "/", parts.query)


class Services:
    """The endpoints that may be asked.

    Args:
        addresses: of them.
        outside: whether queries that ask them may be run here.
    """

    def __init__(self, addresses: Iterable[str] = (), outside: bool = False) -> None:
        self._allowed = frozenset(map(Address.of, addresses))
        self._outside = outside

    def admit(self, text: str) -> bool:
        """Whether a query asks other endpoints, all of them allowed.

        Raises:
            QueryRefused: one is not, or what is asked could be read in another way.
            Elsewhere: all are, but here is not the place.
        """
        found = False
        for call in service_calls(text):
            if not self._allows(call):
                raise self._refusal(text, call)
            found = True
        if found and not self._outside:
            raise Elsewhere
        return found

    def _allows(self, call: Call) -> bool:
        if call.iri is None:
            return False
        try:
            return Address.of(call.iri) in self._allowed
        except ValueError:
            return False

    def _refusal(self, text: str, call: Call) -> QueryRefused:
        line, column = position(text, call.start)
        if not self._allowed:
            why = "this server asks no other endpoint, so SERVICE is refused."
        elif call.iri is None:
            why = "after SERVICE the IRI of the endpoint is to be in full, no prefix and no variable."
        else:
            why = f"this server does not ask {call.iri[:200]}; its operator lists those that it does."
        return QueryRefused(
            f"Line {line}, column {column}: {why} "
            "Where 'service' is part of a name, write its IRI in full, or a dot before the brace."
        )
