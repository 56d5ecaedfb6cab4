"""Drafts as `graph.reports.draft` wrote them, read back with the decisions about them."""

from __future__ import annotations

import dataclasses
import hashlib
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from graph.alone import alone
from graph.errors import InputError
from graph.reports.against import NEW, Standing
from graph.reports.draft import FOLDER, FORMAT, HEAD
from graph.reports.model import Fact, Unread
from graph.reports.versions import Difference
from graph.review.kept import Kept, checked, read, read_as
from graph.review.model import Decision, Proposal, Review, State, UnreadIn, marks
from graph.settings import Settings

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_AGAIN: Final = "Read the report in again (uclg ingest); decisions are kept."


@dataclass(frozen=True)
class Listed:
    """A draft in a list.

    Attributes:
        languages: of its versions.
        files: names of the files that were read.
        graph: how many facts are new, known, or contradict the graph.
        decided: how many are open, accepted, rejected.
        published: number of the version that it was last published in.
        fault: why it cannot be read; empty where it can.
        review: the draft itself, where it can be read.
    """

    id: str
    folder: Path
    languages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    graph: Mapping[str, int] = field(default_factory=dict)
    decided: Mapping[State, int] = field(default_factory=dict)
    published: int | None = None
    fault: str = ""
    review: Review | None = None


def drafts_folder(settings: Settings) -> Path:
    """Where the drafts are."""
    return settings.data / FOLDER


def listed(folder: Path) -> list[Listed]:
    """Every draft in a folder, by id; one that cannot be read is there with its fault."""
    if not folder.is_dir():
        return []
    return [_listed(folder, path.name) for path in sorted(folder.iterdir()) if _ID.fullmatch(path.name)]


def _listed(folder: Path, name: str) -> Listed:
    try:
        review = load(folder, name)
    except InputError as error:
        return Listed(name, folder / name, fault=str(error))
    versions: Any = review.head["versions"]
    counts: Any = review.head["counts"]
    return Listed(
        name,
        review.folder,
        tuple(each["language"] for each in versions),
        tuple(each["file"] for each in versions),
        counts,
        review.counts(),
        review.published,
        review=review,
    )


def load(folder: Path, name: str) -> Review:
    """A draft with its decisions.

    Raises:
        InputError: there is none of that name, or it is damaged; the message names the file and the fault.
        Locked: another process has been writing drafts for too long.
    """
    _exists(folder, name)
    with alone(folder):
        return loaded(folder, name)


def loaded(folder: Path, name: str) -> Review:
    """The same for who holds the lock of the folder (`graph.alone.alone`)."""
    draft = _exists(folder, name)
    head = _head(draft)
    texts = {each["language"]: _text(draft, each) for each in head["versions"]}
    facts = [_fact(draft, each, texts) for each in _list(draft, "facts.json")]
    kept = read(draft)
    proposals = (*_read_out(facts, kept), *_added(kept, texts))
    held = {each.mark for each in proposals} | {mark for each in _alone(facts) for mark in each}
    return Review(
        id=name,
        folder=draft,
        head=head,
        texts=texts,
        proposals=proposals,
        differences=tuple(
            checked(Difference, each, f"{draft}/differences.json")
            for each in _list(draft, "differences.json")
        ),
        unread=tuple(_unread(draft, each) for each in _list(draft, "unread.json")),
        published=kept.published.version if kept.published else None,
        gone={mark: each for mark, each in kept.decisions.items() if mark not in held},
    )


def forget(folder: Path, name: str) -> None:
    """Take a draft away with its decisions. What was published stays published.

    Raises:
        InputError: there is none of that name.
    """
    _exists(folder, name)
    with alone(folder):
        shutil.rmtree(_exists(folder, name))


def _exists(folder: Path, name: str) -> Path:
    draft = folder / name
    if not _ID.fullmatch(name) or not draft.is_dir():
        there = [path.name for path in sorted(folder.iterdir())] if folder.is_dir() else []
        names = ", ".join(each for each in there if _ID.fullmatch(each)) or "none"
        raise InputError(f"There is no draft {name!r} in {folder}; there: {names}")
    return draft


def _head(draft: Path) -> dict[str, Any]:
    path = draft / HEAD
    head = read_as(dict[str, Any], path)
    if head.get("format") != FORMAT:
        raise InputError(
            f"{path}: has the format {head.get('format')!r}; this release reads format {FORMAT}. {_AGAIN}"
        )
    for part, kind in (("id", str), ("counts", dict[str, int]), ("versions", list[dict[str, Any]])):
        checked(kind, head.get(part), f"{path}: {part}")
    for each in head["versions"]:
        for part in ("language", "file", "media", "sha256", "text_sha256"):
            checked(str, each.get(part), f"{path}: versions: {part}")
    return head


def _text(draft: Path, version: Mapping[str, Any]) -> str:
    path = draft / f"text.{version['language']}.txt"
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}. {_AGAIN}") from None
    if hashlib.sha256(content).hexdigest() != version["text_sha256"]:
        raise InputError(f"{path}: is not the text that the facts were read from. {_AGAIN}")
    return content.decode("utf-8")


def _list(draft: Path, name: str) -> list[dict[str, Any]]:
    return read_as(list[dict[str, Any]], draft / name)


def _fact(draft: Path, each: Mapping[str, Any], texts: Mapping[str, str]) -> tuple[Fact, Standing]:
    where = f"{draft}/facts.json: {each.get('key', 'a fact')}"
    fact = checked(Fact, each, where)
    if not _stands(fact, texts):
        raise InputError(f"{where}: its words are not those of the text. {_AGAIN}")
    return fact, checked(Standing, each.get("against"), f"{where}: against")


def _stands(fact: Fact, texts: Mapping[str, str]) -> bool:
    """Whether all words of a fact are where it says."""
    return all(
        hashlib.sha256(texts.get(p.language, "")[p.start : p.end].encode("utf-8")).hexdigest() == p.sha256
        for p in fact.passages
    )


def _read_out(facts: list[tuple[Fact, Standing]], kept: Kept) -> Iterator[Proposal]:
    own = marks(fact for fact, _ in facts)
    for mark, before, (fact, standing) in zip(own, _alone(facts), facts, strict=True):
        decided = [kept.decisions[each] for each in (mark, *before) if each in kept.decisions]
        yield Proposal(mark, fact, standing, decided[0] if decided else Decision())


def _alone(facts: list[tuple[Fact, Standing]]) -> list[list[str]]:
    """For each fact the marks that it has when one of its language versions is read alone.

    So what was decided about one version holds when another one is read in beside it.
    """
    found: list[list[str]] = [[] for _ in facts]
    for language in sorted({each.language for fact, _ in facts for each in fact.passages}):
        told = [
            (at, dataclasses.replace(fact, passages=words))
            for at, (fact, _) in enumerate(facts)
            if (words := tuple(each for each in fact.passages if each.language == language))
        ]
        for (at, _), mark in zip(told, marks(fact for _, fact in told), strict=True):
            found[at].append(mark)
    return found


def _added(kept: Kept, texts: Mapping[str, str]) -> Iterator[Proposal]:
    """Added facts whose words still stand in the text; the others wait with the decisions that are gone."""
    for each in kept.added:
        if _stands(each.fact, texts):
            decision = kept.decisions.get(each.mark, Decision("accepted"))
            yield Proposal(each.mark, each.fact, NEW, decision, added=True)


def _unread(draft: Path, each: Mapping[str, Any]) -> UnreadIn:
    where = f"{draft}/unread.json"
    return UnreadIn(checked(str, each.get("language"), where), checked(Unread, each, where))
