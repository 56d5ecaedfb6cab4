"""What the dataset says of itself: `dataset.toml` beside the tables."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from graph.dates import day
from graph.errors import InputError
from graph.facts import terms
from graph.facts.context import LANGUAGES, FactContext
from graph.iris import slug
from graph.tables import Tables


def quads(tables: Tables, context: FactContext) -> Iterator[Quad]:
    """Title, licence, publisher and the day that counts as now.

    Raises:
        InputError: the file is missing or lacks one of them.
    """
    about = read_dataset(tables.folder)
    graph, node = context.iris.graph("dataset"), context.iris.dataset

    def quad(subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> Quad:
        return Quad(subject, predicate, value, graph)

    yield quad(node, terms.TYPE, terms.DATASET)
    for language in LANGUAGES:
        yield quad(node, terms.LABEL, terms.text(about["title"][language], language))
        yield quad(node, terms.TITLE, terms.text(about["title"][language], language))
        yield quad(node, terms.DESCRIPTION, terms.text(about["description"][language], language))
    yield quad(node, terms.LICENSE, NamedNode(about["license"]))
    yield quad(node, terms.own("asOf"), day(about["as_of"]))
    publisher = context.iris.thing("organization", slug(about["publisher"]))
    yield quad(node, terms.PUBLISHER, publisher)
    yield quad(publisher, terms.TYPE, terms.own("Organization"))
    yield quad(publisher, terms.LABEL, terms.text(about["publisher"], "en"))


def read_dataset(folder: Path) -> dict[str, Any]:
    """The content of `dataset.toml`, checked.

    Raises:
        InputError: the file is missing, is not TOML or lacks something.
    """
    path = folder / "dataset.toml"
    try:
        about = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise InputError(
            f"{path} is missing; it says what the dataset is and on which day it stands"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path} is not TOML: {error}") from None
    if type(about.get("as_of")) is not date:
        raise InputError(f"{path}: as_of must be a day, like 2026-11-01")
    for name in ("license", "publisher"):
        if not about.get(name):
            raise InputError(f"{path}: {name} is missing")
    for name in ("title", "description"):
        if not all(about.get(name, {}).get(language) for language in LANGUAGES):
            raise InputError(f"{path}: {name} must be given in en, es and fr")
    return about
