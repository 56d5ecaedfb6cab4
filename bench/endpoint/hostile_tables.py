"""The figures on hostile queries and killed readers as tables."""

from __future__ import annotations

from typing import Any

from bench.endpoint import verdicts
from bench.endpoint.page import table

Told = dict[str, Any]


def text(told: Told) -> str:
    """All three tables, and where they were measured."""
    where = told["machine"]
    head = (
        f"Measured on {where['date']}, {where['processor']}, {where['cores']} cores, {where['memory']}, "
        f"{told['plan']['workers']} worker{'s' if told['plan']['workers'] > 1 else ''}, the real graph, "
        f"{told['sorts']} sorts of hostile query."
    )
    return "\n\n".join([head, verdicts.hostile(told), _fairness(told), _leaks(told), _kills(told)])


def _fairness(told: Told) -> str:
    rest = told["fairness"][0]["p95"]
    lines = [
        [
            each["phase"],
            f"{each['answers']:,}",
            *(f"{each[key]:.1f}" for key in ("p50", "p95", "p99")),
            f"{each['p95'] / rest:.1f}",
            _statuses(each["hostile"]),
        ]
        for each in told["fairness"]
    ]
    titles = ["small queries of another client", "answers", "p50, ms", "p95, ms", "p99, ms", "p95 : at rest"]
    return table([*titles, "hostile answers"], lines)


def _leaks(told: Told) -> str:
    lines = [
        [
            each["when"],
            f"{each['own'] / 1e6:,.0f}",
            f"{each['pss'] / 1e6:,.0f}",
            str(each["processes"]),
            _statuses(each["answers"]),
        ]
        for each in told["leaks"]
    ]
    titles = ["memory of all processes", "their own, MB", "with mapped files (Pss), MB", "processes"]
    return table([*titles, "hostile answers"], lines)


def _kills(told: Told) -> str:
    seen = told["kills"]
    titles = [
        "readers killed under load",
        "next answer p50, ms",
        "p95, ms",
        "most, ms",
        "failed",
        "beside the killed",
    ]
    line = [str(seen["kills"]), *(f"{seen[key]:.0f}" for key in ("p50", "p95", "most"))]
    return table(
        [*titles, "answers of the load"],
        [[*line, str(seen["failed"]), str(seen["beside"]), _statuses(seen["load"])]],
    )


def _statuses(found: dict[str, int]) -> str:
    return ", ".join(f"{status}: {count}" for status, count in sorted(found.items())) or "–"
