"""Raw figures as tables of docs/synergies.md."""

from __future__ import annotations

from typing import Any, Final

from bench.endpoint.page import table

Told = dict[str, Any]
_READ: Final = ("read the dump", "edges", "written as Parquet")
_WORK: Final = ("ranked", "told in three languages", "tables to told", "shared_membership")
_BACK: Final = ("quads made", "quads into a store")


def text(told: Told) -> str:
    """All of it."""
    machine = told["machine"]
    where = (
        f"Measured on {machine['date']}, {machine['processor']}, {machine['cores']} cores, "
        f"{machine['memory']}, Python {machine['python']}; DuckDB with {told['threads']} threads and "
        f"{told['memory']}. Seconds; medians of {told['rounds']} rounds, each from the Parquet files; "
        "reading and writing back once."
    )
    parts = [where, _judged(told), _sizes(told), _side_by_side(told), _spark(told), _real(told)]
    return "\n\n".join(part for part in parts if part)


def _sizes(told: Told) -> str:
    head = ["cities", "triples", "seats", *_READ, *_WORK, *_BACK, "peak MB, reading", "peak MB, working out"]
    head = [_bold(cell) for cell in head]
    lines = []
    for one in told["sizes"]:
        seconds = one["read"]["seconds"] | one["work"]["seconds"]
        lines.append(
            [
                *(f"{one[name]:,}" for name in ("cities", "triples")),
                f"{one['read']['seats']:,}",
                *(_number(seconds[name]) for name in (*_READ, *_WORK, *_BACK)),
                *(f"{one[part]['peak']:,}" for part in ("read", "work")),
            ]
        )
    return table(head, lines)


def _bold(name: str) -> str:
    plain = name.replace("shared_membership", "shared membership by itself")
    return f"**{plain}**" if name in ("tables to told", "shared_membership") else plain


def _side_by_side(told: Told) -> str:
    """Our two figures of the largest world beside what servers took for the pairs."""
    if not told["servers"]:
        return ""
    last = told["sizes"][-1]
    mine = last["work"]["seconds"]
    lines = [
        ["ours, all kinds, ranked and told", _number(mine["tables to told"]), "", ""],
        ["ours, shared membership, weighted", _number(mine["shared_membership"]), "", ""],
    ]
    for name, one in told["servers"].items():
        if "absent" in one:
            lines.append([f"{name}: {one['absent']}", "", "", ""])
            continue
        same = f"{one['pairs']:,}, {'the same as ours' if one['same'] else 'not the same as ours'}"
        held = str(one["memory"])
        lines.append([f"{one['version']}, members shared, counted", _number(one["seconds"]), same, held])
        if "weighed" in one:
            lines.append([f"{one['version']}, weighed by months", _number(one["weighed"]), "", ""])
    return table([f"{last['cities']:,} cities", "seconds", "pairs that share two or more", "MB held"], lines)


def _spark(told: Told) -> str:
    lines = [
        [
            f"{one['cities']:,}",
            _number(one["spark"]["start"]),
            _number(one["spark"]["seconds"]["first"]),
            _number(one["spark"]["seconds"]["again"]) if "again" in one["spark"]["seconds"] else "",
            _number(one["work"]["seconds"]["tables to told"]),
            "yes" if one["spark"]["kept"] == one["work"]["kept"] else "no",
            f"{one['spark']['memory']:,}",
        ]
        for one in told["sizes"]
        if "spark" in one
    ]
    head = [
        "Spark local[2]: cities",
        "to start",
        "tables to told",
        "again",
        "DuckDB",
        "the same kept",
        "MB held",
    ]
    return table(head, lines) if lines else ""


def _real(told: Told) -> str:
    if "real" not in told:
        return ""
    real = told["real"]
    return (
        f"The real graph, {real['quads']:,} quads, {real['told']} told: worked out anew as a build does it, "
        f"from quads in memory to synergies as quads, {_number(real['seconds']['anew'])} s; for another day, "
        f"from the tables kept with its version, {_number(real['seconds']['another day'])} s."
    )


def _judged(told: Told) -> str:
    """What was asked for, and whether it was reached."""
    mine, lines = told["sizes"][-1]["work"]["seconds"], []
    native, virtuoso = (told["servers"].get(name, {}).get("seconds") for name in ("Oxigraph", "Virtuoso"))
    if native:
        part = native / mine["tables to told"]
        why = f"{_number(native / 20)} s would be that"
        words = f"{_number(mine['tables to told'])} s against {_number(native)} s: 1/{part:.0f}"
        lines.append(
            ["all kinds, told, in 1/20 of Oxigraph's time for shared members", words, _yes(part >= 20, why)]
        )
    if virtuoso:
        words = f"{_number(mine['shared_membership'])} s against {_number(virtuoso)} s"
        reached = mine["shared_membership"] < virtuoso
        lines.append(["shared membership by itself faster than Virtuoso", words, _yes(reached, "slower")])
    if "real" in told:
        anew = told["real"]["seconds"]["anew"]
        lines.append(
            ["the real graph worked out anew in under 2 s", f"{_number(anew)} s", _yes(anew < 2, "slower")]
        )
    return table(["asked for", "measured", "reached"], lines) if lines else ""


def _yes(reached: bool, why: str) -> str:
    return "yes" if reached else f"no: {why}"


def _number(seconds: float) -> str:
    return f"{seconds:.2f}" if seconds < 10 else f"{seconds:.1f}"
