"""`uclg serve`: the graph over HTTP."""

from __future__ import annotations

import errno
import os
import socket
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from graph.errors import NoVersion, SettingError
from graph.settings import Settings, load

if TYPE_CHECKING:
    import uvicorn

    from api.connections import Place
    from api.workers_figures import Colleagues


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on. Default: UCLG_HOST.")] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65_535, help="Port; 0 takes a free one. Default: UCLG_PORT.")
    ] = None,
) -> None:
    """Serve the published graph over HTTP until it is stopped."""
    from api.logs import configure
    from api.workers import Workers

    settings = load()
    settings = replace(
        settings,
        host=settings.host if host is None else host,
        port=settings.port if port is None else port,
    )
    number = _version(settings)
    configure(settings.log)
    with _listening(settings) as listener:
        address = f"http://{_bracketed(settings.host)}:{listener.getsockname()[1]}/"
        typer.echo(f"uclg-graph serves version {number} at {address}", err=True)
        if settings.workers == 1:
            server(settings).run(sockets=[listener])
        else:
            Workers(settings, listener).run()


def _version(settings: Settings) -> int:
    from graph.versions import Versions

    version = Versions(settings.data).current()
    if version is None:
        raise NoVersion(f"Nothing has been published in {settings.data} yet: run `uclg build` first.")
    return version.number


def _listening(settings: Settings) -> socket.socket:
    """The socket to serve on, taken before anything is started.

    Raises:
        SettingError: the address is no address of this machine, or the port is taken.
    """
    try:
        found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        # With its protocol: only then the loop turns off the delay of small packets.
        listener = socket.socket(*found[:3])
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(found[4])
            listener.listen(2048)
        except OSError:
            listener.close()
            raise
    except OSError as error:
        why = "it is taken; choose another by --port" if error.errno == errno.EADDRINUSE else _words(error)
        raise SettingError(f"Port {settings.port} of {settings.host} cannot be served: {why}.") from None
    return listener


def _words(error: OSError) -> str:
    return os.strerror(error.errno) if error.errno and error.errno > 0 else str(error.strerror)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def server(
    settings: Settings, colleagues: Colleagues | None = None, place: Place | None = None
) -> uvicorn.Server:
    """A server that is ready to run.

    Args:
        colleagues, place: where it is one of several workers.

    Raises:
        SettingError: the settings cannot hold on this system.
    """
    import uvicorn

    from api.app import create
    from api.connections import LONGEST_HEAD, Guarded, protocol
    from api.memory import give_back
    from api.workers import patience

    give_back()
    app = create(settings, colleagues=colleagues)
    config = uvicorn.Config(
        app,
        loop="auto",  # uvloop, on systems that have it
        http=protocol(settings),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,  # it would hold the text of queries
        server_header=False,
        proxy_headers=False,  # `api.address` reads them, of proxies that were named only
        h11_max_incomplete_event_size=LONGEST_HEAD,
        timeout_graceful_shutdown=patience(settings),
    )
    guarded = Guarded(config, settings, place)
    app.state.connections = guarded.connections
    return guarded
