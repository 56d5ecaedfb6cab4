"""A validation report as a table that people read."""

from __future__ import annotations

from typing import Final

from rich.markup import escape

import shapes
from graph.cli.output import out, print_table, told

_KINDS: Final = {
    shapes.VIOLATION: ("violation", "[bold red]violation[/]"),
    shapes.WARNING: ("warning", "[yellow]warning[/]"),
    shapes.INFO: ("hint", "[blue]hint[/]"),
}
_SHOWN: Final = 200


def counts(report: shapes.Report) -> dict[str, int]:
    """How many violations, warnings and hints."""
    return {_KINDS[severity][0]: number for severity, number in report.counts.items()}


def in_words(report: shapes.Report) -> str:
    """The counts as a sentence: `0 violations, 2 warnings, 5 hints`."""
    return ", ".join(
        f"{number} {kind}{'' if number == 1 else 's'}" for kind, number in counts(report).items()
    )


def print_report(report: shapes.Report, language: str = "en", least: str = "hint") -> None:
    """Findings, gravest first; more than 200 are counted, not shown.

    Args:
        report: what validation found.
        language: of the messages (`en`, `es`, `fr`).
        least: the least grave kind to show: `hint`, `warning` or `violation`.
    """
    order = [kind for kind, _ in _KINDS.values()]
    wanted = set(list(_KINDS)[: order.index(least) + 1])
    results = [result for result in report.results if result.severity in wanted]
    if results:
        rows = [
            (
                _KINDS[result.severity][1],
                escape(_short(result.focus)),
                escape(_short(result.path)),
                escape(_short(result.value)),
                escape(result.message(language)),
            )
            for result in results[:_SHOWN]
        ]
        print_table("Findings", ["kind", "thing", "property", "value", "what to do"], rows)
    if len(results) > _SHOWN:
        told.print(f"... and {len(results) - _SHOWN} more; `uclg validate --report FILE` writes them all.")
    out.print(in_words(report) + ".")


def _short(term: object) -> str:
    """The telling end of an IRI (`city/es-bilbao`, `startDate`), the text of a literal."""
    value = str(getattr(term, "value", "") or "")
    if "/id/" in value:
        return value.split("/id/", 1)[1]
    return value.rsplit("#", 1)[-1].rsplit("/", 1)[-1] if value.startswith("http") else value
