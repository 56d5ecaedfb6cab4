"""`uclg synergies` asks by the same filter as the server: themes, regions, seats, what is new."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Store

from graph.cli.synergies_asked import Words, asked_of
from graph.iris import Iris
from graph.settings import Settings
from graph.synergies.asked import Asked, chosen
from graph.synergies.told import Told, is_meant
from graph.synergies.told import published as read_back
from ontology import BASE


def command(settings: Settings, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).parent / "uclg", "synergies", *words],
        env={"UCLG_DATA": str(settings.data), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def listed(settings: Settings, *words: str) -> list[dict[str, Any]]:
    done = command(settings, *words, "--json", "--limit", "1000")
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def told(store: Store) -> list[Told]:
    return read_back(store, Iris(BASE))


def asked(words: Words, store: Store, told: list[Told], known: list[Told] | None = None) -> Asked:
    return asked_of(words, store, told, known or [], BASE)


def test_a_theme_and_a_region_narrow_what_is_listed(
    published: Settings, store: Store, told: list[Told]
) -> None:
    found = listed(published, "--theme", "Cultura", "--region", "europe")
    words = Words(theme="culture", region="Europa")
    assert [each["iri"] for each in found] == [each.iri for each in chosen(told, asked(words, store, told))]
    assert 0 < len(found) < len(told)


def test_nothing_is_new_since_the_version_itself(published: Settings, store: Store, told: list[Told]) -> None:
    assert listed(published, "--since", "1") == []
    assert chosen(told, asked(Words(), store, told, told[:5])) == told[5:]


def test_a_part_of_a_name_means_every_body_that_has_it(store: Store, told: list[Told]) -> None:
    found = chosen(told, asked(Words(bodies=("Culture",)), store, told))
    assert {side for each in found for side in each.sides} >= {f"{BASE}id/body/committee-culture"}
    assert all(
        any(is_meant("culture", iri, names.values()) for iri, names in each.between if "/body/" in iri)
        for each in found
    )
    assert chosen(told, asked(Words(bodies=("nobody at all",)), store, told)) == []


def test_a_city_counts_by_its_seats_too(store: Store, told: list[Told]) -> None:
    found = chosen(told, asked(Words(cities=("Bilbao",)), store, told))
    assert any(each.family == "bodies" for each in found)
    assert chosen(told, asked(Words(cities=("Nowhere at all",)), store, told)) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--theme", "digitl inclusion"), "did you mean 'digital-inclusion'?"),
        (("--region", "moon"), "there are: africa, "),
        (("--since", "99"), "99"),
    ],
)
def test_what_is_not_there_is_said(published: Settings, words: tuple[str, ...], said: str) -> None:
    done = command(published, *words)
    assert done.returncode != 0
    assert said in done.stderr
