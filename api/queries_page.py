"""The page of a curated query: the question, the form, the table, the text, and how other tools ask it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode

from babel.numbers import format_decimal
from pyoxigraph import NamedNode
from starlette.requests import Request

from api.address import base_of, client_of
from api.description import EDIT
from api.links import local, root_of
from api.queries_asked import Asked, variants
from api.queries_form import fields, with_examples
from api.queries_labels import Choice, Label, choices, labels
from api.queries_table import Part, Table, iris_in, rows_of, table
from api.queries_words import AUDIENCES, WORDS
from api.rendering import frame, render
from api.snippets import snippets
from graph.curated import Page, Prepared
from graph.engine import Engine
from graph.errors import Ambiguous, BadParameter, Candidate, NameNotFound
from ontology import UCLG
from ontology.prefixes import PREFIXES
from queries import rdf
from queries.parameters import Term

_TYPE: Final = f"{PREFIXES['rdf']}type"


@dataclass(frozen=True)
class Outcome:
    """What came of asking: an answer, or why there is none; neither where values are still missing.

    Attributes:
        prepared: the query with its values, or with examples for those that are missing.
        known: names of the things in the answer and among the values.
    """

    prepared: Prepared | None = None
    page: Page | None = None
    error: BadParameter | None = None
    version: int | None = None
    rows: Sequence[Mapping[str, Mapping[str, str]]] = ()
    known: Mapping[str, Label] = field(default_factory=dict)
    offered: Mapping[str, Sequence[Choice]] = field(default_factory=dict)


async def looked_up(request: Request, engine: Engine, asked: Asked, outcome: Outcome) -> Outcome:
    """With the rows read and with all names that the page shows: two queries to the version of the answer."""
    answer = outcome.page.answer if outcome.page else None
    version = answer.version if answer and answer.version is not None else asked.version
    rows = rows_of(answer.body) if answer and asked.query.form == "select" else []
    values = outcome.prepared.values.values() if outcome.prepared else ()
    iris = [*(value.value for value in values if isinstance(value, NamedNode)), *iris_in(rows)]
    iris += [UCLG + each.class_ for each in _things(outcome.error)]
    client = client_of(request)
    known = await labels(engine, iris, asked.language, version=version, client=client)
    offered = await choices(engine, asked.query, asked.language, version=version, client=client)
    return Outcome(outcome.prepared, outcome.page, outcome.error, version, rows, known, offered)


def page(request: Request, asked: Asked, outcome: Outcome) -> str:
    """The page as HTML."""
    language, query, root = asked.language, asked.query, root_of(request)
    wrong = outcome.error.parameter if outcome.error else None
    text = outcome.prepared.text if outcome.prepared else query.text
    return render(
        "query.html",
        **frame(request, language, WORDS[language], query.title.get(language)),
        asked=asked,
        question=query.question.get(language),
        description=query.description.get(language) if query.description else "",
        serves=[AUDIENCES[each][language] for each in query.serves],
        fields=fields(asked, outcome.offered, outcome.prepared.values if outcome.prepared else {}, wrong),
        error=outcome.error,
        trouble=_trouble(asked, outcome.error),
        error_detail="" if isinstance(outcome.error, Ambiguous | NameNotFound) else str(outcome.error or ""),
        others=_others(asked, outcome),
        answered=outcome.page is not None,
        values=_values(asked, outcome, root),
        table=_table(asked, outcome, root),
        whole="" if query.form == "select" or not outcome.page else outcome.page.answer.body.decode(),
        range=_range(asked, outcome),
        paging=_turns(asked, outcome),
        downloads=_downloads(asked),
        text=text,
        editor=f"{root}sparql?{urlencode({EDIT: text} | ({'lang': asked.lang} if asked.lang else {}))}",
        endpoint=f"{root}sparql?{urlencode({'query': text})}",
        source=f"{root}queries/{query.name}.rq{asked.to(sort=None, limit=None, offset=None)}",
        thing=root + local(rdf.iri(query.name, query.base), query.base),
        snippets=snippets(base_of(request), query.name, _told(asked), text, query.form),
        version=outcome.version,
    )


def _things(error: BadParameter | None) -> Sequence[Candidate]:
    """What a name may have meant."""
    if isinstance(error, Ambiguous):
        return error.candidates
    return error.near if isinstance(error, NameNotFound) else ()


def _trouble(asked: Asked, error: BadParameter | None) -> str:
    """What is wrong, in the reader's language."""
    if error is None:
        return ""
    key = {Ambiguous: "candidates", NameNotFound: "unknown"}.get(type(error), "misfit")
    each = asked.query.parameter(error.parameter)
    text = asked.given.get(each.name, "")
    return WORDS[asked.language][key].format(label=each.label.get(asked.language), text=text)


