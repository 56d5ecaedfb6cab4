"""Language packs: what a linguist writes, read and checked."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

from graph.errors import InputError
from graph.reports.patterns import PatternError, expression, level, union

LANGUAGES: Final = ("en", "es", "fr")
_WITH_ACCENTS: Final = frozenset({"status", "tense"})
_FOLDER: Final = Path(__file__).parent / "packs"
_WORDS, _NUMBERS, _GROUPS, _TEXT, _PAIRS = (
    "a list of words",
    "words with a number each",
    "lists by name",
    "text",
    "words by word",
)

# What a pack must have, and of what shape; names of groups that must be there.
SCHEMA: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "language": (_TEXT, ()),
    "function_words": (_WORDS, ()),
    "abbreviations": (_WORDS, ()),
    "months": (_NUMBERS, ()),
    "ordinals": (_NUMBERS, ()),
    "numbers": (_NUMBERS, ()),
    "dates": (
        _GROUPS,
        (
            "of",
            "to",
            "in",
            "since",
            "until",
            "quarter",
            "semester",
            "vague",
            "seasons",
            "all_year",
            "day_suffix",
            "weekdays",
        ),
    ),
    "sections": (_GROUPS, ("1", "2", "3", "a", "b", "c", "d", "e")),
    "chapters": (_GROUPS, ("synergies", "notes", "partners", "events", "other", "nothing")),
    "parts": (_GROUPS, ("1", "2", "3")),
    "calendar": (_GROUPS, ("activities", "done", "planned", "under-way")),
    "states": (_WORDS, ()),
    "status": (_GROUPS, ("planned", "done", "under-way")),
    "tense": (_GROUPS, ("planned", "done", "under-way", "relative", "subordinate", "joints")),
    "actions": (_GROUPS, ()),
    "kinds": (_GROUPS, ()),
    "nouns": (_GROUPS, ()),
    "subjects": (_GROUPS, ("we", "mechanism", "members", "leader", "background")),
    "stative": (_WORDS, ()),
    "wish": (_WORDS, ()),
    "commitment": (_WORDS, ()),
    "offer": (_WORDS, ()),
    "result": (_WORDS, ()),
    "crisis": (_WORDS, ()),
    "adaptation": (_WORDS, ()),
    "objectives": (_WORDS, ()),
    "aims": (_GROUPS, ("verbs", "two", "three", "first", "further")),
    "leading": (_WORDS, ()),
    "roles": (_GROUPS, ()),
    "seats": (_GROUPS, ("held", "former", "shared", "along", "candidate", "no_role")),
    "represented": (_WORDS, ()),
    "offices": (_WORDS, ()),
    "bodies": (_GROUPS, ("council", "commission", "community", "group", "hub", "forum")),
    "glossary": (_PAIRS, ()),
    "aliases": (_PAIRS, ()),
    "cities": (_WORDS, ()),
    "city_prefixes": (_WORDS, ()),
    "events": (_GROUPS, ()),
    "online": (_WORDS, ()),
    "place": (_WORDS, ()),
    "institutions": (_GROUPS, ("heads", "described", "label", "people", "sending", "helping")),
    "partners": (_WORDS, ()),
    "partner_links": (_WORDS, ()),
    "not_partners": (_WORDS, ()),
    "recipients": (
        _GROUPS,
        ("cues", "members", "sections", "committees", "policy-councils", "cities", "uclg"),
    ),
    "topic": (_WORDS, ()),
    "editions": (_GROUPS, ("edition", "published", "first", "focus")),
    "further": (_WORDS, ()),
    "also": (_WORDS, ()),
}


class PackError(InputError):
    """A language pack is not as it must be; the message names file and line."""


@dataclass(frozen=True)
class Pack:
    """The words of one language. Patterns are compiled once, when first used."""

    language: str
    data: Mapping[str, Any]
    _compiled: dict[str, re.Pattern[str]] = field(default_factory=dict, repr=False, compare=False)

    def words(self, name: str, group: str = "") -> Sequence[str]:
        """A list of patterns: `words("wish")`, `words("status", "done")`; empty for a group that is not
        there.
        """
        found: Sequence[str] = self.data[name].get(group, ()) if group else self.data[name]
        return found

    def groups(self, name: str) -> Mapping[str, Sequence[str]]:
        """All lists under a name."""
        found: Mapping[str, Sequence[str]] = self.data[name]
        return found

    def numbers(self, name: str) -> Mapping[str, int]:
        """Words with a number each, levelled."""
        return {level(word): number for word, number in self.data[name].items()}

    def pattern(self, name: str, *groups: str) -> re.Pattern[str]:
        """One expression for a list, or for several groups of one; for levelled text (`tense`: lowered
        text).
        """
        key = f"{name}/{'/'.join(groups)}"
        if key not in self._compiled:
            chosen = (
                [word for group in groups for word in self.words(name, group)] if groups else self.words(name)
            )
            self._compiled[key] = union(chosen, accents=name in _WITH_ACCENTS)
        return self._compiled[key]

    @cached_property
    def function_words(self) -> frozenset[str]:
        """Levelled."""
        return frozenset(map(level, self.words("function_words")))


@lru_cache(maxsize=8)
def load(language: str) -> Pack:
    """The pack of a language.

    Raises:
        PackError: it is not as it must be.
    """
    return read(_FOLDER / f"{language}.yaml")


def read(path: Path) -> Pack:
    """Read a pack from a file.

    Raises:
        PackError: the first fault, with file and line.
    """
    text = path.read_text("utf-8")
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PackError(f"{path.name}, line {line}: not YAML: {error.problem}") from None
    if not isinstance(node, yaml.MappingNode):
        raise PackError(f"{path.name}, line 1: a pack is a mapping of names to word lists")
    for fault in _faults(node):
        raise PackError(f"{path.name}, {fault}")
    return Pack(data["language"], data)


def _faults(node: yaml.MappingNode) -> Iterator[str]:
    seen = set()
    for key, value in node.value:
        name = key.value
        if name not in SCHEMA:
            near = difflib.get_close_matches(name, SCHEMA, 1)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            yield f"line {key.start_mark.line + 1}: '{name}' is not a part of a pack{hint}"
            continue
        seen.add(name)
        yield from _check(name, value, *SCHEMA[name])
    for name in SCHEMA:
        if name not in seen:
            yield f"line {node.end_mark.line + 1}: '{name}' is missing"


def _check(name: str, node: yaml.Node, shape: str, groups: tuple[str, ...]) -> Iterator[str]:
    line = f"line {node.start_mark.line + 1}: '{name}'"
    if shape == _TEXT:
        if not isinstance(node, yaml.ScalarNode) or node.value not in LANGUAGES:
            yield f"{line} must be one of {', '.join(LANGUAGES)}"
    elif shape == _WORDS:
        yield from _check_words(name, node)
    elif not isinstance(node, yaml.MappingNode):
        yield f"{line} must be {shape}"
    else:
        yield from _check_mapping(name, node, shape, groups)


def _check_mapping(name: str, node: yaml.MappingNode, shape: str, groups: tuple[str, ...]) -> Iterator[str]:
    for key, value in node.value:
        if shape == _GROUPS:
            yield from _check_words(f"{name}, {key.value}", value)
        elif not isinstance(value, yaml.ScalarNode):
            yield f"line {value.start_mark.line + 1}: '{name}' must be {shape}"
        elif shape == _NUMBERS and not value.value.isdigit():
            yield f"line {value.start_mark.line + 1}: '{key.value}' of '{name}' must have a whole number"
    for group in groups:
        if group not in {key.value for key, _ in node.value}:
            yield f"line {node.start_mark.line + 1}: '{name}' has no '{group}'"


def _check_words(name: str, node: yaml.Node) -> Iterator[str]:
    if not isinstance(node, yaml.SequenceNode):
        yield f"line {node.start_mark.line + 1}: '{name}' must be a list of words"
        return
    for word in node.value:
        line = f"line {word.start_mark.line + 1}"
        if not isinstance(word, yaml.ScalarNode) or not word.value.strip() or not word.tag.endswith(":str"):
            yield (
                f"{line}: '{name}' must be a list of words; put quotes around each that YAML reads as "
                f"something else"
            )
            continue
        try:
            expression(word.value)
        except PatternError as error:
            yield f"{line}: '{name}': {error}"
