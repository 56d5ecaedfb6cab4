"""The fork server: has imported all that a reader needs, has opened nothing, and becomes readers by fork.

Started as ``python -m graph.engine.forkserver SOCKET ...``, with the arguments of a reader behind its socket.
It has one thread only, so a fork of it is whole. What it is told and tells, each a datagram:

- a request: the place of the reader (of `wire`), with its socket and its pipe;
- a birth, with a descriptor that names the process for ever, whatever becomes of its number;
- a failure: the system has no room for another process;
- a death: number and exit status of a reader.

It ends when its socket is closed, and takes with it the readers that are left.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import socket
import sys
from contextlib import suppress
from typing import NamedTuple

from graph.engine import reader
from graph.engine.wire import OUTSIDE, WORD, Word


class Born(NamedTuple):
    """What a new process is to be: a reader on this socket, in this place."""

    connection: int
    place: str


class ForkServer:
    """Does as `control` says."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._poll = select.poll()
        self._poll.register(control, select.POLLIN)
        self._children: dict[int, int] = {}

    def serve(self) -> Born | None:
        """Returns in each new process what that is to be; in this one None, when the server has gone."""
        while True:
            for descriptor, _ in self._poll.poll():
                if descriptor in self._children:
                    self._bury(descriptor)
                    continue
                request, given = self._request()
                if not request:
                    self._end()
                    return None
                if (born := self._fork(request, given)) is not None:
                    return born

    def _request(self) -> tuple[bytes, list[int]]:
        try:
            request, given, _, _ = socket.recv_fds(self._control, len(OUTSIDE), 2)
        except ConnectionResetError:
            return b"", []
        return request, given

    def _fork(self, request: bytes, given: list[int]) -> Born | None:
        """Where there were no descriptors left to be given, that is a failure too."""
        pid = -1
        if len(given) == 2:
            with suppress(OSError):
                pid = os.fork()
        if pid == 0:
            for descriptor in self._children:
                os.close(descriptor)
            os.setpgid(0, 0)
            return Born(given[0], request.decode())
        for descriptor in given:
            os.close(descriptor)
        if pid > 0:
            self._keep(pid)
        else:
            self._tell(Word.FAILURE)
        return None

    def _keep(self, pid: int) -> None:
        descriptor = os.pidfd_open(pid)
        self._children[descriptor] = pid
        self._poll.register(descriptor, select.POLLIN)
        self._tell(Word.BIRTH, pid, 0, descriptor)

    def _bury(self, descriptor: int) -> None:
        self._poll.unregister(descriptor)
        pid = self._children.pop(descriptor)
        os.close(descriptor)
        _, status = os.waitpid(pid, 0)
        self._tell(Word.DEATH, pid, os.waitstatus_to_exitcode(status))

    def _tell(self, word: Word, pid: int = 0, status: int = 0, *descriptors: int) -> None:
        # If nobody listens any more, the next thing to read is the end.
        with suppress(BrokenPipeError, ConnectionResetError):
            socket.send_fds(self._control, [WORD.pack(word, pid, status)], descriptors)

    def _end(self) -> None:
        for descriptor, pid in self._children.items():
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(descriptor, signal.SIGKILL)
            os.waitpid(pid, 0)


def main(arguments: list[str]) -> None:
    """Run as a process."""
    descriptor, *given = arguments
    try:
        os.close(os.pidfd_open(os.getpid()))
    except OSError:  # an old or a strict system
        sys.exit(os.EX_UNAVAILABLE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    reader.call_itself("uclg-forkserver")
    gc.collect()
    gc.freeze()  # what is there is shared with the readers as long as nobody writes to it
    with socket.socket(fileno=int(descriptor)) as control:
        born = ForkServer(control).serve()
    if born is not None:
        reader.main([str(born.connection), born.place, *given])


if __name__ == "__main__":
    main(sys.argv[1:])
