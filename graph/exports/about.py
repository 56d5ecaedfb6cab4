"""What the dataset says of itself, as the version holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import duckdb

from graph.exports.model import LANGUAGES
from ontology import BASE, UCLG
from ontology.prefixes import expand

NAME: Final = "uclg-graph"
LICENSES: Final = {"https://creativecommons.org/licenses/by/4.0/": "CC-BY-4.0"}
GEONAMES: Final = "GeoNames (https://www.geonames.org/, CC BY 4.0)"
_DATASET: Final = "dataset"


@dataclass(frozen=True)
class About:
    """Title, licence and the like of a version; texts are empty where it states none.

    Attributes:
        base: start of the IRIs of things.
        title, description: by language, in all three.
        license: IRI of the licence of the data.
        publisher: name and IRI of the publisher.
        as_of: the day on which the data stand, like 2026-11-01.
        first: the first day that anything in the data is dated.
    """

    base: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    license: str
    publisher: tuple[str, str]
    as_of: str
    first: str

    @property
    def iri(self) -> str:
        """Of the dataset."""
        return self.base + _DATASET

    @property
    def attribution(self) -> str:
        """What whoever passes the data on has to name."""
        return f"{self.title['en']}, {self.publisher[0] or NAME}, {self.base}. Places from {GEONAMES}."


def about(database: duckdb.DuckDBPyConnection) -> About:
    """Read it from a database as `quads_of` opens it; a version that says nothing has the project's name."""
    row = database.execute(
        "SELECT s FROM triples WHERE p = $type AND o = $dataset AND s LIKE '%/dataset' ORDER BY s LIMIT 1",
        {"type": expand("rdf:type"), "dataset": expand("dcat:Dataset")},
    ).fetchone()
    iri = row[0] if row else BASE + _DATASET
    said = database.execute("SELECT p, tag, o FROM triples WHERE s = $iri", {"iri": iri}).fetchall()
    values = {(predicate, tag if tag.startswith("@") else ""): value for predicate, tag, value in said}
    publisher = values.get((expand("dct:publisher"), ""), "")
    return About(
        base=iri.removesuffix(_DATASET),
        title=_texts(values, expand("dct:title"), NAME),
        description=_texts(values, expand("dct:description"), ""),
        license=values.get((expand("dct:license"), ""), ""),
        publisher=(_label(database, publisher), publisher),
        as_of=values.get((UCLG + "asOf", ""), ""),
        first=_first(database),
    )


def _texts(values: Mapping[tuple[str, str], str], name: str, default: str) -> dict[str, str]:
    return {language: values.get((name, f"@{language}"), default) for language in LANGUAGES}


def _label(database: duckdb.DuckDBPyConnection, iri: str) -> str:
    asked = {"iri": iri, "label": expand("rdfs:label")}
    row = database.execute("SELECT min(o) FROM triples WHERE s = $iri AND p = $label", asked).fetchone()
    return row[0] or "" if row else ""


def _first(database: duckdb.DuckDBPyConnection) -> str:
    asked = {"earliest": UCLG + "earliestDate"}
    row = database.execute("SELECT min(o) FROM triples WHERE p = $earliest", asked).fetchone()
    return row[0] or "" if row else ""
