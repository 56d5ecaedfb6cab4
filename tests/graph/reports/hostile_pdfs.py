"""PDF files that are meant to hurt a reader, written byte by byte, without a library.

Each maker takes a folder and returns the path of the file it wrote there. `HOSTILE` names all hostile files,
those of `hostile_files` too.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tests.graph.reports.hostile_files import DOCUMENTS, Maker

_FONT: Final = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_ID: Final = bytes(range(16))
PASSWORD: Final = b"open sesame"
"""What opens `pdf_encrypted`."""


def _stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


def _file(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    content, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    content += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return bytes(content + b"startxref\n%d\n%%%%EOF\n" % start)


def _one_page(
    content: bytes, font: bytes = _FONT, more: Sequence[bytes] = (), page: bytes = b""
) -> list[bytes]:
    """Catalogue, pages, a page, its content (a whole stream), its font, then more objects from 6 on."""
    return [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> %s >>" % page,
        content,
        font,
        *more,
    ]


def _text(words: bytes) -> bytes:
    return b"BT /F1 12 Tf 72 720 Td (%s) Tj ET" % words


def _saved(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def pdf_many_pages(folder: Path, pages: int = 10_000) -> Path:
    """Ten thousand pages, each with its own words."""
    kids = b" ".join(b"%d 0 R" % number for number in range(4, 4 + 2 * pages, 2))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 595 842]"
        b" /Resources << /Font << /F1 3 0 R >> >> >>" % (kids, pages),
        _FONT,
    ]
    for number in range(pages):
        objects.append(b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R >>" % (5 + 2 * number))
        objects.append(_stream(_text(b"Page %d of a report without an end." % number)))
    return _saved(folder, "pages.pdf", _file(objects))


def pdf_stream_bomb(folder: Path, megabytes: int = 500) -> Path:
    """A page whose content is half a megabyte packed and half a gigabyte unpacked."""
    packer, packed = zlib.compressobj(9), bytearray()
    line = _text(b"a report") * (1 << 15)
    for _ in range(megabytes * (1 << 20) // len(line)):
        packed += packer.compress(line)
    packed += packer.flush()
    return _saved(folder, "stream.pdf", _file(_one_page(_stream(bytes(packed), b"/Filter /FlateDecode"))))


def pdf_filter_chain(folder: Path) -> Path:
    """Content packed forty times over."""
    content = _text(b"a report") * 10_000
    for _ in range(40):
        content = zlib.compress(content)
    names = b"/Filter [%s]" % (b"/FlateDecode " * 40)
    return _saved(folder, "filters.pdf", _file(_one_page(_stream(content, names))))


def pdf_deep_array(folder: Path, depth: int = 100_000) -> Path:
    """An array in an array in an array, a hundred thousand deep, in the page."""
    nested = b"/Deep %s%s" % (b"[" * depth, b"]" * depth)
    return _saved(folder, "deep.pdf", _file(_one_page(_stream(_text(b"deep")), page=nested)))


def pdf_deep_pages(folder: Path, depth: int = 20_000) -> Path:
    """A tree of pages with one branch twenty thousand deep."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    for number in range(2, depth + 2):
        parent = b"/Parent %d 0 R" % (number - 1) if number > 2 else b""
        objects.append(b"<< /Type /Pages /Kids [%d 0 R] /Count 1 %s >>" % (number + 1, parent))
    objects.append(b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 9 9] >>" % (depth + 1))
    return _saved(folder, "tree.pdf", _file(objects))


def pdf_pages_in_a_circle(folder: Path) -> Path:
    """A tree of pages that is its own branch."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]
    return _saved(folder, "circle.pdf", _file(objects))


def pdf_xref_in_a_circle(folder: Path) -> Path:
    """A table of objects whose previous table is itself."""
    content = _file(_one_page(_stream(_text(b"round and round"))))
    start = int(content.rpartition(b"startxref\n")[2].split()[0])
    marked = content.replace(b"/Root 1 0 R ", b"/Root 1 0 R /Prev %d" % start)
    return _saved(folder, "xref.pdf", marked)


def pdf_form_in_itself(folder: Path) -> Path:
    """A drawing that draws itself."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    objects = _one_page(_stream(b"/X Do"), more=[_stream(b"/X Do", form)])
    objects[2] = objects[2].replace(b"/Font", b"/XObject << /X 6 0 R >> /Font")
    return _saved(folder, "form.pdf", _file(objects))


def pdf_broken_fonts(folder: Path) -> Path:
    """Fonts whose program is noise and whose table of characters is cut off and sends all to nowhere."""
    table = b"/CIDInit /ProcSet findresource begin begincmap 9 beginbfrange <00> <FFFFFFFF> <D800"
    font = (
        b"<< /Type /Font /Subtype /TrueType /BaseFont /Broken /FirstChar 0 /LastChar 9 /Widths [1 (x) null]"
        b" /ToUnicode 6 0 R /Encoding << /Differences [0 /g1 /uniZZZZ (no) 999999999] >>"
        b" /FontDescriptor << /Type /FontDescriptor /FontName /Broken /FontFile2 7 0 R >> >>"
    )
    more = [_stream(table), _stream(bytes(range(256)) * 8)]
    return _saved(folder, "fonts.pdf", _file(_one_page(_stream(_text(b"\001\002\003 \377\376")), font, more)))


def pdf_scanned(folder: Path) -> Path:
    """Pages that are pictures: no letter in the whole file."""
    image = b"/Type /XObject /Subtype /Image /Width 60 /Height 85 /ColorSpace /DeviceGray /BitsPerComponent 8"
    objects = _one_page(_stream(b"q 595 0 0 842 0 0 cm /X Do Q"), more=[_stream(b"\xc0" * 5100, image)])
    objects[2] = objects[2].replace(b"/Font << /F1 5 0 R >>", b"/XObject << /X 6 0 R >>")
    return _saved(folder, "scan.pdf", _file(objects))


def pdf_cut_off(folder: Path) -> Path:
    """The first two thirds of a PDF: no table of objects, no end."""
    content = _file(_one_page(_stream(_text(b"A report.") * 50)))
    return _saved(folder, "cut.pdf", content[: len(content) * 2 // 3])


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def pdf_encrypted(folder: Path) -> Path:
    """A PDF that opens with `PASSWORD` only (standard handler, 40-bit RC4: PDF 1.7, 7.6.3)."""
    pad = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    padded = (PASSWORD + pad)[:32]
    owner = _rc4(_md5(padded)[:5], padded)
    key = _md5(padded + owner + (0xFFFFFFFC).to_bytes(4, "little") + _ID)[:5]
    user = _rc4(key, pad)
    secret = _rc4(_md5(key + (4).to_bytes(3, "little") + b"\0\0")[:10], _text(b"A report for few."))
    rights = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>"
    objects = _one_page(_stream(secret), more=[rights % (owner.hex().encode(), user.hex().encode())])
    mark = _ID.hex().encode()
    return _saved(folder, "locked.pdf", _file(objects, b"/Encrypt 6 0 R /ID [<%s> <%s>]" % (mark, mark)))


HOSTILE: Final[dict[str, Maker]] = DOCUMENTS | {
    maker.__name__: maker
    for maker in (
        pdf_many_pages,
        pdf_stream_bomb,
        pdf_filter_chain,
        pdf_deep_array,
        pdf_deep_pages,
        pdf_pages_in_a_circle,
        pdf_xref_in_a_circle,
        pdf_form_in_itself,
        pdf_broken_fonts,
        pdf_scanned,
        pdf_cut_off,
        pdf_encrypted,
    )
}
