"""Raw figures as tables: medians over the rounds, ratios, memory."""

from __future__ import annotations

from statistics import median
from typing import Any, Final

from bench.endpoint import verdicts
from bench.endpoint.page import table
from bench.endpoint.workloads import WORKLOADS

SERVERS: Final = ("ours", "Oxigraph", "Virtuoso", "rdflib-endpoint")
Told = dict[str, Any]


def text(told: Told) -> str:
    """All of it: where, with what, the client's ceiling, then each data set."""
    parts = [_circumstances(told), verdicts.endpoint(told), _ceiling(told)]
    parts += [_data_set(seen) for seen in told["data"]]
    return "\n\n".join(part for part in parts if part)


def _circumstances(told: Told) -> str:
    machine, plan = told["machine"], told["plan"]
    where = ", ".join(machine[key] for key in ("date", "processor")) + f", {machine['cores']} cores"
    how = f"{plan['rounds']} rounds of {plan['seconds']:g} s, {plan['workers']} worker"
    words = (
        f"Measured on {where}, {machine['memory']}, {machine['system']}, Python {machine['python']}; "
        f"{how}{'s' if plan['workers'] > 1 else ''}. Requests a second, in brackets the 50th and the 99th "
        "percentile in milliseconds; medians over the rounds."
    )
    return "\n".join([words, "", *(f"- {each}" for each in told["versions"].values())])


def _ceiling(told: Told) -> str:
    if not told["ceiling"]:
        return "The client's own ceiling was not measured: there was no C compiler."
    lines = [
        [many, f"{run['good']:,.0f}", _ms(run["p50"]), _ms(run["p99"])]
        for many, run in told["ceiling"].items()
    ]
    head = ["the client's ceiling: clients", "requests a second", "p50, ms", "p99, ms"]
    return table(head, lines)


def _data_set(seen: Told) -> str:
    title = f"### {_title(seen)}: {seen['quads']:,} quads"
    parts = [title, seen.get("about", "")]
    parts += [_workload(seen, name) for name in WORKLOADS]
    parts += [_memory(seen), "\n".join(f"- {note}" for note in seen["notes"])]
    return "\n\n".join(part for part in parts if part)


def _title(seen: Told) -> str:
    return (
        "The real graph" if seen["data"] == "real" else f"A generated graph of {int(seen['data']):,} triples"
    )


def _workload(seen: Told, name: str) -> str:
    clients = sorted({run["clients"] for run in seen["runs"] if run["workload"] == name})
    head = [f"{name}: clients", *SERVERS, "ours : Oxigraph", "ours : rdflib-endpoint"]
    lines = []
    for many in clients:
        figures = {server: figure(seen, name, server, many) for server in SERVERS}
        line = [str(many)]
        line += [_cell(figures[s], seen["absent"].get(s, {}).get(name, "not measured")) for s in SERVERS]
        line += [_ratio(figures["ours"], figures[other]) for other in ("Oxigraph", "rdflib-endpoint")]
        lines.append(line)
    return table(head, lines) if lines else ""


def figure(seen: Told, workload: str, server: str, clients: int) -> dict[str, float] | None:
    """Medians of one cell; None where there are none."""
    runs = [
        run
        for run in seen["runs"]
        if (run["workload"], run["server"], run["clients"]) == (workload, server, clients)
    ]
    if not runs:
        return None
    found = {key: float(median(run[key] for run in runs)) for key in ("good", "p50", "p99")}
    return found | {"errors": float(sum(run["errors"] for run in runs))}


def _cell(found: dict[str, float] | None, otherwise: str) -> str:
    if found is None:
        return otherwise
    if not found["good"]:
        return f"none in time, {found['errors']:,.0f} errors"
    errors = f", {found['errors']:,.0f} errors" if found["errors"] else ""
    return f"{_rate(found['good'])} ({_ms(found['p50'])}, {_ms(found['p99'])}){errors}"


def _ratio(one: dict[str, float] | None, other: dict[str, float] | None) -> str:
    if not one or not other or not other["good"]:
        return "–"
    return f"{one['good'] / other['good']:.2f}"


def _rate(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"


def _ms(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"


def _memory(seen: Told) -> str:
    head = [
        "server",
        "loaded in, s",
        "store, MB",
        "memory before, MB",
        *(f"most at {name}, MB" for name in WORKLOADS),
    ]
    lines = []
    for server in SERVERS:
        loaded = seen["loaded"].get(server)
        if loaded is None:
            continue
        disk = f"{loaded['disk'] / 1e6:,.0f}" if loaded["disk"] else "in memory"
        line = [server, f"{loaded['seconds']:.1f}", disk, f"{loaded['memory'] / 1e6:,.0f}"]
        for name in WORKLOADS:
            runs = [r["memory"] for r in seen["runs"] if (r["server"], r["workload"]) == (server, name)]
            line.append(f"{max(runs) / 1e6:,.0f}" if runs else "–")
        lines.append(line)
    return table(head, lines)
