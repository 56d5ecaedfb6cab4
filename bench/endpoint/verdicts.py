"""The figures that were asked for, one by one: what was measured, and whether that reaches them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from bench.endpoint.page import table
from bench.endpoint.workloads import MIX, SMALL

Told = dict[str, Any]
# Workload, the other server, and how many times its throughput ours is to be.
_ASKED: Final = ((MIX, "Oxigraph", 2.0), (SMALL, "Oxigraph", 0.25), (SMALL, "rdflib-endpoint", 10.0))
_WITHIN: Final = 300.0  # milliseconds, from the death of a reader to the next answer
_TIMES: Final = 3.0  # the p95 at rest
_BACK: Final = 1.1  # times the memory that was held before


def endpoint(told: Told) -> str:
    """Of the throughput, for each data set; the least and the greatest ratio over the numbers of clients."""
    lines = []
    for seen in told["data"]:
        for workload, other, wanted in _ASKED:
            ratios = list(_ratios(seen, workload, other))
            name = "real graph" if seen["data"] == "real" else f"{int(seen['data']):,} triples"
            asked = f"{workload}: at least {wanted:g} times {other}, {name}"
            if ratios:
                reached = sum(ratio >= wanted for ratio in ratios)
                verdict = _verdict(
                    reached == len(ratios), f"at {reached} of {len(ratios)} numbers of clients"
                )
                lines.append([asked, f"{min(ratios):.2f} to {max(ratios):.2f}", verdict])
            else:
                why = seen["absent"].get(other, {}).get(workload, "not measured")
                lines.append([asked, f"{other}: {why}", "nothing to compare with"])
    return table(["asked for", "measured", "reached"], lines)


def _ratios(seen: Told, workload: str, other: str) -> Iterator[float]:
    from bench.endpoint.tables import figure

    for clients in sorted({run["clients"] for run in seen["runs"] if run["workload"] == workload}):
        ours, theirs = (figure(seen, workload, server, clients) for server in ("ours", other))
        if ours and theirs and theirs["good"]:
            yield ours["good"] / theirs["good"]


def _verdict(reached: bool, otherwise: str) -> str:
    return "yes" if reached else f"no: {otherwise}"


def hostile(told: Told) -> str:
    """Of hostile queries and killed readers."""
    rest, *attacked, _ = told["fairness"]
    times = max(each["p95"] for each in attacked) / rest["p95"]
    before, after = told["leaks"][-2]["own"], told["leaks"][-1]["own"]
    seen, count = told["kills"], told["plan"]["queries"]
    lines = [
        [
            f"p95 of another client's small queries under {_TIMES:g} times its value at rest",
            f"{times:.1f} times",
            _verdict(times < _TIMES, "slower"),
        ],
        [
            f"memory back after {count:,} hostile queries",
            f"{before / 1e6:,.0f} MB before, {after / 1e6:,.0f} MB after",
            _verdict(after < _BACK * before, "grown"),
        ],
        [
            f"the next answer within {_WITHIN:.0f} ms of a reader's death",
            f"{seen['most']:.0f} ms at most, {seen['p50']:.0f} ms in the median, {seen['kills']} deaths",
            _verdict(seen["most"] <= _WITHIN, "later"),
        ],
        [
            "only the queries in the killed readers fail",
            f"{seen['failed']} failed, {seen['beside']} beside them",
            _verdict(not seen["beside"], "others too"),
        ],
    ]
    return table(["asked for", "measured", "reached"], lines)
