"""Where the files of the ontology are."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).resolve().parent


def ontology_file() -> Path:
    """`uclg.ttl`: classes and properties."""
    return _HERE / "uclg.ttl"


def example_file() -> Path:
    """`example.ttl`: at least one instance of every class, invented."""
    return _HERE / "example.ttl"


def context_file() -> Path:
    """`context.jsonld`: short names for JSON-LD 1.1."""
    return _HERE / "context.jsonld"


def scheme_files() -> list[Path]:
    """The concept schemes, one Turtle file each, in the order of their names."""
    return sorted((_HERE / "schemes").glob("*.ttl"))


def rule_files() -> list[Path]:
    """The rules as SPARQL CONSTRUCT, in the order in which they are applied."""
    return sorted((_HERE / "rules").glob("*.rq"))


def check_files() -> list[Path]:
    """The checks on the ontology and its schemes, one query file each."""
    return sorted((_HERE / "checks").glob("*.rq"))


def vendor_files() -> list[Path]:
    """Trimmed copies of the vocabularies that are reused, named by prefix."""
    return sorted((_HERE / "vendor").glob("*.ttl"))
