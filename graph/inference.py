"""Applies the rules of the ontology and keeps what they give in a graph of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import cast

from pyoxigraph import Quad, QueryTriples, Store

from graph.iris import Iris
from ontology import rebase
from ontology.files import rule_files


def materialise(store: Store, iris: Iris, rules: Iterable[Path] | None = None) -> int:
    """Replace the graph `graph/inferred` by what the rules give.

    The rules see the union of all graphs and are applied once, in the order of their names; each sees what
    those before it gave. The same tables give the same triples, on any day.

    Args:
        store: holds the ontology, the schemes, the tables and the dataset's `uclg:asOf`; is changed.
        iris: the base under which the data stand.
        rules: SPARQL CONSTRUCT files; default: the ontology's own.

    Returns:
        How many triples the graph then has.
    """
    inferred = iris.graph("inferred")
    store.clear_graph(inferred)
    for file in rule_files() if rules is None else rules:
        text = rebase(file.read_text(encoding="utf-8"), iris.base)
        found = cast("QueryTriples", store.query(text, use_default_graph_as_union=True))
        # What a table says already is not inferred again: an engine may count a triple once for each graph.
        new = [
            t for t in found if next(store.quads_for_pattern(t.subject, t.predicate, t.object), None) is None
        ]
        store.bulk_extend([Quad(t.subject, t.predicate, t.object, inferred) for t in new])
    return sum(1 for _ in store.quads_for_pattern(None, None, None, inferred))
