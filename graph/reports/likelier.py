"""What makes it likely that a fact and a thing of the graph are one: words that both rest on, and dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.reports.lookup import Lookup
from graph.reports.model import Fact


@dataclass(frozen=True)
class Meeting:
    """A thing that a fact may be about: how likely that is (more is more), and whether they contradict."""

    thing: str
    score: float
    contradicts: bool = False


class Words:
    """The passages of published versions whose text is that of a version at hand.

    Args:
        texts: SHA-256 of the cleaned text, by language.
    """

    def __init__(self, look: Lookup, texts: Mapping[str, str]) -> None:
        self._look = look
        self._languages = {
            version: language
            for language, checksum in sorted(texts.items())
            for version in look.saying("uclg:textSha256", checksum)
        }
        self._spans: dict[str, dict[str, tuple[int, int]]] = {}
        for version, language in self._languages.items():
            for passage in look.having("uclg:inVersion", version):
                start, end = (int(look.value(passage, f"oa:{name}") or 0) for name in ("start", "end"))
                self._spans.setdefault(language, {})[passage] = (start, end)

    @property
    def versions(self) -> list[str]:
        """Ends of the IRIs of the published versions with the same text."""
        return sorted(self._languages)

    def period(self, version: str) -> list[str]:
        """The years of the report that a version belongs to."""
        reports = self._look.having("uclg:version", version)
        return [
            self._look.value(report, f"schema:{name}Date") for report in reports for name in ("start", "end")
        ]

    def shared(self, thing: str, fact: Fact) -> float:
        """From 0 to 1: the largest share that a passage of the fact and one of the thing have in common."""
        stated = self._look.values(thing, "uclg:statedIn")
        shares = (
            _share((each.start, each.end), self._spans[each.language][passage])
            for each in fact.passages
            for passage in stated
            if passage in self._spans.get(each.language, {})
        )
        return max(shares, default=0.0)

    def stated(self, fact: Fact) -> Iterator[str]:
        """Statements that rest on words of the fact."""
        found: set[str] = set()
        for each in fact.passages:
            for passage, span in self._spans.get(each.language, {}).items():
                if _share((each.start, each.end), span) > 0:
                    found |= {s for s in self._look.having("uclg:statedIn", passage) if _is_statement(s)}
        yield from sorted(found)


def _is_statement(thing: str) -> bool:
    return thing.startswith("statement/")


def _share(one: tuple[int, int], other: tuple[int, int]) -> float:
    """What two spans have in common, of what they cover together."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0]))


def named(kind: str, key: str) -> str:
    """`body/gold` of `gold`, and of `body/gold`; empty of nothing and of a new name."""
    if not key or key.startswith("new:"):
        return ""
    return key if key.startswith(f"{kind}/") else f"{kind}/{key}"


def apart(one: str, other: str) -> bool:
    """Whether both say something, and not the same."""
    return bool(one and other and one != other)


def compatible(one: str, other: str) -> bool:
    """Whether two partial dates can mean the same: `2020-05` and `2020-05-14`."""
    return bool(one and other) and (one.startswith(other) or other.startswith(one))
