"""Words for labels that are put together, in English, Spanish and French."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from graph.dates import PartialDate

_SINCE: Final = {"en": "since {}", "es": "desde {}", "fr": "depuis {}"}
_UNTIL: Final = {"en": "until {}", "es": "hasta {}", "fr": "jusqu’à {}"}
_SEEN: Final = {"en": "seen {}", "es": "consta en {}", "fr": "attesté en {}"}
_PUBLISHED: Final = {"en": "published {}", "es": "publicada en {}", "fr": "publiée en {}"}
_REPORT: Final = {"en": "the report {} ({})", "es": "el informe {} ({})", "fr": "le rapport {} ({})"}
COLON: Final = {"en": ":", "es": ":", "fr": "\u00a0:"}
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


def published(date: PartialDate | None, language: str) -> str:
    """`published 2020`, or nothing."""
    return _PUBLISHED[language].format(date) if date else ""


def according(source: str, said: str, language: str) -> str:
    """`According to uclg.org: since 2019-11`."""
    words = _ACCORDING[language].format(_named(source, language))
    return f"{words}{COLON[language]} {said}" if said else words


def _named(source: str, language: str) -> str:
    """The host of a page, `the report digital-cities-2020-2021 (en)`, or the id of another source."""
    if source.startswith("reports/"):
        report, version = source.removeprefix("reports/").removesuffix(".txt").rsplit(".", 1)
        return _REPORT[language].format(report, version)
    return (urlsplit(source).hostname or source).removeprefix("www.")
