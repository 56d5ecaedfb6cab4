"""Finds a passage in the text of a report: what the table `report_passages` keeps of it.

For people who add a passage by hand::

    python -m graph.facts.report_text FILE "first words" "last words"
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError
from graph.reports.files import read_document


@dataclass(frozen=True)
class Place:
    """Where a passage stands in the cleaned text, and the SHA-256 of its words in UTF-8."""

    start: int
    end: int
    sha256: str

    @classmethod
    def between(cls, text: str, start: int, end: int) -> Place:
        """The place of `text[start:end]`."""
        return cls(start, end, hashlib.sha256(text[start:end].encode("utf-8")).hexdigest())


def read_text(path: Path) -> str:
    """The text that offsets count in: that of a PDF, DOCX or text file, cleaned.

    Raises:
        InputError: the file cannot be read.
    """
    return read_document(path).text


def locate(text: str, first: str, last: str = "") -> Place:
    r"""The passage from the first words to the nearest last words after them.

    How the words are broken into lines does not matter. Without last words the passage is the first ones.

    >>> locate("In May\n 2020 the bureau met.", "May 2020").end
    12

    Raises:
        LookupError: the first words are not there or stand there more than once, or the last do not follow.
    """
    found = [match.span() for match in _pattern(first).finditer(text)]
    if len(found) != 1:
        raise LookupError(f"'{first}' stands there {len(found)} times; give words that stand there once")
    start, end = found[0]
    if last:
        closing = _pattern(last).search(text, end)
        if closing is None:
            raise LookupError(f"'{last}' does not stand after '{first}'")
        end = closing.end()
    return Place.between(text, start, end)


def _pattern(words: str) -> re.Pattern[str]:
    parts = words.split()
    if not parts:
        raise LookupError("give at least one word")
    return re.compile(r"\s+".join(map(re.escape, parts)))


def main(arguments: list[str] | None = None) -> int:
    """Print `start,end,sha256` as they stand in `report_passages.csv`."""
    parser = argparse.ArgumentParser(prog="python -m graph.facts.report_text", description=__doc__)
    parser.add_argument("file", type=Path, help="the report: PDF, DOCX or text")
    parser.add_argument("first", help="first words of the passage")
    parser.add_argument("last", nargs="?", default="", help="its last words")
    options = parser.parse_args(arguments)
    try:
        place = locate(read_text(options.file), options.first, options.last)
    except (LookupError, InputError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{place.start},{place.end},{place.sha256}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
