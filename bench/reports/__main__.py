"""Precision and recall of reading reports, by kind of fact and by language.

`python -m bench.reports [--held-out] [--extract module:function] [--print-only]` reads each report of a half
of tests/graph/reports/corpus, prints the figures, puts them into docs/reports-quality.md and writes what was
missed and what was wrong, a list a report, to var/bench/reports-{half}.json. How facts are held to each other
is said in the corpus (FORMAT.md). The half that is held out is measured when the rules are finished, not to
make them.
"""

from __future__ import annotations

import argparse
import importlib
import json
from pathlib import Path
from typing import Final

from bench.endpoint.packages import FOLDER
from bench.endpoint.page import put
from bench.reports.facts import Extraction
from bench.reports.measure import measure
from bench.reports.page import PAGE, figures

DEFAULT: Final = "graph.reports:plain_facts"


def extraction(path: str) -> Extraction:
    """The callable that an import path names.

    Raises:
        SystemExit: there is no such callable.
    """
    module, _, function = path.partition(":")
    try:
        found: Extraction = getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError) as problem:
        raise SystemExit(f"{path} is no extraction: {problem}") from problem
    return found


def main() -> None:
    """Measure one half."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--held-out", action="store_true", help="the half that was set aside")
    parser.add_argument("--extract", default=DEFAULT, help="module:function (default: %(default)s)")
    parser.add_argument("--print-only", action="store_true", help="leave the page as it is")
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder of the list of faults")
    chosen = parser.parse_args()
    half = "held-out" if chosen.held_out else "open"
    measured = measure(extraction(chosen.extract), half)
    text = figures(measured)
    print(text)
    chosen.out.mkdir(parents=True, exist_ok=True)
    raw: Path = chosen.out / f"reports-{half}.json"
    raw.write_text(json.dumps(measured.raw, ensure_ascii=False, indent=1, default=str), encoding="utf-8")
    if not chosen.print_only:
        put(half, text, PAGE)


if __name__ == "__main__":
    main()
