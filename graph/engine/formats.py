"""The formats that an answer can be written in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Final

from pyoxigraph import QueryResultsFormat, RdfFormat

from graph.errors import InputError


class Shape(Enum):
    """What a query gives: a table (SELECT), a yes or no (ASK), or triples (CONSTRUCT, DESCRIBE)."""

    ROWS = "rows"
    BOOLEAN = "boolean"
    TRIPLES = "triples"

    @property
    def phrase(self) -> str:
        """As it is called in a sentence."""
        return _PHRASES[self]


_PHRASES: Final = {Shape.ROWS: "a table", Shape.BOOLEAN: "a yes or no", Shape.TRIPLES: "triples"}


@dataclass(frozen=True, eq=False)
class Format:
    """A way to write an answer; each is there once.

    Attributes:
        name: what `?format=` and `--format` say; stable.
        media_type: what is sent, without parameters.
        aliases: other media types that ask for it.
        also: other names, which `named` understands.
        writer: pyoxigraph's name of it.
    """

    name: str
    media_type: str
    writer: QueryResultsFormat | RdfFormat
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    charset: bool = False

    @property
    def content_type(self) -> str:
        """The media type with its charset where the type has one."""
        return f"{self.media_type}; charset=utf-8" if self.charset else self.media_type

    @property
    def names(self) -> tuple[str, ...]:
        """All that it can be asked for by."""
        return (self.name, self.media_type, *self.aliases, *self.also)

    def writes(self, shape: Shape) -> bool:
        """Whether an answer of this shape can be written so."""
        return isinstance(self.writer, RdfFormat) == (shape is Shape.TRIPLES)


# In the order in which the server prefers them; the number that travels to a reader is the place here.
FORMATS: Final[tuple[Format, ...]] = (
    Format(
        "json", "application/sparql-results+json", QueryResultsFormat.JSON, ("application/json",), ("srj",)
    ),
    Format(
        "xml",
        "application/sparql-results+xml",
        QueryResultsFormat.XML,
        ("application/xml", "text/xml"),
        ("srx",),
    ),
    Format("csv", "text/csv", QueryResultsFormat.CSV, charset=True),
    Format("tsv", "text/tab-separated-values", QueryResultsFormat.TSV, charset=True),
    Format("turtle", "text/turtle", RdfFormat.TURTLE, ("application/x-turtle",), ("ttl",), charset=True),
    Format("ntriples", "application/n-triples", RdfFormat.N_TRIPLES, ("text/plain",), ("nt",)),
    Format("jsonld", "application/ld+json", RdfFormat.JSON_LD, ("application/json",), ("json",)),
    Format(
        "rdfxml", "application/rdf+xml", RdfFormat.RDF_XML, ("application/xml", "text/xml"), ("rdf", "xml")
    ),
)


@cache
def offers(shape: Shape) -> tuple[Format, ...]:
    """The formats for a shape, the preferred one first."""
    return tuple(format_ for format_ in FORMATS if format_.writes(shape))


def named(name: str, shape: Shape | None = None) -> Format:
    """The format of a name, or of a media type.

    Raises:
        InputError: there is none, or it cannot write the shape; the message lists those that can.
    """
    wanted = name.strip().lower()
    able = FORMATS if shape is None else offers(shape)
    for format_ in able:
        if wanted in format_.names:
            return format_
    raise unfit(name, able, shape.phrase if shape else "this answer")


def unfit(name: str, able: Sequence[Format], what: str) -> InputError:
    """The problem of a name that stands for no format, or for one that is not able to hold the answer."""
    *names, last = dict.fromkeys(format_.name for format_ in able)
    take = f"take {', '.join(names)} or {last}."
    if any(name.strip().lower() in format_.names for format_ in FORMATS):
        return InputError(f"The format {name!r} cannot hold {what}; {take}")
    return InputError(f"There is no format {name!r}; {take}")
