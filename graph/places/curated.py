"""`places.csv`: what a person decided about names that the gazetteer alone cannot settle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from graph.errors import TableErrors
from graph.iris import slug
from graph.places import reasons
from graph.places.government import CITY_KINDS, Government
from graph.places.names import fold_name
from graph.places.reasons import Reason
from graph.places.world import World
from graph.tables import Row

# Columns that describe the government: stated once, on any of the rows that lead to it.
_SHARED: Final = ("geonames_id", "kind", "label_es", "label_fr", "reason_en", "reason_es", "reason_fr")
_LANGUAGES: Final = ("en", "es", "fr")


@dataclass
class Curated:
    """The decisions, by spelling and by place."""

    by_name: dict[tuple[str, str], Government] = field(default_factory=dict)
    by_place: dict[int, Government] = field(default_factory=dict)
    by_key: dict[str, Government] = field(default_factory=dict)

    def find(self, name: str, country: str) -> Government | None:
        """What was decided about a spelling; without a country only a name that one country has."""
        folded = fold_name(name)
        if country:
            return self.by_name.get((folded, country))
        found = {government for (each, _), government in self.by_name.items() if each == folded}
        return found.pop() if len(found) == 1 else None


def read_curated(rows: Iterable[Row], world: World) -> Curated:
    """Read the table.

    Raises:
        TableErrors: rows that contradict each other, places that the gazetteer does not hold; all at once.
    """
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[fold_name(_canonical(row)), row.text("country")].append(row)
    curated, faults = Curated(), []
    for group in groups.values():
        wrong = [*_contradictions(group), *_wrong_place(group, world)]
        faults += wrong or list(_add(curated, group))
    for (
        government
    ) in curated.by_key.values():  # the canonical name is a spelling too, unless a row says otherwise
        curated.by_name.setdefault((fold_name(government.label), government.country), government)
    if faults:
        raise TableErrors(faults)
    return curated


def _canonical(row: Row) -> str:
    return row.text("canonical") or row.text("name")


def _value(group: list[Row], column: str) -> str:
    return next((str(row.values[column]) for row in group if row.values[column]), "")


def _fault(row: Row, column: str, what: str) -> str:
    return f"{row.file}, row {row.line}, {column}: {what}"


def _contradictions(group: list[Row]) -> Iterator[str]:
    for column in _SHARED:
        first = _value(group, column)
        for row in group:
            if row.values[column] and str(row.values[column]) != first:
                yield _fault(
                    row,
                    column,
                    f"'{row.values[column]}', but another row of {_canonical(row)} says '{first}'",
                )
    if _value(group, "geonames_id") and _value(group, "reason_en"):
        yield _fault(
            group[0], "reason_en", f"{_canonical(group[0])} has a place, so there is nothing to explain"
        )


def _wrong_place(group: list[Row], world: World) -> Iterator[str]:
    for row in group:
        number = row.integer("geonames_id")
        if number is None:
            continue
        place = world.place(number)
        if place is None:
            yield _fault(row, "geonames_id", f"{number} is not in the gazetteer; leave it empty and say why")
        elif place.country != row.text("country"):
            yield _fault(row, "geonames_id", f"{number} is {place.name} in {place.country}")


def _add(curated: Curated, group: list[Row]) -> Iterator[str]:
    government = _government(group)
    if taken := curated.by_key.get(government.key):
        yield _fault(
            group[0], "canonical", f"'{government.label}' and '{taken.label}' would have the same address"
        )
    if government.place and (taken := curated.by_place.get(government.place)):
        yield _fault(group[0], "geonames_id", f"{government.place} is already the place of '{taken.label}'")
    curated.by_key[government.key] = government
    if government.place:
        curated.by_place[government.place] = government
    for row in group:
        spelling = fold_name(row.text("name")), row.text("country")
        if spelling in curated.by_name:
            yield _fault(row, "name", f"'{row.text('name')}' is there twice")
        curated.by_name[spelling] = government


def _government(group: list[Row]) -> Government:
    # The row that bears the canonical name itself spells it best.
    main = next((row for row in group if row.text("name") == _canonical(row)), group[0])
    kind, place = _value(group, "kind") or "city", _value(group, "geonames_id")
    return Government(
        key=f"{main.text('country').lower()}-{slug(fold_name(_canonical(main)))}",
        label=_canonical(main),
        kind=kind,
        country=main.text("country"),
        place=int(place) if place else None,
        labels={language: text for language in ("es", "fr") if (text := _value(group, f"label_{language}"))},
        reason=None if place else _reason(group, kind),
        decision=main.text("decision"),
    )


def _reason(group: list[Row], kind: str) -> Reason:
    stated = {language: _value(group, f"reason_{language}") for language in _LANGUAGES}
    if stated["en"]:
        return {language: text for language, text in stated.items() if text}
    return reasons.ABSENT if kind in CITY_KINDS else reasons.AREA
