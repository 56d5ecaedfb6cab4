"""How the classes lead to each other, drawn by hand on a grid; a test holds it to the files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

WIDTH: Final = 1360
HEIGHT: Final = 664
_COLUMN: Final = 278
_ROW: Final = 74
_BOX: Final = (176, 46)
_LEFT: Final = 10
_TOP: Final = 12


@dataclass(frozen=True)
class Box:
    """A class: where it stands and, in tall ones, the classes below it that are named inside."""

    name: str
    x: float
    y: float
    width: float
    height: float
    inside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Arrow:
    """A property, by its prefixed name, from a class to a class.

    Attributes:
        points: corners of the line.
        x, y: of the middle of its label.
        anchor: `middle`, or `start` for a label to the right of an upright line.
    """

    property: str
    source: str
    target: str
    points: tuple[tuple[float, float], ...]
    x: float
    y: float
    anchor: str = "middle"


def _box(name: str, column: float, row: float, rows: float = 1, inside: tuple[str, ...] = ()) -> Box:
    width, height = _BOX
    return Box(name, _LEFT + column * _COLUMN, _TOP + row * _ROW, width, height + (rows - 1) * _ROW, inside)


BOXES: Final = (
    _box("Country", 0, 1),
    _box("Place", 0, 2),
    _box("PlaceMatch", 0, 3.5),
    _box("LocalGovernment", 1, 1, 5, ("City",)),
    _box("Organization", 2, 0),
    _box("Mandate", 2, 1),
    _box("Person", 2, 2),
    _box("Distinction", 2, 3),
    _box("Event", 2, 4),
    _box("Practice", 2, 5),
    _box(
        "Body",
        3,
        1,
        5,
        (
            "ConsultationBody",
            "GoverningBody",
            "Section",
            "Programme",
            "PartnerInstitution",
            "WorldOrganization",
        ),
    ),
    _box("SynergyPart", 4, 0),
    _box("Synergy", 4, 1),
    _box("Collaboration", 4, 2),
    _box("Activity", 4, 3),
    _box("BodyChange", 4, 4),
    _box("Collection", 1, 6.5),
    _box("Edition", 2, 6.5),
    _box("Study", 3, 6.5),
    _box("Objective", 4, 6.5),
    _box("Source", 0, 8),
    _box("Statement", 1, 8),
    _box("Passage", 2, 8),
    _box("ReportVersion", 3, 8),
    _box("Report", 4, 8),
)
_BY_NAME: Final = {box.name: box for box in BOXES}


def _across(name: str, source: str, target: str) -> Arrow:
    """A level line, at the height of the lower box of the two."""
    one, other = _BY_NAME[source], _BY_NAME[target]
    level = min(one, other, key=lambda box: box.height)
    y = level.y + level.height / 2
    right = one.x < other.x
    start = one.x + one.width if right else one.x
    end = other.x if right else other.x + other.width
    return Arrow(name, source, target, ((start, y), (end, y)), (start + end) / 2, y - 7)


def _upright(name: str, source: str, target: str) -> Arrow:
    """A line straight up or down, in the middle of the box that it begins at."""
    one, other = _BY_NAME[source], _BY_NAME[target]
    x = one.x + one.width / 2
    down = one.y < other.y
    start = one.y + one.height if down else one.y
    end = other.y if down else other.y + other.height
    return Arrow(name, source, target, ((x, start), (x, end)), x + 8, (start + end) / 2 + 4, "start")


def _around(name: str, source: str, target: str, row: float) -> Arrow:
    """From the right of a box up along the edge, and back to the left in an empty row."""
    one, other = _BY_NAME[source], _BY_NAME[target]
    edge, y = one.x + one.width, _TOP + row * _ROW + _BOX[1] / 2
    corners = (
        (edge, one.y + one.height / 2),
        (edge + 14, one.y + one.height / 2),
        (edge + 14, y),
        (other.x + other.width, y),
    )
    return Arrow(name, source, target, corners, (edge + other.x + other.width) / 2, y - 7)


def _slanting(name: str, source: str, target: str) -> Arrow:
    """From the lower left corner of a box to the upper right corner of another."""
    one, other = _BY_NAME[source], _BY_NAME[target]
    start, end = (one.x, one.y + one.height), (other.x + other.width, other.y)
    return Arrow(name, source, target, (start, end), (start[0] + end[0]) / 2, (start[1] + end[1]) / 2)


ARROWS: Final = (
    _across("uclg:country", "LocalGovernment", "Country"),
    _upright("uclg:country", "Place", "Country"),
    _across("uclg:matchOf", "PlaceMatch", "LocalGovernment"),
    _upright("uclg:matchedPlace", "PlaceMatch", "Place"),
    _upright("uclg:onBehalfOf", "Mandate", "Organization"),
    _across("org:member", "Mandate", "LocalGovernment"),
    _across("org:organization", "Mandate", "Body"),
    _upright("uclg:representedBy", "Mandate", "Person"),
    _across("uclg:laureate", "Distinction", "LocalGovernment"),
    _across("uclg:programme", "Distinction", "Body"),
    _across("uclg:hostCity", "Event", "LocalGovernment"),
    _across("uclg:involves", "Event", "Body"),
    _across("uclg:city", "Practice", "LocalGovernment"),
    _slanting("uclg:collection", "Practice", "Collection"),
    _upright("uclg:edition", "Practice", "Edition"),
    _across("uclg:study", "Edition", "Study"),
    _upright("uclg:body", "Study", "Body"),
    _across("uclg:objective", "Study", "Objective"),
    _across("uclg:partner", "Collaboration", "Body"),
    _across("uclg:between", "Synergy", "Body"),
    _upright("uclg:synergyPart", "Synergy", "SynergyPart"),
    _across("uclg:body", "Activity", "Body"),
    _across("org:resultingOrganization", "BodyChange", "Body"),
    _around("uclg:body", "Report", "Body", 5),
    _across("uclg:version", "Report", "ReportVersion"),
    _across("uclg:inVersion", "Passage", "ReportVersion"),
    _across("uclg:statedIn", "Statement", "Passage"),
    _across("dct:source", "Statement", "Source"),
)
