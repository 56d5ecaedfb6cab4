"""Why a file cannot be read, in words that say what to do."""

from __future__ import annotations

from typing import Final

MOST_BYTES: Final = 64 << 20
MOST_TEXT: Final = 250_000  # characters: a hundred pages, which take half a minute; a report has ten thousand
MOST_PAGES: Final = 1_000

WORDS: Final = {
    "empty": "There are no words in the file. Give the report itself.",
    "no-text": (
        "There are no words in the file: its pages are pictures, as a scanner makes them. "
        "Run a text recognition (OCR) over it, or give the file that it was printed from."
    ),
    "encrypted": "The file is locked by a password. Save a copy without password and give that.",
    "broken": (
        "The file is damaged and cannot be read. Open it in the program that made it, save it again "
        "and give that copy."
    ),
    "kind": (
        "The file is neither PDF nor DOCX nor plain text in UTF-8. Save the report as one of these "
        "and give that file."
    ),
    "old-word": "The file is of Word's old format (.doc). Save it as .docx and give that file.",
    "huge": (
        f"The file is too large for a report: at most {MOST_BYTES >> 20} MB, {MOST_PAGES} pages and "
        f"{MOST_TEXT:,} characters of text are read. Give the report alone, without annexes and pictures."
    ),
    "limits": (
        "Reading the file took more time or memory than a report needs, so it was stopped. "
        "Print it to a new PDF, or save its words as plain text, and give that."
    ),
    "entities": "The file defines entities of its own, which a report never needs; it is not read. "
    "Save it again in a word processor.",
}


class Refused(Exception):
    """A file is not read; `reason` is a key of WORDS."""

    def __init__(self, reason: str) -> None:
        super().__init__(WORDS[reason])
        self.reason = reason
