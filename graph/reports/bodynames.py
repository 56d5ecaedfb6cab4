"""UCLG's own bodies by their kind and the words of their name, in whatever order a language puts them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graph.reports.known import Known
from graph.reports.namewords import (
    SMALL,
    TOKEN,
    alike,
    bag_of,
    parts_of,
    translated,
    within,
    word_of,
)
from graph.reports.packs import Pack
from graph.reports.patterns import level

GROUPS: Final = {
    "council": ("policy-council",),
    "commission": ("commission", "committee"),
    "community": ("community-of-practice",),
    "group": ("working-group",),
    "hub": ("local4action-hub",),
    "forum": ("forum", "section"),
}
_GOOD: Final = 0.74
_ALONE: Final = 0.76
_AFTER, _BEFORE = 18, 8  # words of a name behind and before the word for its kind
_STOP: Final = re.compile(r"[.;?!()|]\s|\n|[.;?!()|]$")
_LINK: Final = re.compile(
    r"[\s\"“”«»‘’'–—:-]*(?:(?:of|on|for|the|de|del|la|el|los|las|sobre|para|pour|le|les|du|des|sur|the|uclg|cglu)"
    r"[\s\"“”«»‘’'-]+|[dl]['’]\s*)*"
)
_JOINTS: Final = frozenset(
    [
        "and",
        "y",
        "e",
        "et",
        "in",
        "en",
        "at",
        "with",
        "con",
        "avec",
        "by",
        "por",
        "par",
        "dans",
        "au",
        "aux",
        "al",
        "a",
        "to",
        "as",
        "como",
        "comme",
    ]
)
_PREFIX: Final = re.compile(r"^(?:aspac|mewa)?-?(?:standing-)?(?:committee|community|cop|pc|wg|forum)-")


@dataclass(frozen=True)
class _Body:
    id: str
    kind: str
    words: tuple[str, ...]
    short: bool = False


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    meanings: tuple[str, ...]
    capital: bool


@dataclass(frozen=True)
class BodyFound:
    """The name of a body in a text, with how well it fits."""

    start: int
    end: int
    id: str
    score: float


class BodyNames:
    """Finds `Comisión de Cultura`, `Culture Committee`, `Comité Culture et tourisme de CGLU-MEWA`."""

    def __init__(self, known: Known, pack: Pack) -> None:
        self.pack = pack
        kinds = dict(known.body_kinds)
        own = {kind for group in GROUPS.values() for kind in group}
        found: dict[tuple[str, tuple[str, ...]], _Body] = {}
        for entry in known.entries:
            kind = kinds.get(entry.id, "")
            if entry.kind == "body" and kind in own:
                words = tuple(dict.fromkeys(bag_of(entry.label, pack)))
                found.setdefault((entry.id, words), _Body(entry.id, kind, words))
                slug = _slug(entry.id)
                found.setdefault((entry.id, slug), _Body(entry.id, kind, slug, short=True))
        self._bodies = [body for _, body in sorted(found.items()) if body.words]

    def find(self, text: str, start: int, stop: int) -> list[BodyFound]:
        """Bodies named in `text[start:stop]`, in order, none inside another."""
        leveled = level(text)
        found: list[BodyFound] = []
        for group in GROUPS:
            for match in self.pack.pattern("bodies", group).finditer(leveled, start, stop):
                if any(each.start <= match.start() < each.end for each in found):
                    continue
                body = self._body(text, match, start, stop, group)
                if body:
                    found.append(body)
        return sorted(found, key=lambda each: each.start)

    def _body(self, text: str, match: re.Match[str], start: int, stop: int, group: str) -> BodyFound | None:
        before = list(self._before(text, match.start(), start))[::-1]
        after = list(self._after(text, match.end(), stop))
        best: tuple[float, int, str, int, int] | None = None
        for body in self._bodies:
            if body.kind not in GROUPS[group]:
                continue
            for said, begin, end in self._windows(body, before, match.span(), after):
                common = sum(any(alike(part, own) for part in said) for own in body.words)
                score = self._score(said, common, body, group, text[end : end + 3])
                if best is None or (score, common) > best[:2]:
                    best = (score, common, body.id, begin, end)
        if best is None or best[0] < _GOOD:
            return None
        begin = self._widened(text, best[3])
        return BodyFound(begin, best[4], best[2], round(best[0], 2))

    def _windows(
        self, body: _Body, before: Sequence[_Word], span: tuple[int, int], after: Sequence[_Word]
    ) -> Iterator[tuple[list[str], int, int]]:
        """The meanings, begin and end of each stretch that ends on words of the name."""
        lefts = [at for at, word in enumerate(before) if self._fits(word, body)]
        rights = [at + 1 for at, word in enumerate(after) if self._fits(word, body)]
        for left in [len(before), *reversed(lefts)]:
            for right in [0, *rights]:
                chosen = [*before[left:], *after[:right]]
                if chosen:
                    said = list(dict.fromkeys(part for word in chosen for part in word.meanings))
                    begin = chosen[0].start if left < len(before) else span[0]
                    yield said, begin, max(span[1], chosen[-1].end)

    def _score(self, said: Sequence[str], common: int, body: _Body, group: str, behind: str) -> float:
        score = 2 * common / (len(said) + len(body.words))
        if body.short and re.match(r"\s?:\s", behind):
            return 0.0  # `Right to the City: ...` is the beginning of a longer name
        if score < _GOOD and not body.short and self._alone(said, body, group):
            return _ALONE
        return score

    @staticmethod
    def _fits(word: _Word, body: _Body) -> bool:
        """A short form of one word only counts where it is written with a capital."""
        if body.short and len(body.words) == 1 and not word.capital:
            return False
        return any(alike(part, own) for part in word.meanings for own in body.words)

    def _alone(self, said: Sequence[str], body: _Body, group: str) -> bool:
        """A short form that only one body of the group can mean: `Commission Méditerranée`."""
        if not said or len(said) >= len(body.words) or not within(said, body.words):
            return False
        return not any(
            other.kind in GROUPS[group] and other.id != body.id and within(said, other.words)
            for other in self._bodies
        )

    def _after(self, text: str, at: int, stop: int) -> Iterator[_Word]:
        link = _LINK.match(text, at, stop)
        begin = link.end() if link else at
        last = begin
        for count, token in enumerate(TOKEN.finditer(text, begin, stop)):
            if count >= _AFTER or _STOP.search(text[last : token.start()]):
                return
            if count == 0 and token.start() > begin:
                return
            last = token.end()
            word = self._word(token)
            if count == 0 and word_of(token.group()) in _JOINTS:
                return
            if word is not None:
                yield word

    def _before(self, text: str, at: int, start: int) -> Iterator[_Word]:
        """Words with a capital right before the kind, the nearest first: English puts them there."""
        if self.pack.language != "en":
            return
        tokens = list(TOKEN.finditer(text, max(start, at - 100), at))[::-1]
        last = at
        for token in tokens[:_BEFORE]:
            gap = text[token.end() : last]
            small = token.group() in ("and", "on", "of", "for")
            if gap.strip(" \"“”«»‘’'-") or not (
                small or token.group()[0].isupper() or token.group()[0].isdigit()
            ):
                return
            last = token.start()
            word = self._word(token)
            if word is not None:
                yield word

    def _word(self, token: re.Match[str]) -> _Word | None:
        meanings = tuple(
            part
            for word in parts_of(token.group())
            if word not in SMALL
            for part in translated(word, self.pack)
        )
        return _Word(token.start(), token.end(), meanings, token.group()[0].isupper()) if meanings else None

    @staticmethod
    def _widened(text: str, start: int) -> int:
        """Words before the kind that belong to the name: `UCLG Committee`, `Standing Committee`."""
        found = re.search(
            r"(?:(?:UCLG|CGLU)(?:[- ](?:ASPAC|MEWA|Africa))?\s+)?"
            r"(?:(?:Standing|World|Mediterranean|Interregional)\s+)*$",
            text[:start],
        )
        return found.start() if found and found.group() else start


def _slug(id_: str) -> tuple[str, ...]:
    """The words of the short name that the tables give a body: `right city` of `pc-right-to-the-city`."""
    name = id_.removeprefix("body/")
    section = re.match(r"(aspac|mewa)-", name)
    words = [word for word in _PREFIX.sub("", name).split("-") if word not in SMALL]
    return tuple(dict.fromkeys([*([section.group(1)] if section else []), *words]))
