"""Synergies as JSON-LD, in words of the project's context, and as a flat table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from api.synergies_concepts import kind_labels
from api.synergies_told import named_by
from graph.synergies.told import Told, ToldPart
from graph.synergies.words import LANGUAGES, Named
from graph.synergies.write import decimal, label_of

COLUMNS: Final = (
    "synergy",
    "family",
    "strength",
    "first",
    "first_label",
    "second",
    "second_label",
    "kinds",
    "shares",
    "reason",
    "next_step",
    "rests_on",
    "sources",
    "as_of",
)
Tree = dict[str, Any]


def table(told: Iterable[Told], language: str) -> str:
    """CSV (RFC 4180), a row a synergy; several values of a cell have a space between."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(_row(each, language) for each in told)
    return out.getvalue()


def _row(told: Told, language: str) -> Sequence[str]:
    (first, names), (second, others) = told.between
    return (
        told.iri,
        told.family,
        f"{told.strength:.4f}",
        first,
        named_by(first, names, language).text,
        second,
        named_by(second, others, language).text,
        " ".join(part.kind for part in told.parts),
        " ".join(f"{part.share:.4f}" for part in told.parts),
        told.reason[language],
        told.next_step[language],
        " ".join(sorted(told.nodes)),
        " ".join(told.sources),
        told.as_of.isoformat(),
    )


def trees(told: Iterable[Told], context: str, base: str) -> Tree:
    """A JSON-LD document: for the published ones the very triples of the graph, and the names of the sides.

    Args:
        context: address of the context.
        base: of the IRIs of things.
    """
    return {"@context": context, "@graph": [tree(each, base) for each in told]}


def tree(told: Told, base: str) -> Tree:
    """A synergy as a tree: its parts in full, its sides with their names, all else by IRI."""
    kinds = kind_labels(base)
    return {
        "id": told.iri,
        "type": ["Synergy", "Entity"],
        "label": _labels(told),
        "between": [{"id": iri, "label": dict(names)} for iri, names in told.between],
        "strength": decimal(told.strength),
        "asOf": told.as_of.isoformat(),
        "formulaVersion": told.formulas,
        "synergyKind": [_kind(part, base) for part in told.parts],
        "synergyPart": [_part(told, part, kinds[part.kind], base) for part in told.parts],
        "restsOn": sorted(told.nodes),
        "reason": dict(told.reason),
        "nextStep": dict(told.next_step),
        "source": list(told.sources),
    }


def _part(told: Told, part: ToldPart, names: dict[str, str], base: str) -> Tree:
    return {
        "id": f"{told.iri}--{part.kind}",
        "type": ["SynergyPart", "Entity"],
        "label": _labels(told, names),
        "synergyKind": _kind(part, base),
        "strength": decimal(part.strength),
        "share": decimal(part.share),
        "restsOn": list(part.rests_on),
        "reason": dict(part.reason),
        "nextStep": dict(part.next_step),
    }


def _kind(part: ToldPart, base: str) -> str:
    return f"{base}id/synergy-kind/{part.kind}"


def _labels(told: Told, kind: Mapping[str, str] | None = None) -> dict[str, str]:
    sides = [Named(iri, names) for iri, names in told.between]
    return {code: label_of(sides, code, kind[code] if kind else "") for code in LANGUAGES}
