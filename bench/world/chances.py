"""How often what occurs: counted in data/ on 2026-11-21, rounded."""

from __future__ import annotations

from itertools import accumulate
from random import Random
from typing import Final, Generic, TypeVar

T = TypeVar("T")

ROLES: Final = {
    "co-president": 167,
    "member": 135,
    "president": 132,
    "vice-president": 73,
    "host": 39,
    "co-chair": 38,
    "chair": 33,
    "lead": 31,
    "secretary-general": 21,
    "participant": 18,
    "vice-chair": 14,
    "treasurer": 12,
    "secretariat": 11,
    "founding-member": 10,
    "interim-president": 9,
    "special-envoy": 9,
    "coordinator": 4,
    "ambassador": 3,
    "jury-member": 1,
}
# What is known of a mandate's time: lengths of start, end and seen as texts (0: unknown).
DATES: Final = {
    (0, 0, 4): 252,
    (0, 0, 0): 215,
    (7, 0, 0): 86,
    (4, 4, 0): 84,
    (10, 0, 0): 66,
    (4, 0, 0): 47,
    (7, 7, 0): 9,
    (10, 10, 0): 9,
}
YEARS: Final = {
    2004: 8, 2005: 7, 2007: 9, 2010: 11, 2011: 18, 2012: 11, 2013: 60, 2014: 15, 2015: 24, 2016: 44,
    2017: 29, 2018: 24, 2019: 55, 2020: 53, 2021: 55, 2022: 42, 2023: 24, 2024: 25, 2025: 7, 2026: 5,
}  # fmt: skip
# Kinds of bodies, with the class that each implies.
BODIES: Final = {
    ("partner-institution", "PartnerInstitution"): 102,
    ("programme", "Programme"): 32,
    ("committee", "Committee"): 22,
    ("commission", "Commission"): 14,
    ("section", "Section"): 10,
    ("policy-council", "PolicyCouncil"): 9,
    ("working-group", "WorkingGroup"): 9,
    ("community-of-practice", "CommunityOfPractice"): 7,
    ("governing-body", "GoverningBody"): 6,
    ("forum", "Forum"): 4,
    ("local4action-hub", "Local4ActionHub"): 4,
}
CONSULTATION: Final = frozenset(
    {
        "Committee",
        "Commission",
        "PolicyCouncil",
        "WorkingGroup",
        "CommunityOfPractice",
        "Forum",
        "Local4ActionHub",
    }
)
THEMES_OF_A_BODY: Final = {0: 10, 1: 112, 2: 60, 3: 26, 4: 10}
THEMES_OF_A_PRACTICE: Final = {1: 50, 2: 50}
BODIES_OF_AN_EVENT: Final = {1: 146, 2: 50, 3: 3, 4: 1, 5: 2}
EVENTS: Final = {
    "learning-meeting": 58,
    "summit": 49,
    "executive-bureau": 34,
    "congress": 26,
    "world-council": 14,
    "award": 14,
    "webinar": 7,
}
COLLABORATIONS: Final = {
    "event-organization": 53,
    "partnership": 39,
    "learning": 27,
    "funding": 16,
    "support": 14,
    "coordination": 13,
    "governance": 11,
    "joint-initiative": 10,
    "publication": 10,
    "implementation": 9,
    "campaign": 8,
}


class Drawn(Generic[T]):
    """Draws one of some values, each with its weight."""

    def __init__(self, random: Random, weights: dict[T, float] | dict[T, int]) -> None:
        self._random = random
        self._values = list(weights)
        self._sums = list(accumulate(weights.values()))

    def __call__(self) -> T:
        """The next one."""
        return self._random.choices(self._values, cum_weights=self._sums)[0]


def zipf(random: Random, values: list[T], power: float = 1.0) -> Drawn[T]:
    """The first of the values most often, the one of rank r with a weight of 1 / r to the power."""
    return Drawn(random, {value: 1 / rank**power for rank, value in enumerate(values, 1)})
