"""Running the curated queries: names become things, values become terms, rows come in pages."""

from graph.curated.names import resolve
from graph.curated.running import Page, Prepared, page, prepare

__all__ = ["Page", "Prepared", "page", "prepare", "resolve"]
