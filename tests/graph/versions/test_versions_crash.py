"""A process that commits is killed, at every step and at any moment: the old or the new version stands."""

from __future__ import annotations

import random
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Store

from graph.versions import STEPS, Version, Versions, faults

pytestmark = pytest.mark.slow

Add = Callable[..., Callable[[Store], None]]
Tags = Callable[[Version], dict[str, int]]
Ask = Callable[..., dict[str, Any]]
KILLED = int(signal.SIGKILL)
PUBLISHED_BEFORE = STEPS.index("confirm")


class History:
    """Kills writers one after another and holds what is found to what may be found."""

    def __init__(self, ask: Ask, folder: Path, tags: Tags) -> None:
        self.ask = ask
        self.versions = Versions(folder, keep=4)
        self.folder = folder
        self.tags = tags
        self.expected: dict[str, int] = {}
        self.checksums: dict[int, str] = {}
        self.rounds = 0

    def commit(self, count: int = 300, **request: str | float) -> bool:
        """Let a process commit and die; True when the new version is the current one."""
        self.rounds += 1
        tag = f"t{self.rounds}"
        answer = self.ask(tag=tag, count=count, keep=4, **request)
        new = {**self.expected, tag: count}
        current = self.versions.current()
        found = self.tags(current) if current else {}
        assert found in (self.expected, new), (answer, request)
        self._check_whole([current] if current else [])
        self.expected = found
        self.answer = answer
        return found == new

    def commit_undisturbed(self) -> None:
        """The next commit works, and leaves nothing of the dead ones."""
        assert self.commit()
        assert self.answer == {"signal": 0, "said": "committed"}
        assert sorted(path.name for path in self.folder.iterdir()) == ["current", "lock", "versions"]
        numbers = [f"{version.number:06d}" for version in self.versions.list()]
        assert sorted(path.name for path in (self.folder / "versions").iterdir()) == numbers
        assert len(numbers) <= 4
        self._check_whole(self.versions.list())

    def _check_whole(self, versions: list[Version]) -> None:
        for version in versions:
            assert faults(version) == []
            assert self.checksums.setdefault(version.number, version.manifest.checksum) == (
                version.manifest.checksum
            ), "a number was used again for other content"


@pytest.fixture
def history(child: Callable[..., Any], folder: Path, tags: Tags) -> Iterator[History]:
    with child("crasher") as crasher:
        yield History(crasher.ask, folder, tags)


@pytest.mark.parametrize("step", STEPS)
def test_a_writer_killed_at_a_step_leaves_the_old_or_the_new_version(history: History, step: str) -> None:
    history.commit_undisturbed()
    is_new = history.commit(kill_at=step)
    assert history.answer["signal"] == KILLED
    assert is_new is (STEPS.index(step) >= PUBLISHED_BEFORE)
    history.commit_undisturbed()


@pytest.mark.parametrize("step", STEPS)
def test_a_writer_killed_while_it_makes_the_first_version_leaves_none_or_the_first(
    history: History, step: str
) -> None:
    is_new = history.commit(kill_at=step)
    assert is_new is (STEPS.index(step) >= PUBLISHED_BEFORE)
    assert (history.versions.current() is None) is not is_new
    history.commit_undisturbed()


def test_a_version_that_was_placed_but_never_pointed_at_is_not_shown(history: History, folder: Path) -> None:
    history.commit_undisturbed()
    history.commit(kill_at="point")
    assert (folder / "versions" / "000002" / "manifest.json").exists()
    assert [version.number for version in history.versions.list()] == [1]
    history.commit_undisturbed()
    assert [version.number for version in history.versions.list()] == [1, 3]


def test_writers_killed_at_every_step_one_after_another_never_break_the_history(history: History) -> None:
    dice = random.Random(20261121)
    history.commit_undisturbed()
    for _ in range(3):
        for step in dice.sample(STEPS, len(STEPS)):
            is_new = history.commit(kill_at=step)
            assert is_new is (STEPS.index(step) >= PUBLISHED_BEFORE)
        history.commit_undisturbed()


def test_writers_killed_at_random_moments_never_break_the_history(history: History) -> None:
    dice = random.Random(11)
    history.commit_undisturbed()
    outcomes, longest = set(), 0.15
    for round_ in range(60):
        is_new = history.commit(count=800, kill_after=dice.uniform(0, longest))
        outcomes.add(is_new)
        # However fast the machine, keep the last moment near the end of a commit.
        longest *= 0.85 if is_new else 1.1
        if round_ % 6 == 5:
            history.commit_undisturbed()
    assert outcomes == {False, True}
