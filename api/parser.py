"""httptools with bounds: on its own it collects the fields of a head, or of a trailer, without end."""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.connections import LONGEST_HEAD
from api.cycle import Cycle
from api.drafts_gate import ROOM
from api.limits import LONGEST_ADDRESS

_REFUSAL: Final = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\nContent-Length: 22\r\nConnection: close\r\n\r\n"
    b"The head is too large."
)
# Chunks of one byte are sent as six; more than that is no body.
_OVERHEAD: Final = 8
# With the last bytes of a head comes what follows it, as much as the loop reads at a time.
_READ: Final = 1 << 18


class Bounded(HttpToolsProtocol):
    """Counts the bytes of each head and each body as they arrive, and refuses those that are too many."""

    _counted = 0
    most_body = 0
    most_uploaded = 0

    def data_received(self, data: bytes) -> None:
        """Take what arrived."""
        self._counted += len(data)
        under_way = self.cycle is not None and self.cycle.more_body
        if self._counted > LONGEST_HEAD + _READ + (self._most() * _OVERHEAD if under_way else 0):
            if not under_way:
                self.transport.write(_REFUSAL)
            self.transport.close()
            return
        super().data_received(data)

    def _most(self) -> int:
        """Bytes of the body that is under way; `api.limits` is exact about them."""
        return self.most_uploaded if self.scope["path"] == ROOM else self.most_body

    def on_headers_complete(self) -> None:
        """Begin to answer; httptools counts an address in 16 bits, and would say no more than 400."""
        self._counted = 0
        path, _, query = self.url.partition(b"?")
        long = len(self.url) > LONGEST_ADDRESS
        if long:
            self.url = b"/"
        super().on_headers_complete()
        self.cycle.__class__ = Cycle  # uvicorn makes it by name; the task that uses it has not begun
        if long:  # the task that answers has not begun: `api.limits` sees what h11 would show it
            self.scope["raw_path"], self.scope["query_string"] = path, query
            self.scope["path"] = unquote(path.decode("latin-1"))

    def on_message_complete(self) -> None:
        """End a request; the next one on this connection is counted by itself."""
        self._counted = 0
        super().on_message_complete()


def bounded(most_body: int, most_uploaded: int) -> type[Bounded]:
    """The protocol for bodies of at most so many bytes, those of reports that come in among them."""
    return type("Bounded", (Bounded,), {"most_body": most_body, "most_uploaded": most_uploaded})
