"""What people give for a parameter, read into a term of RDF."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from pyoxigraph import Literal, NamedNode
from rapidfuzz import process

from ontology import BASE
from ontology.text import fold
from ontology.vocabulary import Vocabulary
from queries.schema import Parameter

Term = NamedNode | Literal

LONGEST: Final = 1000
"""Characters of a text; a name or a few words are asked for, not a document."""

LANGUAGES: Final = ("en", "es", "fr")
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_DATES: Final = {4: "gYear", 7: "gYearMonth", 10: "date"}
_DATE: Final = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,18}")
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?=//|[^\s/])\S*")
_COMPACT: Final = re.compile(r"(?:id/)?([a-z]+(?:-[a-z]+)*/[^\s/]\S*)")
_OPEN: Final = frozenset({"focus-area"})  # schemes that a table fills, so that the files hold only their top
_NEAR: Final = 60


class ParameterError(ValueError):
    """A value is wrong, missing or not asked for; the message says what was given and what is expected.

    Attributes:
        parameter: its name; for one that does not exist, the name that was given.
    """

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(f"{parameter}: {message}")
        self.parameter = parameter


@lru_cache(maxsize=4)
def vocabulary(base: str = BASE) -> Vocabulary:
    """The concept schemes, read once."""
    return Vocabulary.load(base=base)


def given_names(parameters: Sequence[Parameter], given: Mapping[str, str]) -> dict[str, str]:
    """What was given by the parameters' own names, with defaults for the rest.

    A name may also be written as an option (`on-date`); an empty text counts as not given.

    Raises:
        ParameterError: a name that is none of the parameters', one given twice, or one missing.
    """
    known = {each.name: each for each in parameters}
    options = {each.option: each.name for each in parameters}
    values: dict[str, str] = {}
    for written, text in given.items():
        name = written if written in known else options.get(written.replace("_", "-"))
        if name is None:
            raise ParameterError(written, _unknown(written, parameters))
        if name in values:
            raise ParameterError(name, "is given twice")
        if text != "":
            values[name] = text
    for each in parameters:
        if each.name not in values and each.default is not None:
            values[each.name] = each.default
        if each.name not in values and each.required:
            raise ParameterError(each.name, f"is missing; it takes {expected(each)}, like '{each.example}'")
    return values


def _unknown(written: str, parameters: Sequence[Parameter]) -> str:
    if not parameters:
        return "the query has no parameters"
    names = [each.name for each in parameters]
    near = process.extractOne(written, names, score_cutoff=_NEAR)
    hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(names)}"
    return f"is no parameter of the query; {hint}"


def expected(parameter: Parameter) -> str:
    """What a parameter takes, in words: `a whole number from 1 to 17`."""
    bounds = [
        f"from {parameter.min}" if parameter.min is not None else "",
        f"to {parameter.max}" if parameter.max is not None else "",
    ]
    return {
        "iri": f"the IRI or the name of a {parameter.class_}",
        "concept": f"a concept of the scheme {parameter.scheme}: its notation, a label or its IRI",
        "integer": " ".join(["a whole number", *filter(None, bounds)]),
        "date": "a year, a month or a day: 2021, 2021-06 or 2021-06-28",
        "text": f"text of at most {LONGEST} characters",
        "language": "a language: en, es or fr",
    }[parameter.type]


def read(parameter: Parameter, text: str, base: str = BASE) -> Term | None:
    """The term that a text means.

    Args:
        base: start of the IRIs of things.

    Returns:
        None where it is a name that only a graph knows: of a thing, or of a concept that a table adds.

    Raises:
        ParameterError: it is nothing that the parameter takes.
    """
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise ParameterError(parameter.name, f"{text!a} holds half of a pair of surrogates")
    if len(text) > LONGEST:
        raise ParameterError(parameter.name, f"{len(text)} characters are given; at most {LONGEST} are taken")
    if parameter.type == "text":
        return Literal(text)
    text = text.strip()
    if parameter.type == "iri":
        return iri(parameter, text, base)
    if parameter.type == "concept":
        return _concept(parameter, text, base)
    if parameter.type == "language":
        return Literal(_language(parameter, text))
    return _integer(parameter, text) if parameter.type == "integer" else _date(parameter, text)


def iri(parameter: Parameter, text: str, base: str) -> NamedNode | None:
    """An IRI in full, in angle brackets or without; or the end of one of ours, like `id/city/es-bilbao`.

    Raises:
        ParameterError: it begins like an IRI and is none.
    """
    compact = _COMPACT.fullmatch(text)
    bare = text[1:-1] if text.startswith("<") and text.endswith(">") else text
    if not compact and not _ADDRESS.fullmatch(bare):
        return None
    try:
        return NamedNode(f"{base}id/{compact[1]}" if compact else bare)
    except ValueError:
        raise _wrong(parameter, text) from None


def _concept(parameter: Parameter, text: str, base: str) -> NamedNode | None:
    scheme = vocabulary(base).schemes[str(parameter.scheme)]
    node = iri(parameter, text, base)
    iris = {concept.iri for concept in scheme.concepts.values()}
    if node is not None and (node.value in iris or scheme.name in _OPEN):
        return node
    found = scheme.find(text)
    if found:
        return NamedNode(found.iri)
    if scheme.name in _OPEN and node is None:
        return None
    near = scheme.suggest(text)
    hint = f"; did you mean '{near}'?" if near else ""
    raise _wrong(parameter, text, hint)


def _language(parameter: Parameter, text: str) -> str:
    code = fold(text)
    names = {"english": "en", "spanish": "es", "french": "fr", "espanol": "es", "francais": "fr"}
    if names.get(code, code) not in LANGUAGES:
        raise _wrong(parameter, text)
    return names.get(code, code)


def _integer(parameter: Parameter, text: str) -> Literal:
    if not _INTEGER.fullmatch(text):
        raise _wrong(parameter, text)
    number = int(text)
    low = parameter.min is not None and number < parameter.min
    if low or (parameter.max is not None and number > parameter.max):
        raise _wrong(parameter, text)
    return Literal(str(number), datatype=NamedNode(_XSD + "integer"))


def _date(parameter: Parameter, text: str) -> Literal:
    if not _DATE.fullmatch(text):
        raise _wrong(parameter, text)
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        raise _wrong(parameter, text, "; it is no day of the calendar") from None
    return Literal(text, datatype=NamedNode(_XSD + _DATES[len(text)]))


def _wrong(parameter: Parameter, text: str, hint: str = "") -> ParameterError:
    shown = text if len(text) <= 80 else text[:77] + "..."
    return ParameterError(parameter.name, f"'{shown}' is given, {expected(parameter)} is expected{hint}")
