"""A graph with a report of the corpus in two languages, and with one whose words are out to break a page.

The rows are those of a person who accepted all that the corpus says of its report. The rest of the graph is
the published one, so that nothing is built anew.
"""

from __future__ import annotations

import csv
import fcntl
import hashlib
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from pyoxigraph import Quad, Store

from api.reports_outline import outline
from graph.facts.report import report_quads
from graph.iris import Iris, slug
from graph.reports.files import read_document
from graph.review.documents import keep
from graph.settings import Settings
from graph.tables import read_tables
from graph.versions import Versions
from ontology import BASE
from ontology.vocabulary import Vocabulary

CORPUS = Path(__file__).resolve().parents[1] / "graph/reports/corpus/open"
REPORT = "right-to-the-city-2021-2022"
HOSTILE = "hostile-2022"
FILES = {"en": CORPUS / f"{REPORT}.en.txt", "fr": CORPUS / f"{REPORT}.fr.docx"}
BODY = "pc-right-to-the-city"
Row = dict[str, str]
Tables = dict[str, list[Row]]

# Markup, entities, letters of several code points, a long line; nothing ends the last one.
WORDS = (
    "1. Main activities\n"
    "<script>alert(1)</script> & \"quoted\" 'words' &amp; </mark></p>\n"
    "• e\u0301te\u0301 \U0001f469\u200d\U0001f4bb \U0001f1ea\U0001f1fa \u0627\u0644 {{ 7 * 7 }}\n"
    f"{'long' * 5000} end\n"
    "2. Leadership\n"
    "The last words"
)
_SCRIPT, _CHILD, _LONG = (WORDS.index(words) for words in ("<script>", "e\u0301", "long"))
SPANS = {
    "begin": (0, 7),
    "whole-line": (_SCRIPT, WORDS.index("\n• ")),
    "nested": (_SCRIPT, _SCRIPT + 8),
    "crossing": (_SCRIPT + 4, _SCRIPT + 20),
    "lines": (_SCRIPT + 4, _CHILD + 2),
    "bullet": (_CHILD - 2, _CHILD),
    "letters": (_CHILD, _CHILD + 5),
    "long": (_LONG, WORDS.index("2. L") - 1),
    "end": (len(WORDS) - 5, len(WORDS)),
}


def publish(published: Settings, folder: Path) -> None:
    """Publish a version with both reports under `folder`/data, and put their texts beside it."""
    texts = {language: read_document(file).text for language, file in FILES.items()}
    tables = folder / "tables"
    _write(tables, published.tables, _rows(texts))
    with Versions(published.data).reading() as version:
        old = list(version.open())
    quads = [*old, *_quads(tables, old)]
    data = folder / "data"
    Versions(data).commit(lambda store: _fill(store, quads), author="tests", message="with reports")
    for language, text in texts.items():
        keep(data, REPORT, language, text)
    keep(data, HOSTILE, "en", WORDS)


def _fill(store: Store, quads: Iterable[Quad]) -> None:
    store.bulk_extend(quads)


@dataclass(frozen=True)
class _Context:
    iris: Iris


def _quads(tables: Path, old: Iterable[Quad]) -> list[Quad]:
    """What the two reports add to the graph."""
    iris = Iris(BASE)
    ours = {iris.graph(f"report/{name}") for name in (REPORT, HOSTILE)}
    others = [quad for quad in old if "/graph/table/" in str(quad.graph_name)]
    read = read_tables(tables, Vocabulary.load(base=BASE))
    return [quad for quad in report_quads(read, _Context(iris), others) if quad.graph_name in ours]


def _write(folder: Path, source: Path, rows: Tables) -> None:
    """The tables of the repository with rows added at their ends."""
    shutil.copytree(source, folder)
    for table, added in rows.items():
        file = folder / f"{table}.csv"
        with file.open(encoding="utf-8", newline="") as old:
            names = next(csv.reader(old))
        with file.open("a", encoding="utf-8", newline="") as new:
            csv.DictWriter(new, names, lineterminator="\n").writerows(added)


def _rows(texts: Mapping[str, str]) -> Tables:
    rows: Tables = defaultdict(list)
    titles = (
        "Right to the City and Inclusive Territories: report 2021-2022",
        "Derecho a la Ciudad y Territorios Inclusivos: informe 2021-2022",
        "Droit à la ville et territoires inclusifs\u00a0: rapport 2021-2022",
    )
    rows["reports"] += [_report(REPORT, *titles), _report(HOSTILE, *['<b>Hostile</b> & "report"'] * 3)]
    facts: dict[str, dict[str, Mapping[str, Any]]] = defaultdict(dict)
    for language, text in texts.items():
        rows["report_versions"].append(_version(REPORT, language, text))
        told = yaml.safe_load((CORPUS / f"{REPORT}.{language}.yaml").read_text("utf-8"))["facts"]
        for name, fact in _named(told):
            facts[name][language] = fact
            rows["report_passages"].append(
                _passage(REPORT, language, name, text, _found(text, fact["quote"]))
            )
        # The calendar as a whole: several lines, whose facts lie in it.
        start, end = text.index(CALENDAR[language][0]), text.index(CALENDAR[language][1])
        rows["report_passages"].append(_passage(REPORT, language, "calendar", text, (start, end - 1)))
    for name, versions in facts.items():
        table, row = _fact(name, versions)
        rows[table].append(row)
    rows["report_facts"].append(_stated(REPORT, "calendar", "The activities by semester", f"body/{BODY}"))
    rows["report_differences"] += _differences()
    rows["report_versions"].append(_version(HOSTILE, "en", WORDS))
    for name, span in SPANS.items():
        rows["report_passages"].append(_passage(HOSTILE, "en", name, WORDS, span))
        rows["report_facts"].append(_stated(HOSTILE, name, f"<i>{name}</i> & more", f"body/{BODY}"))
    return rows


