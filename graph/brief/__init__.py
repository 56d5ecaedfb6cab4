"""A brief: why two bodies could work together, or with whom one could, on two pages, with the evidence."""

from graph.brief.asking import Ask, Reader
from graph.brief.compose import compose
from graph.brief.gather import gather
from graph.brief.model import Brief

__all__ = ["Ask", "Brief", "Reader", "compose", "gather"]
