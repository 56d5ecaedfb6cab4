"""The texts that an operator has put beside the graph: `UCLG_DATA/documents/<report>/<language>.txt`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from api.negotiate import LANGUAGES
from graph.review.documents import path_of

MOST: Final = 16 * 1024 * 1024
"""Bytes of a text that is shown."""


@dataclass(frozen=True)
class Documents:
    """What the folder of a report holds: texts with their SHA-256, by language."""

    _texts: Mapping[str, tuple[str, str]] = field(repr=False)

    def text(self, language: str, sha256: str) -> str | None:
        """The text of a version; None where it is not here, or is not the one that positions count in.

        Args:
            sha256: of the text that the graph knows, in UTF-8; empty where it knows none.
        """
        found, own = self._texts.get(language, ("", ""))
        return found if sha256 and own == sha256 else None

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
    texts = {}
    for language in LANGUAGES:
        text = _read(path_of(data, report, language))
        if text is not None:
            texts[language] = (text, hashlib.sha256(text.encode("utf-8")).hexdigest())
    return Documents(texts)


def _read(file: Path) -> str | None:
    """As it is, line ends too; None for what is no text, or too long."""
    try:
        if file.stat().st_size > MOST:
            return None
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
