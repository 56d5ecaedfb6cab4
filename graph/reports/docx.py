"""Text of a DOCX file: paragraphs, bullets and tables, in the order of reading.

The file is untrusted: parts are read in pieces up to a limit, the parser keeps no tree and refuses entities.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import IO, Final
from xml.parsers import expat

from graph.reports.refusals import MOST_TEXT, Refused

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main "
_MAIN: Final = "word/document.xml"
_MOST_XML: Final = 96 << 20
_CHUNK: Final = 1 << 16
_DEEP: Final = 1_000
_BREAKS: Final = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
# Marks of notes: runs that are raised, or in the style that word processors give such marks.
_MARK_STYLES: Final = frozenset({"footnotereference", "endnotereference"})
_MARK: Final = re.compile(r"[\s\d,;*\[\]()\u2013-]+")
_UNIT: Final = re.compile(r"(?<!\w)\d*[kcdh]?m$")  # km²
_SKIPPED: Final = frozenset({"del", "moveFrom", "instrText", "delText", "txbxContent", "Fallback"})


def text_of(content: bytes) -> str:
    """The text, a paragraph a line with a blank line between; items of lists begin with a bullet, cells
    with a tab. Marks of notes are left out.

    Raises:
        Refused: it is no DOCX, broken, locked or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if _MAIN not in archive.namelist():
                raise Refused("kind")
            info = archive.getinfo(_MAIN)
            if info.flag_bits & 1:
                raise Refused("encrypted")
            if info.file_size > _MOST_XML:
                raise Refused("huge")
            with archive.open(info) as part:
                return "".join(_read(part))
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
    ) as error:
        raise Refused("broken") from error


def _read(part: IO[bytes]) -> Iterator[str]:
    reader = _Reader()
    size = 0
    while chunk := part.read(_CHUNK):
        size += len(chunk)
        if size > _MOST_XML:
            raise Refused("huge")
        try:
            reader.parser.Parse(chunk, False)
        except expat.ExpatError as error:
            raise Refused("broken") from error
    try:
        reader.parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Refused("broken") from error
    yield from reader.out


class _Reader:
    """Takes what the parser finds; text goes to `out` paragraph by paragraph."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.size = 0
        self.depth = 0
        self.skipping = 0
        self.in_text = False
        self.paragraph: list[str] = []
        self.listed = False
        self.run = 0
        self.raised = False
        self.cells: list[list[str]] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.doctype

    def doctype(self, *_: object) -> None:
        raise Refused("entities")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > _DEEP:
            raise Refused("limits")
        tag = _local(name)
        if self.skipping or tag in _SKIPPED:
            self.skipping += 1
        elif tag == "p":
            self.paragraph, self.listed = [], False
        elif tag == "t":
            self.in_text = True
        else:
            self._within(tag, attributes.get(name.rsplit(" ", 1)[0] + " val", ""))

    def _within(self, tag: str, value: str) -> None:
        """What stands in a paragraph or a table besides text; `value` is the attribute `w:val`."""
        if tag == "numPr":
            self.listed = True
        elif tag == "numId" and value == "0":
            self.listed = False
        elif tag == "r":
            self.run, self.raised = len(self.paragraph), False
        elif tag == "vertAlign":
            self.raised = value == "superscript"
        elif tag == "rStyle":
            self.raised = value.lower() in _MARK_STYLES
        elif tag == "pStyle":
            self.listed = self.listed or value.replace(" ", "").lower().startswith(("list", "lista"))
        elif tag in _BREAKS:
            self.paragraph.append(_BREAKS[tag])
        elif tag == "tr":
            self.cells.append([])
        elif tag == "tc" and self.cells:
            self.cells[-1].append("")

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.skipping:
            self.skipping -= 1
            return
        tag = _local(name)
        if tag == "t":
            self.in_text = False
        elif tag == "r":
            self._close_run()
        elif tag == "p":
            self._close_paragraph()
        elif tag == "tr" and self.cells:
            row = self.cells.pop()
            if not self.cells:
                self._emit(" | ".join(cell for cell in row if cell) + "\n\n")

    def characters(self, text: str) -> None:
        if self.in_text and not self.skipping:
            self.paragraph.append(text)

    def _close_run(self) -> None:
        """Numbers above the line lead to notes; other letters there belong to the word before."""
        if self.raised and _MARK.fullmatch("".join(self.paragraph[self.run :])):
            before = self.paragraph[self.run - 1] if self.run else ""
            if not _UNIT.search(before):
                del self.paragraph[self.run :]
        self.raised = False

    def _close_paragraph(self) -> None:
        text = "".join(self.paragraph).strip()
        self.paragraph = []
        if not text:
            return
        if self.cells and self.cells[-1]:
            joint = " " if self.cells[-1][-1] else ""
            self.cells[-1][-1] += joint + " ".join(text.split())
            return
        lines = [" ".join(line.split()) for line in text.split("\n")]
        self._emit(("• " if self.listed else "") + "\n\n".join(filter(None, lines)) + "\n\n")

    def _emit(self, text: str) -> None:
        self.size += len(text)
        if self.size > MOST_TEXT:
            raise Refused("huge")
        self.out.append(text)


def _local(name: str) -> str:
    for space in (_W, _STRICT):
        if name.startswith(space):
            return name[len(space) :]
    return "Fallback" if name.endswith(" Fallback") else ""