CALENDAR = {
    "en": (
        "Second semester 2021 Drafting",
        'Policy Council "Right to the City and Inclusive Territories"\nB.',
    ),
    "fr": ("Second semestre 2021 | Rédaction", "B. Plaidoyer"),
}


def _report(name: str, *titles: str) -> Row:
    named = dict(zip(("title_en", "title_es", "title_fr"), titles, strict=True))
    return {"id": name, "body": BODY, "start": "2021", "end": "2022"} | named


def _version(report: str, language: str, text: str) -> Row:
    sums = {"sha256": hashlib.sha256(b"file").hexdigest(), "text_sha256": _sha256(text)}
    file = FILES[language].name if report == REPORT else f"{report}.{language}.txt"
    media = "docx" if file.endswith("docx") else "text"
    told = {"report": report, "language": language, "file": file, "media": media}
    return told | sums | {"characters": str(len(text))}


def _passage(report: str, language: str, name: str, text: str, span: tuple[int, int]) -> Row:
    sections = [
        each for each in outline(text, language) if "0" < each.section[:1] < "4" and each.start <= span[0]
    ]
    start, end = span
    return {
        "report": report,
        "language": language,
        "id": name,
        "section": sections[-1].section if sections else "1",
        "start": str(start),
        "end": str(end),
        "sha256": _sha256(text[start:end]),
    }


def _named(facts: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Facts with names that are the same in both languages: by kind and number, a partner by its name."""
    counted: Counter[str] = Counter()
    for fact in facts:
        kind = str(fact["kind"])
        if kind == "leadership":  # its quotes are names alone, which stand in many places
            continue
        counted[kind] += 1
        partner = str(fact.get("partner", "")).removeprefix("new:")
        yield f"{kind}-{slug(partner) if partner else counted[kind]}", fact


def _found(text: str, quote: str) -> tuple[int, int]:
    pattern = r"\s+".join(map(re.escape, quote.split()))
    match = re.search(pattern, text)
    assert match, quote
    return match.span()


def _fact(name: str, versions: Mapping[str, Mapping[str, Any]]) -> tuple[str, Row]:
    first = next(iter(versions.values()))
    quotes = {language: str(fact["quote"]) for language, fact in versions.items()}
    words = {f"label_{code}": quotes.get(code) or next(iter(quotes.values())) for code in ("en", "es", "fr")}
    if first["kind"] == "activity":
        row = {"id": f"{REPORT}-{name}", "report": REPORT, "status": first["status"], "body": BODY}
        dates = {key: str(first.get(key, "")) for key in ("start", "end")}
        kind = {"kind": str(first["activity_kind"]), "component": str(first.get("component", ""))}
        return "activities", row | dates | kind | words | {"passages": name}
    thing = f"body/{first['partner']}" if first.get("partner") in PARTNERS else f"body/{BODY}"
    thing = str(first.get("holder") or first.get("by") or thing)
    return "report_facts", _stated(REPORT, name, "", thing) | words


PARTNERS = ("global-platform-right-to-the-city",)


def _stated(report: str, name: str, words: str, thing: str) -> Row:
    labels = {f"label_{language}": words for language in ("en", "es", "fr")}
    return {"id": name, "report": report, "thing": thing, "passages": name} | labels


def _differences() -> Iterator[Row]:
    told = (
        ("meeting", "activity-4", {"en": "The meeting is in May", "fr": "The meeting is in April"}),
        ("heard", "wish-1", {"en": "Would like to hand over", "fr": "Wishes to hand over"}),
    )
    for name, passage, sides in told:
        for language, words in sides.items():
            yield _stated(REPORT, passage, words, f"body/{BODY}") | {"id": name, "language": language}


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture(scope="session")
def reported(published: Settings, shared_folder: Path) -> Settings:
    """Settings whose data folder holds both reports and their texts, made once. Never write there."""
    folder = shared_folder / "reported"
    with (shared_folder / "reported.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            publish(published, folder)
            (folder / "done").touch()
    return replace(published, tables=folder / "tables", data=folder / "data")
