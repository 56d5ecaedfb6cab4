"""The draft of a consultation mechanism's report, filled from the graph."""

from graph.reporting.compose import compose
from graph.reporting.gather import gather
from graph.reporting.model import Report
from graph.reporting.period import Period, read_period

__all__ = ["Period", "Report", "compose", "gather", "read_period"]
