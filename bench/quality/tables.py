"""The outcome as tables of Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bench.endpoint.page import table
from bench.quality.intervals import Bootstrap, Interval
from bench.quality.judging import Judged, values
from bench.quality.methods import BASELINES, BODY_PARTS, CITY_PARTS, OURS
from bench.quality.run import Outcome

MAIN: Final = (OURS, *BASELINES, "blend")
_COMPARED: Final = (OURS, "popularity", "common neighbours", "Adamic-Adar")


@dataclass(frozen=True)
class Column:
    """A measure over some lists: `mrr`, `recall@10`, `auc`."""

    head: str
    measure: str
    lists: tuple[str, ...]


FOR_CITY: Final = (
    Column("MRR, bodies for a city", "mrr", ("row",)),
    Column("recall at 10", "recall@10", ("row",)),
    Column("MRR, cities for a body", "mrr", ("column",)),
    Column("recall at 10", "recall@10", ("column",)),
    Column("AUC, all pairs", "auc", ("whole",)),
)
FOR_BODY: Final = (
    Column("MRR, bodies for a body", "mrr", ("row", "column")),
    Column("recall at 10", "recall@10", ("row", "column")),
    Column("AUC, all pairs", "auc", ("whole",)),
)


def text(outcomes: Sequence[Outcome]) -> str:
    """All tables; the first outcome is the one that is told whole."""
    main = outcomes[0]
    return "\n\n".join(
        [
            "### What there was to find",
            counted(main),
            "### Seats to come: which body will a city join?",
            told(main.seats),
            measured(main.seats, FOR_CITY, MAIN),
            "Ours, less the other, on the same draws:",
            differences(main.seats, FOR_CITY),
            "Each part by itself:",
            measured(main.seats, FOR_CITY, CITY_PARTS, {name: main.of_all(0, name) for name in CITY_PARTS}),
            "### Links to come: which bodies will share something?",
            told(main.links),
            measured(main.links, FOR_BODY, MAIN),
            "Ours, less the other, on the same draws:",
            differences(main.links, FOR_BODY),
            "Each kind by itself:",
            measured(main.links, FOR_BODY, BODY_PARTS, {name: main.of_all(1, name) for name in BODY_PARTS}),
            "### Cut by cut",
            by_cut(main),
            "### The same under other choices",
            "AUC over all pairs:",
            choices(outcomes),
        ]
    )


def counted(outcome: Outcome) -> str:
    """A row a cut."""
    head = [
        "known up to", "cities", "bodies", "pairs city and body", "seats that came", "not to be ranked",
        "pairs of bodies", "links that came", "not to be ranked",
    ]  # fmt: skip
    lines = [
        [
            *map(str, (each.year, each.cities, each.bodies)),
            *(
                cell
                for one in (0, 1)
                for cell in (f"{each.pairs[one]:,}", str(each.came[one]), str(each.outside[one]))
            ),
        ]
        for each in outcome.counts
    ]
    return table(head, lines)


def told(judged: Sequence[Judged]) -> str:
    """How many there are, in how many groups."""
    groups = Bootstrap([one.group for one in judged]).groups
    return f"{len(judged)} that came, in {groups} groups; means with intervals of 95 %."


def shown(found: Interval, signed: bool = False) -> str:
    """`0.21 (0.15 to 0.27)`."""
    mean, low, high = ((f"{each:+.2f}" if signed else f"{each:.2f}").replace("-", "−")
                       for each in (found.mean, found.low, found.high))  # fmt: skip
    return f"{mean} ({low} to {high})"


def measured(
    judged: list[Judged],
    columns: Sequence[Column],
    methods: Sequence[str],
    said: Mapping[str, float] | None = None,
) -> str:
    """A row a method; `said`: the share of the other pairs of which it says anything, told too."""
    draws = Bootstrap([one.group for one in judged])
    lines = []
    for method in methods:
        cells = [shown(draws.interval(values(judged, each.measure, method, each.lists))) for each in columns]
        if said:
            cells.append(f"{sum(method in one.said for one in judged)} of {len(judged)}")
            cells.append(f"{said[method]:.1%}".replace("%", " %"))
        lines.append([method, *cells])
    heads = ["speaks of those that came", "of the others"] if said else []
    return table(["", *(each.head for each in columns), *heads], lines)


def differences(judged: list[Judged], columns: Sequence[Column]) -> str:
    """A row a baseline; an interval without 0 is in bold."""
    draws = Bootstrap([one.group for one in judged])
    lines = []
    for method in BASELINES:
        cells = []
        for each in columns:
            ours, other = (values(judged, each.measure, name, each.lists) for name in (OURS, method))
            found = draws.interval(ours - other)
            clear = found.low > 0 or found.high < 0
            cells.append(f"**{shown(found, signed=True)}**" if clear else shown(found, signed=True))
        lines.append([method, *cells])
    return table(["ours less", *(each.head for each in columns)], lines)


def by_cut(outcome: Outcome) -> str:
    """AUC of ours, popularity and Adamic-Adar at each cut."""
    methods = (OURS, "popularity", "Adamic-Adar")
    lines = []
    for each in outcome.counts:
        cells = [str(each.year)]
        for judged in (outcome.seats, outcome.links):
            mine = [one for one in judged if one.year == each.year]
            cells.append(str(len(mine)))
            cells += [
                f"{values(mine, 'auc', method, ('whole',)).mean():.2f}" if mine else "" for method in methods
            ]
        lines.append(cells)
    head = ["known up to", *(f"{what}{name}" for what in ("seats: ", "links: ")
                             for name in ("n", *(f"AUC {method}" for method in methods)))]  # fmt: skip
    return table(head, lines)


def choices(outcomes: Sequence[Outcome]) -> str:
    """A row a choice and task."""
    lines = []
    for outcome in outcomes:
        name = outcome.choice.name
        lines.append(_choice(f"seats, {name}", outcome.seats))
        if not outcome.choice.consultation:
            lines.append(_choice(f"links, {name}", outcome.links))
        if outcome is outcomes[0]:
            lines += _without_the_richest(outcome)
    return table(["", "came", *_COMPARED], lines)


def _without_the_richest(outcome: Outcome) -> list[list[str]]:
    """Each task without the cut after which most came, if others are left."""
    lines = []
    for task, judged in (("seats", outcome.seats), ("links", outcome.links)):
        years = [one.year for one in judged]
        richest = max(sorted(set(years)), key=years.count)
        if rest := [one for one in judged if one.year != richest]:
            lines.append(_choice(f"{task}, without the cut of {richest}", rest))
    return lines


def _choice(name: str, judged: list[Judged]) -> list[str]:
    draws = Bootstrap([one.group for one in judged])
    cells = [shown(draws.interval(values(judged, "auc", method, ("whole",)))) for method in _COMPARED]
    return [name, str(len(judged)), *cells]
