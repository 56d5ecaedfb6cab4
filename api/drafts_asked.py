"""What a person decides, as a form or as JSON says it, and carrying it out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from graph.errors import InputError
from graph.review import decide
from graph.review.decide import ALL, Marks
from graph.review.model import NEW, Proposal, Review
from graph.review.things import Things

_PUT: Final[dict[str, Callable[[Review, Marks], Review]]] = {
    "accept": decide.accept,
    "reject": decide.reject,
    "reopen": decide.reopen,
}
_GROUPS: Final = ("field", "label", "name", "other", "part")
_PLAIN: Final = ("action", "thing", "note", "then")


class Asked(BaseModel):
    """A decision.

    Attributes:
        marks: of the facts; or `all`, or those of the page that are undecided (`open`), or those of them that
            the graph does not have (`new`).
        fields, labels, thing, names, note: as `graph.review.decide.edit` takes them.
        fact: one that is to be added, as `graph.review.decide.add` takes it.
        then: `accept`: take the fact at once that was edited.
    """

    model_config = ConfigDict(extra="forbid")

    action: Literal["accept", "reject", "reopen", "edit", "add"]
    marks: list[str] | Literal["all", "open", "new"] = []
    fields: dict[str, Any] = {}
    labels: dict[str, str] = {}
    thing: str | None = None
    names: dict[str, str] = {}
    note: str | None = None
    fact: dict[str, Any] | None = None
    then: Literal["", "accept"] = ""


def of_json(body: bytes) -> Asked:
    """A decision as JSON.

    Raises:
        InputError: it is none; says where.
    """
    try:
        return Asked.model_validate_json(body)
    except ValidationError as error:
        raise InputError(_first(error)) from None


def said_of_json(body: bytes) -> dict[str, Any]:
    """Names and values of a JSON object.

    Raises:
        InputError: it is none.
    """
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise InputError("The body is not a JSON object.")
    return found


def of_form(pairs: Iterable[tuple[str, str]]) -> Asked:
    """A decision as the forms of the page send it: `field.role`, `label.en`, `name.Bilbao`, `other.Bilbao`.

    Raises:
        InputError: it is none; says where.
    """
    groups: dict[str, dict[str, str]] = {name: {} for name in _GROUPS}
    given: dict[str, Any] = {"marks": []}
    for name, text in pairs:
        group, _, rest = name.partition(".")
        if group in groups:
            groups[group][rest] = text.strip()
        elif name == "mark":
            given["marks"].append(text)
        elif name == "bulk":
            given["action"], _, given["marks"] = text.partition("-")
        elif name in _PLAIN:
            given[name] = text.strip()
    # What is written wins over what is chosen.
    others = {name: text for name, text in groups["other"].items() if text}
    if "" in others:
        given["thing"] = others.pop("")
    if given.get("action") == "add":
        given = {"action": "add", "fact": _fact(groups, given.get("note", ""))}
    else:
        given |= {"fields": groups["field"], "labels": groups["label"], "names": groups["name"] | others}
    try:
        return Asked.model_validate(given)
    except ValidationError as error:
        raise InputError(_first(error)) from None


def _fact(groups: dict[str, dict[str, str]], note: str) -> dict[str, Any]:
    """A fact that is to be added: its kind, and its words or their offsets."""
    part = groups["part"]
    passage: dict[str, Any] = {"language": part.get("language", "")}
    if part.get("start", "").isdecimal() and part.get("end", "").isdecimal():
        passage |= {"start": int(part["start"]), "end": int(part["end"])}
    else:
        passage["words"] = part.get("words", "")
    return {
        "kind": part.get("kind", ""),
        "fields": groups["field"],
        "labels": {language: words for language, words in groups["label"].items() if words},
        "note": note,
        "passages": [passage],
    }


def carry_out(review: Review, asked: Asked, shown: Iterable[Proposal], known: Things | None) -> Review:
    """Decide as asked.

    Args:
        shown: the facts of the page, which `open` and `new` mean.
        known: what the graph has.

    Raises:
        InputError: names the fact, the field, and what is allowed or near.
    """
    if asked.action == "add":
        return decide.add(review, asked.fact or {}, known)
    if asked.action != "edit":
        return _PUT[asked.action](review, _marks(asked, shown))
    if isinstance(asked.marks, str) or len(asked.marks) != 1:
        raise InputError("One fact is edited at a time: give its mark.")
    mark = asked.marks[0]
    changed = decide.edit(
        review,
        mark,
        fields=asked.fields,
        labels=_labels(review.proposal(mark), asked.labels),
        thing=asked.thing,
        names=asked.names,
        note=asked.note,
        known=known,
    )
    return decide.accept(changed, [mark]) if asked.then else changed


def _labels(proposal: Proposal, labels: dict[str, str]) -> dict[str, str]:
    """Only wordings that a person changed; the reader's own take a change back."""
    own = proposal.fact.labels
    return {
        language: "" if words == own.get(language) else words
        for language, words in labels.items()
        if words != proposal.labels.get(language, "")
    }


def _marks(asked: Asked, shown: Iterable[Proposal]) -> Marks:
    if asked.marks == "all":
        return ALL
    if isinstance(asked.marks, list):
        return asked.marks
    undecided = [each for each in shown if each.state == "open"]
    return [each.mark for each in undecided if asked.marks == "open" or each.standing.state == NEW]


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else str(first["msg"])
