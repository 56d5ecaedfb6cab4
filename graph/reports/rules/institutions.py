"""Names of institutions that no table knows: where one begins and ends, and what tells that it is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.reports.names import Mention
from graph.reports.patterns import CAPITALS, SMALLS, level, lower
from graph.reports.rules.statement import Statement

_CAP: Final = rf"[{CAPITALS}][\w’'&-]*(?:\.(?=\w)[\w’'&-]+)*"
_OF: Final = (
    r"(?:of the|of|for the|for|on the|on|in the|against|without|"
    r"del|de la|de las|de los|de|des|du|d[’']|de l[’']|"
    r"pour la|pour le|pour les|"
    r"pour|para la|para el|para|por la|por el|por|sur|sans|sin|aux|au|en|al)"
)
_DET: Final = (
    r"(?:[Tt]he|[Aa]n?|[Ll]a|[Ee]l|[Ll]os|[Ll]as|[Ll]es?|[Uu]n|une|una|its|our|sus?|ses|nos|notre|nuestr[ao]s?)\s+"
    r"|[Ll][’']"
)
_PREP: Final = r"(?:with|con|avec|of|del|des|du|de|by|por|par|to|al|aux|au|a|à|from|ante|auprès)\s+|d[’']"
_AND: Final = r"(?:and|y|e|et|as well as|así como|ainsi que|along with|junto con)\s+"
_LEAD: Final = re.compile(
    rf"\s*(?:,|;)?\s*(?:(?:us|nosotros|nous)(?:\s*,)?\s+)?(?:{_AND})?"
    rf"(?:also\s+|también\s+|aussi\s+)?(?:{_PREP}){{0,2}}(?P<det>{_DET})?"
)
_NEW: Final = re.compile(
    r"(?:newcomer|new partner|recién llegad[oa]|nouveau venu|nouvelle venue)[^,]{0,30},"
    r"\s*(?:the\s+|la\s+|el\s+|le\s+|l[’'])?"
)

_NO_ADJECTIVE: Final = frozenset(
    str.split("sur sobre pour para por par avec con qui que desde depuis entre lors dont")
)
_VERBS: Final = frozenset(
    str.split(
        "est sont es son fue fueron ha han a ont sera será seront se dont qui que lors pour desde depuis"
    )
)


@dataclass(frozen=True)
class Institution:
    """A name `text[start:end]`; `strong` where a noun like `Foundation` tells what it is."""

    start: int
    end: int
    strong: bool
    known: Mention | None = None


class Institutions:
    """Reads the names that stand in a list, one after the other."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self.heads = statement.pack.pattern("institutions", "heads")
        self.described = statement.pack.pattern("institutions", "described")
        self.joined = False  # whether the name that is read hangs on the one before it by `and`

    def listed(self, start: int) -> Iterator[Institution]:
        """The names in the list that begins at `start`, known ones among them."""
        at, first = start, True
        self.joined = False
        text = self.statement.text
        while at < len(text):
            begin, determined, described = self._begin(at)
            if not first and not re.match(rf"\s*(?:[,;/]|{_AND}|\()", text[at:]):
                return
            self.joined = re.match(rf"\s*{_AND}", text[at:]) is not None
            known = next((m for m in self.statement.mentions if m.start == begin), None)
            if known is not None:
                yield Institution(begin, known.end, False, known)
                at = self._past_acronym(known.end)
            else:
                end = self._end(begin, determined)
                if end <= begin:
                    return
                inside = self._acronym_of(end)
                strong = described or self.is_strong(begin, end)
                yield Institution(begin, end, strong, inside)
                at = self._past_acronym(end)
            first = False

    def named_at(self, start: int) -> Institution | None:
        """The new name that a sentence begins with, article and description left aside."""
        begin, determined, described = self._begin(start)
        end = self._end(begin, determined)
        if end <= begin:
            return None
        return Institution(begin, end, described or self.is_strong(begin, end))

    def is_strong(self, start: int, end: int) -> bool:
        """Whether a noun for a kind of institution is in the name, and another word."""
        words = level(self.statement.text[start:end])
        return len(words.split()) > 1 and self.heads.search(words) is not None

    def _begin(self, at: int) -> tuple[int, bool, bool]:
        """Behind commas, articles, prepositions and `the association`."""
        text = self.statement.text
        lead = _LEAD.match(text, at)
        begin = lead.end() if lead else at
        determined = bool(lead and lead["det"])
        fresh = _NEW.match(text, begin)
        begin = fresh.end() if fresh else begin
        told = self.described.match(level(text), begin)
        if told and text[begin].islower():
            behind = re.match(r"\s+[«“\"‘]?\s*", text[told.end() :])
            after = told.end() + (behind.end() if behind else 0)
            if after < len(text) and text[after].isupper():
                return after, False, True
        return begin, determined, False

    def _end(self, begin: int, determined: bool) -> int:
        """Where the name ends that begins here; `begin` if none does."""
        text = self.statement.text
        first = re.compile(_CAP).match(text, begin)
        if first is None:
            return begin
        end = first.end()
        while True:
            further = self._further(begin, end, determined)
            if further == end:
                return end
            end = further

    def _further(self, begin: int, end: int, determined: bool) -> int:
        text = self.statement.text
        more = re.compile(rf"\s+(?:{_OF}\s*)?{_CAP}").match(text, end)
        if more and not any(m.start == self._start_of(more) for m in self._others(more.group())):
            return more.end()
        joined = re.compile(
            rf"\s+(?:and|y|e|et|&)\s+(?P<name>{_CAP}(?:\s+{_CAP})*)(?=\s*(?:[,.;:)]|$|\s[^\s]))"
        ).match(text, end)
        if (
            joined
            and (determined or self.statement.pack.language != "en")
            and self._is_one(begin, end, joined)
        ):
            return joined.end()
        return self._small(begin, end)

    def _others(self, words: str) -> list[Mention]:
        """Known names begin a name of their own, but cities and what stands behind `of`."""
        if re.search(r"\b(?:of|de|del|du|des|d[’'])", words):
            return []
        return [m for m in self.statement.mentions if m.kind != "city"]

    @staticmethod
    def _start_of(found: re.Match[str]) -> int:
        return found.end() - len(re.split(r"\s", found.group())[-1])

    def _is_one(self, begin: int, end: int, joined: re.Match[str]) -> bool:
        """`the Bread and Roses Foundation`, `el Taller Nudos y Lazos` are one name."""
        text = self.statement.text
        if any(m.start == joined.start("name") for m in self.statement.mentions):
            return False
        if self.statement.pack.language != "en" and joined.group().split()[0] == "and":
            return True  # `la ayuda del Pens and Paper Institute`: a name in English
        left, right = level(text[begin:end]), level(joined["name"])
        if self.joined and len(left.split()) == len(right.split()) == 1:
            return True  # `avec l'AFD et Ponts et Rives`
        if self.statement.pack.language == "en":
            return not self.heads.search(left) and bool(self.heads.search(right)) and len(left.split()) <= 2
        head = self.heads.match(left)
        return bool(head) and len(left.split()) == 2 and len(right.split()) == 1 and not right.isupper()

    def _small(self, begin: int, end: int) -> int:
        """Small words that belong to a name: `Fédération des fourneaux publics`, `Fondation Air pur`."""
        text = self.statement.text
        head = bool(self.heads.match(level(text), begin))
        noun = re.compile(
            rf"\s+(?:de l[’']|d[’']|(?:des|du|de la|de los|de las|del|de)\s+)(?P<w>[{SMALLS}][\w’'-]*)"
        ).match(text, end)
        if self.statement.pack.language == "en":  # a name in another language
            return noun.end() if noun else end
        if noun and (head or self._stops(noun.end())):
            return self._adjective(noun.end())
        return end if text[begin:end].isupper() and not head else self._adjective(end)

    def _stops(self, end: int) -> bool:
        """Whether a name plainly ends here: at a stop, or before a verb."""
        found = re.compile(r"\s*(?:[,.;:)]|$)|\s+(?P<w>[\w’'-]+)").match(self.statement.text, end)
        return found is not None and (not found["w"] or self._is_verb(found["w"]))

    def _adjective(self, end: int) -> int:
        """One small word behind, where the name plainly ends with it: at a stop, or before a verb."""
        text = self.statement.text
        found = re.compile(rf"\s+(?P<w>[{SMALLS}][\w’'-]+)").match(text, end)
        if found is None or level(found["w"]) in self.statement.pack.function_words:
            return end
        if self._is_verb(found["w"]) or level(found["w"]) in _NO_ADJECTIVE:
            return end
        rest = re.compile(
            rf"\s*(?:[,.;:)»]|$)|\s+(?:and|y|e|et)\s|\s+(?:de|del|du|des)\s+{_CAP}|\s+(?P<w>[\w’'-]+)"
        ).match(text, found.end())
        if rest is None or (rest["w"] and not self._is_verb(rest["w"])):
            return end
        return found.end()

    def _is_verb(self, word: str) -> bool:
        helping = self.statement.pack.pattern("institutions", "helping")
        told = self.statement.pack.pattern("tense", "planned", "done", "under-way")
        return bool(helping.match(level(word)) or word in _VERBS or told.fullmatch(lower(word)))

    def _acronym_of(self, end: int) -> Mention | None:
        """`Académie africaine des ... (ALGA)`: the known body whose acronym stands behind the name."""
        at = re.compile(r"\s*\(").match(self.statement.text, end)
        return next((m for m in self.statement.mentions if at and m.start == at.end()), None)

    def _past_acronym(self, end: int) -> int:
        found = re.compile(rf"[»”\"’]?\s*\((?:[{CAPITALS}][\w’'&. -]{{1,30}})\)").match(
            self.statement.text, end
        )
        return found.end() if found else end
