"""The checks that the ontology has to pass: one query file each, no rows wanted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

import yaml
from pyoxigraph import DefaultGraph, NamedNode, QuerySolutions, RdfFormat, Store

from ontology import BASE
from ontology.files import check_files, example_file, ontology_file, scheme_files, vendor_files

_VENDOR: Final = NamedNode(BASE + "graph/vendor")
_MATERIAL: Final = frozenset({"ontology", "schemes", "example", "shapes", "vendor"})


@dataclass(frozen=True)
class Check:
    """One check, as its file states it.

    Attributes:
        id: `O01` to `O25` for the ontology, `S..` for concept schemes, `X..` for what goes beyond.
        what: what has to be true.
        why: what goes wrong otherwise.
        remedy: what to do about a row.
        needs: what the query looks at, out of ontology, schemes, example, shapes and vendor.
        query: SPARQL SELECT that finds the faults, a row each.
    """

    id: str
    what: str
    why: str
    remedy: str
    needs: tuple[str, ...]
    query: str

    @classmethod
    def read(cls, file: Path) -> Check:
        """Read a file whose first comment lines are YAML.

        Raises:
            ValueError: the header lacks a field, or asks for material that does not exist.
        """
        query = file.read_text(encoding="utf-8")
        lines = query.split("\n\n", 1)[0].splitlines()
        header = yaml.safe_load("\n".join(line.removeprefix("# ") for line in lines))
        missing = {"id", "what", "why", "remedy"} - set(header)
        needs = tuple(header.get("needs", ["ontology"]))
        if missing or not _MATERIAL.issuperset(needs):
            raise ValueError(f"{file.name}: lacks {sorted(missing)}, or needs something unknown in {needs}")
        return cls(header["id"], header["what"], header["why"], header["remedy"], needs, query)

    def faults(self, store: Store) -> list[tuple[str, ...]]:
        """Rows that the query finds, each as the terms of its variables; a fault each.

        Args:
            store: the material in the default graph, stored vocabularies in `graph/vendor`.
        """
        found = cast("QuerySolutions", store.query(self.query))
        names = found.variables
        return [tuple("" if row[v] is None else str(row[v]) for v in names) for row in found]


def checks() -> list[Check]:
    """All checks, in the order of their ids."""
    return [Check.read(file) for file in check_files()]


def material(needs: Iterable[str], shapes: Iterable[Path] = ()) -> Store:
    """A store with what a check needs.

    Args:
        needs: names as in a check's header.
        shapes: the shapes' Turtle files; they live in a package above this one.
    """
    files = {
        "ontology": [ontology_file()],
        "schemes": scheme_files(),
        "example": [example_file()],
        "shapes": list(shapes),
        "vendor": vendor_files(),
    }
    store = Store()
    for name in needs:
        graph = _VENDOR if name == "vendor" else DefaultGraph()
        for file in files[name]:
            store.load(path=str(file), format=RdfFormat.TURTLE, to_graph=graph)
    return store
