"""Fields that rows are made from: those that are read out, and what a person may add to them.

`MORE` has what a person may add by an edit, for each kind; docs/reports.md describes them. Every fact may
also have:

- `id`: name of the row, the end of the IRI of an activity, an objective or an event; never changed later;
- `passages`: names for its passages, those of the first language version in their order.

`country` is that of a city which is new.

A fact of the kind `statement` is never read out. A person adds it for anything else that the report says of a
thing of the graph, which the decision names (`thing`); what it says may be a value of a property. Statements
with one `difference`, each of another version (`language`), tell where the versions differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

EVERY: Final = ("id", "passages")
_DOING: Final = (
    "body",
    "actor",
    "product",
    "recipients",
    "themes",
    "events",
    "partners",
    "component",
    "status",
    "activity_kind",
    "start",
    "end",
    "period_en",
    "period_es",
    "period_fr",
)
# Properties of a thing, as the columns of `report_facts` are called.
VALUES: Final = (
    "representative",
    "office",
    "name",
    "ordinal",
    "cycle",
    "focus_areas",
    "key_factors",
    "cities_count",
    "issued",
    "launch",
    "page",
    "online",
    "start",
    "end",
    "keeper",
    "themes",
)
MORE: Final[Mapping[str, tuple[str, ...]]] = {
    "mechanism": ("body_kind",),
    "period": (),
    "leadership": ("country",),
    "representative": ("office_en", "office_es", "office_fr"),
    "mandate": ("country",),
    "edition": ("study", "launch", "page_en", "page_es", "page_fr"),
    "objective": ("study", "ordinal_en", "ordinal_es", "ordinal_fr"),
    "activity": _DOING,
    "event": ("bodies", "country"),
    "collaboration": ("collaboration_kind", "year", "themes"),
    "commitment": _DOING,
    "wish": _DOING,
    "offer": _DOING,
    "result": (),
    "statement": ("language", "difference", *VALUES),
}
