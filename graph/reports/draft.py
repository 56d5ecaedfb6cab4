"""A draft: what was read from a report, kept in a folder until a person has looked at it. docs/reports.md
describes it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from graph.alone import alone
from graph.iris import slug
from graph.reports.against import Against, Standing
from graph.reports.model import Fact, Passage, Reading
from graph.reports.same import check_same
from graph.reports.versions import Difference, Meeting, meet
from graph.versions.disk import make_folder, remove, replace

FORMAT: Final = 1
FOLDER: Final = "drafts"
HEAD: Final = "draft.json"
DECISIONS: Final = "decisions.json"  # a person's (graph.review): never written here


@dataclass(frozen=True)
class Draft:
    """The readings of one report's versions, brought together and held against the graph."""

    id: str
    readings: tuple[Reading, ...]
    meeting: Meeting
    standings: tuple[Standing, ...]
    graph_version: int | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Proposed facts, in order of kind."""
        return self.meeting.facts

    def counts(self) -> dict[str, int]:
        """How many facts are new, known, or contradict the graph."""
        found = Counter(each.state for each in self.standings)
        return {state: found[state] for state in ("new", "known", "contradicts")}


def make(readings: Sequence[Reading], against: Against, graph_version: int | None = None) -> Draft:
    """Bring versions together and hold each fact against the graph."""
    meeting = meet(readings)
    standings = against.standings(meeting.facts)
    return Draft(name_of(readings), tuple(readings), meeting, standings, graph_version)


def mechanism_of(readings: Sequence[Reading]) -> str:
    """End of the IRI of the body that reports; empty where no version names it."""
    return next((f.text("body") for r in readings for f in r.facts if f.kind == "mechanism"), "")


def name_of(readings: Sequence[Reading]) -> str:
    """`cop-digital-cities-2020-2021`: the body and the years; the file's name where they were not read."""
    body = mechanism_of(readings).removeprefix("new:").removeprefix("body/")
    years = next(
        ((f.text("start"), f.text("end")) for r in readings for f in r.facts if f.kind == "period"), ()
    )
    if not body:
        return slug(Path(readings[0].document.name).stem)
    return slug("-".join([body, *dict.fromkeys(years)]))


def write(draft: Draft, folder: Path, *, anew: bool = True) -> Path:
    """Write a draft into `folder`/`draft.id`; an older draft of that name is replaced, but for the decisions
    that a person made about it.

    File by file, and what all others hang on last: whatever dies meanwhile, the decisions are not touched.

    Args:
        anew: replace one that has other files, too, or more language versions.

    Returns:
        the folder of the draft.

    Raises:
        InputError: there is one that has other files, and it should not be replaced.
        Locked: another process has been writing drafts there for too long.
    """
    target = folder / draft.id
    content = files(draft)
    with alone(folder):
        if not anew:
            check_same(target / HEAD, draft.id, [_version(reading) for reading in draft.readings])
        make_folder(target)
        for name in sorted(content, key=lambda name: name == HEAD):
            replace(target / name, content[name])
        for path in target.iterdir():
            if path.name not in content and path.name != DECISIONS:
                remove(path)
    return target


def files(draft: Draft) -> dict[str, str]:
    """The files of a draft by name; the same readings give the same bytes."""
    texts = {f"text.{r.language}.txt": r.document.text for r in draft.readings}
    return {
        HEAD: _json(head(draft)),
        "facts.json": _json(facts_as_json(draft)),
        "differences.json": _json([difference_as_json(each) for each in draft.meeting.differences]),
        "unread.json": _json([unread for reading in draft.readings for unread in unread_as_json(reading)]),
        **texts,
    }


def head(draft: Draft) -> dict[str, object]:
    """What `draft.json` says."""
    return {
        "format": FORMAT,
        "id": draft.id,
        "graph_version": draft.graph_version,
        "counts": draft.counts(),
        "versions": [_version(reading) for reading in draft.readings],
    }


def _version(reading: Reading) -> dict[str, object]:
    document = reading.document
    return {
        "language": reading.language,
        "file": document.name,
        "media": document.media,
        "sha256": document.sha256,
        "pages": document.pages,
        "text": f"text.{reading.language}.txt",
        "text_sha256": document.text_sha256,
        "characters": len(document.text),
        "sections": list(reading.sections),
        "missing": list(reading.missing),
    }


def facts_as_json(draft: Draft) -> list[dict[str, object]]:
    """What `facts.json` says."""
    return [fact_as_json(fact, standing) for fact, standing in zip(draft.facts, draft.standings, strict=True)]


def fact_as_json(fact: Fact, standing: Standing) -> dict[str, object]:
    """One fact."""
    return {
        "key": fact.key,
        "kind": fact.kind,
        "fields": {
            name: list(value) if isinstance(value, tuple) else value for name, value in fact.fields.items()
        },
        "names": {name: [asdict(each) for each in values] for name, values in fact.names.items()},
        "labels": dict(fact.labels),
        "passages": [passage_as_json(each) for each in fact.passages],
        "rule": fact.rule,
        "score": fact.score,
        "against": {"state": standing.state, "thing": standing.thing},
    }


def passage_as_json(passage: Passage) -> Mapping[str, object]:
    """One passage."""
    return asdict(passage)


def difference_as_json(difference: Difference) -> dict[str, object]:
    """One difference between versions."""
    return {
        "about": difference.about,
        "field": difference.field,
        "values": dict(difference.values),
        "passages": [passage_as_json(each) for each in difference.passages],
    }


def unread_as_json(reading: Reading) -> list[dict[str, object]]:
    """What no rule made anything of, in one version."""
    return [{"language": reading.language, **asdict(each)} for each in reading.unread]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
