"""Makes the files of the corpus and their expected facts from the sources.

`python -m tests.graph.reports.corpus.make [report...]`:
needs fpdf2 (2.8) and python-docx, and the DejaVu fonts.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from tests.graph.reports.corpus.noise import plain
from tests.graph.reports.corpus.pages import paged, word
from tests.graph.reports.corpus.source import Block, Report, read, sources

FOLDER: Final = Path(__file__).parent
HALVES: Final = ("open", "held-out")
WRITERS: Final[dict[str, Callable[[Report], tuple[bytes, list[str]]]]] = {
    "txt": plain,
    "pdf": paged,
    "docx": word,
}
INVENTED: Final = {
    "en": "Test document: the body and the roles of cities are real; activities, events, persons and results "
    "are invented.",
    "es": "Documento de prueba: el órgano y los cargos de las ciudades son reales; las actividades, los "
    "eventos, las personas y los resultados son inventados.",
    "fr": "Document d’essai : l’organe et les fonctions des villes sont réels ; les activités, les "
    "événements, les personnes et les résultats sont inventés.",
}
# Where the source says `roles: invented`.
ALL_INVENTED: Final = {
    "en": "Test document: the body is real; roles of cities, activities, events, persons and results are "
    "invented.",
    "es": "Documento de prueba: el órgano es real; los cargos de las ciudades, las actividades, los eventos, "
    "las personas y los resultados son inventados.",
    "fr": "Document d’essai : l’organe est réel ; les fonctions des villes, les activités, les événements, "
    "les personnes et les résultats sont inventés.",
}


def told_at_its_head(head: Mapping[str, Any]) -> str:
    """What is invented in a report, in its language."""
    return (ALL_INVENTED if head.get("roles") == "invented" else INVENTED)[head["language"]]


def whole(path: Path) -> Report:
    """A report as its source tells it, with the note at its head that says what is invented."""
    report = read(path)
    report.blocks.insert(0, Block("paragraph", (told_at_its_head(report.head),)))
    if report.head["language"] == "fr":
        report.blocks = [Block(block.kind, tuple(map(_spaced, block.cells))) for block in report.blocks]
    return report


def _spaced(text: str) -> str:
    """With the no-break spaces of French typography."""
    return re.sub(r"(?<=«) | (?=[;:?!»])", "\N{NO-BREAK SPACE}", text)


def expected(report: Report, running: list[str]) -> dict[str, Any]:
    """What stands in the YAML beside a version."""
    head = report.head
    told = {name: head[name] for name in ("report", "language", "format", "style", "noise")}
    return told | {"invented": told_at_its_head(head), "running": running, "facts": report.facts}


def dumped(content: dict[str, Any]) -> str:
    """As YAML that people can read."""
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110)


def make(path: Path) -> None:
    """Write the version and its facts beside the folder of its source."""
    report = whole(path)
    content, running = WRITERS[report.head["format"]](report)
    target = path.parent.parent / f"{report.name}.{report.head['format']}"
    target.write_bytes(content)
    target.with_suffix(".yaml").write_text(dumped(expected(report, running)), encoding="utf-8")


if __name__ == "__main__":
    for half in HALVES:
        for source in sources(FOLDER / half):
            if len(sys.argv) == 1 or any(source.name.startswith(name) for name in sys.argv[1:]):
                make(source)
