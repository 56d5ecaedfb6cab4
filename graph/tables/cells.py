"""Cells as people's programs leave them: cleaned to one text, whatever they were kept as."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import Final

from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

# White space that word processors and web pages leave behind: no-break spaces, zero-width marks, BOM.
_SPACES: Final = re.compile(r"[ \t\u00a0\u2007\u202f\u2009\u3000]+")
_CLOSING: Final = re.compile(r"(?<=\S) (?=[:;?!»](?!\w))")
_OPENING: Final = re.compile(r"« ")
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff\u00ad"))
_ERRORS: Final = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def clean(text: str) -> str:
    """NFC, single spaces, no spaces at either end of a line, no invisible marks."""
    plain = unicodedata.normalize("NFC", text.translate(_INVISIBLE)).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in plain.split("\n")).strip()


def french(text: str) -> str:
    """The same with the spaces of French print: no line begins with a colon or ends behind a guillemet.

    Whoever fills in a cell types a plain space there, and `clean` leaves no other.
    """
    return _OPENING.sub("«\u00a0", _CLOSING.sub("\u00a0", text))


def fault(text: str) -> str:
    """What makes a cell unusable whatever its column: a control character, a formula or an error."""
    if _CONTROL.search(text):
        return "there is a control character in the cell; type the text again"
    if text.startswith("="):
        return "there is a formula in the cell; put its value there"
    if text in _ERRORS:
        return f"the spreadsheet shows the error {text}; put the value there"
    return ""


def from_excel(value: object, number_format: str = "General") -> str:
    """The text that a person sees in a cell of a workbook.

    A date that Excel made of `2020-11` keeps only what its format shows; 2020.0 becomes `2020`.
    """
    if value is None:
        return ""
    if isinstance(value, ArrayFormula | DataTableFormula):
        return "="
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return _date_text(value, number_format)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return clean(str(value))


def _date_text(value: date, number_format: str) -> str:
    shown = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format.lower())
    text = value.isoformat()[:10]
    if "y" not in shown or "d" in shown:
        return text
    return text[:7] if "m" in shown else text[:4]
