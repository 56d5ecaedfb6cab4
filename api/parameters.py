"""What a request says, by its address and its body: parameters, decoded strictly."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from email.message import Message
from typing import Final, cast
from urllib.parse import parse_qsl

from starlette.requests import Request

from api.problems import INVALID, MEDIA, TOO_LARGE, Problem
from graph.settings import Settings

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
BODIES: Final = {"Accept-Post": f"{FORM}, {QUERY}"}

_BROKEN: Final = re.compile(rb"%(?![0-9A-Fa-f]{2})")


class Parameters:
    """Names and values in the order in which they were given."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._pairs = list(pairs)

    def __bool__(self) -> bool:
        return bool(self._pairs)

    def names(self) -> set[str]:
        """The names that were given."""
        return {name for name, _ in self._pairs}

    def all(self, *names: str) -> tuple[str, ...]:
        """Every value of these names, the first name's first."""
        return tuple(value for name in names for key, value in self._pairs if key == name)

    def one(self, name: str) -> str | None:
        """The value of a name that may be given once.

        Raises:
            Problem: it is given more often.
        """
        values = self.all(name)
        if len(values) > 1:
            raise Problem(INVALID, f"The parameter '{name}' is given {len(values)} times.")
        return values[0] if values else None

    def only(self, known: Iterable[str], ignored: Iterable[str] = ()) -> None:
        """Refuse names that nobody reads: a slip there would give the answer to another question.

        Raises:
            Problem: it names them, and those that are known.
        """
        unknown = sorted(self.names().difference(known, ignored))
        if unknown:
            which = ", ".join(repr(name[:40]) for name in unknown[:5])
            raise Problem(INVALID, f"Nothing here reads {which}; there are: {', '.join(known)}.")


def of_address(request: Request) -> Parameters:
    """The parameters of the address.

    Raises:
        Problem: 400.
    """
    return Parameters(_decoded(request.scope["query_string"], "address"))


async def of_request(request: Request) -> Parameters:
    """What address and body say together; a body that is a query counts as `query`.

    Raises:
        Problem: 400, 413 or 415.
    """
    found = _decoded(request.scope["query_string"], "address")
    if request.method == "POST":
        found += await _of_body(request)
    return Parameters(found)


async def _of_body(request: Request) -> list[tuple[str, str]]:
    media_type = _media_type(request)
    if media_type == FORM:
        return _decoded(await _body(request), "body")
    if media_type == QUERY:
        return [("query", _text(await _body(request), "body"))]
    what = f"not {media_type}" if media_type else "and the request says nothing"
    raise Problem(MEDIA, f"A query is posted as {FORM} or {QUERY}, {what}.", BODIES)


def _media_type(request: Request) -> str:
    """The media type of the body, lower case; empty where the request says none.

    Raises:
        Problem: the body is in another charset than UTF-8, or compressed.
    """
    coding = request.headers.get("content-encoding", "identity").strip().lower()
    if coding != "identity":
        raise Problem(MEDIA, f"The body should not be encoded as {coding}.", {"Accept-Encoding": "identity"})
    header = request.headers.get("content-type", "").strip()
    message = Message()
    message["content-type"] = header
    charset = message.get_content_charset("utf-8")
    if not _is_utf8(charset):
        raise Problem(MEDIA, f"The body should be UTF-8, not {charset}.", BODIES)
    return header.partition(";")[0].strip().lower()


def _is_utf8(charset: str) -> bool:
    try:
        return codecs.lookup(charset).name in ("utf-8", "ascii")
    except LookupError:
        return False


async def _body(request: Request) -> bytes:
    most = cast("Settings", request.app.state.settings).body
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise Problem(TOO_LARGE, f"A body may have {most} bytes here (UCLG_BODY).")
    return bytes(body)


def _text(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(INVALID, f"Byte {error.start + 1} of the {where} is not UTF-8.") from None


def _decoded(data: bytes, where: str) -> list[tuple[str, str]]:
    broken = _BROKEN.search(data)
    if broken:
        raise Problem(
            INVALID,
            f"Byte {broken.start() + 1} of the {where} is a percent sign without two hexadecimal digits; "
            "the sign itself is written %25.",
        )
    try:
        return parse_qsl(_text(data, where), keep_blank_values=True, errors="strict", max_num_fields=10_000)
    except UnicodeDecodeError:
        raise Problem(INVALID, f"A parameter in the {where} is not percent-encoded UTF-8.") from None
    except ValueError:
        raise Problem(INVALID, f"There are too many parameters in the {where}.") from None
