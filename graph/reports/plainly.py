"""Facts as plain mappings with the words they rest on: for measuring, and for whoever wants no classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.reports.model import Fact, Passage, Reading
from graph.reports.versions import meet


def plain(readings: Sequence[Reading]) -> list[dict[str, object]]:
    """The facts of one version, or of several together with where they differ."""
    if len(readings) == 1:
        return [fact_as_mapping(fact, readings) for fact in readings[0].facts]
    met = meet(readings)
    texts = _texts(readings)
    differences: list[dict[str, object]] = [
        {
            "kind": "difference",
            "about": each.about,
            "field": each.field,
            "passages": _words(each.passages, texts),
        }
        for each in met.differences
    ]
    return [*(fact_as_mapping(fact, readings) for fact in met.facts), *differences]


def fact_as_mapping(fact: Fact, readings: Sequence[Reading]) -> dict[str, object]:
    """`kind`, the fields, `passages` with their words, `rule` and `score`."""
    fields = {name: list(value) if isinstance(value, tuple) else value for name, value in fact.fields.items()}
    fields |= {name: str(fields[name]) for name in ("ordinal", "year", "cities") if name in fields}
    passages = _words(fact.passages, _texts(readings))
    return {"kind": fact.kind, **fields, "passages": passages, "rule": fact.rule, "score": fact.score}


def _texts(readings: Sequence[Reading]) -> dict[str, str]:
    return {reading.language: reading.document.text for reading in readings}


def _words(passages: Sequence[Passage], texts: Mapping[str, str]) -> list[dict[str, object]]:
    return [
        {"language": p.language, "text": texts[p.language][p.start : p.end], "start": p.start, "end": p.end}
        for p in passages
    ]
