"""The report itself, and its language versions."""

from __future__ import annotations

from typing import Any, Final

from graph.iris import slug
from graph.review.model import NEW, Proposal
from graph.review.rows.desk import LANGUAGES, Cells, Desk
from graph.review.rows.names import label_of, named_new, new_body
from graph.review.rows.wording import told

# What a new body that reports is, by the words of its name.
_KINDS: Final = {
    "community of practice": "community-of-practice",
    "comunidad de práctica": "community-of-practice",
    "communauté de pratique": "community-of-practice",
    "working group": "working-group",
    "grupo de trabajo": "working-group",
    "groupe de travail": "working-group",
    "policy council": "policy-council",
    "consejo político": "policy-council",
    "conseil politique": "policy-council",
    "forum": "forum",
    "foro": "forum",
    "committee": "committee",
    "commission": "commission",
    "comisión": "commission",
}


def find_report(desk: Desk) -> None:
    """Find which body reports on which years, and so the id of the report; faults where that is not told."""
    mechanism = next(iter(desk.of("mechanism")), None)
    period = next(iter(desk.of("period")), None)
    if mechanism is None or period is None or not period.text("start"):
        lacking = "which body reports" if mechanism is None else "on which years it reports"
        kind = "mechanism" if mechanism is None else "period"
        desk.faults.append(f"{kind}: no accepted fact says {lacking}: accept it or add it")
    if mechanism is not None:
        desk.body = _body(desk, mechanism)
    if period is not None:
        desk.start, desk.end = period.text("start"), period.text("end") or period.text("start")
    desk.report = _id(desk) if desk.body and desk.start else desk.review.id
    _all_versions(desk)


def _all_versions(desk: Desk) -> None:
    """A fault where a language version is published that the draft does not have."""
    published = [row["language"] for row in desk.shelf.find("report_versions", report=desk.report)]
    if lacking := sorted(set(published) - set(desk.languages)):
        desk.faults.append(
            f"{', '.join(lacking)} of this report is published, and this draft has only "
            f"{', '.join(desk.languages)}: read all versions in together (uclg ingest FILE FILE ...), or "
            f"take the report back first (uclg review withdraw {desk.review.id})"
        )


def _id(desk: Desk) -> str:
    """That of the report on the same years by the same body, else `<body>-<years>`."""
    for row in desk.shelf.find("reports", body=desk.body, start=desk.start):
        if (row["end"] or row["start"]) == desk.end:
            return row["id"]
    return slug(f"{desk.body}-{desk.years}")


def _body(desk: Desk, mechanism: Proposal) -> str:
    end = desk.thing(mechanism) or mechanism.text("body")
    written = end.removeprefix("new:")
    if end == written:
        key = end.removeprefix("body/")
        if desk.shelf.find("bodies", id=key):
            return key
        desk.fault(mechanism, "body", f"the table bodies has no {key!r}: give the id of one of its rows")
        return ""
    new = NEW if mechanism.decision.thing == NEW else ""
    meant = named_new(mechanism, written) or new
    if meant.startswith("body/"):
        return meant.removeprefix("body/")
    kind = mechanism.text("body_kind") or next(
        (kind for words, kind in _KINDS.items() if words in written.casefold()), ""
    )
    if meant != NEW or not kind:
        desk.fault(mechanism, "body", f"the graph has no {written!r}: {_to_do(desk, mechanism)}")
        return ""
    return new_body(desk, mechanism, written, kind)


def _to_do(desk: Desk, mechanism: Proposal) -> str:
    """What makes a body out of a name, or says which one it is."""
    edit = f"uclg review edit {desk.review.id} {mechanism.mark}"
    kinds = ", ".join(desk.vocabulary.schemes["body-kind"].concepts)
    return f"where it is new, `{edit} --thing new body_kind=KIND` ({kinds}); else `{edit} --thing body/...`"


def report_rows(desk: Desk) -> None:
    """Rows of `reports` and `report_versions`."""
    marks = [each.mark for each in desk.of("mechanism", "period")]
    before = next(iter(desk.shelf.find("reports", id=desk.report)), {})
    cells = {"id": desk.report, "body": desk.body, "start": desk.start, "end": desk.end}
    cells |= {f"title_{language}": _title(desk, before, language) for language in LANGUAGES}
    notes = [each.note for each in desk.of("period", "mechanism") if each.note]
    desk.put("reports", {**cells, "note": next(iter(notes), before.get("note", ""))}, *marks)
    versions: Any = desk.review.head["versions"]
    for version in sorted(versions, key=lambda each: LANGUAGES.index(each["language"])):
        names = ("language", "file", "media", "sha256", "text_sha256")
        characters = str(len(desk.review.texts[version["language"]]))
        told_of = {name: str(version[name]) for name in names}
        desk.put("report_versions", {"report": desk.report, **told_of, "characters": characters}, *marks)


def _title(desk: Desk, before: Cells, language: str) -> str:
    """As a person worded it at the period, else as it is, else made of the name of the body."""
    worded = [each.decision.labels.get(language, "") for each in desk.of("period")]
    made = told("report", language, label_of(desk, f"body/{desk.body}", language), desk.years)
    return next(filter(None, worded), "") or before.get(f"title_{language}", "") or made


def source_rows(desk: Desk) -> None:
    """A row of `sources` for each version that a row of another table cites and that has none."""
    known = {row["id"] for row in desk.shelf.rows("sources")}
    cited = {
        source
        for table in ("roles", "events", "collaborations", "bodies", "editions")
        for row in desk.made.get(table, ())
        for source in row.cells.get("source", "").split(" | ")
    }
    for language in desk.languages:
        source = desk.source(language)
        if source in cited - known:
            title = told("version", "en", _title(desk, {}, "en"), _ENGLISH[language])
            publisher = label_of(desk, f"body/{desk.body}", "en")
            desk.put("sources", {"id": source, "title": title, "kind": "report", "publisher": publisher})


_ENGLISH: Final = {"en": "English", "es": "Spanish", "fr": "French"}
