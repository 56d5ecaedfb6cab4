"""The remote engine: any SPARQL 1.1 endpoint, asked through SPARQLWrapper."""

from __future__ import annotations

import ast
import asyncio
import json
import math
import re
import urllib.error
from typing import Final

from SPARQLWrapper import POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import (
    EndPointInternalError,
    EndPointNotFound,
    QueryBadFormed,
    SPARQLWrapperException,
)

from graph.engine.foreign import asked_as, whole, written
from graph.engine.formats import Format, offers
from graph.engine.interface import Answer, QueryRequest
from graph.engine.syntax import no_query
from graph.engine.tokens import shape
from graph.errors import (
    Busy,
    NoVersion,
    QueryProblem,
    QueryRefused,
    QuerySyntaxError,
    QueryTimeout,
    QueryTooLarge,
    SettingError,
    UclgError,
)
from graph.settings import Settings

_PROOF: Final = QueryRequest("ASK {}")
# How Virtuoso words a problem: where it is, and after it the query again.
_LINE: Final = re.compile(r"Virtuoso .*, line (\d+):")
_QUERY: Final = "\n\nSPARQL query:\n"


class RemoteEngine:
    """Passes queries on to `endpoint`, an http(s) address, in a thread each.

    It has no versions. A cancelled query is left to the endpoint, which has the timeout too.

    Raises:
        SettingError: `endpoint` is no http(s) address.
    """

    def __init__(self, endpoint: str, settings: Settings) -> None:
        if not endpoint.startswith(("http://", "https://")):
            raise SettingError(
                f"{endpoint!r}: an endpoint is an address that starts with http:// or https://"
            )
        self._endpoint = endpoint
        self._timeout = settings.timeout
        self._size = settings.bytes

    async def start(self) -> None:
        """Nothing to do."""

    async def close(self) -> None:
        """Nothing to do."""

    async def ready(self) -> None:
        """See `Engine.ready`."""
        await self.query(_PROOF)

    async def query(self, request: QueryRequest) -> Answer:
        """See `Engine.query`; an endpoint is as it is now, and has no other versions."""
        if request.version is not None:
            raise NoVersion(f"{self._endpoint} keeps no versions, so none of number {request.version}.")
        form = shape(request.text)
        if form is None:
            raise no_query(request.text)
        wanted = request.format or offers(form)[0]
        timeout = min(self._timeout, request.timeout or self._timeout)
        try:
            return await asyncio.to_thread(self._ask, request, wanted, timeout)
        except SPARQLWrapperException as error:
            raise self._problem(error) from None
        except urllib.error.HTTPError as error:
            with error:
                raise self._problem_of_status(error.code, _detail(error.read())) from None
        except TimeoutError:
            raise QueryTimeout(f"{self._endpoint} gave no answer in {timeout:g} seconds.") from None
        except OSError as error:
            raise QueryProblem(f"{self._endpoint} cannot be reached: {_reason(error)}.") from None

    def _ask(self, request: QueryRequest, wanted: Format, timeout: float) -> Answer:
        wrapper = SPARQLWrapper(self._endpoint)
        wrapper.setMethod(POST)
        wrapper.setTimeout(math.ceil(timeout) + 1)
        wrapper.setOnlyConneg(True)
        asked = asked_as(wanted)
        wrapper.addCustomHttpHeader("Accept", asked.media_type)
        wrapper.setQuery(request.text)
        for iri in request.default_graphs:
            wrapper.addDefaultGraph(iri)
        for iri in request.named_graphs:
            wrapper.addNamedGraph(iri)
        with wrapper.query().response as response:
            whole(response.headers, self._endpoint)
            got = response.headers.get_content_type()
            body = response.read(self._size + 1)
        if len(body) > self._size:
            raise QueryTooLarge(f"The answer has more than {self._size} bytes, the cap here (UCLG_BYTES).")
        if got not in (asked.media_type, *asked.aliases):
            raise QueryProblem(f"{self._endpoint} answered {got} where {asked.media_type} was asked for.")
        return Answer(written(body, wanted, self._endpoint), wanted)

    def _problem(self, error: SPARQLWrapperException) -> UclgError:
        detail, line, column = _detail(_response(error))
        if isinstance(error, QueryBadFormed):
            return QuerySyntaxError(detail or "the endpoint finds the query malformed", line, column)
        if isinstance(error, EndPointNotFound):
            return QueryProblem(f"{self._endpoint} is not there (404).")
        what = "failed (500)" if isinstance(error, EndPointInternalError) else "refused the request"
        return QueryProblem(f"{self._endpoint} {what}: {detail}")

    def _problem_of_status(self, status: int, detail: tuple[str, int | None, int | None]) -> UclgError:
        text = f"{self._endpoint} answered {status}: {detail[0]}"
        kinds: dict[int, type[QueryProblem]] = {
            403: QueryRefused,
            413: QueryTooLarge,
            422: QueryTooLarge,
            503: Busy,
            504: QueryTimeout,
        }
        return kinds.get(status, QueryProblem)(text)


def _response(error: SPARQLWrapperException) -> bytes:
    """The body of the endpoint's answer, which SPARQLWrapper keeps only within the message."""
    _, found, tail = str(error).partition("\n\nResponse:\n")
    body = ast.literal_eval(tail) if found else b""
    return body if isinstance(body, bytes) else b""


def _detail(body: bytes) -> tuple[str, int | None, int | None]:
    """What a problem document says, with line and column; else the start of the text."""
    text = body.decode("utf-8", errors="replace")
    try:
        problem = json.loads(text)
        return str(problem["detail"]), problem.get("line"), problem.get("column")
    except (ValueError, KeyError, TypeError):
        line = _LINE.match(text)
        return text.partition(_QUERY)[0].strip()[:300], int(line[1]) if line else None, None


def _reason(error: OSError) -> str:
    """The system's own words, out of what urllib wraps them in."""
    inner = getattr(error, "reason", error)
    return str(getattr(inner, "strerror", None) or inner)
