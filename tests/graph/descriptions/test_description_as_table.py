"""The flat table of a description."""

from __future__ import annotations

import asyncio
import csv
import io

from graph.descriptions import describe
from graph.descriptions.table import COLUMNS, table
from ontology import BASE
from tests.graph.descriptions.conftest import StoreEngine

BILBAO = f"{BASE}id/city/es-bilbao"


def rows(engine: StoreEngine, iri: str, language: str) -> list[dict[str, str]]:
    text = table(asyncio.run(describe(engine, iri)), language)
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_is_a_fact_with_the_names_of_all_that_it_mentions(engine: StoreEngine) -> None:
    found = rows(engine, BILBAO, "es")
    assert tuple(found[0]) == COLUMNS
    country = next(row for row in found if row["property"].endswith("#country"))
    assert country["subject_label"] == "Bilbao"
    assert (country["property_label"], country["value_label"], country["datatype"]) == (
        "país",
        "España",
        "iri",
    )


def test_values_say_their_datatype_and_texts_their_language(engine: StoreEngine) -> None:
    found = rows(engine, BILBAO, "en")
    label = next(row for row in found if row["property"].endswith("#label") and row["language"] == "fr")
    assert (label["value"], label["datatype"]) == ("Bilbao", "rdf:langString")
    seen = next(row for row in found if row["property"].endswith("#seen"))
    assert seen["datatype"] in ("xsd:gYear", "xsd:gYearMonth", "xsd:date")


def test_the_mandates_of_a_city_come_with_it(engine: StoreEngine) -> None:
    roles = [row for row in rows(engine, BILBAO, "fr") if row["property"].endswith("org#role")]
    assert len(roles) == 10
    assert {row["property_label"] for row in roles} == {"fonction"}
    assert all(row["value_label"] for row in roles)
