"""The form of a query: a field for each parameter, by its type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from api.queries_asked import Asked
from api.queries_labels import Choice
from api.queries_words import WORDS
from api.words import NAMES
from queries.parameters import LANGUAGES, LONGEST, Term
from queries.schema import Parameter

Kind = Literal["select", "text", "number"]
DATE: Final = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"


@dataclass(frozen=True)
class Field:
    """A field of the form.

    Attributes:
        options: what a select holds, or what a text field suggests: value and label.
        value: what stands in it.
        hint: what it takes, in words.
        wrong: whether what was given is wrong.
    """

    name: str
    label: str
    kind: Kind
    value: str
    hint: str = ""
    required: bool = False
    options: Sequence[tuple[str, str]] = ()
    attributes: Mapping[str, str | int] = field(default_factory=dict)
    wrong: bool = False


def missing(asked: Asked) -> bool:
    """Whether a value must be given that was not."""
    return any(each.required and each.name not in asked.given for each in asked.query.parameters)


def with_examples(asked: Asked) -> dict[str, str]:
    """What was given, and the examples for what must be given and was not."""
    given = {each.name: asked.given.get(each.name, _example(each)) for each in asked.query.parameters}
    return {name: text for name, text in given.items() if text}


def fields(
    asked: Asked,
    offered: Mapping[str, Sequence[Choice]],
    values: Mapping[str, Term | None],
    wrong: str | None,
) -> list[Field]:
    """The fields, filled with what was given, else with defaults, else with examples where one must be given.

    Args:
        offered: names to choose from, by parameter.
        values: what the texts were found to mean.
        wrong: the parameter that is wrong.
    """
    return [
        _field(each, asked, offered.get(each.name, ()), values.get(each.name), wrong=each.name == wrong)
        for each in asked.query.parameters
    ]


def _example(parameter: Parameter) -> str | None:
    return parameter.example if parameter.required else None


def _field(
    each: Parameter, asked: Asked, offered: Sequence[Choice], meant: Term | None, *, wrong: bool
) -> Field:
    language, words = asked.language, WORDS[asked.language]
    given = asked.given.get(each.name)
    label, required = each.label.get(language), each.required
    if each.type == "language":
        options = [("", words["reader"]), *((code, NAMES[code]) for code in LANGUAGES)]
        return Field(each.name, label, "select", given or "", options=options, wrong=wrong)
    value = given or each.default or _example(each) or ""
    if each.type == "integer":
        bounds: dict[str, str | int] = {
            name: at for name, at in (("min", each.min), ("max", each.max)) if at is not None
        }
        return Field(each.name, label, "number", value, _bounds(each, words), required, (), bounds, wrong)
    if each.type == "date":
        looks: dict[str, str | int] = {"pattern": DATE, "inputmode": "numeric", "maxlength": 10}
        return Field(each.name, label, "text", value, words["hint_date"], required, (), looks, wrong)
    if each.type == "concept" and offered:
        chosen = _chosen(value, offered, meant)
        options = [*(() if required else [("", words["any"])]), *((c.value, c.label) for c in offered)]
        if value and chosen not in dict(options):
            options.append((value, value))
        return Field(each.name, label, "select", chosen, "", required, options, wrong=wrong)
    options = [(choice.value, choice.label) for choice in offered]
    chosen = value if given else _chosen(value, offered, meant)
    hint = words["hint_iri"] if each.type in ("iri", "concept") else ""
    return Field(each.name, label, "text", chosen, hint, required, options, {"maxlength": LONGEST}, wrong)


def _chosen(text: str, offered: Sequence[Choice], meant: Term | None) -> str:
    """The value among those offered that a text stands for; the text itself where it is none of them."""
    found = (c.value for c in offered if text in (c.value, c.label) or (meant and c.iri == meant.value))
    return next(found, text)


def _bounds(each: Parameter, words: Mapping[str, str]) -> str:
    key = {(True, True): "hint_between", (True, False): "hint_from", (False, True): "hint_to"}.get(
        (each.min is not None, each.max is not None)
    )
    return words[key].format(min=each.min, max=each.max) if key else ""
