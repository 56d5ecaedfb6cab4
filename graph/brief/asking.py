"""How a brief asks: one way, over an engine, whether that is a server's or the command line's own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

from pyoxigraph import RdfFormat, Triple, parse

from graph.engine import Engine, QueryRequest, named

Ask = Callable[[str], Awaitable[Iterable[Triple]]]
"""Takes a CONSTRUCT, gives its triples."""


class Reader:
    """Asks an engine; whatever is published meanwhile, all answers come from one version.

    Attributes:
        version: number of the version that answers; None until the first answer, and where there are none.
    """

    def __init__(self, engine: Engine, *, version: int | None = None, client: str = "") -> None:
        self._engine = engine
        self._client = client
        self.version = version

    async def __call__(self, query: str) -> list[Triple]:
        """The triples of a CONSTRUCT.

        Raises:
            QueryProblem, VersionError: see `Engine.query`.
        """
        request = QueryRequest(query, named("ntriples"), client=self._client, version=self.version)
        answer = await self._engine.query(request)
        self.version = answer.version
        quads = parse(answer.body, format=RdfFormat.N_TRIPLES)
        return [Triple(quad.subject, quad.predicate, quad.object) for quad in quads]
