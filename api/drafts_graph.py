"""What the graph has of the things that a draft names: their labels, and what it says of them now."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final, cast

from api.queries_labels import Label, labels
from graph.engine import Engine, QueryRequest, named
from graph.errors import NoVersion, QueryProblem, VersionError
from graph.review.model import Review
from graph.review.things import Things
from graph.settings import Settings
from graph.versions import Versions
from ontology import UCLG
from ontology.prefixes import expand

# What can be held against a report, with the words for it.
_PROPERTIES: Final = {
    expand(name): key
    for name, key in (
        ("org:role", "field_role"),
        ("uclg:ordinal", "field_ordinal"),
        ("uclg:year", "field_year"),
        ("dct:issued", "field_issued"),
        ("uclg:citiesCount", "field_cities"),
        ("uclg:activityStatus", "field_status"),
        ("uclg:component", "field_component"),
        ("uclg:eventKind", "field_event_kind"),
        ("uclg:hostCity", "field_place"),
        ("schema:startDate", "form_start"),
        ("schema:endDate", "form_end"),
        ("uclg:seen", "seen"),
    )
}
_ORDER: Final = [*_PROPERTIES.values()]


@dataclass(frozen=True)
class Told:
    """What a graph says.

    Attributes:
        labels: of things, by IRI.
        said: by IRI of a thing, pairs of the key of words for a property and of an IRI or a text.
    """

    labels: Mapping[str, Label] = field(default_factory=dict)
    said: Mapping[str, list[tuple[str, str]]] = field(default_factory=dict)


async def told(
    engine: Engine, base: str, language: str, ends: Iterable[str], about: Iterable[str], client: str
) -> Told:
    """Ask for labels of the things with these ends of IRIs, and for what is said of some of them.

    Nothing is known where nothing has been published, or nobody answers: a draft can be read all the same.
    """
    try:
        said = await _said(engine, [f"{base}id/{end}" for end in about if end], client)
        values = [value for pairs in said.values() for _, value in pairs]
        wanted = [f"{base}id/{end}" for end in ends if end and ":" not in end]
        wanted += [value for value in values if value.startswith(("http://", "https://"))]
        return Told(await labels(engine, wanted, language, version=None, client=client), said)
    except (QueryProblem, VersionError):
        return Told()


async def _said(engine: Engine, things: list[str], client: str) -> dict[str, list[tuple[str, str]]]:
    if not things:
        return {}
    iris, properties = (
        " ".join(f"<{each}>" for each in dict.fromkeys(group)) for group in (things, _PROPERTIES)
    )
    text = (
        f"SELECT DISTINCT ?thing ?property ?value WHERE {{ VALUES ?thing {{ {iris} }} "
        f"VALUES ?property {{ {properties} }} ?thing ?property ?value }}"
    )
    answer = await engine.query(QueryRequest(text, named("json"), client=client))
    found: dict[str, list[tuple[str, str]]] = {}
    for row in json.loads(answer.body)["results"]["bindings"]:
        thing, term, value = (str(row[name]["value"]) for name in ("thing", "property", "value"))
        found.setdefault(thing, []).append((_PROPERTIES[term], value))
    return {thing: sorted(pairs, key=_order) for thing, pairs in found.items()}


async def report_of(engine: Engine, base: str, review: Review, client: str) -> str:
    """The name of the published report that was read from the files of a draft; empty where there is none."""
    sums = {str(each["sha256"]) for each in cast("list[dict[str, object]]", review.head["versions"])}
    values = " ".join(f'"{each}"' for each in sorted(sums) if each.isalnum())
    text = f"SELECT ?version WHERE {{ VALUES ?sum {{ {values} }} ?version <{UCLG}sha256> ?sum }} LIMIT 9"
    try:
        answer = await engine.query(QueryRequest(text, named("json"), client=client))
    except (QueryProblem, VersionError):
        return ""
    rows = json.loads(answer.body)["results"]["bindings"]
    ends = [str(row["version"]["value"]).removeprefix(f"{base}id/report/") for row in rows]
    return next((end.partition("/")[0] for end in ends if ":" not in end), "")


def _order(pair: tuple[str, str]) -> tuple[int, str]:
    return _ORDER.index(pair[0]), pair[1]


def things(settings: Settings) -> Things | None:
    """What the version in force has, for what a person writes; None where nothing has been published."""
    current = Versions(settings.data).current()
    return None if current is None else _things(settings.data, settings.keep, settings.base, current.number)


@lru_cache(maxsize=1)
def _things(data: Path, keep: int, base: str, number: int) -> Things | None:
    try:
        with Versions(data, keep=keep).reading(number) as version:
            return Things.of(version.open(), base)
    except NoVersion:
        return None
