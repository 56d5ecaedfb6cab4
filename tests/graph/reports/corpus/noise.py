"""What the way from a page to plain text does to a report: broken lines, page numbers, ligatures, bullets.

All chance comes from the name of the report: the same source gives the same file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from tests.graph.reports.corpus.source import Block, Report

SOFT: Final = "\N{SOFT HYPHEN}"
BULLETS: Final = ("\u2022", "\uf0b7", "-", "\u2013", "*", "\u25e6", "\u25aa", "o", "\u27a2")
_LIGATURES: Final = (("ffi", "\ufb03"), ("fi", "\ufb01"), ("fl", "\ufb02"))
_VOWEL: Final = "[aeiouáéíóúàèêëîïôûü]"
_CUT: Final = re.compile(
    f"(?<={_VOWEL})(?=[bcdfglmnprstvzñç]{_VOWEL})|(?<={_VOWEL}[bcdfglmnprstvz])(?=[bcdfgmnpstvzñç]{_VOWEL})",
    re.IGNORECASE,
)
_NUMBERS: Final = {
    "en": ("{n}", "Page {n} of {of}", "- {n} -"),
    "es": ("{n}", "Página {n} de {of}", "- {n} -"),
    "fr": ("{n}", "Page {n} sur {of}", "\u2013 {n} \u2013"),
}
LINES_A_PAGE: Final = 36


@dataclass
class Layout:
    """How a report is laid out: its noise, its running head, its chance."""

    noise: frozenset[str]
    language: str
    running: str
    random: Random
    width: int
    bullet: str

    @classmethod
    def of(cls, report: Report) -> Layout:
        """The layout that the head of a report asks for."""
        head: dict[str, Any] = report.head
        random = Random(report.name)
        return cls(
            frozenset(head["noise"]),
            head["language"],
            head.get("running", ""),
            random,
            random.choice((56, 62, 68) if "hyphenation" in head["noise"] else (72, 80, 88, 95)),
            head.get("bullet") or random.choice(BULLETS),
        )

    def number(self, page: int, pages: int) -> str:
        """A page number as this report writes it, the same way on each page."""
        forms = _NUMBERS[self.language]
        return forms[len(self.running) % len(forms)].format(n=page, of=pages)

    def spoilt(self, text: str) -> str:
        """With soft hyphens and ligatures, where the report has them."""
        if "soft-hyphens" in self.noise:
            text = re.sub(r"\w{9,}", self._softened, text)
        if "ligatures" in self.noise:
            for letters, sign in _LIGATURES:
                text = text.replace(letters, sign)
        return text

    def _softened(self, word: re.Match[str]) -> str:
        return (
            re.sub(f"^(\\w){SOFT}", r"\1", SOFT.join(_CUT.split(word.group())))
            if self.random.random() < 0.4
            else word.group()
        )

    def lines(self, text: str, first: str = "", rest: str = "") -> list[str]:
        """A paragraph in lines; long words may be cut at their ends."""
        if "broken-lines" not in self.noise:
            return [first + self.spoilt(text)]
        lines, line = [], first
        for word in text.split(" "):
            gap = "" if line in (first, rest) else " "
            if len(line) + len(gap) + len(word) <= self.width:
                line += gap + word
                continue
            head, tail = self._cut(word, self.width - len(line) - len(gap) - 1)
            lines.append(line + (f"{gap}{head}-" if head else ""))
            line = rest + tail
        return [self.spoilt(line) for line in [*lines, line] if line.strip()]

    def _cut(self, word: str, room: int) -> tuple[str, str]:
        if "hyphenation" in self.noise and word.isalpha() and len(word) > 6:
            for place in sorted((cut.start() for cut in _CUT.finditer(word)), reverse=True):
                if 2 < place <= room and len(word) - place > 3:
                    return word[:place], word[place:]
        return "", word

    def item(self, block: Block) -> list[str]:
        """A bullet and its words; where bullets are noise, their kind changes."""
        sign = self.random.choice(BULLETS) if "bullets" in self.noise else self.bullet
        return self.lines(block.text, f"{sign} ", "  " if self.random.random() < 0.5 else "")

    def gap(self) -> int:
        """How many empty lines follow a block."""
        return self.random.choice((1, 2, 3)) if "blank-lines" in self.noise else 1


def plain(report: Report) -> tuple[bytes, list[str]]:
    """A version as a text file, and the lines in it that are page numbers and running heads."""
    layout = Layout.of(report)
    lines: list[str] = []
    for block in report.blocks:
        lines += layout.item(block) if block.kind == "item" else layout.lines(_row(block))
        lines += [""] * layout.gap()
    lines, running = _paged(lines, layout)
    text = ("\r\n" if "crlf" in layout.noise else "\n").join(lines)
    return (("\ufeff" if "bom" in layout.noise else "") + text).encode(), running


def _row(block: Block) -> str:
    return "   ".join(block.cells) if block.kind == "row" else block.text


def _paged(lines: list[str], layout: Layout) -> tuple[list[str], list[str]]:
    """With what stands at the foot and head of pages."""
    pages = [lines[at : at + LINES_A_PAGE] for at in range(0, len(lines), LINES_A_PAGE)]
    out: list[str] = []
    running: list[str] = []
    for number, page in enumerate(pages, 1):
        head = [layout.running] if "running-head" in layout.noise and number > 1 else []
        foot = [layout.number(number, len(pages))] if "page-numbers" in layout.noise else []
        running += head + foot
        out += [*head, *([""] if head else []), *page, *([""] if foot else []), *foot]
        if foot and number < len(pages):
            out[-1] += "\n\f"
    return out, list(dict.fromkeys(running))
