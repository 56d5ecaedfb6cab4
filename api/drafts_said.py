"""What facts say in a reader's language: labels of things and concepts, dates as they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from babel.numbers import format_decimal

from api.drafts_words import WORDS
from api.drafts_words_facts import KIND_WORDS
from api.links import local
from api.negotiate import LANGUAGES
from api.pages.dates import between
from api.queries_labels import Label
from api.synergies_concepts import vocabulary
from graph.reports.model import Value
from graph.review.forms import FORMS, Form
from graph.review.model import NEW, Proposal
from graph.written import written

_MADE: Final = "new:"
# The fields that make a headline; the wording of the report makes it for the other kinds.
_HEADLINES: Final[Mapping[str, tuple[str, ...]]] = {
    "mechanism": ("body",),
    "period": ("start",),
    "leadership": ("holder", "role"),
    "representative": ("person", "office"),
    "mandate": ("holder", "role", "body"),
    "edition": ("ordinal", "year"),
    "event": ("event_kind", "start", "place"),
    "collaboration": ("partner",),
    "commitment": ("by",),
    "wish": ("by",),
}


@dataclass(frozen=True)
class Link:
    """A text; `href` is relative to the root, empty where it leads nowhere; `made`: it would be new."""

    text: str
    href: str = ""
    language: str = ""
    made: bool = False


@dataclass(frozen=True)
class Row:
    """A field of a fact and what it says."""

    name: str
    label: str
    values: tuple[Link, ...]


def whole(form: Form, value: str) -> str:
    """The end of the IRI that a field means: some name a body by its id alone.

    >>> whole(FORMS["collaboration"]["partner"], "un-habitat"), whole(FORMS["wish"]["by"], "new:Springfield")
    ('body/un-habitat', 'new:Springfield')
    """
    return f"{form.of[0]}/{value}" if form.kind == "key" and value and not value.startswith(_MADE) else value


def things_of(proposals: Iterable[Proposal]) -> Iterator[str]:
    """Ends of the IRIs that are named in facts."""
    for proposal in proposals:
        for names in proposal.fact.names.values():
            for each in names:
                yield from (each.id, *each.near, proposal.meant(each.text))
        for name, form in FORMS[proposal.kind].items():
            if form.kind in ("thing", "key"):
                yield from (whole(form, text) for text in proposal.texts(name))
        yield from (proposal.thing, proposal.standing.thing)


class Speaker:
    """Says what facts say.

    Args:
        labels: of things, by IRI.
        second: the language of wordings that are not in the first: that of the text beside which they stand.
    """

    def __init__(
        self, language: str, base: str, labels: Mapping[str, Label], second: str = LANGUAGES[0]
    ) -> None:
        self.language = language
        self._second = second
        self._base = base
        self._labels = labels

    def thing(self, end: str) -> Link:
        """A thing by the end of its IRI, or the name of one that would be new."""
        if end.startswith(_MADE):
            return Link(end.removeprefix(_MADE), made=True)
        iri = f"{self._base}id/{end}"
        label = self._labels.get(iri)
        if label is None:
            return Link(end, local(iri, self._base))
        foreign = label.language if label.language not in ("", self.language) else ""
        return Link(label.text, local(iri, self._base), foreign)

    def concept(self, scheme: str, notation: str) -> Link:
        """A concept of a scheme by its notation; those of focus areas stand in the graph alone."""
        found = vocabulary(self._base).schemes[scheme].concepts.get(notation)
        if found is not None:
            return Link(found.labels.get(self.language) or found.labels["en"])
        return self.thing(f"{scheme}/{notation}")

    def headline(self, proposal: Proposal) -> list[Link]:
        """What a fact says in few words."""
        found = [each for name in _HEADLINES.get(proposal.kind, ()) for each in self._of(proposal, name)]
        words = proposal.labels
        label = words.get(self.language) or words.get(self._second) or next(iter(words.values()), "")
        if not found or proposal.kind in ("commitment", "wish"):
            foreign = next((tag for tag, text in words.items() if text == label), "")
            found.append(
                Link(
                    label or WORDS[self.language]["unnamed"],
                    language="" if foreign == self.language else foreign,
                )
            )
        return found

    def rows(self, proposal: Proposal) -> list[Row]:
        """The fields that the headline does not tell."""
        told = _HEADLINES.get(proposal.kind, ())
        rows = [
            Row(name, self.field(name), tuple(self._of(proposal, name)))
            for name in FORMS[proposal.kind]
            if name not in told and not (name == "end" and "start" in proposal.fields)
        ]
        return [row for row in rows if row.values]

    def field(self, name: str) -> str:
        """The name of a field; some exist in each language."""
        words = WORDS[self.language]
        if f"field_{name}" in words:
            return words[f"field_{name}"]
        plain, _, tag = name.rpartition("_")
        return f"{words[f'field_{plain}']} ({tag})" if f"field_{plain}" in words else name

    def kind(self, kind: str) -> str:
        """The name of a kind of fact."""
        return KIND_WORDS[self.language][kind]

    def _of(self, proposal: Proposal, name: str) -> Iterator[Link]:
        """What a field says; the end of a time stands with its start."""
        form, value = FORMS[proposal.kind][name], proposal.fields.get(name)
        if value is None:
            return
        if name == "start":
            yield Link(between(str(value), proposal.text("end") or str(value), self.language))
        elif form.kind in ("thing", "key"):
            yield from (self.thing(meaning(proposal, name, form, text)) for text in proposal.texts(name))
        elif name == "person":
            yield self.thing(meaning(proposal, name, Form("thing"), f"{_MADE}{value}"))
        else:
            yield from (
                self.value(name, form, each) for each in (value if isinstance(value, tuple) else (value,))
            )

    def value(self, name: str, form: Form, value: Value) -> Link:
        """One value that is no thing of the graph."""
        words = WORDS[self.language]
        if form.kind == "concept":
            return self.concept(form.of[0], str(value))
        if form.kind == "yes":
            return Link(words["yes"] if value is True else words["no"])
        if form.kind in ("date", "year"):
            return Link(written(str(value), self.language))
        if name == "ordinal":
            return Link(words["number_of"].format(number=value))
        if form.kind == "number" and isinstance(value, int):
            return Link(str(format_decimal(value, locale=self.language)))
        return Link(str(value), href=str(value) if form.kind == "address" else "")


def meaning(proposal: Proposal, field: str, form: Form, value: str) -> str:
    """The end of the IRI that a value of a field means, by the person's word before the reader's."""
    end = whole(form, value)
    for name in proposal.fact.names.get(field, ()):
        if name.id == end or (end.startswith(_MADE) and end.removeprefix(_MADE) == name.text):
            said = proposal.meant(name.text)
            return f"{_MADE}{name.text}" if said == NEW else said or name.id
    said = proposal.meant(end.removeprefix(_MADE))
    return said if said and said != NEW else end
