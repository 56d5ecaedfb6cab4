"""Words for labels that are put together, in English, Spanish and French."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from graph.dates import PartialDate

_SINCE: Final = {"en": "since {}", "es": "desde {}", "fr": "depuis {}"}
_UNTIL: Final = {"en": "until {}", "es": "hasta {}", "fr": "jusqu’à {}"}
_SEEN: Final = {"en": "seen {}", "es": "consta en {}", "fr": "attesté en {}"}
_ACCORDING: Final = {"en": "According to {}", "es": "Según {}", "fr": "Selon {}"}


def period(
    start: PartialDate | None, end: PartialDate | None, seen: Sequence[PartialDate], language: str
) -> str:
    """`2019 – 2022`, `since 2019-11`, `until 2022`, `seen 2020, 2021`, or nothing."""
    if start and end:
        return f"{start} – {end}"
    if start:
        return _SINCE[language].format(start)
    if end:
        return _UNTIL[language].format(end)
    return _SEEN[language].format(", ".join(map(str, seen))) if seen else ""


def according(source: str, said: str, language: str) -> str:
    """`According to uclg.org: since 2019-11`."""
    name = urlsplit(source).hostname or source
    words = _ACCORDING[language].format(
        name.removeprefix("www.").removeprefix("reports/").removesuffix(".txt")
    )
    return f"{words}: {said}" if said else words
