"""The corpus of reports is well formed: quotes stand in the files, ids in data/, the halves are alike."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

import docx
import pypdf
import pytest
import yaml

from bench.endpoint.packages import ROOT
from bench.endpoint.page import taken
from bench.reports.corpus import CORPUS, HALVES, Version, reports_in_several_languages, versions
from bench.reports.facts import DIFFERENCE, KINDS, Fact, letters
from bench.reports.scoring import score
from graph.places import Gazetteer
from graph.tables import Row, Tables, read_tables
from ontology.vocabulary import Vocabulary
from tests.graph.reports.corpus.counts import counts
from tests.graph.reports.corpus.make import WRITERS, dumped, expected, whole

pytestmark = pytest.mark.slow

ALL: Final = [version for half in HALVES for version in versions(half)]
NAMES: Final = [version.path.name for version in ALL]
_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LISTED: Final = ("holder", "by", "place")


def words(version: Version, running: bool = False) -> str:
    """The text of a file as a plain reader gives it, with or without page numbers and running heads."""
    content = version.path.read_bytes()
    if version.format == "pdf":
        text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    elif version.format == "docx":
        document = docx.Document(io.BytesIO(content))
        cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
        text = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    else:
        text = content.decode("utf-8-sig")
    left_out = set() if running else {letters(line) for line in version.running}
    return letters("\n".join(line for line in text.splitlines() if letters(line) not in left_out))


@cache
def tables() -> Tables:
    return read_tables(ROOT / "data", Vocabulary.load())


def governments(rows: tuple[Row, ...]) -> Iterator[str]:
    gazetteer = Gazetteer.load(tables())
    columns = ("city", "government")
    told = {(row.text(name), row.text("country")) for row in rows for name in columns if name in row}
    for name, country in told:
        if name:
            found = gazetteer.government(name, country)
            yield f"{found.iri_kind}/{found.key}"


@cache
def known() -> frozenset[str]:
    """All local governments, organizations and bodies of the tables, as they stand in IRIs."""
    keys = set(governments((*tables()["roles"], *tables()["events"])))
    for table, kind in (("bodies", "body"), ("organizations", "organization")):
        keys |= {f"{kind}/{row.text('id')}" for row in tables()[table]}
    return frozenset(keys)


def values(fact: Fact, field: str) -> list[str]:
    told = fact.get(field)
    return [str(one) for one in (told if isinstance(told, list) else [told]) if one is not None]


@pytest.mark.parametrize("version", ALL, ids=NAMES)
def test_every_quote_stands_in_the_text(version: Version) -> None:
    # A running head may be the very line that names the mechanism.
    texts = words(version), words(version, running=True)
    quotes = [str(fact["quote"]) for fact in version.facts]
    assert [quote for quote in quotes if not any(letters(quote) in text for text in texts)] == []


@pytest.mark.parametrize("version", ALL, ids=NAMES)
def test_every_fact_has_the_fields_of_its_kind_and_no_other(version: Version) -> None:
    for fact in version.facts:
        shape = KINDS[str(fact["kind"])]
        allowed = {"kind", "quote", "optional", *shape.decides, *shape.beside}
        assert set(fact) <= allowed, fact
        assert all(_DATE.fullmatch(one) for field in ("start", "end", "year") for one in values(fact, field))
        assert fact.get("component") in (None, *"abcde")
        assert fact.get("status") in (None, "done", "under-way", "planned")


@pytest.mark.slow
@pytest.mark.parametrize("version", ALL, ids=NAMES)
def test_every_id_exists_in_the_tables(version: Version) -> None:
    bodies = {row.text("id") for row in tables()["bodies"]}
    schemes = Vocabulary.load().schemes
    for fact in version.facts:
        for field in ("body", "partner"):
            assert all(one in bodies or one.startswith("new:") for one in values(fact, field)), fact
        places = [one for field in _LISTED for one in values(fact, field) if not one.startswith("new:")]
        # Some body that is also an organization has both names; one of them must be there.
        assert not places or known() & set(places), fact
        for field, scheme in (
            ("role", "role"),
            ("activity_kind", "activity-kind"),
            ("event_kind", "event-kind"),
        ):
            assert all(schemes[scheme].find(one) for one in values(fact, field)), fact


@pytest.mark.parametrize("version", ALL, ids=NAMES)
def test_a_version_read_as_it_states_itself_scores_as_whole(version: Version) -> None:
    stated = [
        {**fact, "passages": [{"language": version.language, "text": fact["quote"]}]}
        for fact in version.facts
    ]
    firm = [fact for fact in stated if not fact.get("optional")]
    for fact in firm:
        for field, told in list(fact.items()):
            fact[field] = told[0] if isinstance(told, list) and field != "passages" else told
    result = score(version.facts, firm, version.mechanism)
    assert result.missed == result.wrong == []


@pytest.mark.parametrize("version", ALL, ids=NAMES)
def test_files_and_facts_are_those_that_the_source_makes(version: Version, tmp_path: Path) -> None:
    source = version.path.parent / "sources" / f"{version.path.stem}.src"
    report = whole(source)
    made = version.path.with_suffix(".yaml").read_text(encoding="utf-8")
    assert made == dumped(expected(report, list(version.running)))
    if version.format == "pdf":
        pytest.importorskip("fpdf")
    content, running = WRITERS[version.format](report)
    again = replace(version, path=tmp_path / version.path.name)
    again.path.write_bytes(content)
    # A library may write another file for the same text; a text file is the same to the byte.
    assert words(again, running=True) == words(version, running=True)
    assert running == list(version.running)
    assert version.format != "txt" or content == version.path.read_bytes()


@pytest.mark.parametrize("half", HALVES)
def test_differences_quote_the_versions_that_they_speak_of(half: str) -> None:
    found = list(reports_in_several_languages(half))
    assert len(found) >= 2
    for report in found:
        texts = {version.language: words(version) for version in report.versions}
        for fact in report.differences:
            assert set(fact) <= {"kind", "quotes", "optional", *DIFFERENCE.decides, *DIFFERENCE.beside}
            assert fact["field"] in {"date", "status", "order", "value", "absent"}
            quotes = fact["quotes"]
            assert isinstance(quotes, dict)
            assert (len(quotes) < len(texts)) == (fact["field"] == "absent")
            assert all(letters(quote) in texts[language] for language, quote in quotes.items())


def test_every_language_and_format_is_in_both_halves_alike() -> None:
    for half in HALVES:
        found = versions(half)
        assert len(found) >= 12
        assert len(set(Counter(version.language for version in found).values())) == 1
        formats = Counter(version.format for version in found)
        assert len(formats) == 3
        assert max(formats.values()) - min(formats.values()) <= 2
        assert Counter(version.style for version in found)["terse"] >= 3
    reports = {half: {version.report for version in versions(half)} for half in HALVES}
    assert not reports["open"] & reports["held-out"]
    assert (len(reports["open"]), len(reports["held-out"])) == (43, 10)


def test_every_kind_is_in_both_halves_and_every_noise_in_one() -> None:
    noise = {half: {name for version in versions(half) for name in version.noise} for half in HALVES}
    for half in HALVES:
        assert {fact["kind"] for version in versions(half) for fact in version.facts} == set(KINDS)
    assert noise["held-out"] >= {"page-numbers", "running-head", "broken-lines", "hyphenation", "ligatures"}
    assert noise["open"] >= {"soft-hyphens", "bullets", "blank-lines", "table", "split-runs", "unlettered"}
    assert noise["open"] >= {"reordered", "renamed", "missing", *noise["held-out"]}


def test_few_facts_are_optional() -> None:
    facts = [fact for version in ALL for fact in version.facts]
    assert sum(bool(fact.get("optional")) for fact in facts) < len(facts) / 30


def test_the_counts_that_the_format_states_are_those_of_the_files() -> None:
    assert taken("counts", CORPUS / "FORMAT.md") == counts().strip()


def test_every_document_says_at_its_head_what_is_invented() -> None:
    for version in ALL:
        told = yaml.safe_load(version.path.with_suffix(".yaml").read_text(encoding="utf-8"))["invented"]
        assert letters(told) in words(version)[:600]


def test_no_sentence_of_the_real_reports_is_in_the_corpus() -> None:
    folder = ROOT.parent / "shared/reports"
    if not folder.is_dir():
        pytest.skip("the real reports are not here")
    own = "".join(words(version) for version in ALL)
    for path in folder.glob("*.txt"):
        text = " ".join(path.read_text(encoding="utf-8").split())
        sentences = [one for one in re.split(r"(?<=[.:;])\s", text) if len(letters(one)) > 60]
        assert [one for one in sentences if letters(one) in own] == []
