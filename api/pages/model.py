"""What a page shows, as plain data: groups of blocks, and the sources that they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Link:
    """A name or a text as it is shown.

    Attributes:
        language: what it is in, where that is not the reader's own; else empty.
        tongue: that language's name in the reader's.
        href: relative to the root, or absolute where `outside`; None for a text.
    """

    text: str
    language: str = ""
    tongue: str = ""
    href: str | None = None
    outside: bool = False


@dataclass(frozen=True)
class Words:
    """The place of a passage in the text of a report: the language of the text, and its name in the reader's.

    Attributes:
        href: relative to the root.
    """

    language: str
    tongue: str
    href: str


@dataclass(frozen=True)
class Cite:
    """A reference to a source: its number, and how often it was referred to before, this time included.

    Attributes:
        words: where they are, if the source is a report.
    """

    number: int
    turn: int
    words: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Entry:
    """A fact: what it is said by, a note in small print, and who says so."""

    links: tuple[Link, ...] = ()
    note: str = ""
    cites: tuple[Cite, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.links or self.note or self.cites)


@dataclass(frozen=True)
class Pair:
    """What is told, and the values."""

    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Pairs:
    """Facts about the thing itself, and who says them."""

    kind: ClassVar[str] = "pairs"
    rows: tuple[Pair, ...]
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True)
class Listing:
    """A list; what is after `open` entries is folded away. `total` is how many there are on all pages."""

    kind: ClassVar[str] = "listing"
    entries: tuple[Entry, ...]
    total: int
    caption: str = ""
    open: int = 24


@dataclass(frozen=True)
class Bar:
    """A stretch of time in per cent of the axis: attested, and from its end on taken to go on.

    Attributes:
        rank: `leadership`, `office`, `service` or `membership`.
        open: whether it is in force after the last day that is attested.
    """

    start: float
    width: float
    rest: float
    rank: str
    open: bool


@dataclass(frozen=True)
class Tick:
    """A year on the axis."""

    at: float
    text: str


@dataclass(frozen=True)
class Row:
    """A row; the first cell is its head. `bar` is what the timeline draws for it."""

    cells: tuple[Entry, ...]
    bar: Bar | None = None
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table with its caption; with `ticks` it is a timeline too; rows after `open` are folded away."""

    kind: ClassVar[str] = "table"
    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    total: int
    ticks: tuple[Tick, ...] = ()
    cited: bool = True
    open: int = 24


@dataclass(frozen=True)
class Prose:
    """A sentence or a text."""

    kind: ClassVar[str] = "prose"
    text: Link
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True)
class Map:
    """Where a place lies on a plain map of the world, in degrees, and in words."""

    kind: ClassVar[str] = "map"
    latitude: float
    longitude: float
    caption: str


@dataclass(frozen=True)
class Branch:
    """A concept and those below it."""

    link: Link
    below: tuple[Branch, ...] = ()
    chosen: bool = False


@dataclass(frozen=True)
class Tree:
    """Concepts above one another."""

    kind: ClassVar[str] = "tree"
    branches: tuple[Branch, ...]


Block = Pairs | Listing | Table | Prose | Map | Tree


@dataclass(frozen=True)
class Group:
    """Facts that belong together, under a heading; `key` is its anchor."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Source:
    """An entry of the list at the foot; `turns` are the references to it on the page.

    Attributes:
        page: where the web has it, if it does.
        passages: the places in it that were referred to; `words`, one for each, are where they are read.
    """

    number: int
    link: Link
    page: Link | None
    turns: tuple[int, ...]
    passages: tuple[Link, ...] = ()
    words: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Page:
    """A whole page: the groups in their order, and the sources."""

    groups: tuple[Group, ...]
    sources: tuple[Source, ...]
