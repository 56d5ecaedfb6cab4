"""Writes the pages of the ontology and of the shapes, and keeps those that were written."""

from __future__ import annotations

from functools import lru_cache
from textwrap import wrap
from typing import Final

from api.rendering import render
from api.variants import HTML, VARIANTS
from api.vocabulary_figures import Figures
from api.vocabulary_lists import ListsView
from api.vocabulary_ontology_words import ONTOLOGY
from api.vocabulary_page import OntologyView
from api.vocabulary_shapes_page import ShapesView
from api.vocabulary_shapes_words import SHAPES
from api.vocabulary_words import COMMON, long_date
from api.words import NAMES
from ontology.docs import ONTOLOGY as IRI
from ontology.docs import documentation
from ontology.docs_diagram import HEIGHT, WIDTH
from ontology.vocabulary import Vocabulary

# Letters that fit in a box of the diagram, and between two boxes.
_IN: Final = 20
_BETWEEN: Final = 14
_FILES: Final = tuple(
    (variant.suffix, variant.types[0]) for variant in VARIANTS if variant is not HTML and variant.format
)


@lru_cache(maxsize=4)
def _vocabulary(base: str) -> Vocabulary:
    return Vocabulary.load(base=base)


@lru_cache(maxsize=24)
def ontology_page(language: str, root: str, query: str, base: str, figures: Figures) -> bytes:
    """The page of the ontology.

    Args:
        root: the way up from the page to the root.
        query: what the links to other languages keep.
        base: of the IRIs of things.
        figures: what the graph has.
    """
    view = OntologyView(language, base, figures)
    lists = ListsView(language, base, figures, _vocabulary(base))
    frame = _frame(language, root, query, ONTOLOGY[language] | {"title": view.title})
    return render("ontology.html", **frame, view=view, lists=lists, size=(WIDTH, HEIGHT)).encode()


@lru_cache(maxsize=12)
def shapes_page(language: str, root: str, query: str) -> bytes:
    """The page of the shapes; parameters as above."""
    frame = _frame(language, root, query, SHAPES[language])
    return render("shapes.html", **frame, view=ShapesView(language)).encode()


def missing(language: str, root: str, query: str, asked: str) -> bytes:
    """The page for a version that there is not."""
    words = COMMON[language]
    told = words | {
        "title": words["missing"],
        "missing_lead": words["missing_lead"].format(number=documentation().version),
    }
    frame = _frame(language, root, query, told)
    return render("missing.html", **frame, iri=f"{IRI}/{asked}").encode()


def _frame(language: str, root: str, query: str, words: dict[str, str]) -> dict[str, object]:
    return {
        "words": COMMON[language] | words,
        "language": language,
        "names": NAMES,
        "root": root,
        "query": query,
        "files": _FILES,
        "about": documentation(),
        "day": long_date(documentation().modified, language),
        "lines": lambda text: wrap(text, _IN, break_long_words=False),
        "short_lines": lambda text: wrap(text, _BETWEEN, break_long_words=False),
    }
