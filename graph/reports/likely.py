"""Which things of the graph a fact may be about, and how likely that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from graph.reports.likelier import Meeting, Words, apart, compatible, named
from graph.reports.lookup import Lookup
from graph.reports.model import Fact

_EQUAL: Final[Mapping[str, frozenset[str]]] = {
    role: group
    for group in (
        frozenset({"chair", "president"}),
        frozenset({"co-chair", "co-president"}),
        frozenset({"vice-chair", "vice-president"}),
    )
    for role in group
}
# Meetings of which there is one at a time for all bodies.
_OF_ALL: Final = frozenset({"world-council", "executive-bureau", "congress", "summit"})
_PLEDGED: Final = {"commitment": "planned", "wish": "wished", "offer": "wished"}
_WORDS: Final = 10.0  # the same words weigh more than all that is alike


def equal_roles(role: str) -> frozenset[str]:
    """A role and those that say the same: a council has a chair where a commission has a president."""
    return _EQUAL.get(role, frozenset({role}))


class Likely:
    """Finds the things for facts of one report.

    Args:
        look: into the graph.
        mechanism: end of the IRI of the body that reports.
        texts: SHA-256 of the cleaned text of each version, by language.
    """

    def __init__(self, look: Lookup, mechanism: str, texts: Mapping[str, str]) -> None:
        self._look, self._mechanism = look, mechanism
        self._words = Words(look, texts)

    def bodies(self, fact: Fact) -> Iterator[Meeting]:
        """The body that reports."""
        if not fact.text("body").startswith("new:"):
            yield Meeting(fact.text("body"), 1)

    def persons(self, fact: Fact) -> Iterator[Meeting]:
        """Who represents a leader."""
        for name in fact.names.get("person", ()):
            if name.known:
                yield Meeting(name.id, 1)

    def reports(self, fact: Fact) -> Iterator[Meeting]:
        """The report of the same body on the same years."""
        for each in self._look.having("uclg:body", self._mechanism):
            years = [self._look.value(each, f"schema:{name}Date") for name in ("start", "end")]
            if each.startswith("report/") and years == [fact.text("start"), fact.text("end")]:
                yield Meeting(each, 1)

    def mandates(self, fact: Fact) -> Iterator[Meeting]:
        """The same holder's mandate in the same body; in another role it contradicts."""
        body = named("body", fact.text("body")) or self._mechanism
        roles = equal_roles(fact.text("role"))
        for mandate in self._look.having("org:organization", body):
            if self._look.value(mandate, "org:member") != fact.text("holder"):
                continue
            role = self._look.value(mandate, "org:role").rsplit("/", 1)[-1]
            exact = 0.5 if role == fact.text("role") else 0
            lasting = 0.1 * (self._look.value(mandate, "uclg:latestDate") > "")
            score = self._words.shared(mandate, fact) + exact + lasting
            yield Meeting(mandate, score + (2 if role in roles else 0), role not in roles)

    def collaborations(self, fact: Fact) -> Iterator[Meeting]:
        """With the same partner: on the same words, or of a year of the report, or of no year."""
        years = {when[:4] for version in self._words.versions for when in self._words.period(version)}
        for each in self._look.having("uclg:partner", named("body", fact.text("partner"))):
            if each.startswith("collaboration/") and self._look.value(each, "uclg:body") == self._mechanism:
                year = self._look.value(each, "uclg:year")
                shared = self._words.shared(each, fact)
                if shared or not year or not years or year in years:
                    yield Meeting(each, 1 + _WORDS * shared + (0.5 if year in years else 0))

    def editions(self, fact: Fact) -> Iterator[Meeting]:
        """Of a study of the mechanism, by year and number; if only one of them agrees, it contradicts."""
        for each in self._look.typed("Edition"):
            if self._look.value(self._look.value(each, "uclg:study"), "uclg:body") != self._mechanism:
                continue
            pairs = [
                (fact.text(name), self._look.values(each, f"uclg:{name}")) for name in ("year", "ordinal")
            ]
            agree = [value in values for value, values in pairs if value]
            if any(agree):
                yield Meeting(each, sum(agree), not all(agree))

    def objectives(self, fact: Fact) -> Iterator[Meeting]:
        """Of a study of the mechanism, by the words or the place."""
        for study in self._look.having("uclg:body", self._mechanism):
            for each in self._look.values(study, "uclg:objective") if study.startswith("study/") else ():
                shared = self._words.shared(each, fact)
                same = self._look.value(each, "uclg:ordinal") == fact.text("ordinal")
                if shared or (same and not self._words.versions):
                    yield Meeting(each, _WORDS * shared + same)

    def events(self, fact: Fact) -> Iterator[Meeting]:
        """Of the same kind at the same time and, where both say it, place; if they end on other days, it
        contradicts.
        """
        kind, start, end = fact.text("event_kind"), fact.text("start"), fact.text("end")
        for each in self._look.having("uclg:eventKind", f"event-kind/{kind}") if kind and start else ():
            begun, over = (self._look.value(each, f"schema:{name}Date") for name in ("start", "end"))
            place, city = fact.text("place"), self._look.value(each, "uclg:hostCity")
            ours = self._mechanism in self._look.values(each, "uclg:involves")
            if not compatible(start, begun) or apart(place, city):
                continue
            if kind in _OF_ALL or ours or (place and place == city):
                exact = sum((start == begun, bool(place) and place == city, ours)) + len(begun) / 10
                score = _WORDS * self._words.shared(each, fact) + exact
                yield Meeting(each, score, bool(end and over) and not compatible(end, over))

    def activities(self, fact: Fact) -> Iterator[Meeting]:
        """Of the mechanism, of the same kind: told by the same words, or alike in all that both say."""
        for each in self._doings():
            kind = self._look.value(each, "uclg:activityKind").rpartition("/")[2]
            shared = self._words.shared(each, fact)
            alike = self._alike(each, fact)
            if kind == fact.text("activity_kind") and (shared or (alike and not self._told_here(each))):
                yield Meeting(each, _WORDS * shared + alike)

    def pledges(self, fact: Fact) -> Iterator[Meeting]:
        """What somebody commits to, wishes or offers is kept as an activity."""
        status = _PLEDGED[fact.kind]
        for each in self._doings():
            if self._look.value(each, "uclg:activityStatus").rpartition("/")[2] != status:
                continue
            if shared := self._words.shared(each, fact):
                yield Meeting(each, _WORDS * shared)

    def told(self, fact: Fact) -> Iterator[Meeting]:
        """What the statement is about that was published of the same words by the same rule."""
        for statement in self._words.stated(fact):
            if fact.rule in self._look.values(statement, "uclg:readBy"):
                shared = self._words.shared(statement, fact)
                yield Meeting(self._look.value(statement, "uclg:about"), shared)

    def _doings(self) -> list[str]:
        """Activities of the mechanism, and whatever else its report tells of."""
        own = [e for e in self._look.having("uclg:body", self._mechanism) if e.startswith("activity/")]
        told = [
            each
            for version in self._words.versions
            for each in self._look.having("dct:source", version)
            if each.startswith("activity/")
        ]
        return sorted({*own, *told})

    def _told_here(self, thing: str) -> bool:
        """Whether this very text tells of it: then it is met by its words or not at all."""
        return bool(set(self._words.versions) & set(self._look.values(thing, "dct:source")))

    def _alike(self, thing: str, fact: Fact) -> float:
        """0 where something that both say differs; more for each thing that is the same."""
        score = 1.0
        for name, term in (("component", "uclg:component"), ("status", "uclg:activityStatus")):
            if self._look.value(thing, term).rpartition("/")[2] != fact.text(name):
                return 0
        for name, term in (("start", "schema:startDate"), ("end", "schema:endDate")):
            told = self._look.value(thing, term)
            if told != fact.text(name):
                return 0
            score += bool(told)
        product = self._look.value(thing, "uclg:product")
        year = self._look.value(product, "uclg:year")
        if apart(fact.text("edition"), year):
            return 0
        partners = {named("body", each) for each in fact.texts("partners") if each}
        score += bool(year and year == fact.text("edition"))
        return score + len(partners & set(self._look.values(thing, "uclg:partner")))
