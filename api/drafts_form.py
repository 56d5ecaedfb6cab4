"""The form in which a fact is changed or added: a field of the fact, a field of the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from api.drafts_said import Speaker, whole
from api.drafts_words import WORDS
from api.synergies_concepts import vocabulary
from api.words import NAMES
from graph.reports.model import Value
from graph.review.forms import FORMS, Form
from graph.review.model import Proposal

# What the reader gives, in the order of a sentence; all others a form keeps folded.
_FIRST: Final[Mapping[str, tuple[str, ...]]] = {
    "mechanism": ("body",),
    "period": ("start", "end"),
    "leadership": ("holder", "role"),
    "representative": ("person", "office", "holder"),
    "mandate": ("holder", "role", "body"),
    "edition": ("year", "ordinal", "issued", "cities", "focus_areas", "key_factors", "page"),
    "objective": ("ordinal",),
    "activity": ("component", "status", "activity_kind", "start", "end", "period", "partners", "edition"),
    "event": ("event_kind", "start", "end", "place", "online"),
    "collaboration": ("partner", "topic"),
    "commitment": ("by",),
    "wish": ("by",),
    "offer": ("to",),
    "result": ("year",),
}
_LONG: Final = 60  # characters of a value that wants several lines


@dataclass(frozen=True)
class Input:
    """A field of the form.

    Attributes:
        options: to choose from, as value and label; none: it is written.
        hint: how it is written, or what the value means; `placeholder`: the same for those who see it.
    """

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    placeholder: str = ""
    several_lines: bool = False
    language: str = ""


@dataclass(frozen=True)
class Sheet:
    """All fields of the form; `more` are those that are folded away."""

    first: tuple[Input, ...]
    more: tuple[Input, ...]
    wordings: tuple[Input, ...]


def sheet(kind: str, speaker: Speaker, base: str, proposal: Proposal | None = None) -> Sheet:
    """The form for a kind of fact, filled with what a fact says.

    Args:
        proposal: None where one is to be added.
    """
    maker = _Maker(kind, speaker, base, proposal.fields if proposal else {})
    names = list(FORMS[kind])
    first = [name for name in _FIRST.get(kind, ()) if name in names]
    labels = proposal.labels if proposal else {}
    wordings = tuple(
        Input(
            f"label.{tag}",
            WORDS[speaker.language]["label_in"].format(name=NAMES[tag]),
            labels.get(tag, ""),
            several_lines=len(labels.get(tag, "")) > _LONG,
            language=tag,
        )
        for tag in NAMES
    )
    return Sheet(
        tuple(maker.field(name) for name in first),
        tuple(maker.field(name) for name in names if name not in first),
        wordings,
    )


class _Maker:
    def __init__(self, kind: str, speaker: Speaker, base: str, fields: Mapping[str, Value]) -> None:
        self._forms, self._fields = FORMS[kind], fields
        self._speaker, self._base = speaker, base
        self._words = WORDS[speaker.language]

    def field(self, name: str) -> Input:
        """One field."""
        form, value = self._forms[name], self._fields.get(name, "")
        text = ";".join(value) if isinstance(value, tuple) else str(value)
        if isinstance(value, bool):
            text = "true" if value else "false"
        label = self._words.get(f"form_{name}") or self._speaker.field(name)
        return Input(
            f"field.{name}",
            label,
            text,
            tuple(self._options(form)),
            self._hint(form, text),
            placeholder=self._words["date_hint"] if form.kind == "date" else "",
        )

    def _options(self, form: Form) -> Iterator[tuple[str, str]]:
        if form.kind == "yes":
            yield from (("", "–"), ("true", self._words["yes"]), ("false", self._words["no"]))
        elif form.kind == "concept" and not form.many:
            yield "", "–"
            for notation in vocabulary(self._base).schemes[form.of[0]].concepts:
                yield notation, self._speaker.concept(form.of[0], notation).text
        elif form.kind == "language":
            yield from (("", "–"), *NAMES.items())

    def _hint(self, form: Form, text: str) -> str:
        """What a value means, else how it is written."""
        if form.kind not in ("thing", "key"):
            return self._words["many_hint"] if form.many else ""
        if text and not text.startswith("new:"):
            return ", ".join(self._speaker.thing(whole(form, each)).text for each in text.split(";"))
        return self._words["things_hint" if form.many else "thing_hint"]
