"""Which local government a name means, and where on earth it is."""

from __future__ import annotations

from graph.places.government import Government, Match
from graph.places.quads import place_quads
from graph.places.resolve import Gazetteer

__all__ = ["Gazetteer", "Government", "Match", "place_quads"]
