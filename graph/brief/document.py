"""A brief as a DOCX document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

from graph.brief.model import Brief, More, Name, Office, Seat, Source, ranges
from graph.brief.page import Lead
from graph.brief.words import WORDS
from graph.documents.docx import Paper
from graph.documents.docx_styles import WIDE
from graph.documents.drawing import png
from graph.documents.pieces import Piece

_FOOT: Final = 90
_PIXELS: Final = 2050
"""Of a picture that is 17.4 cm wide: 300 an inch."""


def document(brief: Brief, lead: Lead = str) -> bytes:
    """The file; the same brief gives the same bytes.

    Args:
        lead: from IRIs of things to addresses; default: the IRIs themselves.
    """
    return _Writing(brief, lead).written()


class _Writing:
    def __init__(self, brief: Brief, lead: Lead) -> None:
        day = brief.made or brief.day
        self._brief = brief
        self._lead = lead
        self._words = WORDS[brief.language]
        when = datetime(day.year, day.month, day.day, tzinfo=UTC)
        self._paper = Paper(brief.language, brief.title, brief.subtitle, when)

    def written(self) -> bytes:
        brief, paper, words = self._brief, self._paper, self._words
        pair = len(brief.bodies) > 1
        paper.title(*(self._name(name) for name in brief.heading))
        paper.subtitle(Piece(brief.subtitle))
        paper.paragraph(Piece(brief.lead))
        if brief.picture:
            paper.picture(png(brief.picture.svg, _PIXELS), WIDE, brief.picture.alt)
        paper.heading(Piece(words["bodies" if pair else "body"]))
        self._facts()
        if brief.reasons:
            paper.heading(Piece(words["why" if pair else "why_one"]))
            self._reasons()
        paper.heading(Piece(words["offices"]))
        self._offices()
        if brief.steps:
            paper.heading(Piece(words["steps"]))
            self._steps()
        paper.heading(Piece(words["sources"]))
        self._sources()
        self._about()
        return paper.save()

    def _facts(self) -> None:
        brief = self._brief
        header = [[Piece(self._words["fact"])], *([self._name(body)] for body in brief.bodies)]
        rows = [
            [[Piece(fact.label)], *(self._listed(value) for value in fact.values)] for fact in brief.facts
        ]
        rest = (WIDE - 2.6) / len(brief.bodies)
        summary = self._words["bodies" if len(brief.bodies) > 1 else "body"]
        self._paper.table(header, rows, [2.6, *(rest for _ in brief.bodies)], summary)

    def _reasons(self) -> None:
        for reason in self._brief.reasons:
            figure = [Piece(f"\u2002{reason.figure}", soft=True)] if reason.figure else []
            self._paper.heading(self._name(reason.heading), *figure, level=2)
            self._paper.paragraph(Piece(reason.text), *_cited(reason.notes))
            if reason.detail:
                self._paper.paragraph(Piece(reason.detail), small=True)
        self._more(self._brief.more_reasons)

    def _offices(self) -> None:
        words, offices = self._words, self._brief.offices
        for office in offices:
            if len(offices) > 1 or not office.seats:
                self._paper.heading(self._name(office.body), level=2)
            if office.seats:
                self._seats(office)
            else:
                self._paper.paragraph(Piece(office.empty))
            self._more(office.more)
        if any(seat.doubt for office in offices for seat in office.seats):
            self._paper.paragraph(Piece(words["seen"]), small=True)

    def _seats(self, office: Office) -> None:
        words = self._words
        header = [[Piece(words[key])] for key in ("holder", "role", "by", "period", "attested")]
        rows = [self._seat(seat) for seat in office.seats]
        summary = words["seats"].format(body=office.body.text)
        self._paper.table(header, rows, [3.9, 3.8, 3.1, 2.9, 3.7], summary)

    def _seat(self, seat: Seat) -> list[list[Piece]]:
        attested = [Piece(seat.attested)]
        if seat.doubt:
            attested += [Piece(", "), Piece(seat.doubt, italic=True)]
        return [
            self._listed(seat.holder),
            [self._name(seat.role)],
            self._listed(seat.represented_by) or [Piece("–")],
            [Piece(seat.period)],
            [*attested, *_cited(seat.notes)],
        ]

    def _steps(self) -> None:
        colon = self._words["colon"]
        self._paper.items(
            (
                [*((self._name(step.about), Piece(f"{colon} ")) if step.about else ()), Piece(step.text)]
                for step in self._brief.steps
            ),
            numbered=True,
        )

    def _sources(self) -> None:
        sources = self._brief.sources
        self._paper.notes(((source.number, self._source(source)) for source in sources), prefix="source")
        if not sources:
            self._paper.paragraph(Piece(self._words["no_sources"]))
        self._more(self._brief.more_sources)

    def _source(self, source: Source) -> list[Piece]:
        found = [self._name(source.name)] if source.name.text else []
        if found and source.shown:
            found.append(Piece(self._words["comma"]))
        return [*found, Piece(source.shown, href=source.url)] if source.shown else found

    def _about(self) -> None:
        brief, words = self._brief, self._words
        pieces = [Piece(brief.about)]
        if brief.licence:
            pieces += [
                Piece(f" {words['licence']}{words['colon']} "),
                Piece(brief.licence.text, href=brief.licence.iri),
                Piece(f"{words['comma']}{words['places']}."),
            ]
        self._paper.heading(Piece(words["about"]))
        self._paper.paragraph(*pieces, Piece(f" {brief.caveat}"), small=True)
        title = brief.title if len(brief.title) < _FOOT else f"{brief.title[: _FOOT - 1].rstrip()}…"
        self._paper.footer(f"{words['brief']}{words['colon']} {title}")

    def _more(self, more: More | None) -> None:
        if more:
            self._paper.paragraph(Piece(more.text, href=self._lead(more.iri)), small=True)

    def _name(self, name: Name) -> Piece:
        href = self._lead(name.iri) if name.iri else ""
        return Piece(name.text, language=name.language, href=href)

    def _listed(self, names: Sequence[Name]) -> list[Piece]:
        pieces = [self._name(name) for name in names]
        return [piece for each in pieces for piece in (each, Piece(", "))][:-1]


def _cited(notes: Iterable[int]) -> list[Piece]:
    """References to sources, as numbers above the line that lead to them."""
    pieces = [
        Piece(str(first) if first == last else f"{first}–{last}", raised=True, anchor=f"source-{first}")
        for first, last in ranges([*notes])
    ]
    found = [piece for each in pieces for piece in (each, Piece(", ", raised=True))][:-1]
    return [Piece("\u202f", raised=True), *found] if found else []
