"""The texts that an operator has put beside the graph: `UCLG_DATA/documents/<report>/<language>.txt`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from typing import Final

from api.negotiate import LANGUAGES

FOLDER: Final = "documents"
MOST: Final = 16 * 1024 * 1024
"""Bytes of a text that is shown."""
_LONG_AGO: Final = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True)
class Documents:
    """What the folder of a report holds.

    Attributes:
        changed: when something in it was put there or taken away.
    """

    changed: datetime = _LONG_AGO
    _texts: Mapping[str, tuple[str, str]] = field(default_factory=dict, repr=False)

    def text(self, language: str, sha256: str) -> str | None:
        """The text of a version; None where it is not here, or is not the one that positions count in.

        Args:
            sha256: of the text that the graph knows, in UTF-8; empty where it knows none.
        """
        found, own = self._texts.get(language, ("", ""))
        return found if sha256 and own == sha256 else None

    def dated(self, modified: str) -> dict[str, str]:
        """When an answer last changed that depends on these, too: a header.

        Args:
            modified: when all else did.
        """
        last = max(self.changed, parsedate_to_datetime(modified))
        return {"Last-Modified": format_datetime(last, usegmt=True)}

    @property
    def state(self) -> tuple[str, ...]:
        """Names these texts; another text, another name."""
        return tuple(f"{language}:{own}" for language, (_, own) in sorted(self._texts.items()))


def documents(data: Path, report: str) -> Documents:
    """Read what is there now.

    Args:
        data: the folder that versions live in.
        report: its name, which is that of a folder.
    """
    folder = data / FOLDER / report
    files = {language: folder / f"{language}.txt" for language in LANGUAGES}
    texts = {}
    for language, file in files.items():
        text = _read(file)
        if text is not None:
            texts[language] = (text, hashlib.sha256(text.encode("utf-8")).hexdigest())
    return Documents(max(map(_changed, (folder.parent, folder, *files.values()))), texts)


def _read(file: Path) -> str | None:
    """As it is, line ends too; None for what is no text, or too long."""
    try:
        if file.stat().st_size > MOST:
            return None
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _changed(path: Path) -> datetime:
    try:
        # Not the time that a copy takes over from its original.
        return datetime.fromtimestamp(int(path.stat().st_ctime), UTC)
    except OSError:
        return _LONG_AGO
