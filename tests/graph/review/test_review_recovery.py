"""A process that publishes is killed at any step: tables and graph say the same, nothing accepted is lost."""

from __future__ import annotations

import dataclasses
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.errors import InputError
from graph.review import kept
from graph.review.documents import path_of
from graph.review.kept import Published
from graph.review.recovery import put, recover, settled
from graph.review.staging import Build, Files, Tell
from graph.versions import STEPS, Version, Versions

KILLED = int(signal.SIGKILL)
BEFORE = ("stage", *STEPS[: STEPS.index("point") + 1])
# "point" is told before the pointer moves; from "confirm" on the version is the current one.
AFTER = (
    *STEPS[STEPS.index("confirm") :],
    "accept",
    "move one.csv",
    "move two.csv",
    "texts",
    "mark",
    "finish",
)
Ask = Callable[[str, str], int]


@dataclasses.dataclass(frozen=True)
class World:
    """A folder of two tables and one that stays as it is, a folder of versions, a draft."""

    tables: Path
    data: Path
    draft: Path

    def said(self) -> dict[str, str]:
        """The tables by name."""
        return {path.name: path.read_text() for path in sorted(self.tables.iterdir())}

    def graph(self) -> set[str]:
        """What the current version says."""
        version = Versions(self.data).current()
        assert version is not None
        return {quad.object.value for quad in version.open() if isinstance(quad.object, Literal)}


def lines(tables: Path) -> list[Quad]:
    """A triple for each line of `one.csv`."""
    node = NamedNode("https://example.org/one")
    return [Quad(node, node, Literal(line)) for line in (tables / "one.csv").read_text().split()]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Nothing has been published."""
    folder = tmp_path_factory.mktemp("review")
    made = World(folder / "tables", folder / "data", folder / "data" / "drafts" / "a-draft")
    (made.tables / "schemas").mkdir(parents=True)
    made.draft.mkdir(parents=True)
    for name in ("one", "two", "three"):
        (made.tables / f"{name}.csv").write_text("id\nbegin\n")
    return made


@pytest.fixture(scope="module")
def ask(world: World) -> Iterator[Ask]:
    """Publishes in another process, which dies before a step."""
    here = Path(__file__).with_name("publisher.py")
    command = [sys.executable, str(here), str(world.tables), str(world.data), str(world.draft)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        stdin, stdout = child.stdin, child.stdout

        def asked(tag: str, kill_at: str = "") -> int:
            stdin.write(json.dumps({"tag": tag, "kill_at": kill_at}) + "\n")
            stdin.flush()
            return int(json.loads(stdout.readline()))

        yield asked
        stdin.close()


def _is(world: World, tag: str) -> None:
    """Tables and graph say the same, and nothing is left over."""
    names = {path.name for path in world.tables.iterdir()}
    assert names == {"schemas", "one.csv", "two.csv", "three.csv"}
    said = {name: (world.tables / name).read_text() for name in names - {"schemas"}}
    assert said == {
        "one.csv": f"id\n{tag}\n",
        "two.csv": f"id\n{tag}\n",
        "three.csv": "id\nbegin\n",
    }
    assert world.graph() == {"id", tag, "begin"}


@pytest.mark.slow
def test_whatever_step_a_publication_dies_at_tables_and_graph_say_the_same(world: World, ask: Ask) -> None:
    assert ask("first", "") == 0
    _is(world, "first")
    stands = "first"
    for number, step in enumerate((*BEFORE, *AFTER)):
        tag = f"tag-{number}"
        assert ask(tag, step) == KILLED, step
        recover(world.tables)
        stands = tag if step in AFTER else stands
        _is(world, stands)
        current = Versions(world.data).current()
        assert current is not None
        published = kept.read(world.draft).published
        assert published is not None
        assert published.version == current.number, step
        assert path_of(world.data, "the-report", "en").read_text() == f"{stands} said"
    assert ask("last", "") == 0
    _is(world, "last")


@pytest.fixture
def own(tmp_path: Path) -> World:
    """A world of one test."""
    made = World(tmp_path / "tables", tmp_path / "data", tmp_path / "data" / "drafts" / "a-draft")
    made.tables.mkdir()
    (made.tables / "one.csv").write_text("id\nbegin\n")
    return made


def _put(world: World, build: Build, tell: Tell = lambda _: None) -> Version | None:
    files = Files({"one.csv": b"id\nnew\n"}, world.data, world.draft, "the-report", {"fr": "dit"})
    return put(world.tables, lambda: files, build, tell)


def _refuses(staged: Path, tell: Tell) -> Version | None:
    assert (staged / "one.csv").read_text() == "id\nnew\n"
    tell("validate")
    raise InputError("it does not conform")


def test_a_build_that_fails_leaves_tables_texts_and_draft_as_they_are(own: World) -> None:
    with pytest.raises(InputError, match="does not conform"):
        _put(own, _refuses)
    assert own.said() == {"one.csv": "id\nbegin\n"}
    assert not own.data.exists()


def test_a_table_that_somebody_changed_meanwhile_is_not_written_over(own: World) -> None:
    def build(staged: Path, tell: Tell) -> Version | None:
        (own.tables / "one.csv").write_text("id\nby hand\n")
        return None

    with pytest.raises(InputError, match=r"one\.csv was changed by somebody else .* bring the two together"):
        _put(own, build)
    assert (own.tables / "one.csv").read_text() == "id\nby hand\n"
    with pytest.raises(InputError, match="bring the two together"), settled(own.tables):
        pass
    [left] = own.tables.glob(".accepted-*")
    assert (left / "tables" / "one.csv").read_text() == "id\nnew\n"


def test_a_graph_that_stays_as_it_is_keeps_no_table_from_its_place(own: World) -> None:
    assert _put(own, lambda _, __: None) is None
    assert own.said() == {"one.csv": "id\nnew\n"}
    assert path_of(own.data, "the-report", "fr").read_text() == "dit"


def test_an_interrupted_publication_is_finished_when_its_version_stands(own: World) -> None:
    own.draft.mkdir(parents=True)

    def build(staged: Path, tell: Tell) -> Version | None:
        def change(store: Store) -> None:
            store.extend(lines(staged))

        def progress(step: str) -> None:
            tell(step)
            if step == "confirm":
                raise KeyboardInterrupt

        return Versions(own.data).commit(change, author="a", message="m", progress=progress)

    with pytest.raises(KeyboardInterrupt):
        _put(own, build)
    assert own.said() == {"one.csv": "id\nnew\n"}
    assert own.graph() == {"id", "new"}
    assert kept.read(own.draft).published == Published(
        1, Versions(own.data).get(1).manifest.created.isoformat(), "the-report"
    )


def test_a_report_that_is_taken_back_keeps_no_text_though_the_process_died_before(own: World) -> None:
    own.draft.mkdir(parents=True)
    _put(own, lambda _, __: None)
    kept.write(own.draft, dataclasses.replace(kept.read(own.draft), published=Published(1, "", "the-report")))
    files = Files({"one.csv": b"id\n"}, own.data, own.draft, "the-report", withdrawn=True)

    def dies(step: str) -> None:
        if step == "texts":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put(own.tables, lambda: files, lambda _, __: None, dies)
    assert path_of(own.data, "the-report", "fr").exists()
    recover(own.tables)
    assert not path_of(own.data, "the-report", "fr").parent.exists()
    assert own.said() == {"one.csv": "id\n"}
    assert kept.read(own.draft).published is None


def test_whoever_reads_the_tables_waits_for_who_publishes(own: World) -> None:
    seen: list[str] = []

    def reads() -> None:
        with settled(own.tables) as tables:
            seen.append((tables / "one.csv").read_text())

    reader = threading.Thread(target=reads)

    def build(staged: Path, tell: Tell) -> Version | None:
        reader.start()
        reader.join(0.2)
        assert not seen
        return None

    _put(own, build)
    reader.join()
    assert seen == ["id\nnew\n"]
