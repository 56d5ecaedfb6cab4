"""/openapi.json describes every route and every query, and the answers are as it says."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import jsonschema_rs
import pytest
from starlette.routing import Mount, Route

from api import openapi_paths
from api.app import create
from api.openapi import document, paths_of, public, route_of
from graph.settings import load
from queries.catalogue import Catalogue
from tests.api.browser import CHROMIUM, Browser
from tests.api.conftest import Server, wait_for

CATALOGUE = Catalogue.load()
SWAGGER = Path(__file__).parents[2] / "api/static/swagger"


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return document(create(replace(load({}), data=tmp_path_factory.mktemp("nothing"))))


@pytest.fixture(scope="module")
def routes(tmp_path_factory: pytest.TempPathFactory) -> list[Route]:
    every = create(replace(load({}), data=tmp_path_factory.mktemp("nothing"))).routes
    return [route for route in every if isinstance(route, Route)]


def test_every_route_is_described_and_nothing_else_is(described: dict[str, Any], routes: list[Route]) -> None:
    assert {route_of(path) for path in described["paths"]} == {public(route.path) for route in routes}


def test_nothing_is_described_by_hand_that_is_not_there(routes: list[Route]) -> None:
    assert set(openapi_paths.paths()) <= {public(path) for path in paths_of(routes)}


def test_every_method_is_described(described: dict[str, Any], routes: list[Route]) -> None:
    told: dict[str, set[str]] = {}
    for path, item in described["paths"].items():
        told.setdefault(route_of(path), set()).update(method.upper() for method in item)
    served: dict[str, set[str]] = {}
    for route in routes:
        served.setdefault(public(route.path), set()).update((route.methods or set()) - {"HEAD"})
    assert told == served


def test_what_is_not_described_is_files(tmp_path: Path) -> None:
    others = [r for r in create(replace(load({}), data=tmp_path)).routes if not isinstance(r, Route)]
    assert [route.path for route in others if isinstance(route, Mount)] == ["/static"]
    assert len(others) == 1


def test_every_query_is_an_operation_with_its_parameters(described: dict[str, Any]) -> None:
    for name, query in CATALOGUE.items():
        told = described["paths"][f"/queries/{name}"]["get"]
        assert told["operationId"] == name
        assert told["summary"] == query.title.en
        assert told["x-question"] == {
            "en": query.question.en,
            "es": query.question.es,
            "fr": query.question.fr,
        }
        own = {each["name"]: each.get("required", False) for each in told["parameters"]}
        assert {each.name: each.required for each in query.parameters}.items() <= own.items()
        row = told["responses"]["200"]["content"]["application/sparql-results+json"]["schema"]
        columns = row["properties"]["results"]["properties"]["bindings"]["items"]["properties"]
        assert list(columns) == [column.name for column in query.columns]


def test_names_of_operations_are_unique_and_references_lead_somewhere(described: dict[str, Any]) -> None:
    names = [told["operationId"] for item in described["paths"].values() for told in item.values()]
    assert len(names) == len(set(names))
    for reference in set(references(described)):
        place: Any = described
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]


def test_a_parameter_that_does_not_fit_is_said_to_be_400_and_not_422(described: dict[str, Any]) -> None:
    search = described["paths"]["/search"]["get"]["responses"]
    assert "400" in search
    assert "422" not in search
    assert "HTTPValidationError" not in json.dumps(described)


def references(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for each in part.values():
            yield from references(each)
    elif isinstance(part, list):
        for each in part:
            yield from references(each)


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_rows_of_every_query_are_as_described(real: Server, described: dict[str, Any], name: str) -> None:
    given = {each.name: str(each.example) for each in CATALOGUE[name].parameters if each.required}
    answer = httpx.get(f"{real.url}/queries/{name}", params=given, timeout=30).json()
    told = described["paths"][f"/queries/{name}"]["get"]["responses"]["200"]["content"]
    schema = told["application/sparql-results+json"]["schema"] | {"components": described["components"]}
    jsonschema_rs.Draft202012Validator(schema).validate(answer)


def test_a_row_of_another_shape_is_not_as_described(described: dict[str, Any]) -> None:
    told = described["paths"]["/queries/where-a-city-is"]["get"]["responses"]["200"]["content"]
    schema = told["application/sparql-results+json"]["schema"] | {"components": described["components"]}
    wrong = {"population": {"type": "literal", "value": "many"}}
    answer = {"head": {"vars": ["population"]}, "results": {"bindings": [wrong]}}
    assert not jsonschema_rs.Draft202012Validator(schema).is_valid(answer)


def test_the_document_is_not_sent_again(real: Server) -> None:
    answer = real.get("/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["openapi"].startswith("3.1")
    assert answer.json()["servers"][0]["url"] == "./"
    assert real.get("/openapi.json", if_none_match=answer.headers["etag"]).status_code == 304
    assert real.get("/openapi.json?x=1").status_code == 400


def test_the_page_loads_files_of_this_server_alone(real: Server) -> None:
    answer = real.get("/docs?lang=es", accept="text/html")
    assert '<html lang="es">' in answer.text
    assert "unsafe" not in answer.headers["content-security-policy"]
    places = re.findall(r'(?:src|href)="([^"]+\.(?:js|css|json))"', answer.text)
    assert len(places) >= 5
    assert all(real.get(f"/{place}").status_code == 200 for place in places)
    assert not any("//" in place for place in places)


def test_what_is_from_elsewhere_comes_with_its_licence_and_as_it_was() -> None:
    told = re.findall(r"^([0-9a-f]{64})  (\S+)", (SWAGGER / "ORIGIN.md").read_text(), re.MULTILINE)
    sums = {name: known for known, name in told}
    assert set(sums) == {"swagger-ui-bundle.js", "swagger-ui.css"}
    for name, known in sums.items():
        assert hashlib.sha256((SWAGGER / name).read_bytes()).hexdigest() == known
    assert "Apache License" in (SWAGGER / "LICENSE").read_text()


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: make tools")
def test_the_page_shows_a_query_and_the_console_has_no_complaint(chromium: Browser, real: Server) -> None:
    for width, language in ((400, "es"), (1200, "en")):
        chromium.show(f"{real.url}/docs?lang={language}#/queries%3A%20leadership/bodies-led-by-a-city", width)
        wait_for(lambda: chromium.value("!!document.querySelector('.opblock .parameters')"))
        assert chromium.value("document.documentElement.scrollWidth") <= width
    assert chromium.complaints == []
