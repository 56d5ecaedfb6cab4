"""The page of the shapes: every rule in words, by class."""

from __future__ import annotations

from dataclasses import dataclass

from api.vocabulary_rules import Rule, holders, rules
from api.vocabulary_shapes_words import SEVERITIES
from api.vocabulary_words import typeset
from graph.descriptions.terms import name_of, short
from ontology import UCLG
from ontology.docs import documentation
from ontology.text import plain


@dataclass(frozen=True)
class RuleEntry:
    """A rule as the page shows it.

    Attributes:
        path, code: the property that it is about, by its name and as it is written; nothing where it is about
            the thing itself.
        href: of the property: on the page of the ontology, relative to the root, or absolute.
        constraints: words, and what of it is code.
        targets: names of the classes, where there are several.
    """

    name: str
    path: str
    code: str
    href: str
    outside: bool
    constraints: tuple[tuple[str, str], ...]
    queries: tuple[tuple[str, str], ...]
    message: str
    severity: str
    weight: str
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """The rules for one class.

    Attributes:
        anchors: names of the shapes that only hold these rules together.
        shared: names of the rules for many classes that hold here too.
        above: sections whose rules hold here too, as (id, label).
    """

    id: str
    label: str
    code: str
    href: str
    outside: bool
    anchors: tuple[str, ...]
    entries: tuple[RuleEntry, ...]
    shared: tuple[str, ...]
    above: tuple[tuple[str, str], ...]


class ShapesView:
    """What the template shows, in the reader's language."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.number = sum(bool(rule.targets) for rule in rules())

    @property
    def sections(self) -> list[Section]:
        """One a class that rules look at, by its name."""
        classes = {target for rule in rules() for target in rule.targets}
        return sorted(map(self._section, classes), key=lambda section: plain(section.label))

    @property
    def shared(self) -> list[RuleEntry]:
        """The rules for several classes."""
        return [self._entry(rule) for rule in rules() if len(rule.targets) > 1]

    @property
    def referred(self) -> list[RuleEntry]:
        """What rules refer to, and what looks at nothing by itself."""
        return [self._entry(rule) for rule in rules() if not rule.targets]

    def _section(self, iri: str) -> Section:
        above = [found for found in documentation().lineage(iri) if _is_target(found)]
        href, outside = _address(iri)
        return Section(
            id=_id(iri),
            label=name_of(iri, self._language),
            code=short(iri) or iri,
            href=href,
            outside=outside,
            anchors=tuple(name for name, targets in holders().items() if targets[:1] == (iri,)),
            entries=tuple(self._entry(rule) for rule in rules() if rule.targets == (iri,)),
            shared=tuple(rule.name for rule in rules() if iri in rule.targets and len(rule.targets) > 1),
            above=tuple((_id(found), name_of(found, self._language)) for found in above),
        )

    def _entry(self, rule: Rule) -> RuleEntry:
        href, outside = _address(rule.path)
        told = rule.constraints(self._language)
        return RuleEntry(
            name=rule.name,
            path=name_of(rule.path, self._language) if rule.path else "",
            code=short(rule.path) or rule.path,
            href=href,
            outside=outside,
            constraints=tuple(pair for pair in told if "\n" not in pair[1]),
            queries=tuple(pair for pair in told if "\n" in pair[1]),
            message=typeset(rule.messages.get(self._language, ""), self._language),
            severity=SEVERITIES[rule.severity][self._language],
            weight=rule.severity,
            targets=tuple(sorted((name_of(iri, self._language) for iri in rule.targets), key=plain)),
        )


def _is_target(iri: str) -> bool:
    return any(iri in rule.targets for rule in rules())


def _id(iri: str) -> str:
    """Of a section: no rule is called so."""
    return "class:" + iri.replace("#", "/").rpartition("/")[2]


def _address(iri: str) -> tuple[str, bool]:
    name = iri.removeprefix(UCLG)
    return (f"ontology#{name}", False) if name != iri else (iri, True)
