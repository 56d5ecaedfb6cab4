"""The reports of the corpus as they are measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from bench.endpoint.packages import ROOT
from bench.reports.facts import Fact

CORPUS: Final = ROOT / "tests/graph/reports/corpus"
HALVES: Final = ("open", "held-out")


@dataclass(frozen=True)
class Version:
    """One language version of a report: the file, what it is, what it says."""

    path: Path
    report: str
    language: str
    format: str
    style: str
    noise: tuple[str, ...]
    running: tuple[str, ...]
    facts: tuple[Fact, ...]

    @property
    def mechanism(self) -> str:
        """Id of the body that reports."""
        return next(str(fact["body"]) for fact in self.facts if fact["kind"] == "mechanism")


@dataclass(frozen=True)
class Versions:
    """A report in several languages and where its versions differ."""

    report: str
    versions: tuple[Version, ...]
    differences: tuple[Fact, ...]


def versions(half: str, corpus: Path = CORPUS) -> list[Version]:
    """All versions of a half, by name."""
    return [_version(path) for path in sorted((corpus / half).glob("*.??.yaml"))]


def reports_in_several_languages(half: str, corpus: Path = CORPUS) -> Iterator[Versions]:
    """The reports of a half that have more than one version."""
    for path in sorted((corpus / half).glob("*.differences.yaml")):
        report = path.name.removesuffix(".differences.yaml")
        found = [_version(one) for one in sorted(path.parent.glob(f"{report}.??.yaml"))]
        facts = yaml.safe_load(path.read_text(encoding="utf-8"))["facts"]
        yield Versions(report, tuple(found), tuple(facts))


def _version(path: Path) -> Version:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Version(
        path.with_suffix(f".{content['format']}"),
        content["report"],
        content["language"],
        content["format"],
        content["style"],
        tuple(content["noise"]),
        tuple(content["running"]),
        tuple(content["facts"]),
    )
