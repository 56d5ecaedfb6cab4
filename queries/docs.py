"""docs/queries.md, from the headers of the query files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from queries.catalogue import Catalogue, CuratedQuery
from queries.parameters import expected
from queries.schema import Column, Parameter

TOPICS: Final = {
    "leadership": "Who leads what",
    "bodies": "Bodies, their members and events",
    "partners": "Partners",
    "synergies": "Synergies",
    "practices": "Cities and practices",
    "study": "The Smart Cities Study",
    "activities": "Activities",
    "reports": "Reports",
    "evidence": "Sources and how sure we are",
}
AUDIENCES: Final = {
    "secretariat": "the secretariat",
    "partner": "partner institutions",
    "developer": "developers",
}


def page() -> str:
    """The page as Markdown."""
    catalogue = Catalogue.load()
    asking = sum(1 for query in catalogue.values() if query.parameters)
    lines = [
        "# Queries",
        "",
        f"{len(catalogue)} curated queries, {asking} of them with parameters; one file each in `queries/`.",
        "Each is plain SPARQL that runs on any endpoint as it stands, with the examples for its parameters.",
        "`uclg query NAME --help` shows what one asks for, `uclg query NAME` runs it.",
        "Generated from the headers of the files by `make docs`.",
    ]
    for topic, title in TOPICS.items():
        lines += ["", f"- [{title}](#{topic})"] if topic == "leadership" else [f"- [{title}](#{topic})"]
    lines += ["", "| for | queries |", "| --- | --- |", *_audiences(catalogue)]
    for topic, title in TOPICS.items():
        lines += ["", f'<a id="{topic}"></a>', f"## {title}"]
        for query in catalogue.values():
            if query.topic == topic:
                lines += _query(query)
    return "\n".join(lines) + "\n"


def _audiences(catalogue: Catalogue) -> Iterator[str]:
    for audience, who in AUDIENCES.items():
        names = [f"[{name}](#{name})" for name, query in catalogue.items() if audience in query.serves]
        yield f"| {who} | {', '.join(names)} |"


def _query(query: CuratedQuery) -> list[str]:
    lines = ["", f"### {query.name}", "", f"For {', '.join(AUDIENCES[each] for each in query.serves)}.", ""]
    lines += [f"- **{query.title.get(each)}**: {query.question.get(each)}" for each in ("en", "es", "fr")]
    if query.description:
        lines += ["", *(query.description.get(language) + "  " for language in ("en", "es", "fr"))]
    if query.parameters:
        lines += ["", "| parameter | en | es | fr | takes | if not given | example |", "| --- " * 7 + "|"]
        lines += map(_parameter, query.parameters)
    if query.columns:
        lines += ["", "| column | en | es | fr | type |", "| --- " * 5 + "|", *map(_column, query.columns)]
    return lines


def _parameter(each: Parameter) -> str:
    without = f"`{each.default}`" if each.default else "must be given" if each.required else "left open"
    example = f"`{each.shown}`" if each.shown else ""
    names = f"{each.label.en} | {each.label.es} | {each.label.fr}"
    return f"| `{each.name}` | {names} | {expected(each)} | {without} | {example} |"


def _column(each: Column) -> str:
    return f"| `{each.name}` | {each.label.en} | {each.label.es} | {each.label.fr} | {each.type} |"
