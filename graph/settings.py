"""Settings: one table of name, default and help; the environment (`UCLG_*`) overrides the defaults."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, Final

from graph.errors import SettingError


@dataclass(frozen=True)
class Setting:
    """One row of the table; `read` turns the environment's text into a value or raises ValueError."""

    name: str
    default: str
    help: str
    read: Callable[[str], Any]

    @property
    def variable(self) -> str:
        """Name of the environment variable."""
        return f"UCLG_{self.name.upper()}"


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError("must be a whole number") from None


def _positive(text: str) -> int:
    value = _whole(text)
    if value < 1:
        raise ValueError("must be 1 or more")
    return value


def _none_or_more(text: str) -> int:
    value = _whole(text)
    if value < 0:
        raise ValueError("must be 0 or more")
    return value


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise ValueError("must be a number of seconds") from None
    if not 0 < value <= 86_400:
        raise ValueError("must be more than 0 and at most 86400 seconds")
    return value


def _port(text: str) -> int:
    value = _whole(text)
    if not 0 <= value <= 65_535:
        raise ValueError("must be between 0 and 65535")
    return value


def _base(text: str) -> str:
    if not text.startswith(("http://", "https://")) or not text.endswith("/"):
        raise ValueError("must be an http(s) address that ends with a slash")
    return text


def _one_of(*names: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in names:
            raise ValueError(f"must be one of {', '.join(names)}")
        return text

    return read


_PARSER: Final = _one_of("httptools", "h11")
_LOG: Final = _one_of("plain", "json", "off")


def _addresses(text: str) -> tuple[str, ...]:
    found = tuple(part for part in map(str.strip, text.split(",")) if part)
    if found:
        from graph.engine.services import Address

        for address in found:
            Address.of(address)
    return found


def _wall(text: str) -> str:
    if text not in ("auto", "require", "off"):
        raise ValueError("must be auto, require or off")
    return text


def _networks(text: str) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(part) for part in map(str.strip, text.split(",")) if part)


TABLE: Final[tuple[Setting, ...]] = (
    Setting("base", "https://w3id.org/uclg-graph/", "Start of the IRI of every thing.", _base),
    Setting("tables", "data", "Folder of the tables that the graph is built from.", Path),
    Setting("data", "var", "Folder where the versions of the graph live.", Path),
    Setting("keep", "8", "How many versions are kept; older ones go when nobody reads them.", _positive),
    Setting("host", "127.0.0.1", "Address that the server listens on.", str),
    Setting("port", "8000", "Port that the server listens on.", _port),
    Setting("workers", "1", "Processes that serve; they divide readers and cache among them.", _positive),
    Setting("readers", "2", "Queries answered at once; each worker has two readers more.", _positive),
    Setting("timeout", "10", "Seconds that a query may take before its reader is stopped.", _seconds),
    Setting("memory", "2048", "Megabytes of address space that a reader may use.", _positive),
    Setting("rows", "1000000", "Rows or triples that an answer may have; more is an error.", _positive),
    Setting("bytes", "268435456", "Bytes that an answer may have; more is an error.", _positive),
    Setting("cache", "67108864", "Bytes that kept answers may take together; 0 keeps none.", _none_or_more),
    Setting("services", "", "Endpoints that queries may ask by SERVICE, with commas between.", _addresses),
    Setting("wall", "auto", "Readers have no network: auto (where possible), require, off.", _wall),
    Setting("queue", "64", "Queries that may wait; one more, of whoever has most, is refused.", _positive),
    Setting("connections", "1000", "Connections open at once; one more is told to come back.", _positive),
    Setting("head_timeout", "10", "Seconds until a connection without a whole head is closed.", _seconds),
    Setting("body", "4194304", "Bytes that the body of a request may have.", _positive),
    Setting("body_timeout", "20", "Seconds that the body of a request may take to arrive.", _seconds),
    Setting(
        "send_timeout", "20", "Seconds until a client that takes nothing of its answer is cut.", _seconds
    ),
    Setting("proxies", "", "Addresses or networks of the proxies whose word on clients counts.", _networks),
    Setting("parser", "httptools", "HTTP parser: httptools, or h11, which is slower.", _PARSER),
    Setting("log", "plain", "Log of requests on standard output: plain, json or off.", _LOG),
)


@dataclass(frozen=True)
class Settings:
    """The values in force."""

    base: str
    tables: Path
    data: Path
    keep: int
    host: str
    port: int
    workers: int
    readers: int
    timeout: float
    memory: int
    rows: int
    bytes: int
    cache: int
    services: tuple[str, ...]
    wall: str
    queue: int
    connections: int
    head_timeout: float
    body: int
    body_timeout: float
    send_timeout: float
    proxies: tuple[IPv4Network | IPv6Network, ...]
    parser: str
    log: str


def load(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment (default: this process's).

    Raises:
        SettingError: a value cannot be read; the message names the variable, the value and what is expected.
    """
    source = os.environ if environment is None else environment
    values: dict[str, Any] = {}
    for setting in TABLE:
        text = source.get(setting.variable) or setting.default
        try:
            values[setting.name] = setting.read(text)
        except ValueError as error:
            raise SettingError(f"{setting.variable}={text!r}: {error}. {setting.help}") from None
    return Settings(**values)
