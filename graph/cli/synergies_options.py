"""The options of `uclg synergies`: of what type, under which name, and what their help says."""

from __future__ import annotations

from typing import Annotated

import typer

from graph.synergies.model import KINDS

ALL_KINDS = ", ".join(KINDS)

Bodies = Annotated[
    list[str] | None, typer.Option("--body", help="Only of this body: IRI, its end, or a part of a name.")
]
Cities = Annotated[
    list[str] | None,
    typer.Option("--city", help="Only with this city or other government: a side, or by a seat of it."),
]
Kinds = Annotated[list[str] | None, typer.Option("--kind", help=f"Only with this kind: {ALL_KINDS}.")]
Least = Annotated[float, typer.Option(help="Only as strong as this, from 0 to 1.")]
Theme = Annotated[
    str | None, typer.Option("--theme", help="Only about this theme or one below it: notation or name.")
]
Region = Annotated[
    str | None, typer.Option("--region", help="Only in this region of the world: notation or name.")
]
Since = Annotated[int | None, typer.Option("--since", help="Only those that this version did not have.")]
OnDate = Annotated[
    str | None, typer.Option("--on-date", help="As on this day, like 2021-12-31: worked out anew.")
]
Partners = Annotated[bool, typer.Option("--partners", help="Of partner institutions too: worked out anew.")]
Engine = Annotated[
    str,
    typer.Option(help="What works it out: duckdb, or spark, always anew: pip install 'uclg-graph\\[spark]'."),
]
Master = Annotated[str, typer.Option(help="Where Spark works; the versions must lie on the same path there.")]
Lang = Annotated[str, typer.Option(help="Language: en, es, fr.")]
Limit = Annotated[int, typer.Option(help="How many to show.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, with all languages and nodes.")]
