"""Which content coding a client takes."""

from __future__ import annotations

import gzip

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from api.codings import CODINGS, choose_coding

UNPACK = {"zstd": zstandard.decompress, "br": brotli.decompress, "gzip": gzip.decompress}


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        (None, "identity"),
        ("", "identity"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("GZIP", "gzip"),
        ("deflate", "identity"),
        ("gzip;q=0.5, br;q=0.2", "gzip"),
        ("zstd;q=0, br;q=0, gzip;q=0", "identity"),
        ("*", "zstd"),
        ("*;q=0, gzip", "gzip"),
        ("*;q=0", "identity"),
        ("identity, gzip;q=0.5", "identity"),
        ("identity;q=0.2, gzip;q=0.5", "gzip"),
        ("gzip;q=nonsense", "identity"),
    ],
)
def test_the_coding_follows_the_header(accept: str | None, coding: str) -> None:
    assert choose_coding(accept) == coding


@given(st.text(max_size=60))
def test_no_header_is_too_strange(accept: str) -> None:
    assert choose_coding(accept) in {*CODINGS, "identity"}


@given(st.binary(max_size=2000), st.sampled_from(sorted(CODINGS)))
def test_what_is_packed_is_unpacked_to_the_same_and_packed_the_same_each_time(
    data: bytes, coding: str
) -> None:
    packed = CODINGS[coding](data)
    assert UNPACK[coding](packed) == data
    assert CODINGS[coding](data) == packed
