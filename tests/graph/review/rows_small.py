"""A review of a small report in two languages, made by hand, with small tables and a small graph."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.reports.against import Standing
from graph.reports.model import KINDS, Fact, Name, Passage, Value
from graph.reports.versions import Difference
from graph.review.model import Decision, Proposal, Review
from graph.review.rows import Rows, rows_of
from ontology import BASE, UCLG

DATA: Final = Path(__file__).resolve().parents[3] / "data"
TEXTS: Final = {
    "en": "COMMUNITY ON MOBILITY 2022-2023\nPorto leads it, represented by its Mayor, Ana Sousa.\n"
    "• The third edition of 2021 was published in early 2022 with 24 cities.\n"
    "In the first semester of 2022 the survey was sent out with the Lanes Institute, which nobody expected\n"
    "The meeting took place on 14 March 2022 in Évora.\nWe want to meet more often.\n",
    "es": "COMUNIDAD DE MOVILIDAD 2022-2023\nOporto la lidera, representada por su Alcaldesa, Ana Sousa.\n"
    "En el primer semestre de 2022 se envió la encuesta con el Instituto de los Carriles.\n",
}
TABLES: Final = {
    "bodies": "id,kind,name_en,name_es,name_fr,parent_id,source\n"
    "cop-mobility,community-of-practice,Community on Mobility,Comunidad de Movilidad,,,https://e.org/\n"
    "lanes-study,programme,Lanes Study: a study of lanes,Estudio de Carriles: estudio,,cop-mobility,"
    "https://e.org/\nun-habitat,partner-institution,UN-Habitat,ONU-Hábitat,,,https://e.org/\n",
    "editions": "id,study,ordinal,year,status\nlanes-2019,lanes-study,2,2019,done\n",
    "events": "id,name_en,kind,start,bodies,note,source\nwc-2021,World Council,world-council,2021,"
    "cop-mobility,,https://e.org/\n",
}
SCHEMA, ORG = "https://schema.org/", "http://www.w3.org/ns/org#"
LABEL: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def node(end: str) -> NamedNode:
    """A thing by the end of its IRI."""
    return NamedNode(f"{BASE}id/{end}")


def tables(folder: Path, **more: str) -> Path:
    """A folder of small tables with the real schemas."""
    (folder / "datapackage.json").symlink_to(DATA / "datapackage.json")
    (folder / "schemas").symlink_to(DATA / "schemas")
    for name, text in {**TABLES, **more}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def graph(*mandates: tuple[str, str, str]) -> Store:
    """A graph with a city, a person, and mandates as (body, role, holder)."""
    store = Store()
    for end, label in (("city/pt-porto", "Porto"), ("person/ana-sousa", "Ana Sousa")):
        store.add(Quad(node(end), LABEL, Literal(label, language="en")))
    store.add(Quad(node("person/ana-sousa"), TYPE, NamedNode(f"{UCLG}Person")))
    for body, role, holder in mandates:
        mandate = node(f"mandate/{body}--{role}--{holder.partition('/')[2]}--2020")
        for term, value in (
            (f"{ORG}organization", f"body/{body}"),
            (f"{ORG}role", f"role/{role}"),
            (f"{ORG}member", holder),
        ):
            store.add(Quad(mandate, NamedNode(term), node(value)))
    return store


@dataclass
class Small:
    """Facts are added by the words that say them; all are accepted."""

    folder: Path
    store: Store | None = None
    proposals: list[Proposal] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)

    def add(
        self,
        kind: str,
        words: str | Mapping[str, str],
        *,
        said: Mapping[str, Value] | None = None,
        names: Mapping[str, tuple[Name, ...]] | None = None,
        decision: Decision | None = None,
        added: bool = False,
        rule: str = "a-rule",
        **fields: Value,
    ) -> Proposal:
        """Add a fact; `words` are those of the English version, or of each by language."""
        spoken = {"en": words} if isinstance(words, str) else words
        passages = tuple(place(language, text) for language, text in spoken.items())
        fact = Fact(kind, fields, passages, rule, 0.9, names or {}, dict(spoken), f"{kind}-1")
        made = decision or Decision("accepted", fields=dict(said or {}))
        self.proposals.append(Proposal(f"{len(self.proposals):012x}", fact, Standing("new"), made, added))
        return self.proposals[-1]

    @property
    def review(self) -> Review:
        """The review of what was added, after the mechanism and the period."""
        every = sorted(self.proposals, key=lambda each: KINDS.index(each.kind))
        versions: list[dict[str, Any]] = [
            {
                "language": language,
                "file": f"report.{language}.pdf",
                "media": "pdf",
                "sha256": "0" * 64,
                "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
            }
            for language, text in TEXTS.items()
        ]
        head = {"versions": versions}
        return Review("draft", self.folder, head, TEXTS, tuple(every), tuple(self.differences))

    def rows(self) -> Rows:
        """What it becomes."""
        return rows_of(self.review, self.folder, self.store, BASE)

    def cells(self, table: str) -> list[dict[str, str]]:
        """Rows of a table; there must be no fault."""
        rows = self.rows()
        assert rows.faults == ()
        return [dict(row.cells) for row in rows.tables.get(table, ())]

    def cell(self, table: str) -> dict[str, str]:
        """The only row of a table."""
        (row,) = self.cells(table)
        return row


def place(language: str, words: str, section: str = "1-a") -> Passage:
    """Where words stand in a text."""
    start = TEXTS[language].index(words)
    checksum = hashlib.sha256(words.encode()).hexdigest()
    return Passage(language, start, start + len(words), section, 1, checksum)


def small(folder: Path, store: Store | None = None, **more: str) -> Small:
    """A review of the Community on Mobility about 2022 and 2023, with nothing else in it."""
    made = Small(tables(folder, **more), store)
    made.add("mechanism", {"en": "COMMUNITY ON MOBILITY"}, body="body/cop-mobility")
    made.add("period", {"en": "2022-2023", "es": "2022-2023"}, start="2022", end="2023")
    return made
