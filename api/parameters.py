"""What a request says, by its address and its body: parameters, decoded strictly."""

from __future__ import annotations

import binascii
import codecs
import re
from collections.abc import Iterable, Set
from email.message import Message
from typing import Final, cast
from urllib.parse import parse_qsl

from starlette.requests import Request

from api.problems import INVALID, MEDIA, TOO_LARGE, Problem
from graph.settings import Settings

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
BODIES: Final = {"Accept-Post": f"{FORM}, {QUERY}"}

_MOST: Final = 10_000
_BROKEN: Final = re.compile(rb"%(?![0-9A-Fa-f]{2})")


class Parameters:
    """Names and values in the order in which they were given."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            self._values.setdefault(name, []).append(value)

    def __bool__(self) -> bool:
        return bool(self._values)

    def names(self) -> Set[str]:
        """The names that were given."""
        return self._values.keys()

    def all(self, *names: str) -> tuple[str, ...]:
        """Every value of these names, the first name's first."""
        values = self._values
        return tuple([value for name in names if name in values for value in values[name]])

    def one(self, name: str) -> str | None:
        """The value of a name that may be given once.

        Raises:
            Problem: it is given more often.
        """
        values = self._values.get(name)
        if values is None:
            return None
        if len(values) > 1:
            raise Problem(INVALID, f"The parameter '{name}' is given {len(values)} times.")
        return values[0]

    def only(self, known: Iterable[str], ignored: Iterable[str] = ()) -> None:
        """Refuse names that nobody reads: a slip there would give the answer to another question.

        Raises:
            Problem: it names them, and those that are known.
        """
        unknown = sorted(set(self._values).difference(known, ignored))
        if unknown:
            which = ", ".join(repr(name[:40]) for name in unknown[:5])
            raise Problem(INVALID, f"Nothing here reads {which}; there are: {', '.join(known)}.")


def of_address(request: Request) -> Parameters:
    """The parameters of the address.

    Raises:
        Problem: 400.
    """
    return Parameters(of_bytes(request.scope["query_string"], "address"))


async def of_request(request: Request) -> Parameters:
    """What address and body say together; a body that is a query counts as `query`.

    Raises:
        Problem: 400, 413 or 415.
    """
    found = of_bytes(request.scope["query_string"], "address")
    if request.method == "POST":
        found += await _of_body(request)
    return Parameters(found)


async def _of_body(request: Request) -> list[tuple[str, str]]:
    media_type = _media_type(request)
    if media_type == FORM:
        return of_bytes(await _body(request), "body")
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


def of_bytes(data: bytes, where: str) -> list[tuple[str, str]]:
    """Names and values, as they are written in an address or in a form.

    Args:
        where: what it is called in the problem.

    Raises:
        Problem: 400.
    """
    broken = _BROKEN.search(data)
    if broken:
        raise Problem(
            INVALID,
            f"Byte {broken.start() + 1} of the {where} is a percent sign without two hexadecimal digits; "
            "the sign itself is written %25.",
        )
    try:
        if data.isascii() and data.count(b"&") < _MOST:
            return _of_ascii(data)
        return parse_qsl(_text(data, where), keep_blank_values=True, errors="strict", max_num_fields=_MOST)
    except UnicodeDecodeError:
        raise Problem(INVALID, f"A parameter in the {where} is not percent-encoded UTF-8.") from None
    except ValueError:
        raise Problem(INVALID, f"There are too many parameters in the {where}.") from None


def _of_ascii(data: bytes) -> list[tuple[str, str]]:
    """The same as `parse_qsl` gives, without the price of letters that stand for themselves.

    Raises:
        UnicodeDecodeError: what is percent-encoded is not UTF-8.
    """
    found = []
    for pair in data.replace(b"+", b" ").split(b"&"):
        if pair:
            name, _, value = pair.partition(b"=")
            found.append((_unquoted(name).decode(), _unquoted(value).decode()))
    return found


def _unquoted(data: bytes) -> bytes:
    """Percent-encoded octets as they are, by the decoder of an encoding of the same form (quoted-printable).

    `urllib`'s makes an object of each: 120 ms for a query of a megabyte and 40 MB in pieces, this 3 and none.
    """
    return binascii.a2b_qp(data.replace(b"=", b"=3D").replace(b"%", b"="))
