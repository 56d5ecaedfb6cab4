"""The statements, in the order of their file names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).resolve().parent
_NUMBER: Final = re.compile(r"^\d+-")


def statements(folder: str) -> Iterator[tuple[str, str]]:
    """Table and text of each file of a folder: `21-shared-leadership.sql` makes `shared_leadership`."""
    for file in sorted((_HERE / folder).glob("*.sql")):
        yield _NUMBER.sub("", file.stem).replace("-", "_"), file.read_text(encoding="utf-8")
