"""What an engine is: a query goes in, bytes in a format or a problem come out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from graph.engine.formats import Format


@dataclass(frozen=True)
class QueryRequest:
    """A query and how it is to be answered.

    Attributes:
        text: SPARQL 1.1.
        format: None takes JSON for rows and Turtle for triples.
        default_graphs, named_graphs: IRIs; where either is given, both replace the dataset that the text
            describes by FROM (None: nothing was given). Without any dataset the default graph is the union
            of all graphs.
        timeout: seconds; can only lower the engine's own.
        client: who asks, in any words; clients take turns.
        version: number of the version to answer from; None takes the one in force.
    """

    text: str
    format: Format | None = None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    timeout: float | None = None
    client: str = ""
    version: int | None = None


@dataclass(frozen=True)
class Answer:
    """A whole answer.

    Attributes:
        rows: rows or triples; None for ASK, and where the engine does not count.
        version: number of the version that answered; None where the engine has no versions.
    """

    body: bytes
    format: Format
    rows: int | None = None
    version: int | None = None

    @property
    def media_type(self) -> str:
        """What the body is, with its charset where the type has one."""
        return self.format.content_type


class Engine(Protocol):
    """Answers queries; safe to use from many tasks of one event loop at once."""

    async def start(self) -> None:
        """Get ready to answer."""

    async def query(self, request: QueryRequest) -> Answer:
        """Answer in full.

        Cancelling the task stops the work.

        Raises:
            InputError: an IRI or a format is wrong; QuerySyntaxError says where the text is.
            QueryProblem: the query could not be answered, and why.
            VersionError: there is nothing to answer from, or not that version (NoVersion).
        """
        ...

    async def ready(self) -> int | None:
        """Prove that a query is answered; the number of the version that did, where there are versions.

        Raises:
            QueryProblem, VersionError: it is not, and why.
        """
        ...

    async def close(self) -> None:
        """Stop all work and leave nothing behind."""
