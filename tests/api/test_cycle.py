"""One answer on a connection of httptools, as it leaves: real connections, an application of a few lines."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
import uvicorn
from starlette.types import Message, Receive, Scope, Send

from api.connections import protocol
from graph.settings import Settings, load

App = Callable[[Scope, Receive, Send], Coroutine[Any, Any, None]]


def sends(*messages: Message) -> App:
    """An application that sends these, whatever it is asked."""

    async def app(scope: Scope, _: Receive, send: Send) -> None:
        if scope["type"] == "http":
            for message in messages:
                await send(message)

    return app


def head(*headers: tuple[bytes, bytes], status: int = 200) -> Message:
    return {"type": "http.response.start", "status": status, "headers": list(headers)}


def body(data: bytes, more: bool = False) -> Message:
    return {"type": "http.response.body", "body": data, "more_body": more}


def told(app: App, request: bytes = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n") -> bytes:
    """All that comes back until the connection is closed."""
    return asyncio.run(_told(app, request, load({})))


async def _told(app: App, request: bytes, settings: Settings) -> bytes:
    config = uvicorn.Config(
        app, http=protocol(settings), lifespan="off", log_config=None, server_header=False
    )
    config.date_header = False
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        serving = asyncio.create_task(server._serve([listener]))
        reader, writer = await asyncio.open_connection(*listener.getsockname())
        writer.write(request)
        answer = await asyncio.wait_for(reader.read(), 10)
        writer.close()
        server.should_exit = True
        await serving
    return answer


def test_an_answer_with_its_length_is_sent_as_it_is() -> None:
    answer = told(sends(head((b"Content-Length", b"2")), body(b"ok")))
    assert answer == b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok"


def test_an_answer_without_a_length_is_sent_in_chunks() -> None:
    answer = told(sends(head(), body(b"one", more=True), body(b"", more=True), body(b"two")))
    assert answer.partition(b"\r\n\r\n")[2] == b"3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n"


def test_a_long_answer_comes_whole() -> None:
    long = bytes(range(256)) * 4000
    answer = told(sends(head((b"content-length", b"%d" % len(long))), body(long)))
    assert answer.partition(b"\r\n\r\n")[2] == long


def test_head_gets_the_length_and_no_body() -> None:
    request = b"HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    answer = told(sends(head((b"content-length", b"2")), body(b"ok")), request)
    assert answer.endswith(b"content-length: 2\r\nconnection: close\r\n\r\n")


@pytest.mark.parametrize("status", [204, 304])
def test_an_answer_that_has_no_body_says_nothing_of_chunks(status: int) -> None:
    assert b"transfer-encoding" not in told(sends(head(status=status), body(b"")))


def test_requests_in_one_packet_are_answered_in_their_order_on_one_connection() -> None:
    one = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    last = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    answer = told(sends(head((b"content-length", b"2")), body(b"ok")), one + last)
    assert answer.count(b"HTTP/1.1 200 OK") == 2 and answer.count(b"connection: close") == 1


@pytest.mark.parametrize(
    "field",
    [(b"x-a", b"1\r\nx-b: 2"), (b"x-a", b"1\x00"), (b"x a", b"1"), (b"x-a:", b"1"), (b"x-a\r\n", b"1")],
)
def test_a_field_that_would_begin_another_is_never_sent(field: tuple[bytes, bytes]) -> None:
    answer = told(sends(head(field), body(b"ok")))
    assert b"x-" not in answer and b"x a" not in answer and b"ok" not in answer


def test_a_body_longer_than_was_said_is_not_begun() -> None:
    assert told(sends(head((b"content-length", b"1")), body(b"ok"))) == b""


def test_a_body_shorter_than_was_said_ends_with_the_connection() -> None:
    answer = told(sends(head((b"content-length", b"3")), body(b"ok")))
    assert answer.startswith(b"HTTP/1.1 200") and answer.endswith(b"\r\n\r\nok")


@pytest.mark.parametrize(
    "messages",
    [(body(b"ok"),), (head(), head()), (head(), body(b"ok"), body(b"more"))],
    ids=["no head", "two heads", "after the end"],
)
def test_messages_out_of_turn_are_refused(messages: tuple[Message, ...]) -> None:
    seen: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        with pytest.raises(RuntimeError) as caught:
            await sends(*messages)(scope, receive, send)
        seen.append(str(caught.value))

    told(app)
    assert len(seen) == 1
