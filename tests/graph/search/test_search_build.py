"""The index of a version: made as it is published, the same for the same content."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.cli.search import search as command
from graph.derivations import DERIVATIONS
from graph.errors import InputError, SearchIndexMissing, VersionError
from graph.iris import Iris
from graph.search import Search, path_of
from graph.settings import Settings
from graph.versions import Version, Versions
from ontology import BASE
from ontology.prefixes import expand

IRIS = Iris(BASE)
SEARCH = {"search": DERIVATIONS["search"]}


def city(key: str, *names: str, links: int = 0) -> Iterator[Quad]:
    """A city, and things that lead to it."""
    thing, graph = IRIS.thing("city", key), IRIS.graph("table/cities")
    yield Quad(thing, NamedNode(expand("rdf:type")), NamedNode(expand("uclg:City")), graph)
    for name in names:
        yield Quad(thing, NamedNode(expand("rdfs:label")), Literal(name, language="en"), graph)
    for number in range(links):
        mandate = IRIS.thing("mandate", f"{key}-{number}")
        yield Quad(mandate, NamedNode(expand("org:member")), thing, graph)


def publish(folder: Path, quads: list[Quad]) -> Version:
    version = Versions(folder).commit(
        lambda store: store.extend(quads), author="test", message="cities", derivations=SEARCH
    )
    assert version is not None
    return version


def test_the_file_is_the_same_byte_for_byte_whatever_the_order_of_the_quads(tmp_path: Path) -> None:
    quads = [
        quad
        for number in range(300)
        for quad in city(f"c-{number}", f"Ville {number % 50}", links=number % 7)
    ]
    one = publish(tmp_path / "one", quads)
    random.Random(3).shuffle(quads)
    other = publish(tmp_path / "other", quads)
    assert path_of(one).read_bytes() == path_of(other).read_bytes()
    assert [path.name for path in path_of(one).parent.iterdir()] == ["search.sqlite"]


def test_of_two_cities_of_one_name_the_better_linked_comes_first(tmp_path: Path) -> None:
    quads = [*city("us-paris", "Paris", links=1), *city("fr-paris", "Paris", links=9)]
    found = Search(path_of(publish(tmp_path, quads))).find("paris")
    assert [hit.iri for hit in found.hits] == [f"{BASE}id/city/fr-paris", f"{BASE}id/city/us-paris"]


def test_an_exact_name_is_first_among_more_than_can_be_rated(tmp_path: Path) -> None:
    quads = [quad for number in range(700) for quad in city(f"c-{number}", f"San {number}", links=3)]
    search = Search(path_of(publish(tmp_path, [*quads, *city("san", "San")])))
    found = search.find("san", limit=100)
    assert (found.hits[0].label, found.total) == ("San", 701)
    pages = [hit.iri for at in range(0, 800, 100) for hit in search.find("san", limit=100, offset=at).hits]
    assert len(set(pages)) == len(pages) == 701


def test_an_empty_graph_has_an_empty_index(tmp_path: Path) -> None:
    quad = next(city("x"))
    version = publish(
        tmp_path, [Quad(quad.subject, NamedNode(expand("rdfs:label")), Literal("x"), quad.graph_name)]
    )
    assert Search(path_of(version)).find("x").total == 0


def test_a_version_made_without_says_what_to_do(tmp_path: Path) -> None:
    def change(store: Store) -> None:
        store.extend(city("x", "X"))

    version = Versions(tmp_path).commit(change, author="test", message="none")
    assert version is not None
    with pytest.raises(SearchIndexMissing, match="uclg build"):
        path_of(version)


def test_a_damaged_file_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "search.sqlite").write_bytes(b"SQLite format 3\0 but not really" * 40)
    with pytest.raises(VersionError, match="cannot be read"):
        Search(tmp_path / "search.sqlite")


def test_the_command_prints_what_it_found(
    published: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("UCLG_DATA", str(published.data))
    command("bilbo", lang="es", limit=1)
    assert "España" in capsys.readouterr().out
    command("culture", classes=["Body"], limit=2, as_json=True)
    assert '"section": "Body"' in capsys.readouterr().out
    with pytest.raises(InputError):
        command("culture", lang="de")
