"""The page of the search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from babel.numbers import format_decimal
from starlette.requests import Request

from api.rendering import frame, render
from api.search_answer import Asked
from api.search_words import WORDS, section_name, section_names
from graph.search import Hit, Results


@dataclass(frozen=True)
class Facet:
    """A kind of things: how many were found, and where these alone are."""

    name: str
    count: str
    href: str
    chosen: bool


def page(
    request: Request, asked: Asked, results: Results, base: str, links: Mapping[str, str], lang: str | None
) -> str:
    """The page as HTML; `lang` is what the address asked for, `links` leads to the pages beside this one."""
    names, words = section_name(asked.language), WORDS[asked.language]
    title = words["results"].format(text=asked.text) if asked.text else words["title"]
    return render(
        "search.html",
        **frame(request, asked.language, words, title),
        asked=asked,
        results=results,
        found=_found(asked, results),
        facets=[*_facets(asked, results, lang)],
        hits=[
            (hit, names[hit.section], asked.place_of(hit.iri, base), [*_parts(hit)]) for hit in results.hits
        ],
        links=links,
        lang=lang,
        as_json=asked.to(asked.language, format="json"),
    )


def _found(asked: Asked, results: Results) -> str:
    words = WORDS[asked.language]
    if not results.total:
        return words["none_in" if asked.classes else "none"].format(text=asked.text)
    if results.total == 1:
        return words["found_one"]
    numbers = {
        "total": results.total,
        "first": min(asked.offset + 1, results.total),
        "last": min(asked.offset + len(results.hits), results.total),
    }
    return words["found"].format(
        **{name: format_decimal(number, locale=asked.language) for name, number in numbers.items()}
    )


def _facets(asked: Asked, results: Results, lang: str | None) -> Iterator[Facet]:
    names = section_names(asked.language)
    everything = {"": sum(results.facets.values())} | dict(results.facets)
    for section, count in everything.items():
        classes = (section,) if section else ()
        yield Facet(
            names.get(section, WORDS[asked.language]["all"]),
            format_decimal(count, locale=asked.language),
            asked.to(lang, **{"class": classes, "offset": 0}),
            section in asked.classes or (not section and not asked.classes),
        )


def _parts(hit: Hit) -> Iterator[tuple[str, bool]]:
    """The label in parts, and whether each is what was asked for."""
    place = 0
    for start, end in hit.marks:
        yield hit.label[place:start], False
        yield hit.label[start:end], True
        place = end
    yield hit.label[place:], False
