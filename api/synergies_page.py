"""The list of synergies as a page, and the page of one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from babel.numbers import format_decimal

from api.links import local, root_of
from api.pages.dates import written
from api.queries_labels import Label, labels
from api.rendering import frame, prepared, render
from api.synergies_asked import Filters, Wish, given_by, to
from api.synergies_concepts import choices, kind_labels
from api.synergies_entry import Maker, cited, end
from api.synergies_finding import Results
from api.synergies_sent import Asking
from api.synergies_told import Full, sources_of
from api.synergies_words import WORDS
from graph.errors import Ambiguous, BadParameter, NameNotFound
from graph.synergies.asked import FAMILIES
from graph.versions import Versions

prepared(
    "base.html",
    "rooms.html",
    "synergies.html",
    "synergies_base.html",
    "synergies_blocks.html",
    "synergies_form.html",
)


async def listing(
    asked: Asking, wish: Wish, results: Results, links: Mapping[str, str], body: str | None
) -> str:
    """The ranked list with its form.

    Args:
        links: to the pages before and after.
        body: IRI of the body whose page this is.
    """
    words = WORDS[asked.language]
    form = await fields(asked, wish.filters, results.version)
    title = words["title"]
    if body:
        named = await labels(
            asked.finder.engine, [body], asked.language, version=results.version, client=asked.client
        )
        label = named.get(body) or Label(end(body), "")
        title = words["of_body"].format(name=label.text)
    maker = Maker(asked.language, asked.base)
    return render(
        "synergies.html",
        **frame(asked.request, asked.language, words, title),
        heading=title,
        view="list",
        form=form,
        own=local(body, asked.base) if body else "",
        brief=f"briefs/{end(body)}" if body else "",
        wish=wish,
        day=written(results.day.isoformat(), asked.language) if results.day else "",
        anew=results.anew,
        found=_found(wish, results),
        families=_families(wish, results),
        entries=maker.all(results.full.told, results.full.names, anew=results.anew),
        start=wish.filters.offset + 1,
        paging=links,
        formats=[(name, wish.to(format=name, lang=asked.language)) for name in ("json", "jsonld", "csv")],
        wrong=None,
    )


async def trouble(asked: Asking, filters: Filters, error: BadParameter) -> str:
    """The page with its form alone, and what is wrong with a name in it."""
    words = WORDS[asked.language]
    given = given_by(filters)
    text = filters.city if error.parameter == "city" else ", ".join(filters.body)
    things = error.candidates if isinstance(error, Ambiguous) else ()
    if isinstance(error, NameNotFound):
        things = error.near
    key = "candidates" if isinstance(error, Ambiguous) else "unknown"
    wrong = {
        "title": words[key].format(text=text) if things else str(error),
        "others": [
            (
                f"{each.label} · {each.iri.rsplit('/', 1)[-1]}",
                to(given, **{error.parameter: _replaced(filters, error, each.iri, asked.base)}),
            )
            for each in things
        ],
    }
    return render(
        "synergies.html",
        **frame(asked.request, asked.language, words, words["title"]),
        heading=words["title"],
        view="list",
        form=await fields(asked, filters, asked.version),
        own="",
        brief="",
        day="",
        anew=False,
        found="",
        families=[],
        entries=[],
        start=1,
        paging={},
        formats=[],
        wrong=wrong,
    )


def _replaced(filters: Filters, error: BadParameter, iri: str, base: str) -> str | list[str]:
    """The parameter with a thing for its last name, as that is the one that was not understood."""
    end = iri.removeprefix(f"{base}id/")
    return end if error.parameter == "city" else [*filters.body[:-1], end]


async def single(asked: Asking, full: Full) -> str:
    """The page of one synergy: each thing that it rests on with the numbers of its sources."""
    words = WORDS[asked.language]
    told = full.told[0]
    sources = await sources_of(asked.finder.engine, told.nodes, version=asked.version, client=asked.client)
    maker = Maker(asked.language, asked.base)
    entry = cited(maker.entry(told, full.names), told, sources)
    title = " – ".join(link.text for link in entry.between)
    return render(
        "synergy.html",
        **frame(asked.request, asked.language, words, title),
        view="",
        entry=entry,
        family=words[told.family],
        day=written(told.as_of.isoformat(), asked.language),
        thing=local(told.iri, asked.base),
        formats=[(name, f"?format={name}&lang={asked.language}") for name in ("json", "jsonld", "csv")],
    )


async def fields(asked: Asking, filters: Filters, version: int | None) -> dict[str, Any]:
    """What the form holds and offers; names to choose from are those of sides."""
    index = await asked.finder.index(version, asked.client)
    sides = sorted({side for each in index.briefs for side in each.sides})
    known = await labels(asked.finder.engine, sides, asked.language, version=version, client=asked.client)
    names = sorted({(label.text, "/id/body/" in iri) for iri, label in known.items()})
    kinds = kind_labels(asked.base)
    more = filters.model_dump(exclude_defaults=True).keys() - {"body", "city", "lang", "limit", "offset"}
    return {
        "filters": filters,
        "bodies": [text for text, is_body in names if is_body],
        "cities": [text for text, is_body in names if not is_body],
        "themes": choices("theme", asked.language, asked.base),
        "regions": choices("world-region", asked.language, asked.base),
        "kinds": [(kind, names[asked.language]) for kind, names in kinds.items()],
        "families": FAMILIES,
        "day": (filters.day or index.day or ""),
        "versions": _versions(asked),
        "more": bool(more),
        "root": root_of(asked.request),
    }


def _versions(asked: Asking) -> list[int]:
    """Numbers of the versions that the one in force can be held against."""
    if asked.version is None:
        return []
    settings = asked.request.app.state.settings
    return [each.number for each in Versions(settings.data).list() if each.number < asked.version]


def _found(wish: Wish, results: Results) -> str:
    words = WORDS[wish.language]
    shown = len(results.full.told)
    if not shown:
        return words["none"]
    if results.total == 1:
        return words["found_one"]
    first = wish.filters.offset + 1
    numbers = {"total": results.total, "first": first, "last": first + shown - 1}
    return words["found"].format(
        **{name: format_decimal(number, locale=wish.language) for name, number in numbers.items()}
    )


def _families(wish: Wish, results: Results) -> list[tuple[str, str, str, bool]]:
    """Name, number, address of each family that was found, and whether it is the one that is shown."""
    words = WORDS[wish.language]
    counts = {"": sum(results.families.values())} | {name: results.families.get(name, 0) for name in FAMILIES}
    return [
        (
            words[name or "all"],
            str(format_decimal(count, locale=wish.language)),
            wish.to(family=name or None, offset=None),
            name == (wish.filters.family or ""),
        )
        for name, count in counts.items()
        if count or name == wish.filters.family
    ]
