"""Answering queries: one interface, the embedded engine and the remote one behind it.

Kept light, because every reader process imports this package: the engines are in `graph.engine.embedded`
and `graph.engine.remote`.
"""

from graph.engine.formats import FORMATS, Format, Shape, named, offers
from graph.engine.interface import Answer, Engine, QueryRequest

__all__ = ["FORMATS", "Answer", "Engine", "Format", "QueryRequest", "Shape", "named", "offers"]
