"""Which commands there are: one module each."""

from __future__ import annotations

import typer

from graph.cli.brief import brief
from graph.cli.build import build
from graph.cli.document import app as document
from graph.cli.export import export
from graph.cli.ingest import ingest
from graph.cli.places import places
from graph.cli.query import CONTEXT, query
from graph.cli.reporting import report
from graph.cli.review import app as review
from graph.cli.search import search
from graph.cli.settings import settings
from graph.cli.synergies import synergies
from graph.cli.validate import validate
from graph.cli.versions import app as versions


def register(app: typer.Typer) -> None:
    """Put every command of `graph` on the application."""
    app.command()(build)
    app.command()(validate)
    app.command(context_settings=CONTEXT)(query)
    app.command()(search)
    app.command()(synergies)
    app.command()(brief)
    app.command()(report)
    app.add_typer(versions, name="versions")
    app.command()(ingest)
    app.add_typer(review, name="review")
    app.add_typer(document, name="document")
    app.command()(export)
    app.command()(places)
    app.command()(settings)
