"""Whether a report that is read in again has all files of the draft that is there."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from graph.errors import InputError

OTHER_FILES: Final = "Nothing was written: the draft"
_PARTS: Final = ("language", "file", "sha256")


def check_same(head: Path, name: str, given: Sequence[Mapping[str, object]]) -> None:
    """Hold what was read against the draft of that name, which may have fewer versions, but no others.

    Args:
        head: the draft's `draft.json`; where there is none that can be read, anything may be written.
        given: `language`, `file` and `sha256` of each version.

    Raises:
        InputError: a version is not given, or as another file.
    """
    there = _versions(head)
    now = {each["language"]: each["sha256"] for each in given}
    if all(now.get(each["language"]) == each["sha256"] for each in there):
        return
    raise InputError(
        f"{OTHER_FILES} {name} has {_listed(there)}; you gave {_listed(given)}. Give all versions together, "
        "as uclg ingest FILE FILE ..., or add --replace: then the draft has only what you gave. Decisions "
        "about what it still says are kept."
    )


def _listed(versions: Sequence[Mapping[str, object]]) -> str:
    return ", ".join(f"{each['language']} ({each['file']})" for each in versions)


def _versions(head: Path) -> list[dict[str, Any]]:
    """The versions that a draft has; none where it is damaged, which reading in again mends."""
    try:
        found = json.loads(head.read_bytes())["versions"]
        return [{part: str(each[part]) for part in _PARTS} for each in found]
    except (OSError, ValueError, KeyError, TypeError):
        return []
