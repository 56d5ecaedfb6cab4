"""What a person is told of IRIs that a new version has no more."""

from __future__ import annotations

from collections.abc import Iterable

from rich.markup import escape

from graph.cli.output import told
from graph.gone import Gone


def tell_gone(gone: Iterable[Gone], *, yet: bool = True) -> None:
    """Name each IRI that is no more: links to it are broken unless a row of `redirects` says where to go.

    Args:
        yet: it has happened; else it would.
    """
    every = tuple(gone)
    if not every:
        return
    what = (
        "has these no more: links to them are" if yet else "would have these no more: links to them would be"
    )
    told.print(f"[yellow]warning:[/] the graph {what} broken")
    for each in every:
        told.print(f"  {escape(each.old)}")
    if rows := [f"{each.old},{each.new}," for each in every if each.new]:
        told.print("Rows of redirects.csv that lead them to what took their place:")
        for row in rows:
            told.print(f"  {escape(row)}")
    if len(rows) < len(every):
        told.print("Where something else took its place, add a row to redirects.csv: old,new,note.")


def gone_as_json(gone: Iterable[Gone]) -> list[dict[str, str | None]]:
    """The same for scripts."""
    return [{"old": each.old, "new": each.new or None} for each in gone]
