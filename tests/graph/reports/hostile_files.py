"""Files that are meant to hurt a reader of reports, made on the fly: Word files, texts, wrong names.

Each maker takes a folder and returns the path of the file it wrote there; `DOCUMENTS` names them,
`hostile_pdfs.HOSTILE` these and the PDF files. What a reader owes: an end within its limits of time and
memory, and a word that says what is wrong with the file.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

Maker = Callable[[Path], Path]

_MEGABYTE: Final = 1 << 20
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES: Final = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS: Final = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    '/officeDocument" Target="word/document.xml"/></Relationships>'
)


def _written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def _document(paragraphs: str, doctype: str = "") -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<w:document xmlns:w="{_WORD}"><w:body>'
    return f"{head}{paragraphs}</w:body></w:document>".encode()


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _docx(folder: Path, name: str, pieces: Iterable[bytes]) -> Path:
    """A Word file whose document part is the pieces one after the other; they are never in memory at once."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELATIONS)
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            for piece in pieces:
                part.write(piece)
    return path


def docx_zip_bomb(folder: Path, megabytes: int = 300) -> Path:
    """A Word file of some hundred kilobytes that unpacks to that many megabytes of one text."""
    begin, end = _document(_paragraph("\0")).split(b"\0")
    blank = b"a " * (_MEGABYTE // 2)
    return _docx(folder, "bomb.docx", [begin, *([blank] * megabytes), end])


def docx_zip_bomb_that_lies(folder: Path) -> Path:
    """The same, but the directory of the package says that the document has a thousand bytes."""
    path = docx_zip_bomb(folder, 100)
    content = bytearray(path.read_bytes())
    entry = content.rfind(b"PK\x01\x02")
    while b"word/document.xml" not in content[entry : entry + 80]:
        entry = content.rfind(b"PK\x01\x02", 0, entry)
    content[entry + 24 : entry + 28] = struct.pack("<I", 1000)
    return _written(folder, "lying-bomb.docx", bytes(content))


def docx_many_members(folder: Path, members: int = 60_000) -> Path:
    """A Word file with tens of thousands of empty parts beside the document."""
    path = _docx(folder, "members.docx", [_document(_paragraph("A report."))])
    with zipfile.ZipFile(path, "a") as package:
        for number in range(members):
            package.writestr(f"word/media/{number}.bin", b"")
    return path


def docx_entity_expansion(folder: Path) -> Path:
    """Nine levels of entities of ten each: a billion copies of one word ("billion laughs")."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE w:document [<!ENTITY l0 "report">{levels}]>'
    return _docx(folder, "entities.docx", [_document(_paragraph("&l9;"), doctype)])


def docx_quadratic_expansion(folder: Path) -> Path:
    """One entity of a megabyte that is used a thousand times."""
    doctype = f'<!DOCTYPE w:document [<!ENTITY long "{"a " * (_MEGABYTE // 2)}">]>'
    return _docx(folder, "quadratic.docx", [_document(_paragraph("&long;" * 1000), doctype)])


def docx_external_entity(folder: Path) -> Path:
    """An entity that names a file of the machine; its content (`secret_of`) must never come out."""
    secret = _written(folder, "secret.txt", secret_of().encode())
    doctype = f'<!DOCTYPE w:document [<!ENTITY out SYSTEM "{secret.as_uri()}">]>'
    return _docx(folder, "external.docx", [_document(_paragraph("Report &out;"), doctype)])


def secret_of() -> str:
    """What stands in the file that `docx_external_entity` points at."""
    return "seven-green-elephants"


def docx_deep(folder: Path, depth: int = 100_000) -> Path:
    """Elements nested a hundred thousand deep."""
    return _docx(folder, "deep.docx", [_document("<w:sdt>" * depth + "</w:sdt>" * depth)])


def docx_empty(folder: Path) -> Path:
    """A whole Word file without a word in it."""
    return _docx(folder, "empty.docx", [_document("<w:p/>" * 20)])


def docx_cut_off(folder: Path) -> Path:
    """The first half of a Word file."""
    content = _docx(folder, "whole.docx", [_document(_paragraph("A report.") * 1000)]).read_bytes()
    return _written(folder, "cut.docx", content[: len(content) // 2])


def docx_without_document(folder: Path) -> Path:
    """A zip archive named .docx that has a path upwards and no document."""
    path = folder / "archive.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("../../outside.txt", "outside")
        package.writestr("notes.txt", "A report.")
    return path


def nothing_pdf(folder: Path) -> Path:
    """No byte at all, named .pdf."""
    return _written(folder, "nothing.pdf", b"")


def nothing_docx(folder: Path) -> Path:
    """No byte at all, named .docx."""
    return _written(folder, "nothing.docx", b"")


def nothing_txt(folder: Path) -> Path:
    """No byte at all, named .txt."""
    return _written(folder, "nothing.txt", b"")


def blank_txt(folder: Path) -> Path:
    """Spaces, line ends, form feeds, soft hyphens and no-break spaces only."""
    return _written(folder, "blank.txt", " \r\n\t\f\N{SOFT HYPHEN}\N{NO-BREAK SPACE}\ufeff\n".encode() * 5000)


def binary_txt(folder: Path) -> Path:
    """Bytes of every value, named .txt."""
    return _written(folder, "binary.txt", bytes(range(256)) * 400)


def large_txt(folder: Path, megabytes: int = 60) -> Path:
    """Sixty megabytes of text that looks like a report without an end."""
    path = folder / "large.txt"
    lines = "A. Implementation\n\n\u2022 During the first semester 2022 the Committee met again.\n\n".encode()
    with path.open("wb") as file:
        for _ in range(megabytes):
            file.write((lines * (_MEGABYTE // len(lines) + 1))[:_MEGABYTE])
    return path


def one_line_txt(folder: Path, megabytes: int = 2) -> Path:
    """One line of megabytes that invites patterns to try again and again."""
    return _written(folder, "line.txt", b"co-co-co- 1. a) 2020-" * (megabytes * _MEGABYTE // 21))


def png_named_pdf(folder: Path) -> Path:
    """An image named .pdf."""
    return _written(folder, "image.pdf", png())


def docx_named_pdf(folder: Path) -> Path:
    """A Word file named .pdf."""
    content = _docx(folder, "named.docx", [_document(_paragraph("A report."))]).read_bytes()
    return _written(folder, "word.pdf", content)


def png(side: int = 8) -> bytes:
    """A grey square image."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x80" * side) * side
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


DOCUMENTS: Final[dict[str, Maker]] = {
    maker.__name__: maker
    for maker in (
        docx_zip_bomb,
        docx_zip_bomb_that_lies,
        docx_many_members,
        docx_entity_expansion,
        docx_quadratic_expansion,
        docx_external_entity,
        docx_deep,
        docx_empty,
        docx_cut_off,
        docx_without_document,
        nothing_pdf,
        nothing_docx,
        nothing_txt,
        blank_txt,
        binary_txt,
        large_txt,
        one_line_txt,
        png_named_pdf,
        docx_named_pdf,
    )
}
