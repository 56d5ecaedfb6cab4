"""Everything worth telling of one thing, gathered by two queries, as plain data."""

from graph.descriptions.describe import PAGE, describe
from graph.descriptions.model import Description, Incoming, Label, Node, Value
from graph.descriptions.terms import name_of, short
from graph.errors import NotDescribed

__all__ = [
    "PAGE",
    "Description",
    "Incoming",
    "Label",
    "Node",
    "NotDescribed",
    "Value",
    "describe",
    "name_of",
    "short",
]
