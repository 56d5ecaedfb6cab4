"""How much of the corpus of reports an extraction reads, and how much of what it says is right."""

from __future__ import annotations
