"""The HTTP layer: one module a concern."""
