"""Part 3: what came out of it, and how the mechanism adapted."""

from __future__ import annotations

from collections.abc import Iterator

from graph.descriptions.model import Node
from graph.reporting.activities import calendar, nothing, ordinal, study_name
from graph.reporting.leadership import adaptations
from graph.reporting.model import Block, Heading, Items, Line, Span, said
from graph.reporting.speech import Speech


def part_three(speech: Speech) -> Iterator[Block]:
    """The editions that came out in the period; what was adapted."""
    told = speech.told
    yield Heading(speech.word("3", period=told.period), 1)
    lines = [
        _edition(speech, study, node)
        for study in told.studies
        for node in told.editions(study)
        if str(told.period.first) <= (node.text("dct:issued") or "")[:4] <= str(told.period.last)
    ]
    yield Items(tuple(lines)) if lines else nothing(speech)
    adapted = adaptations(speech)
    if adapted:
        yield Heading(speech.word("adaptation"), 2)
        yield from calendar(speech, adapted)


def _edition(speech: Speech, study: Node, node: Node) -> Line:
    """Its title, the year, what it was on and how many cities took part, as one noun with its complements."""
    name = study_name(speech, study)
    values = {"ordinal": ordinal(speech, node), "year": (node.text("dct:issued") or "")[:4]}
    before, _, after = speech.word("result_edition", study="\0", **values).partition("\0")
    parts = [after]
    if areas := node.links("uclg:focusArea"):
        parts.append(speech.focus(areas))
    if cities := node.text("uclg:citiesCount"):
        parts.append(speech.word("cities", n=cities))
    return said(before, Span(name.text, name.language, node.iri), ", ".join(parts), speech.cited(node), ".")
