"""The list of the curated queries: a page with a filter, and the same for programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from babel.numbers import format_decimal
from starlette.requests import Request

from api.negotiate import LANGUAGES
from api.queries_words import AUDIENCES, TOPICS, WORDS
from api.rendering import frame, render
from ontology.text import fold
from queries.catalogue import CuratedQuery


@dataclass(frozen=True)
class Filter:
    """What a list is narrowed to; empty texts narrow nothing."""

    words: str = ""
    serves: str = ""
    topic: str = ""

    def takes(self, query: CuratedQuery) -> bool:
        """Whether a query is meant: by whom it serves, its topic, and all words in its texts or its name."""
        if (self.serves and self.serves not in query.serves) or (self.topic and self.topic != query.topic):
            return False
        texts = [query.name]
        for each in (query.title, query.question, query.description):
            texts += [each.get(language) for language in LANGUAGES] if each else []
        inside = fold(" ".join(texts))
        return all(word in inside for word in fold(self.words).split())


def chosen(queries: Iterable[CuratedQuery], by: Filter) -> list[CuratedQuery]:
    """The queries that are meant, by topic and name."""
    order = list(TOPICS)
    return sorted((q for q in queries if by.takes(q)), key=lambda q: (order.index(q.topic), q.name))


def page(request: Request, queries: list[CuratedQuery], by: Filter, language: str) -> str:
    """The page."""
    words = WORDS[language]
    count = (
        words["count_one"]
        if len(queries) == 1
        else words["count"].format(number=format_decimal(len(queries), locale=language))
    )
    return render(
        "queries.html",
        **frame(request, language, WORDS[language], words["heading"]),
        by=by,
        count=count if queries else words["count_none"],
        topics=[
            (topic, names[language], found)
            for topic, names in TOPICS.items()
            if (found := [_item(query, language) for query in queries if query.topic == topic])
        ],
        topic_names={topic: names[language] for topic, names in TOPICS.items()},
        audiences={who: names[language] for who, names in AUDIENCES.items()},
        lang=request.query_params.get("lang"),
    )


def document(queries: list[CuratedQuery], address: str) -> dict[str, Any]:
    """The same for programs, in all three languages."""
    return {"queries": [told(query, address) for query in queries]}


def told(query: CuratedQuery, address: str) -> dict[str, Any]:
    """A query's header for programs, with the addresses of its answer and its text."""
    header = query.header.model_dump(by_alias=True, exclude_none=True, mode="json")
    place = f"{address}queries/{query.name}"
    return {"name": query.name, "form": query.form, "href": place, "source": f"{place}.rq", **header}


def _item(query: CuratedQuery, language: str) -> dict[str, object]:
    return {
        "name": query.name,
        "title": query.title.get(language),
        "question": query.question.get(language),
        "serves": [AUDIENCES[each][language] for each in query.serves],
    }
