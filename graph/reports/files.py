"""From a file to its text: what kind it is by its first bytes, taken apart in a process that has limits."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

from graph.errors import InputError
from graph.reports.document import Document, clean
from graph.reports.refusals import MOST_BYTES, WORDS

DEADLINE: Final = 60.0
_OLD_WORD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ROOT: Final = Path(__file__).resolve().parents[2]
_FEW_LETTERS: Final = 40


def read_document(path: Path) -> Document:
    """The cleaned text of a report.

    Raises:
        InputError: it cannot be read; the message says why and what to do.
    """
    try:
        if not path.is_file():
            raise InputError(f"{path} is not a file")
        if path.stat().st_size > MOST_BYTES:
            raise _refusal(path, "huge")
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from None
    return document_of(path.name, content)


def document_of(name: str, content: bytes) -> Document:
    """The same of a file that is in memory already, as an upload is.

    Raises:
        InputError: as `read_document`.
    """
    if len(content) > MOST_BYTES:
        raise _refusal(name, "huge")
    media = media_of(content)
    if media in WORDS:
        raise _refusal(name, media)
    text = _extracted(name, media, content)
    if sum(char.isalpha() for char in text) < _FEW_LETTERS:
        raise _refusal(name, "no-text" if media == "pdf" else "empty")
    return clean(name, media, content, text)


def media_of(content: bytes) -> str:
    """`pdf`, `docx` or `text` by the first bytes; a key of WORDS for what is not read."""
    if not content.strip():
        return "empty"
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return "docx"
    if content.startswith(_OLD_WORD):
        return "old-word"
    return (
        "kind"
        if content.startswith(
            (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b", b"II*", b"MM\0*")
        )
        else "text"
    )


def _extracted(name: str, media: str, content: bytes) -> str:
    command = [sys.executable, "-I", "-c", _BEGIN, str(_ROOT), media]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=DEADLINE, check=False, env={}
        )
    except subprocess.TimeoutExpired:
        raise _refusal(name, "limits") from None
    if done.returncode < 0 or not done.stdout:
        raise _refusal(name, "limits" if done.returncode < 0 or b"MemoryError" in done.stderr else "broken")
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise _refusal(name, "limits") from None
    if "refused" in answer:
        raise _refusal(name, answer["refused"])
    return str(answer["text"])


# Isolated from the environment; only the folder of the program is put on the path.
_BEGIN: Final = (
    "import sys; sys.path.append(sys.argv[1]); from graph.reports.worker import main; "
    "sys.exit(main(sys.argv[2]))"
)


def _refusal(name: str | Path, reason: str) -> InputError:
    return InputError(f"{name}: {WORDS[reason]}")
