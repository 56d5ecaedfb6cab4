"""Synergies: where bodies and cities could work together, why, and what could be done about it."""
