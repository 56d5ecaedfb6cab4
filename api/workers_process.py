"""One worker of several: a process that serves a socket it was given.

Started as ``python -m api.workers_process SOCKET LIFE MEMORY INDEX FOLDER``; ends when the pipe LIFE does.
"""

from __future__ import annotations

import logging
import socket
import sys
from pathlib import Path
from typing import Final

from api.connections import Place
from api.logs import configure
from api.serve import server
from api.workers import share
from api.workers_figures import Colleagues
from api.workers_turns import Counts
from graph.errors import UclgError
from graph.settings import load

_LOG: Final = logging.getLogger(__name__)


def main(arguments: list[str]) -> None:
    """Run as a process."""
    descriptor, life, memory, index = map(int, arguments[:4])
    settings = load()
    configure(settings.log)
    folder = Path(arguments[4])
    colleagues = Colleagues(folder, index, settings.workers)
    place = Place(index, Counts(memory, settings.workers), life)
    try:
        with socket.socket(fileno=descriptor) as listener:
            server(share(settings, index), colleagues, place).run(sockets=[listener])
    except UclgError as error:
        _LOG.error("%s", error)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main(sys.argv[1:])
