"""SHACL shapes, one file a class, and two engines that agree on what they find. See docs/shapes.md."""

from shapes.engine import validate, validate_nodes
from shapes.files import shape_files, shapes_graph
from shapes.model import UnsupportedShape
from shapes.reference import validate_reference
from shapes.report import INFO, VIOLATION, WARNING, Report, Result

__all__ = [
    "INFO",
    "VIOLATION",
    "WARNING",
    "Report",
    "Result",
    "UnsupportedShape",
    "shape_files",
    "shapes_graph",
    "validate",
    "validate_nodes",
    "validate_reference",
]
