"""`uclg versions`: the history of the graph, and whether it is whole."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC
from typing import Annotated, Any, Final, Literal

import typer
from rich.box import SIMPLE_HEAD
from rich.filesize import decimal
from rich.markup import escape
from rich.table import Table

from graph.cli.output import print_json, print_table, print_wide, table_width, told
from graph.errors import NoVersion, VersionError
from graph.settings import load
from graph.versions import Version, Versions, faults

app = typer.Typer(
    help="The versions of the graph: list them, show one, verify that they are whole.",
    invoke_without_command=True,
)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
_SHORT: Final = 8
_COLUMNS: Final[dict[str, Literal["left", "right"]]] = {
    "no.": "right",
    "time (UTC)": "left",
    "quads": "right",
    "change": "right",
    "checksum": "left",
    "size": "right",
}
_NARROW: Final = 80  # columns of a terminal that has no room for all of these
_LEFT_OUT: Final = frozenset({"quads", "checksum", "size"})


def _versions() -> Versions:
    settings = load()
    return Versions(settings.data, settings.keep)


@app.callback()
def versions(context: typer.Context, as_json: AsJson = False) -> None:
    """List every version: when, why, by whom, how much changed, the space it takes."""
    if context.invoked_subcommand is not None:
        return
    store = _versions()
    current = store.current()
    number = current.number if current else None
    if as_json:
        print_json([_as_json(version, number) | {"bytes": asdict(used)} for version, used in store.usage()])
    elif current is None:
        told.print(f"Nothing has been published in {escape(str(store.folder))} yet: run `uclg build`.")
    else:
        _print_list(store, current.number)


def _print_list(store: Versions, current: int) -> None:
    table = Table(
        title=f"Versions in {escape(str(store.folder))}",
        title_justify="left",
        title_style="bold",
        header_style="bold",
        box=SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
    )
    narrow = table_width() < _NARROW
    for name, justify in _COLUMNS.items():
        if not (narrow and name in _LEFT_OUT):
            table.add_column(name, justify=justify, no_wrap=True)
    table.add_column("message (author)", overflow="fold", min_width=16)
    for version, used in reversed(store.usage()):
        cells = _cells(version, used.total, version.number == current)
        table.add_row(*(text for name, text in cells.items() if not (narrow and name in _LEFT_OUT)))
    print_wide(table)
    told.print(f"* is the current one. {decimal(store.bytes_in_all())} on disk, shared files counted once.")


def _cells(version: Version, size: int, is_current: bool) -> dict[str, str]:
    manifest = version.manifest
    return {
        "no.": f"{version.number} {'[bold green]*[/]' if is_current else ' '}",
        "time (UTC)": manifest.created.astimezone(UTC).strftime("%Y-%m-%d %H:%M"),
        "quads": f"{manifest.quads:,}",
        "change": _change(version),
        "checksum": manifest.checksum[:_SHORT],
        "size": decimal(size),
        "message": f"{escape(manifest.message)} ({escape(manifest.author)})",
    }


@app.command()
def show(
    number: Annotated[int | None, typer.Argument(help="Which version; default: the current one.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show what one version holds: its manifest, and the number of quads by named graph."""
    store = _versions()
    current = store.current()
    version = current if number is None else store.get(number)
    if version is None:
        raise NoVersion(f"Nothing has been published in {store.folder} yet: run `uclg build`.")
    now = current.number if current else None
    if as_json:
        print_json(_as_json(version, now))
        return
    _print_one(version, now)


def _print_one(version: Version, current: int | None) -> None:
    manifest = version.manifest
    print_table(
        f"Version {version.number}" + (" (current)" if version.number == current else ""),
        ["", ""],
        [
            ("parent", manifest.parent or "none"),
            ("time (UTC)", _when(version)),
            ("author", escape(manifest.author)),
            ("message", escape(manifest.message)),
            ("change", _change(version)),
            ("quads", f"{manifest.quads:,}"),
            ("checksum", manifest.checksum),
            ("dump", f"{escape(str(version.dump_path))} ({decimal(manifest.dump.bytes)})"),
            ("store", escape(str(version.store_path))),
            ("made by", manifest.software),
        ],
    )
    rows = [(escape(graph), f"{count:,}") for graph, count in manifest.graphs.items()]
    print_table("Quads by named graph", ["graph", "quads"], rows, right=[1])


@app.command()
def verify(
    numbers: Annotated[list[int] | None, typer.Argument(help="Which versions; default: all.")] = None,
    as_json: AsJson = False,
) -> None:
    """Read stores and dumps anew and hold them to the checksums and counts of their manifests.

    Ends with exit code 4 when a version is damaged.
    """
    store = _versions()
    wanted = [store.get(number) for number in numbers] if numbers else store.list()
    if not wanted:
        raise NoVersion(f"Nothing has been published in {store.folder} yet: run `uclg build`.")
    found: dict[int, list[str]] = {}
    for version in wanted:
        with version.reading(), told.status(f"version {version.number}"):
            found[version.number] = faults(version)
    if as_json:
        print_json([{"number": number, "faults": texts} for number, texts in found.items()])
    else:
        rows = [(number, "[green]whole[/]" if not f else escape("; ".join(f))) for number, f in found.items()]
        print_table("Verified", ["number", "result"], rows, right=[0])
    damaged = [str(number) for number, texts in found.items() if texts]
    if damaged:
        raise VersionError(f"Damaged: version {', '.join(damaged)}.")


def _when(version: Version) -> str:
    return version.manifest.created.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")


def _change(version: Version) -> str:
    return f"+{version.manifest.added:,} -{version.manifest.removed:,}"


def _as_json(version: Version, current: int | None) -> dict[str, Any]:
    return {
        **version.manifest.model_dump(mode="json"),
        "current": version.number == current,
        "path": str(version.path),
    }
