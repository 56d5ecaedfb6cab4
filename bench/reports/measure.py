"""Runs an extraction over a half of the corpus."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.reports.corpus import CORPUS, Version, reports_in_several_languages, versions
from bench.reports.facts import Extraction, Fact
from bench.reports.scoring import Score, Tally, score, score_differences


@dataclass
class Measured:
    """The figures of a half, and for each version what was missed and what was wrong."""

    half: str
    by_kind: dict[str, Tally] = field(default_factory=dict)
    by_language: dict[str, Tally] = field(default_factory=dict)
    by_format: dict[str, Tally] = field(default_factory=dict)
    whole: Tally = field(default_factory=Tally)
    differences: Tally = field(default_factory=Tally)
    beside: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    raw: dict[str, dict[str, object]] = field(default_factory=dict)


def measure(extract: Extraction, half: str, corpus: Path = CORPUS) -> Measured:
    """Give each version alone, then all versions of a report together."""
    result = Measured(half)
    agreement: defaultdict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    for version in versions(half, corpus):
        found, seconds = _timed(extract, [version.path])
        scored = score(version.facts, found, version.mechanism)
        result.seconds.append(seconds)
        _add(result, version, scored)
        for (kind, name, same), times in scored.beside.items():
            agreement[kind, name][same] += times
        result.raw[version.path.name] = _raw(scored, seconds)
    result.beside = {key: (counts[True], counts.total()) for key, counts in agreement.items()}
    for several in reports_in_several_languages(half, corpus):
        found, seconds = _timed(extract, [version.path for version in several.versions])
        scored = score_differences(several.differences, found)
        result.differences += scored.whole
        result.raw[several.report] = _raw(scored, seconds)
    return result


def _timed(extract: Extraction, paths: Sequence[Path]) -> tuple[list[Fact], float]:
    start = time.perf_counter()
    found = list(extract(paths))
    return found, time.perf_counter() - start


def _add(result: Measured, version: Version, scored: Score) -> None:
    for kind, tally in scored.tallies.items():
        result.by_kind[kind] = result.by_kind.get(kind, Tally()) + tally
    groups = ((result.by_language, version.language), (result.by_format, version.format))
    for group, name in groups:
        group[name] = group.get(name, Tally()) + scored.whole
    result.whole += scored.whole


def _raw(scored: Score, seconds: float) -> dict[str, object]:
    return {
        "seconds": round(seconds, 3),
        "tallies": {kind: [t.right, t.missed, t.wrong] for kind, t in scored.tallies.items()},
        "missed": scored.missed,
        "wrong": scored.wrong,
        "not_counted": scored.not_counted,
    }
