"""The form of each field of each kind of fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz import process

from graph.errors import InputError
from graph.review.rows.fields import EVERY, MORE

HOLDERS: Final = ("city", "government", "organization", "body", "person")
LANGUAGES: Final = ("en", "es", "fr")


@dataclass(frozen=True)
class Form:
    """What a field holds.

    Attributes:
        kind: `date`, `year`, `number`, `yes`, `concept`, `thing`, `key` (a thing without the first part of
            its end), `name`, `language`, `text` or `address`.
        of: the scheme of a concept; the kinds of things, where not all may stand there.
        many: whether it has several values.
    """

    kind: str
    of: tuple[str, ...] = ()
    many: bool = False


_DATE, _YEAR, _NUMBER, _TEXT = Form("date"), Form("year"), Form("number"), Form("text")
_BODY, _BODIES = Form("key", ("body",)), Form("key", ("body",), many=True)
_HOLDER, _EVENT, _ADDRESS = Form("thing", HOLDERS), ("event",), Form("address")
_ROLE: Final = Form("concept", ("role",))
_AREAS: Final = Form("concept", ("focus-area",), many=True)
_PERIOD: Final = {"start": _DATE, "end": _DATE}

_READ: Final[Mapping[str, Mapping[str, Form]]] = {
    "mechanism": {"body": Form("thing", ("body",))},
    "period": _PERIOD,
    "leadership": {"holder": _HOLDER, "role": _ROLE},
    "representative": {"person": _TEXT, "holder": _HOLDER, "office": _TEXT},
    "mandate": {"body": _BODY, "holder": _HOLDER, "role": _ROLE},
    "edition": {
        "year": _YEAR,
        "ordinal": _NUMBER,
        "issued": _DATE,
        "focus_areas": _AREAS,
        "key_factors": _AREAS,
        "cities": _NUMBER,
        "page": _ADDRESS,
    },
    "objective": {"ordinal": _NUMBER},
    "activity": {
        "component": Form("concept", ("component",)),
        "status": Form("concept", ("activity-status",)),
        "activity_kind": Form("concept", ("activity-kind",)),
        **_PERIOD,
        "period": _TEXT,
        "partners": _BODIES,
        "edition": _YEAR,
    },
    "event": {
        "event_kind": Form("concept", ("event-kind",)),
        **_PERIOD,
        "place": Form("thing", ("city", "government")),
        "online": Form("yes"),
    },
    "collaboration": {"partner": _BODY, "topic": _TEXT},
    "commitment": {"by": _HOLDER},
    "wish": {"by": _HOLDER},
    "offer": {"to": _BODIES},
    "result": {"year": _YEAR},
}
"""What the reader gives (docs/reports.md lists the same)."""


def _each(name: str, form: Form) -> dict[str, Form]:
    return {f"{name}_{language}": form for language in LANGUAGES}


_MORE: Final[Mapping[str, Form]] = {
    "id": Form("name"),
    "passages": Form("name", many=True),
    "language": Form("language"),
    "difference": Form("name"),
    "country": _TEXT,
    "body": _BODY,
    "actor": Form("thing"),
    "product": Form("thing"),
    "recipients": _BODIES,
    "partners": _BODIES,
    "bodies": _BODIES,
    "keeper": _BODY,
    "study": Form("key", ("study",)),
    "events": Form("key", _EVENT, many=True),
    "launch": Form("key", _EVENT),
    "themes": Form("concept", ("theme",), many=True),
    "component": Form("concept", ("component",)),
    "status": Form("concept", ("activity-status",)),
    "activity_kind": Form("concept", ("activity-kind",)),
    "body_kind": Form("concept", ("body-kind",)),
    "collaboration_kind": Form("concept", ("collaboration-kind",)),
    "focus_areas": _AREAS,
    "key_factors": _AREAS,
    **_PERIOD,
    "issued": _DATE,
    "year": _YEAR,
    "ordinal": _NUMBER,
    "cities_count": _NUMBER,
    "cycle": Form("number", many=True),
    "online": Form("yes"),
    "page": _ADDRESS,
    "representative": _TEXT,
    "office": _TEXT,
    "name": _TEXT,
    **_each("ordinal", _NUMBER),
    **_each("period", _TEXT),
    **_each("office", _TEXT),
    **_each("page", _ADDRESS),
}
"""What a person may add besides."""


def _more(kind: str, names: tuple[str, ...]) -> dict[str, Form]:
    return {name: _MORE[name] for name in names if name not in _READ.get(kind, {})}


FORMS: Final[Mapping[str, Mapping[str, Form]]] = {
    kind: {**_READ.get(kind, {}), **_more(kind, (*more, *EVERY))} for kind, more in MORE.items()
}
"""Forms by kind of fact and field."""

THINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "mechanism": ("body",),
    "leadership": ("mandate",),
    "mandate": ("mandate",),
    "representative": ("person",),
    "edition": ("edition",),
    "objective": ("objective",),
    "activity": ("activity",),
    "event": ("event",),
    "collaboration": ("collaboration",),
}
"""What a fact of a kind may be about; the others may be about anything."""


def form_of(kind: str, field: str) -> Form:
    """The form of a field.

    Raises:
        InputError: there is no such kind, or it has no such field.
    """
    forms = FORMS.get(kind)
    if forms is None:
        raise InputError(f"{kind!r} is not a kind of fact{_nearest(kind, FORMS)}")
    if field not in forms:
        raise InputError(
            f"{article(kind)} has no {field!r}; it has {', '.join(forms)}{_nearest(field, forms)}"
        )
    return forms[field]


def article(kind: str) -> str:
    """`an activity`, `a wish`."""
    return f"{'an' if kind[:1] in 'aeio' else 'a'} {kind}"


def _nearest(text: str, choices: Mapping[str, object]) -> str:
    found = process.extractOne(text, list(choices), score_cutoff=60)
    return f"; did you mean {found[0]!r}?" if found else ""
