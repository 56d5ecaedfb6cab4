"""The real reports side by side: the facts of data/, and what is read out without help.

`python -m bench.reports.real FOLDER` reads the language versions of the report in FOLDER and prints a row for
each fact of data/activities.csv, data/objectives.csv and data/report_facts.csv that has fields of its own:
whether a fact with the same fields was read from overlapping words, in which versions. They are the facts
that were first put in by hand; now the tables are made from what was read and accepted and from what a person
added (the column `rule` tells which). No sentence of a report is printed.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.reports import names_of_tables
from graph.reports.files import read_document
from graph.reports.known import Known
from graph.reports.model import Fact, Reading
from graph.reports.read import read

ROOT: Final = Path(__file__).resolve().parents[2]
SAME_ROLES: Final = {"president": "chair", "co-president": "co-chair", "vice-president": "vice-chair"}
Row = Mapping[str, str]
Spans = Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class Wanted:
    """A fact by hand: its kind as it is read out, and the fields that decide."""

    id: str
    kind: str
    fields: Mapping[str, str]
    passages: tuple[str, ...]
    language: str = ""


@dataclass(frozen=True)
class Line:
    """A row of the comparison; `read` has the key of the fact that was read, by language, empty where
    there is none.
    """

    wanted: Wanted
    read: Mapping[str, str]

    @property
    def whole(self) -> bool:
        """Whether some version gave it; in each version that says it, where one does not differ by a
        known difference.
        """
        return any(self.read.values())


def rows(name: str, data: Path = ROOT / "data") -> list[Row]:
    """A table of data/."""
    with (data / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def wanted() -> Iterator[Wanted]:
    """The facts by hand that have fields of their own; what is only a label or another name of a body has
    none.
    """
    for row in rows("activities"):
        yield _activity(row)
    for row in rows("objectives"):
        for language in ("en", "es"):
            yield Wanted(
                row["id"], "objective", {"ordinal": row[f"ordinal_{language}"]}, _passages(row), language
            )
    for row in rows("report_facts"):
        yield from _fact(row)


def _activity(row: Row) -> Wanted:
    passages = _passages(row)
    actor = row["actor"]
    if row["kind"] == "leadership":
        if row["status"] == "wished":
            return Wanted(row["id"], "wish", {"by": actor}, passages)
        return Wanted(row["id"], "leadership", {"holder": actor}, passages)
    if row["status"] == "wished":
        return Wanted(row["id"], "offer", {}, passages)
    fields = {name: row[name] for name in ("component", "status", "start", "end") if row[name]}
    return Wanted(row["id"], "activity", fields | {"activity_kind": row["kind"]}, passages)


def _fact(row: Row) -> Iterator[Wanted]:
    kind, _, thing = row["thing"].partition("/")
    fields: dict[str, str] = {}
    if row["role"] and not row["rule"]:
        return  # a person tells of other words for a mandate that was read
    if row["role"]:
        own = row["body"] == "cop-digital-cities"
        fields = {"holder": row["holder"], "role": row["role"]} | ({} if own else {"body": row["body"]})
        kind = "leadership" if own else "mandate"
    elif kind == "edition":
        fields = {n: row[n] for n in ("ordinal", "focus_areas", "key_factors", "issued", "page") if row[n]}
        fields |= {"cities": row["cities_count"]} if row["cities_count"] else {}
        fields |= {"year": thing.removeprefix("scs-")} if fields else {}
    elif kind == "event":
        fields = {n: row[n] for n in ("start", "end") if row[n]}
        fields |= {"online": "True"} if row["online"] else {}
    elif kind == "collaboration":
        fields = {"partner": thing.split("--")[1]}
    elif kind == "person":
        kind, fields = "representative", {"person": row["label_en"].split(" is ")[0]}
    if fields:
        yield Wanted(row["id"], kind, fields, _passages(row), row["language"])


def counts() -> tuple[int, int]:
    """How many rows of activities, objectives and facts were read out, and how many a person added."""
    told = [row for table in ("activities", "objectives", "report_facts") for row in rows(table)]
    read_out = sum(bool(row["rule"]) for row in told)
    return read_out, len(told) - read_out


def _passages(row: Row) -> tuple[str, ...]:
    return tuple(filter(None, row["passages"].split(";")))


def compare(readings: Sequence[Reading], report: str = "digital-cities-2020-2021") -> list[Line]:
    """Hold what was read against what was put in by hand."""
    spans: dict[str, dict[str, tuple[int, int]]] = {}
    for row in rows("report_passages"):
        if row["report"] == report:
            spans.setdefault(row["id"], {})[row["language"]] = (int(row["start"]), int(row["end"]))
    return [Line(each, _read(each, readings, spans)) for each in wanted()]


def _read(one: Wanted, readings: Sequence[Reading], spans: Mapping[str, Spans]) -> dict[str, str]:
    found = {}
    for reading in readings:
        places = [
            spans[name][reading.language] for name in one.passages if reading.language in spans.get(name, {})
        ]
        if one.language in ("", reading.language) and places:
            facts = (fact for fact in reading.facts if fits(one, fact) and _overlaps(fact, places))
            fact = next(facts, None)
            found[reading.language] = f"{fact.kind} ({fact.rule})" if fact else ""
    return found


def fits(one: Wanted, fact: Fact) -> bool:
    """Whether a fact has the kind and the fields that are wanted; of lists, all that are wanted."""
    return fact.kind == one.kind and all(_same(name, value, fact) for name, value in one.fields.items())


def _same(name: str, value: str, fact: Fact) -> bool:
    if name in ("focus_areas", "key_factors"):
        return set(value.split(";")) <= set(fact.texts(name))
    read_out = fact.text(name)
    if name == "role":
        return SAME_ROLES.get(value, value) == SAME_ROLES.get(read_out, read_out)
    if name == "activity_kind" and {value, read_out} <= {"publication", "launch"}:
        return True
    return value == read_out


def _overlaps(fact: Fact, places: Sequence[tuple[int, int]]) -> bool:
    return any(each.start < end and start < each.end for each in fact.passages for start, end in places)


def unasked(readings: Sequence[Reading], lines: Sequence[Line]) -> list[tuple[str, Fact]]:
    """Facts that were read and fit none by hand, with the language: what a person would have to look at."""
    wanted_facts = [line.wanted for line in lines]
    own = ("mechanism", "period", "result")
    return [
        (reading.language, fact)
        for reading in readings
        for fact in reading.facts
        if fact.kind not in own
        and not any(fits(each, fact) for each in wanted_facts if each.kind == fact.kind)
    ]


def readings_of(folder: Path, known: Known) -> list[Reading]:
    """The language versions of the report in a folder."""
    return [
        read(read_document(path), known) for path in sorted(folder.glob("digital-cities-2020-2021.*.txt"))
    ]


def main() -> None:
    """Print the comparison."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m bench.reports.real FOLDER")
    folder = Path(sys.argv[1])
    readings = readings_of(folder, names_of_tables())
    if not readings:
        sys.exit(f"there are no reports in {folder}")
    lines = compare(readings)
    print(
        f"| {'in the tables':34} | {'kind':14} | read out of en | read out of es |\n| --- | --- | --- | --- |"
    )
    for line in lines:
        cells = (line.read.get(language, "-") or "MISSING" for language in ("en", "es"))
        print(f"| {line.wanted.id:34} | {line.wanted.kind:14} | {' | '.join(cells)} |")
    print(f"\n{sum(line.whole for line in lines)} of {len(lines)} read out.")
    read_out, added = counts()
    print(f"Of the rows of the tables {read_out} were read out and {added} added by a person.")
    for language, fact in unasked(readings, lines):
        print(f"not in the tables: {language} {fact.kind} {dict(fact.fields)} ({fact.rule})")


if __name__ == "__main__":
    main()
