"""The bench of reports as a whole: an extraction that knows the answers, one that knows nothing, the page."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench.endpoint.packages import ROOT
from bench.endpoint.page import cells, taken
from bench.reports.__main__ import extraction
from bench.reports.corpus import HALVES, reports_in_several_languages, versions
from bench.reports.facts import Fact
from bench.reports.measure import measure
from bench.reports.page import PAGE, figures, share
from bench.reports.scoring import Tally

pytestmark = pytest.mark.slow


def _stated(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["facts"]
    return found


def oracle(paths: Sequence[Path]) -> Iterable[Fact]:
    """Reads the answers: what an extraction without fault would say."""
    if len(paths) > 1:
        report = paths[0].name.split(".")[0]
        for fact in _stated(paths[0].parent / f"{report}.differences.yaml"):
            passages = [{"language": name, "text": quote} for name, quote in fact["quotes"].items()]
            yield {**fact, "passages": passages}
        return
    for fact in _stated(paths[0].with_suffix(".yaml")):
        chosen = {key: told[0] if isinstance(told, list) else told for key, told in fact.items()}
        yield {**chosen, "passages": [{"language": "en", "text": fact["quote"]}]}


def silent(paths: Sequence[Path]) -> Iterable[Fact]:
    """Says nothing."""
    return []


@pytest.mark.parametrize("half", HALVES)
def test_an_extraction_without_fault_scores_one_everywhere(half: str) -> None:
    measured = measure(oracle, half)
    for tally in (measured.whole, measured.differences, *measured.by_kind.values()):
        assert (tally.precision, tally.recall) == (1, 1)
    assert set(measured.by_language) == {"en", "es", "fr"}
    assert set(measured.by_format) == {"txt", "docx", "pdf"}
    assert all(same == of for same, of in measured.beside.values())
    assert len(measured.seconds) == len(versions(half))


def test_an_extraction_that_says_nothing_misses_all_and_has_no_precision() -> None:
    measured = measure(silent, "open")
    assert measured.whole.precision is None
    assert measured.whole.recall == 0
    missed = sum(len(raw["missed"]) for raw in measured.raw.values() if isinstance(raw["missed"], list))
    assert missed == measured.whole.missed + measured.differences.missed


def test_the_sums_of_kinds_languages_and_formats_are_the_whole() -> None:
    measured = measure(oracle, "open")
    for group in (measured.by_kind, measured.by_language, measured.by_format):
        assert sum(group.values(), Tally()) == measured.whole


def test_figures_are_tables_with_a_row_a_kind() -> None:
    tables = cells(figures(measure(oracle, "open")))
    assert [table[0][0] for table in tables] == [
        "kind",
        "language",
        "format",
        "between versions",
        "told beside",
    ]
    assert {row[4] for row in tables[0][1:]} == {"1.000"}


def test_a_figure_without_facts_is_a_dash() -> None:
    assert share(None) == "–"
    assert share(0.98765) == "0.988"


def test_an_import_path_that_leads_nowhere_is_said() -> None:
    with pytest.raises(SystemExit, match="is no extraction"):
        extraction("bench.reports:nothing")


@pytest.mark.slow
def test_the_command_prints_the_figures_and_leaves_a_list_of_faults(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bench.reports", "--print-only", "--out", str(tmp_path), "--extract"]
    name = "tests.bench.test_reports_measure_run:silent"
    done = subprocess.run([*command, name], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "| **all facts** | 0 |" in done.stdout
    assert len(json.loads((tmp_path / "reports-open.json").read_text(encoding="utf-8"))) == len(
        versions("open")
    ) + len(list(reports_in_several_languages("open")))


@pytest.mark.parametrize("half", HALVES)
def test_the_page_has_a_part_a_half_with_whole_tables(half: str) -> None:
    part = taken(half, PAGE)
    assert part
    for table in cells(part):
        for name, right, missed, wrong, precision, recall in (row for row in table[1:] if len(row) == 6):
            tally = Tally(int(right), int(missed), int(wrong))
            assert (share(tally.precision), share(tally.recall)) == (precision, recall), name
