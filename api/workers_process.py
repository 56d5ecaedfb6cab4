"""One worker of several: a process that serves a socket it was given.

Started as ``python -m api.workers_process SOCKET LIFE INDEX FOLDER``; ends when the pipe LIFE does.
"""

from __future__ import annotations

import logging
import socket
import sys
from pathlib import Path
from typing import Final

from api.logs import configure
from api.serve import server
from api.workers import share
from api.workers_figures import Colleagues
from graph.errors import UclgError
from graph.settings import load

_LOG: Final = logging.getLogger(__name__)


def main(arguments: list[str]) -> None:
    """Run as a process."""
    descriptor, life, index = map(int, arguments[:3])
    settings = load()
    configure(settings.log)
    colleagues = Colleagues(Path(arguments[3]), index, settings.workers)
    try:
        with socket.socket(fileno=descriptor) as listener:
            server(share(settings, index), colleagues, life).run(sockets=[listener])
    except UclgError as error:
        _LOG.error("%s", error)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main(sys.argv[1:])
