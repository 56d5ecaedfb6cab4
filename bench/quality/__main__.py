"""`python -m bench.quality`: how well synergies find what came next; tables and pictures go into docs/.

A minute or two. `--dry` prints only.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Final

from bench.endpoint.packages import ROOT
from bench.endpoint.page import put
from bench.quality import pictures, tables
from bench.quality.run import CHOICES, Evaluation, Tell
from graph.tables import read_tables
from ontology.vocabulary import Vocabulary

PART: Final = "bench.quality"
PAGE: Final = ROOT / "docs/quality.md"
PICTURES: Final = {"quality-recall.svg": pictures.recall, "quality-auc.svg": pictures.auc}


def teller() -> Tell:
    """Prints what is being done, with the seconds since the beginning."""
    start = time.monotonic()

    def tell(words: str) -> None:
        print(f"{time.monotonic() - start:5.0f} s {words}", flush=True)

    return tell


def main() -> None:
    """Read the command line, judge, write."""
    parser = argparse.ArgumentParser(description="Measure how well synergies find what came next.")
    parser.add_argument("--tables", type=Path, default=ROOT / "data", help="folder of tables")
    parser.add_argument("--dry", action="store_true", help="print the tables, write nothing")
    given = parser.parse_args()
    tell = teller()
    evaluation = Evaluation(read_tables(given.tables, Vocabulary.load()), tell)
    outcomes = [evaluation.run(choice) for choice in CHOICES]
    tell("tables")
    text = tables.text(outcomes)
    print(text)
    if not given.dry:
        put(PART, text, PAGE)
        for name, draw in PICTURES.items():
            (PAGE.parent / name).write_text(draw(outcomes[0]), encoding="utf-8")


if __name__ == "__main__":
    main()
