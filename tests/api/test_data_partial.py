"""Which ranges of a file a request may have."""

from __future__ import annotations

import asyncio
import re
from email import message_from_bytes
from email.message import Message
from io import BytesIO
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import StreamingResponse

from api.partial import sent, wanted
from api.problems import Problem

PART = st.one_of(
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: f"{pair[0]}-{pair[1]}"),
    st.integers(0, 30).map(lambda first: f"{first}-"),
    st.integers(0, 30).map(lambda last: f"-{last}"),
)


def bytes_of(part: str, size: int) -> set[int]:
    """By the words of the standard, the naive way."""
    first, _, last = part.partition("-")
    if not first:
        return set(range(max(size - int(last), 0), size))
    return set(range(int(first), min(int(last) + 1 if last else size, size)))


def bytes_asked(parts: list[str], size: int) -> set[int]:
    return set().union(*(bytes_of(part, size) for part in parts))


@given(st.lists(PART, min_size=1, max_size=5), st.integers(1, 20))
def test_what_is_sent_of_a_header_is_what_the_file_has_each_byte_once(parts: list[str], size: int) -> None:
    header = "bytes=" + ", ".join(parts)
    backwards = any(
        re.fullmatch(r"\d+-\d+", part) and int(part.split("-")[0]) > int(part.split("-")[1]) for part in parts
    )
    if backwards:
        assert wanted(header, None, size, '"t"', "") is None
    elif not bytes_asked(parts, size):
        with pytest.raises(Problem):
            wanted(header, None, size, '"t"', "")
    else:
        found = wanted(header, None, size, '"t"', "")
        assert found
        places = [place for first, end in found for place in range(first, end)]
        assert places == sorted(bytes_asked(parts, size))


@given(st.binary(min_size=1, max_size=30), st.data())
def test_a_part_or_several_arrive_as_the_header_of_the_answer_says(
    content: bytes, data: st.DataObject
) -> None:
    size = len(content)
    cuts = sorted(data.draw(st.sets(st.integers(0, size), min_size=2)))
    parts = list(zip(cuts[::2], cuts[1::2], strict=False))
    answer = sent(BytesIO(content), size, parts, {}, "text/plain")
    body = b"".join(asyncio.run(collected(answer)))
    assert int(answer.headers["content-length"]) == len(body)
    if len(parts) == 1:
        assert body == content[slice(*parts[0])]
        return
    message = message_from_bytes(b"Content-Type: " + answer.headers["content-type"].encode() + b"\n\n" + body)
    told = [part.get_payload(decode=True) for part in cast("list[Message]", message.get_payload())]
    assert told == [content[first:end] for first, end in parts]


async def collected(answer: StreamingResponse) -> list[bytes]:
    return [cast("bytes", chunk) async for chunk in answer.body_iterator]


@given(st.text(max_size=40))
def test_no_header_is_an_error_of_ours(header: str) -> None:
    try:
        wanted(header, None, 10, '"t"', "")
    except Problem as problem:
        assert problem.kind.status == 416
