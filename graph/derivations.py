"""What every published version of the graph brings along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graph.versions import Derivation, Sealed


def _search(sealed: Sealed) -> None:
    from graph.search import build

    build(sealed)


def _exports(sealed: Sealed) -> None:
    from graph.exports.make import exports

    exports(sealed)


def _synergies(sealed: Sealed) -> None:
    from graph.synergies.kept import keep

    keep(sealed)


DERIVATIONS: Final[Mapping[str, Derivation]] = {
    "search": _search,
    "exports": _exports,
    "synergies": _synergies,
}
