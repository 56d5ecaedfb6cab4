"""The readmes of data/ describe every table and column, in three languages, as the schemas do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.tables import Package, read_package
from graph.tables.describe import READMES, main, readme
from graph.tables.rules import RULES
from ontology.vocabulary import Vocabulary

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="module")
def package() -> Package:
    return read_package(DATA)


@pytest.mark.parametrize("language", READMES)
def test_the_readme_is_what_the_schemas_say(package: Package, language: str) -> None:
    text = (DATA / READMES[language]).read_text("utf-8")
    assert text == readme(text, package, language), "run python -m graph.tables.describe data"


def test_every_column_is_titled_and_described_in_three_languages(package: Package) -> None:
    lacking = [
        f"{table.name}.{field.name} ({language})"
        for table in package.tables
        for field in table.fields
        for language in READMES
        if not field.title or not field.description(language)
    ]
    assert lacking == []


def test_schemas_only_use_what_the_reader_knows(package: Package) -> None:
    vocabulary, names = Vocabulary.load(), {table.name for table in package.tables}
    for table in package.tables:
        assert set(table.rules) <= set(RULES)
        assert set(table.key) <= {field.name for field in table.fields}
        for field in table.fields:
            assert field.scheme in {"", *vocabulary.schemes}
            assert set(field.references) <= names
            assert field.format in {"", "partial", "uri", "source", "country"}
            assert field.type in {"string", "integer", "number", "boolean"}


def test_every_file_of_data_is_described(package: Package) -> None:
    described = {table.name for table in package.tables}
    assert {path.stem for path in DATA.glob("*.csv")} <= described
    assert {path.stem for path in (DATA / "schemas").glob("*.json")} == described


def test_writing_the_readmes_leaves_what_stands_before_the_mark(tmp_path: Path) -> None:
    (tmp_path / "bodies.json").write_text(
        json.dumps(
            {"fields": [{"name": "id", "description": "Its | name.", "constraints": {"unique": True}}]}
        ),
        "utf-8",
    )
    resource = {"name": "bodies", "schema": "bodies.json", "title": "Bodies", "title_es": "Órganos"}
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": [resource]}), "utf-8")
    for name in READMES.values():
        (tmp_path / name).write_text("# Ours\n", "utf-8")
    main(tmp_path)
    main(tmp_path)
    text = (tmp_path / "README.md").read_text("utf-8")
    assert text.startswith("# Ours\n\n<!--")
    assert text.count("## bodies: Bodies") == 1
    assert "| `id` | Its \\| name. | given once |" in text
    assert "## bodies: Órganos" in (tmp_path / "LEEME.md").read_text("utf-8")
