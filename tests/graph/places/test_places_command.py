"""`uclg places`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from graph.cli.places import places
from graph.errors import InputError
from graph.places.world import World

MakeFolder = Callable[..., Path]
VISITS = [
    ("Bilbao", "ES"),
    ("Avcılar", "TR"),
    ("Portland", "US"),
    ("Atlantis", "GR"),
    ("Gauteng Province", "ZA"),
]
DECISIONS = [{"name": "Atlantis", "country": "GR", "reason_en": "it sank"}]


@pytest.fixture
def run(make_folder: MakeFolder, monkeypatch: pytest.MonkeyPatch, world: World) -> Callable[..., Result]:
    """Runs the command on small tables; errors made on purpose come through."""
    monkeypatch.setenv("UCLG_TABLES", str(make_folder(VISITS, DECISIONS)))
    monkeypatch.setenv("COLUMNS", "300")
    app = typer.Typer()
    app.command()(places)

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(app, arguments, catch_exceptions=False)

    return invoke


def test_it_shows_what_a_person_has_to_decide_with_suggestions(run: Callable[..., Result]) -> None:
    text = run().stdout
    assert "Bilbao" not in text
    assert "Portland, US OR" in text
    assert "5746545" in text
    assert "it sank" in text
    assert "2 unmatched" in text
    assert "60.0 % end on a place or on a stated decision" in text
    assert "Decide in places.csv" in text


def test_all_shows_the_matched_names_too(run: Callable[..., Result]) -> None:
    assert "3128026" in run("--all").stdout


def test_a_country_narrows_it_down(run: Callable[..., Result]) -> None:
    text = run("--country", "tr").stdout
    assert "Avcılar" in text
    assert "Portland" not in text


def test_an_unknown_country_is_refused(run: Callable[..., Result]) -> None:
    with pytest.raises(InputError, match="'QQ' is not a country code"):
        run("--country", "QQ")


def test_json_has_states_methods_and_every_name(run: Callable[..., Result]) -> None:
    answer = json.loads(run("--json").stdout)
    assert answer["states"] == {"matched": 1, "settled": 2, "doubtful": 0, "unmatched": 2}
    assert answer["methods"] == {"country": 2, "unmatched": 2, "exact-name": 1}
    by_name = {each["name"]: each for each in answer["names"]}
    assert by_name["Bilbao"]["place"]["geonames_id"] == 3128026
    assert by_name["Bilbao"]["government"] == "es-bilbao"
    assert by_name["Gauteng Province"]["kind"] == "province"
    assert set(by_name["Gauteng Province"]["reason"]) == {"en", "es", "fr"}
    assert [each["name"] for each in by_name["Portland"]["suggestions"]] == ["Portland"] * 3
    assert by_name["Avcılar"]["suggestions"][0]["population"] == 630
