"""How a DOCX document looks: A4, styles that whoever edits it can change, its language and its properties."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, cast

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from graph.documents import docx_notes

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph

SMALL: Final = "Small"
FOOTNOTE: Final = docx_notes.TEXT
NOTE: Final = "Source Note"
CELL: Final = "Table Text"
GAP: Final = "Gap"
TABLE: Final = "Lines"
WIDE: Final = 17.4
"""Width of the text in cm."""
APART: Final = Pt(4)
RIGHT: Final = (Cm(WIDE), WD_TAB_ALIGNMENT.RIGHT)
_LOCALES: Final = {"en": "en-GB", "es": "es-ES", "fr": "fr-FR"}
# As wide as the free fonts Arimo and Liberation Sans: pages break where they would with those.
_FONT: Final = "Arial"
_INK: Final = RGBColor(0x1D, 0x23, 0x28)
_ACCENT: Final = RGBColor(0x0B, 0x5C, 0x8A)
_SOFT: Final = RGBColor(0x55, 0x60, 0x6A)
# Size, space before, space after, in points; whether bold; colour.
_LOOKS: Final = {
    "Normal": (9.5, 0, 4, False, _INK),
    "Title": (17, 0, 3, True, _INK),
    "Subtitle": (10, 0, 8, False, _SOFT),
    "Heading 1": (12, 9, 3, True, _ACCENT),
    "Heading 2": (9.5, 5, 1, True, _INK),
    "Heading 3": (9, 3, 1, True, _SOFT),
    "List Bullet": (9.5, 0, 2, False, _INK),
    "List Number": (9.5, 0, 2, False, _INK),
    SMALL: (8, 0, 3, False, _SOFT),
    NOTE: (8, 0, 1, False, _INK),
    FOOTNOTE: (8, 0, 1, False, _INK),
    CELL: (8.5, 1.5, 1.5, False, _INK),
    GAP: (2, 0, 0, False, _INK),
}
_LINES: Final = """<w:style {ns} w:type="table" w:customStyle="1" w:styleId="Lines"><w:name w:val="Lines"/>
<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="8" w:color="0B5C8A"/><w:bottom w:val="single" w:sz="4" w:color="C8C4B8"/>
<w:insideH w:val="single" w:sz="4" w:color="D9D6CD"/></w:tblBorders>
<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>
<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>"""


def apply(document: Document, language: str) -> None:
    """Page, styles and language of a document that is still empty."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - WIDE) / 2)
    section.top_margin, section.bottom_margin = Cm(1.5), Cm(1.5)
    section.footer_distance = Cm(0.8)
    docx_notes.add_styles(document)
    for name in _LOOKS:
        if name not in [each.name for each in document.styles]:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _look(style(document, name), name)
    for name in (NOTE, FOOTNOTE):
        note = style(document, name).paragraph_format
        note.left_indent, note.first_line_indent = Cm(0.7), Cm(-0.7)
        note.tab_stops.add_tab_stop(Cm(0.7))
    styles: Any = document.styles.element
    styles.append(parse_xml(_LINES.format(ns=nsdecls("w"))))
    for properties in styles.iter(qn("w:rPrDefault")):
        set_language(properties.find(qn("w:rPr")), language)
    settings: Any = document.settings.element
    for told in settings.iter(qn("w:themeFontLang")):
        told.set(qn("w:val"), _LOCALES[language])


def style(document: Document, name: str) -> ParagraphStyle:
    """A style of paragraphs by its name."""
    return cast("ParagraphStyle", document.styles[name])


def _look(told: ParagraphStyle, name: str) -> None:
    size, before, after, bold, colour = _LOOKS[name]
    told.font.size, told.font.bold, told.font.color.rgb = Pt(size), bold, colour
    told.font.italic = False
    told.font.name = _FONT
    fonts = told.element.rPr.rFonts
    for place in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.attrib.pop(qn(f"w:{place}Theme"), None)
        fonts.set(qn(f"w:{place}"), _FONT)
    shape = told.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.line_spacing = 1.0 if name == GAP else 1.12
    shape.keep_with_next = name.startswith("Heading") or None
    for border in list(told.element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    for spacing in list(told.element.rPr.iter(qn("w:spacing"))):
        spacing.getparent().remove(spacing)


def set_language(properties: Any, language: str) -> None:  # noqa: ANN401 - lxml has no types
    """Say which language the text with these properties is in."""
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    told = OxmlElement("w:lang")
    told.set(qn("w:val"), _LOCALES.get(language, language))
    told.set(qn("w:eastAsia"), _LOCALES.get(language, language))
    properties.append(told)


def describe(document: Document, language: str, title: str, subject: str, when: datetime) -> None:
    """The properties of the file; nothing of who made it where."""
    told = document.core_properties
    told.title, told.subject, told.language = title, subject, _LOCALES[language]
    told.author = told.last_modified_by = "uclg-graph"
    told.comments = told.keywords = told.category = ""
    told.created = told.modified = when.replace(tzinfo=None)
    told.revision = 1
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):  # of the empty template
            del package.rels[key]


def new_numbering(document: Document, name: str) -> int:
    """A numbering of its own that looks like that of a style, and begins with one."""
    numbering: Any = document.part.numbering_part.element
    listed: Any = style(document, name).element
    model = listed.pPr.numPr.numId.val
    abstract = next(each for each in numbering.num_lst if each.numId == model).abstractNumId.val
    made = numbering.add_num(abstract)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.numId)


def keep_whole(row: _Row, *, header: bool) -> None:
    """A row that no page break divides; a header row comes again on each page."""
    properties: Any = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))


def describe_table(table: Table, summary: str) -> None:
    """What a table tells, and that its first row and column are headers."""
    properties: Any = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    look = OxmlElement("w:tblLook")
    look.set(qn("w:val"), "00A0")
    for name, value in (("firstRow", "1"), ("firstColumn", "1"), ("noHBand", "1"), ("noVBand", "1")):
        look.set(qn(f"w:{name}"), value)
    properties.append(look)
    told = OxmlElement("w:tblDescription")
    told.set(qn("w:val"), summary)
    properties.append(told)


def add_field(paragraph: Paragraph, name: str) -> None:
    """A field that Word fills in, such as the number of the page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
