"""`uclg places`: which names of local governments have no place yet, or one that is not certain."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from graph.cli.output import out, print_json, print_table, told
from graph.errors import InputError
from graph.places.resolve import Gazetteer
from graph.places.review import DOUBTFUL, MATCHED, STATES, UNMATCHED, Finding, methods, names_in, review
from graph.places.world import Place
from graph.settings import load
from graph.tables import read_tables
from ontology.vocabulary import Vocabulary


def places(
    show_all: Annotated[bool, typer.Option("--all", help="Show the matched names too.")] = False,
    country: Annotated[str, typer.Option(help="Only this country: two letters, like ES.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Show names of local governments that have no place, or one that is not certain, with suggestions.

    Decide in places.csv: the GeoNames id of the right place, or the reason why there is none.
    """
    with told.status("Reading the tables and the gazetteer ..."):
        findings = _findings(country.upper())
    if as_json:
        print_json(
            {
                "states": _states(findings),
                "methods": methods(findings),
                "names": [_as_json(finding) for finding in findings],
            }
        )
        return
    _print(findings, show_all)


def _findings(country: str) -> list[Finding]:
    tables = read_tables(load().tables, Vocabulary.load())
    gazetteer = Gazetteer.load(tables)
    if country and country not in gazetteer.world.countries:
        raise InputError(f"'{country}' is not a country code of two letters (ISO 3166-1)")
    return review(gazetteer, (each for each in names_in(tables) if country in ("", each[1])))


def _states(findings: list[Finding]) -> dict[str, int]:
    counts = Counter(finding.state for finding in findings)
    return {state: counts[state] for state in reversed(STATES)}


def _print(findings: list[Finding], show_all: bool) -> None:
    shown = [finding for finding in findings if show_all or finding.state != MATCHED]
    if shown:
        columns = ["name", "state", "place or reason", "suggestions"]
        if show_all:
            columns += ["how", "score"]
        rows = (_row(finding)[: len(columns)] for finding in shown)
        print_table("Names of local governments", columns, rows, right=[5])
        out.print()
    print_table("How they were matched", ["how", "names"], methods(findings).items(), right=[1])
    counts = _states(findings)
    settled = sum(counts.values()) - counts[UNMATCHED]
    share = 100 * settled / len(findings) if findings else 100
    words = ", ".join(f"{number} {state}" for state, number in counts.items())
    out.print(f"\n{len(findings)} names: {words}. {share:.1f} % end on a place or on a stated decision.")
    if counts[UNMATCHED] or counts[DOUBTFUL]:
        out.print(
            "Decide in places.csv: the GeoNames id of the right place, or the reason why there is none."
        )


def _row(finding: Finding) -> tuple[str, ...]:
    match = finding.match
    where = _describe(finding.place) if finding.place else finding.reason
    suggestions = "\n".join(_describe(place) for place in finding.suggestions)
    score = f"{match.score:.2f}" if finding.place else ""
    name = f"{match.name}, {match.country or '?'}"
    return name, finding.state, where, suggestions, match.method, score


def _describe(place: Place) -> str:
    people = f"{place.population:,} inhabitants" if place.population else "size unknown"
    return f"{place.name}, {place.country} {place.admin1} ({people}, {place.id})"


def _as_json(finding: Finding) -> dict[str, object]:
    match = finding.match
    return {
        "name": match.name,
        "country": match.country,
        "state": finding.state,
        "method": match.method,
        "score": match.score,
        "government": match.government.key,
        "label": match.government.label,
        "kind": match.government.kind,
        "place": _place_json(finding.place) if finding.place else None,
        "reason": dict(match.government.reason) if match.government.reason else None,
        "suggestions": [_place_json(place) for place in finding.suggestions],
    }


def _place_json(place: Place) -> dict[str, object]:
    return {
        "geonames_id": place.id,
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "population": place.population or None,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }
