"""The canonical dump: one text for one content."""

from __future__ import annotations

import gzip
import hashlib
import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    Dataset,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    Triple,
    parse,
)

from graph.canonical import checksum, difference, graph_counts, read_checksum, write_dump
from graph.errors import InputError

nodes = st.sampled_from([NamedNode(f"https://example.org/{name}") for name in ("a", "b", "ñ", "a/b")])
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
literals = st.one_of(
    texts.map(Literal),
    st.builds(lambda text, tag: Literal(text, language=tag), texts, st.sampled_from(["en", "es-MX", "fr"])),
    st.integers().map(Literal),
    st.sampled_from(['a _:b "x" _:c', "\\", '"', "line\nfeed\r\t", "_: "]).map(Literal),
)
quads = st.builds(Quad, nodes, nodes, st.one_of(nodes, literals), st.one_of(nodes, st.just(DefaultGraph())))


@given(st.lists(quads, max_size=40), st.randoms(use_true_random=False), st.integers(1, 400))
@settings(max_examples=150, deadline=None)
def test_the_dump_is_byte_identical_whatever_the_order_and_the_memory(
    some: list[Quad], dice: random.Random, run_bytes: int
) -> None:
    one, two = Store(), Store()
    one.extend(some)
    shuffled = some * 2
    dice.shuffle(shuffled)
    for quad in shuffled:
        two.add(quad)
    with TemporaryDirectory() as folder:
        left, right = Path(folder, "one.nq.gz"), Path(folder, "two.nq.gz")
        content = write_dump(one, left)
        assert write_dump(two, right, scratch=Path(folder), run_bytes=run_bytes) == content
        assert left.read_bytes() == right.read_bytes()
        assert checksum(two, run_bytes=run_bytes) == content == read_checksum(left)
        text = gzip.decompress(left.read_bytes())
        assert sorted(path.name for path in Path(folder).iterdir()) == ["one.nq.gz", "two.nq.gz"]
    assert content.checksum == hashlib.sha256(text).hexdigest()
    assert content.quads == len(one) == len(set(text.split(b"\n"))) - 1
    assert text.split(b"\n")[:-1] == sorted(text.split(b"\n")[:-1])
    assert Dataset(parse(text, RdfFormat.N_QUADS)) == Dataset(one)


@given(st.lists(quads, max_size=20), st.lists(quads, max_size=20))
@settings(max_examples=80, deadline=None)
def test_the_difference_of_two_dumps_counts_what_came_and_what_went(old: list[Quad], new: list[Quad]) -> None:
    before, after = Store(), Store()
    before.extend(old)
    after.extend(new)
    with TemporaryDirectory() as folder:
        left, right = Path(folder, "old.nq.gz"), Path(folder, "new.nq.gz")
        write_dump(before, left)
        write_dump(after, right)
        counted = difference(left, right)
    assert counted == (len(set(after) - set(before)), len(set(before) - set(after)))


@given(st.lists(quads, max_size=30))
@settings(max_examples=50, deadline=None)
def test_quads_are_counted_by_graph(some: list[Quad]) -> None:
    store = Store()
    store.extend(some)
    expected: dict[str, int] = {}
    for quad in set(some):
        name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else "default"
        expected[name] = expected.get(name, 0) + 1
    assert graph_counts(store) == expected


@pytest.mark.parametrize(
    "quad",
    [
        Quad(BlankNode("x"), NamedNode("https://example.org/p"), Literal("text")),
        Quad(NamedNode("https://example.org/a"), NamedNode("https://example.org/p"), BlankNode("x")),
        Quad(
            NamedNode("https://example.org/a"),
            NamedNode("https://example.org/p"),
            Literal("text"),
            BlankNode("x"),
        ),
        Quad(
            NamedNode("https://example.org/a"),
            NamedNode("https://example.org/p"),
            Triple(BlankNode("x"), NamedNode("https://example.org/p"), Literal("text")),
        ),
    ],
    ids=["subject", "object", "graph", "triple term"],
)
def test_a_blank_node_anywhere_is_refused_and_quoted(quad: Quad, tmp_path: Path) -> None:
    store = Store()
    store.add(quad)
    with pytest.raises(InputError, match=r"no blank nodes.*_:"):
        write_dump(store, tmp_path / "dump.nq.gz")


def test_text_that_looks_like_a_blank_node_is_text() -> None:
    store = Store()
    a = NamedNode("https://example.org/a")
    store.add(Quad(a, a, Literal('say " _:b1 . \\" _:b2')))
    assert checksum(store).quads == 1


def test_an_empty_store_has_the_checksum_of_no_text(tmp_path: Path) -> None:
    content = write_dump(Store(), tmp_path / "dump.nq.gz")
    assert (content.checksum, content.quads) == (hashlib.sha256(b"").hexdigest(), 0)
    assert gzip.decompress((tmp_path / "dump.nq.gz").read_bytes()) == b""


def test_the_header_of_the_dump_bears_neither_time_nor_name(tmp_path: Path) -> None:
    write_dump(Store(), tmp_path / "dump.nq.gz")
    header = (tmp_path / "dump.nq.gz").read_bytes()[:8]
    assert header[3] == 0
    assert header[4:8] == b"\0\0\0\0"
