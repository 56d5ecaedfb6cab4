"""Every error that the project raises on purpose, drawn once.

UclgError
├── InputError        what was given is wrong; the message names where and what to do
│   ├── TableErrors   all faults of the tables, at once
│   ├── SettingError  a setting has an impossible value
│   ├── BadParameter  of a curated query; Ambiguous and NameNotFound are
│   └── QuerySyntaxError
├── NotConforming     the data break the shapes; carries the report
├── NotDescribed      the graph says nothing of that thing
├── EngineFailed      Spark could not do its work
├── VersionError
│   ├── Locked        another process is writing
│   ├── NoVersion     nothing has been published yet, or not that number
│   ├── SearchIndexMissing  the version was published without an index to search
│   └── NoSynergyTables     the same of the tables that synergies are worked out from
└── QueryProblem      a query that could not be answered, and why
    ├── QueryTimeout
    ├── QueryTooLarge
    │   └── ReaderExhausted  its reader came to an end over it
    ├── QueryRefused  asks for something that is not allowed (LOAD, a foreign SERVICE)
    ├── ReaderDied
    └── Busy
"""

from __future__ import annotations

from typing import NamedTuple


class UclgError(Exception):
    """Base of all; `exit_code` is what the command line ends with."""

    exit_code = 1


class InputError(UclgError):
    """What was given is wrong; the message names where and what to do."""

    exit_code = 2


class SettingError(InputError):
    """A setting has an impossible value."""


class TableErrors(InputError):
    """All faults found in the tables, at once; `str()` has one a line.

    Args:
        faults: one sentence each, like ``roles.csv, row 17, role: 'cochair' is not a role``.
    """

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class QuerySyntaxError(InputError):
    """The text is not SPARQL; line and column count from one where they are known."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class NotConforming(UclgError):
    """The data break the shapes. `summary` is for people; the report travels beside it."""

    exit_code = 3

    def __init__(self, summary: str, report: object) -> None:
        super().__init__(summary)
        self.report = report


class VersionError(UclgError):
    """Something about versions on disk."""

    exit_code = 4


class Locked(VersionError):
    """Another process is writing; nothing was changed."""


class NoVersion(VersionError):
    """Nothing has been published yet, or not that number."""


class QueryProblem(UclgError):
    """A query that could not be answered, and why."""

    exit_code = 5


class QueryTimeout(QueryProblem):
    """The deadline passed; the reader was stopped."""


class QueryTooLarge(QueryProblem):
    """The answer, or the memory it needs, is over a cap."""


class ReaderExhausted(QueryTooLarge):
    """The memory or the stack of the reader did not suffice, and it ended; only this query is lost."""


class QueryRefused(QueryProblem):
    """The query asks for something that is not allowed."""


class ReaderDied(QueryProblem):
    """The process that answered died; only this query is lost."""


class Busy(QueryProblem):
    """Too many queries wait already; `retry_after` in seconds."""

    def __init__(self, message: str, retry_after: int = 1) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class NotDescribed(UclgError):
    """The graph says nothing of that thing."""


class SearchIndexMissing(VersionError):
    """The version was published without an index to search; publishing again makes one."""


class BadParameter(InputError):
    """What was given for a parameter of a curated query is wrong; `parameter` is its name."""

    def __init__(self, message: str, parameter: str) -> None:
        super().__init__(message)
        self.parameter = parameter


class Candidate(NamedTuple):
    """A thing that a name may mean: its IRI, its label, and the local name of its class."""

    iri: str
    label: str
    class_: str


class Ambiguous(BadParameter):
    """A name means several things; `candidates` are they, or the first of them."""

    def __init__(self, message: str, parameter: str, candidates: tuple[Candidate, ...]) -> None:
        super().__init__(message, parameter)
        self.candidates = candidates


class NameNotFound(BadParameter):
    """A name means nothing here; `near` are things with names like it."""

    def __init__(self, message: str, parameter: str, near: tuple[Candidate, ...]) -> None:
        super().__init__(message, parameter)
        self.near = near


class NoExports(VersionError):
    """The version was published without files to download; publishing again makes them."""


class NoSynergyTables(VersionError):
    """The version was published without tables to work out synergies from; publishing again makes them."""


class EngineFailed(UclgError):
    """Spark could not do its work; the message has the end of its log."""
