"""Text search: an index that is made of a version as it is published, and the questions to it."""

from graph.search.build import NAME, build, path_of
from graph.search.find import MOST, Search
from graph.search.results import Hit, Results
from graph.search.sections import SECTIONS, Section

__all__ = ["MOST", "NAME", "SECTIONS", "Hit", "Results", "Search", "Section", "build", "path_of"]
