"""Footnotes of a DOCX document: a part of their own, and references that Word numbers by itself.

python-docx knows none; the part is made as Word makes it (ISO/IEC 29500-1, 11.3.7 and 17.11), with the two
separators that every footnotes part has. A note that is referred to again is a cross-reference to the first
reference (`NOTEREF`), so that its number stays right when notes are added or moved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

if TYPE_CHECKING:
    from docx.document import Document

TEXT: Final = "footnote text"
REFERENCE: Final = "footnote reference"
"""Styles that Word knows by these names in every language."""
_CONTENT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_SEPARATORS: Final = """<w:footnotes {ns}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>
<w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>
<w:r><w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>"""
_KNOWN: Final = (
    '<w:footnotePr {ns}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'  # in the settings
)
_NOTE: Final = """<w:footnote {ns} w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>
<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>
<w:r><w:tab/></w:r></w:p></w:footnote>"""
_MARKED: Final = '<w:r {ns}><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{inside}</w:r>'
_AGAIN: Final = (
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:instrText xml:space="preserve"> NOTEREF {name} \\f \\h </w:instrText>',
    '<w:fldChar w:fldCharType="separate"/>',
    "<w:t>{number}</w:t>",
    '<w:fldChar w:fldCharType="end"/>',
)


class Footnotes:
    """The footnotes of one document, made when the first one is asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._part: XmlPart | None = None
        self._referred: set[int] = set()

    def note(self, number: int) -> Paragraph:
        """A new note, to be written into; they are numbered from one, in the order of the text."""
        part = self._part or self._begin()
        part.element.append(parse_xml(_NOTE.format(ns=nsdecls("w"), number=number)))
        paragraph: Any = part.element[-1].find(qn("w:p"))
        return Paragraph(paragraph, part)

    def refer(self, paragraph: Paragraph, number: int, name: str) -> None:
        """A reference at the end of a paragraph; `name` is that of the mark for those that come again."""
        if number in self._referred:
            inside = [each.format(name=name, number=number) for each in _AGAIN]
        else:
            inside = [f'<w:footnoteReference w:id="{number}"/>']
            self._referred.add(number)
            mark = f'w:id="{1000 + number}"'
            paragraph._p.append(parse_xml(f'<w:bookmarkStart {nsdecls("w")} {mark} w:name="{name}"/>'))
        for each in inside:
            paragraph._p.append(parse_xml(_MARKED.format(ns=nsdecls("w"), inside=each)))
        if len(inside) == 1:
            paragraph._p.append(parse_xml(f"<w:bookmarkEnd {nsdecls('w')} {mark}/>"))

    def _begin(self) -> XmlPart:
        main = self._document.part
        element = parse_xml(_SEPARATORS.format(ns=nsdecls("w", "r")))
        self._part = XmlPart(PackURI("/word/footnotes.xml"), _CONTENT, element, main.package)
        main.relate_to(self._part, _RELATION)
        settings: Any = self._document.settings.element
        settings.find(qn("w:compat")).addprevious(parse_xml(_KNOWN.format(ns=nsdecls("w"))))
        return self._part


def add_styles(document: Document) -> None:
    """The styles of notes and of their marks, under the names by which Word knows them."""
    for name, style_id, kind in (
        (TEXT, "FootnoteText", WD_STYLE_TYPE.PARAGRAPH),
        (REFERENCE, "FootnoteReference", WD_STYLE_TYPE.CHARACTER),
    ):
        made = document.styles.add_style(name, kind, builtin=True)
        made.element.set(qn("w:styleId"), style_id)
    made.font.superscript = True
