"""What is made of a version as it is published."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from pyoxigraph import Store

from graph.versions import Derivation, Sealed, Version, Versions, faults

Add = Callable[..., Callable[[Store], None]]


def count(sealed: Sealed) -> None:
    """Writes what it was given."""
    facts = {"quads": len(sealed.open()), "number": sealed.number, "dump": sealed.dump_path.stat().st_size}
    (sealed.folder / "facts.json").write_text(json.dumps(facts))


def commit(versions: Versions, change: Callable[[Store], None], **derivations: Derivation) -> Version | None:
    return versions.commit(change, author="tests", message="a change", derivations=derivations)


def new(versions: Versions, change: Callable[[Store], None], **derivations: Derivation) -> Version:
    version = commit(versions, change, **derivations)
    assert version is not None
    return version


def test_a_derivation_sees_the_sealed_version_and_its_files_are_published_with_it(
    versions: Versions, add: Add
) -> None:
    version = new(versions, add("a", 30), counts=count)
    facts = json.loads((version.derived("counts") / "facts.json").read_text())
    assert facts == {
        "quads": version.manifest.quads,
        "number": version.number,
        "dump": version.manifest.dump.bytes,
    }
    assert list(version.manifest.derived) == ["counts/facts.json"]
    assert faults(version) == []


def test_a_derivation_that_fails_publishes_nothing(versions: Versions, add: Add) -> None:
    first = new(versions, add("a", 30), counts=count)

    def fail(_: Sealed) -> None:
        raise RuntimeError("the index cannot be made")

    with pytest.raises(RuntimeError, match="cannot be made"):
        commit(versions, add("b", 30), counts=count, index=fail)
    assert [version.number for version in versions.list()] == [first.number]


def test_the_same_content_is_published_again_only_for_a_derivation_that_is_new(
    versions: Versions, add: Add
) -> None:
    first = new(versions, add("a", 30), counts=count)
    assert commit(versions, lambda store: None, counts=count) is None
    second = new(versions, lambda store: None, counts=count, more=count)
    assert second.number == first.number + 1
    assert (second.manifest.added, second.manifest.removed) == (0, 0)
    assert commit(versions, lambda store: None, counts=count) is None


def test_a_derived_file_that_was_changed_or_lost_is_found(versions: Versions, add: Add) -> None:
    version = new(versions, add("a", 30), counts=count, more=count)
    (version.derived("counts") / "facts.json").write_text("{}")
    (version.derived("more") / "facts.json").unlink()
    assert faults(version) == [
        "derived/counts/facts.json is not as published",
        "derived/more/facts.json is missing",
    ]


def test_what_is_derived_goes_with_its_version(versions: Versions, add: Add) -> None:
    few = Versions(versions.folder, keep=1)
    first = new(few, add("a", 30), counts=count)
    second = new(few, add("b", 30), counts=count)
    assert not first.path.exists()
    assert second.derived("counts").is_dir()
