"""A curated query with what a person gives for its parameters, answered whole or by the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.curated.names import resolve
from graph.engine import Answer, Engine, Format, QueryRequest, named
from graph.errors import BadParameter, InputError
from queries import paging
from queries.binding import bind
from queries.catalogue import CuratedQuery
from queries.parameters import ParameterError, Term, given_names, read


@dataclass(frozen=True)
class Prepared:
    """A query that can be asked of any endpoint.

    Attributes:
        values: the term of each parameter; None where it was left open.
        text: SPARQL with those terms.
    """

    query: CuratedQuery
    values: Mapping[str, Term | None]
    text: str


@dataclass(frozen=True)
class Page:
    """Some of the rows.

    Attributes:
        prepared: what was asked, without LIMIT and OFFSET.
        more: whether rows follow.
    """

    answer: Answer
    prepared: Prepared
    limit: int | None
    offset: int
    more: bool

    @property
    def next(self) -> int | None:
        """The offset of the page after this one; None on the last."""
        return self.offset + self.limit if self.more and self.limit else None


async def prepare(
    engine: Engine,
    query: CuratedQuery,
    given: Mapping[str, str],
    language: str = "en",
    *,
    version: int | None = None,
    client: str = "",
) -> Prepared:
    """Read what was given; names are looked up in the graph.

    Args:
        given: texts by name of parameter, or by its name as an option (`on-date`).
        language: for a parameter of type `language` that was not given, and for labels in errors.

    Raises:
        BadParameter: a value is wrong or missing, or a name is unknown (Ambiguous, NameNotFound).
    """
    values: dict[str, Term | None] = dict.fromkeys((each.name for each in query.parameters), None)
    try:
        texts = given_names(query.parameters, _languages(query, given, language) | dict(given))
        for name, text in texts.items():
            parameter = query.parameter(name)
            term = None if parameter.type == "iri" else read(parameter, text, query.base)
            values[name] = term or await resolve(
                engine, parameter, text, language, base=query.base, version=version, client=client
            )
    except ParameterError as error:
        raise BadParameter(str(error), error.parameter) from None
    return Prepared(query, values, bind(query, values))


def _languages(query: CuratedQuery, given: Mapping[str, str], language: str) -> dict[str, str]:
    """The reader's language for each parameter of that type which was not given."""
    return {
        each.name: language
        for each in query.parameters
        if each.type == "language" and not given.get(each.name) and not given.get(each.option)
    }


async def page(
    engine: Engine,
    query: CuratedQuery,
    given: Mapping[str, str],
    *,
    language: str = "en",
    format: Format | None = None,  # noqa: A002 - as in QueryRequest
    limit: int | None = None,
    offset: int = 0,
    version: int | None = None,
    timeout: float | None = None,
    client: str = "",
) -> Page:
    """The answer of a query, or some of its rows and whether there are more.

    A page is full or the last: whether rows follow a full one is asked with one row more, in one short query
    to the same version.

    Raises:
        BadParameter, as `prepare`.
        InputError: limit or offset where there are no rows (ASK, CONSTRUCT), or negative ones.
        QueryProblem, VersionError: as the engine.
    """
    prepared = await prepare(engine, query, given, language, version=version, client=client)
    text = _part(prepared, limit, offset)
    answer = await engine.query(QueryRequest(text, format, version=version, timeout=timeout, client=client))
    more = False
    if limit is not None and (answer.rows is None or answer.rows >= limit):
        after = QueryRequest(
            paging.page(prepared.text, 1, offset + limit),
            named("csv"),
            version=answer.version if version is None else version,
            timeout=timeout,
            client=client,
        )
        more = len((await engine.query(after)).body.splitlines()) > 1
    return Page(answer, prepared, limit, offset, more)


def _part(prepared: Prepared, limit: int | None, offset: int) -> str:
    """The query for some rows of its answer.

    Raises:
        InputError: there are no rows, or there can be none there.
    """
    if (limit is not None or offset) and prepared.query.form != "select":
        raise InputError(f"{prepared.query.name} gives no rows: it takes no limit and no offset")
    try:
        return paging.page(prepared.text, limit, offset)
    except ValueError as error:
        raise InputError(str(error)) from None
