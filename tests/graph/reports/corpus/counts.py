"""How many facts the corpus expects: `python -m tests.graph.reports.corpus.counts` writes it to FORMAT.md."""

from __future__ import annotations

from collections import Counter

from bench.endpoint.page import put, table
from bench.reports.corpus import CORPUS, HALVES, versions
from bench.reports.facts import KINDS

LANGUAGES = ("en", "es", "fr")


def counts() -> str:
    """A row a kind; a column a half and language. Optional facts count too."""
    found = Counter(
        (half, version.language, str(fact["kind"]))
        for half in HALVES
        for version in versions(half)
        for fact in version.facts
    )
    columns = [(half, language) for half in HALVES for language in LANGUAGES]
    lines = [[kind, *(str(found[half, language, kind]) for half, language in columns)] for kind in KINDS]
    sums = [str(sum(found[half, language, kind] for kind in KINDS)) for half, language in columns]
    head = ["kind", *(f"{half} {language}" for half, language in columns)]
    return table(head, [*lines, ["all", *sums]])


if __name__ == "__main__":
    put("counts", counts(), CORPUS / "FORMAT.md")