def _others(asked: Asked, outcome: Outcome) -> list[tuple[str, str, str]]:
    """What a name may have meant: label, class and the address that asks with it."""
    short = f"{asked.query.base}id/"
    found = []
    for each in _things(outcome.error):
        kind = outcome.known.get(UCLG + each.class_)
        href = asked.to(**{outcome.error.parameter: each.iri.removeprefix(short)}) if outcome.error else ""
        found.append((each.label, kind.text if kind else each.class_, href))
    return found


def _values(asked: Asked, outcome: Outcome, root: str) -> list[tuple[str, Part]]:
    """The values that were asked with, but for the language of names."""
    if outcome.prepared is None or outcome.page is None:
        return []
    found = []
    for each in asked.query.parameters:
        value = outcome.prepared.values[each.name]
        if value is not None and each.type != "language":
            found.append((each.label.get(asked.language), _value(value, asked, outcome.known, root)))
    return found


def _value(value: Term, asked: Asked, known: Mapping[str, Label], root: str) -> Part:
    label = known.get(value.value) if isinstance(value, NamedNode) else None
    if label is None:
        return Part(value.value)
    language = label.language if label.language not in ("", asked.language) else None
    return Part(label.text, root + local(value.value, asked.query.base), language=language)


def _table(asked: Asked, outcome: Outcome, root: str) -> Table | None:
    if not outcome.rows:
        return None
    return table(asked, outcome.rows, outcome.known, asked.query.base, root)


def _range(asked: Asked, outcome: Outcome) -> str:
    words = WORDS[asked.language]
    if outcome.page is None or asked.query.form != "select":
        return ""
    if not outcome.rows:
        return words["rows_past" if asked.offset else "rows_none"]
    first, last = (
        format_decimal(number, locale=asked.language)
        for number in (asked.offset + 1, asked.offset + len(outcome.rows))
    )
    return words["rows_more" if outcome.page.more else "rows"].format(first=first, last=last)


def _turns(asked: Asked, outcome: Outcome) -> dict[str, str]:
    """The addresses of the pages before and after."""
    return turns(asked, outcome.page.next) if outcome.page else {}


def turns(asked: Asked, following: int | None) -> dict[str, str]:
    """The query parts of the addresses of the pages before and after this one, by their relation."""
    found = {}
    if asked.offset:
        found["prev"] = asked.to(offset=max(0, asked.offset - (asked.limit or asked.offset)) or None)
    if following is not None:
        found["next"] = asked.to(offset=following)
    return found


def _downloads(asked: Asked) -> list[tuple[str, str, str]]:
    """Every format: its name, the address of all rows in it, and what to save it as."""
    endings = {"turtle": "ttl", "ntriples": "nt", "rdfxml": "rdf", "json": "json"}
    return [
        (
            each.name,
            asked.to(limit=None, offset=None, format=each.name),
            f"{asked.query.name}.{endings.get(each.name, each.name)}",
        )
        for each in variants(asked.query)
        if each.format
    ]


def _told(asked: Asked) -> dict[str, str]:
    """What the address of the same question says, whatever language its reader's tool asks for."""
    speaks = any(each.type == "language" and each.name not in asked.given for each in asked.query.parameters)
    given = with_examples(asked) | ({"lang": asked.language} if speaks else {})
    return given | ({"version": str(asked.version)} if asked.version is not None else {})
