"""What every published version of the graph brings along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graph.versions import Derivation

DERIVATIONS: Final[Mapping[str, Derivation]] = {}
