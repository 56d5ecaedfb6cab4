"""The thing that a person means by a name.

Every look-up goes by an index of the store: a whole name with each language tag that it may have, or the
address that a name would have. So it takes the same few milliseconds among 250,000 cities as among 400. Only
where nothing was found are names compared, a bounded number of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode
from rapidfuzz import fuzz, process

from graph.engine import Engine, QueryRequest, named
from graph.errors import Ambiguous, BadParameter, Candidate, NameNotFound
from graph.iris import slug
from ontology import UCLG
from ontology.text import fold
from queries.binding import sparql
from queries.parameters import LANGUAGES, ParameterError, read
from queries.schema import Parameter

COMPARED: Final = 5000
"""Names looked at, at most, for the nearest ones."""
OFFERED: Final = 10
"""Candidates or near names that an error carries, at most."""

_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_DCT: Final = "http://purl.org/dc/terms/"
_FIRST: Final = (_RDFS + "label", _SKOS + "prefLabel", _DCT + "title")
_OTHER: Final = (_SKOS + "altLabel", _SKOS + "notation", UCLG + "acronym", _DCT + "identifier")
_NAMES: Final = ", ".join(f"<{each}>" for each in (*_FIRST, *_OTHER))
# The part of an address between `id/` and the name, by class; those of bodies are not named here.
_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "City": ("city",),
    "LocalGovernment": ("city", "government"),
    "Country": ("country",),
    "Person": ("person",),
    "Organization": ("organization",),
    "Event": ("event",),
    "Practice": ("practice",),
    "Study": ("study",),
    "Edition": ("edition",),
    "Report": ("report",),
    "Activity": ("activity",),
}
_ALL: Final = ("body", *dict.fromkeys(kind for kinds in _KINDS.values() for kind in kinds))
_OF_COUNTRIES: Final = frozenset({"city", "government"})
_NEAR: Final = 60
_TAGS: Final = ("", *(f"@{language}" for language in LANGUAGES))

Row = Mapping[str, str]


@dataclass(frozen=True)
class _Search:
    """What is looked for, and where."""

    engine: Engine
    parameter: Parameter
    base: str
    language: str
    version: int | None
    client: str

    @property
    def member(self) -> str:
        """What every candidate must be, as the end of a pattern."""
        if self.parameter.scheme:
            return f"<{_SKOS}inScheme> <{self.base}scheme/{self.parameter.scheme}>"
        return f"a <{UCLG}{self.parameter.class_}>"

    @property
    def kinds(self) -> tuple[str, ...]:
        """What may stand between `id/` and the name."""
        return (
            (self.parameter.scheme,)
            if self.parameter.scheme
            else _KINDS.get(self.parameter.class_ or "", _ALL)
        )

    async def rows(self, text: str) -> list[Row]:
        request = QueryRequest(text, named("json"), version=self.version, client=self.client)
        found = json.loads((await self.engine.query(request)).body)["results"]["bindings"]
        return [{name: str(term["value"]) for name, term in row.items()} for row in found]


async def resolve(
    engine: Engine,
    parameter: Parameter,
    text: str,
    language: str,
    *,
    base: str,
    version: int | None = None,
    client: str = "",
) -> NamedNode:
    """The thing that a text means where an IRI is asked for.

    An IRI in full; the end of one of ours (`id/city/es-bilbao`, `city/es-bilbao` or `es-bilbao`); a whole
    name in any language; or such a name but for case, accents and hyphens.

    Args:
        language: of the labels in an error.
        base: start of the IRIs of things.

    Raises:
        Ambiguous: several things are so called; carries them.
        NameNotFound: none is; carries the nearest.
        BadParameter: the text is nothing that could be a name.
    """
    search = _Search(engine, parameter, base, language, version, client)
    try:
        term = read(parameter, text, base)
    except ParameterError as error:
        raise BadParameter(str(error), error.parameter) from None
    if isinstance(term, NamedNode) and not term.value.startswith(f"{base}id/"):
        return term
    if isinstance(term, NamedNode):
        found = await search.rows(f"SELECT ?property WHERE {{ {term} ?property ?value }} LIMIT 1")
        if found:
            return term
    else:
        for step in (_by_name, _by_address):
            things = await step(search, text)
            if len(things) == 1:
                return NamedNode(things[0])
            if things:
                raise await _ambiguous(search, text, things)
    return await _nearest(search, text)


async def _by_name(search: _Search, text: str) -> list[str]:
    """Things with this for the end of their address, or for a whole name: those whom it suits best."""
    if text == slug_of(text):
        own = await search.rows(
            _existing(search, [f"{search.base}id/{kind}/{text}" for kind in search.kinds])
        )
        if own:
            return [row["thing"] for row in own]
    spellings = _spellings(text)
    names = " ".join(sparql(Literal(each)) + tag for each in spellings for tag in _TAGS)
    rows = await search.rows(
        f"SELECT DISTINCT ?thing ?property ?name WHERE {{ VALUES ?name {{ {names} }} "
        f"?thing ?property ?name . "
        f"FILTER(?property IN ({_NAMES})) FILTER EXISTS {{ ?thing {search.member} }} }}"
    )
    tiers: dict[tuple[bool, bool], dict[str, None]] = {}
    for row in rows:
        tier = (row["name"] != spellings[0], row["property"] not in _FIRST)
        tiers.setdefault(tier, {})[row["thing"]] = None
    return list(tiers[min(tiers)]) if tiers else []


def slug_of(text: str) -> str:
    """The text as the last part of an address; empty where it has no letter of the Latin alphabet."""
    try:
        return slug(text)
    except ValueError:
        return ""


async def _by_address(search: _Search, text: str) -> list[str]:
    """Things whose address ends with this name, for cities after the code of a country."""
    last = slug_of(text)
    if not last:
        return []
    plain = [f"{search.base}id/{kind}/{last}" for kind in search.kinds if kind not in _OF_COUNTRIES]
    found = await search.rows(_existing(search, plain)) if plain else []
    kinds = [kind for kind in search.kinds if kind in _OF_COUNTRIES]
    if kinds and not found:
        starts = " ".join(sparql(Literal(f"{search.base}id/{kind}/")) for kind in kinds)
        found = await search.rows(
            "SELECT ?thing WHERE { { SELECT ?thing WHERE { "
            f"?country a <{UCLG}Country> ; <{_DCT}identifier> ?code . VALUES ?start {{ {starts} }} "
            f"BIND(IRI(CONCAT(?start, LCASE(?code), {sparql(Literal('-' + last))})) AS ?thing) }} }} "
            f"FILTER EXISTS {{ ?thing {search.member} }} }}"
        )
    return list(dict.fromkeys(row["thing"] for row in found))


def _existing(search: _Search, iris: Iterable[str]) -> str:
    every = " ".join(f"<{iri}>" for iri in iris)
    return f"SELECT DISTINCT ?thing WHERE {{ VALUES ?thing {{ {every} }} ?thing {search.member} }}"


def _spellings(text: str) -> list[str]:
    """The text as it is, and in the cases that names are written in."""
    tidy = " ".join(text.split())
    each = [tidy, tidy.lower(), tidy.upper(), tidy.title(), tidy[:1].upper() + tidy[1:], tidy.capitalize()]
    return list(dict.fromkeys(each))


async def _ambiguous(search: _Search, text: str, things: Sequence[str]) -> Ambiguous:
    candidates = await _described(search, sorted(things)[:OFFERED])
    names = "; ".join(f"{each.label} ({each.iri.removeprefix(search.base)})" for each in candidates)
    return Ambiguous(
        f"{search.parameter.name}: '{text}' may be {len(things)} things: {names}",
        search.parameter.name,
        candidates,
    )


async def _nearest(search: _Search, text: str) -> NamedNode:
    """A thing whose name is the same but for accents; else the error with those that are most like it."""
    rows = await search.rows(
        f"SELECT DISTINCT ?thing ?name WHERE {{ ?thing {search.member} ; ?property ?name . "
        f"FILTER(?property IN ({_NAMES})) }} LIMIT {COMPARED}"
    )
    wanted = fold(text)
    same = list(dict.fromkeys(row["thing"] for row in rows if fold(row["name"]) == wanted))
    if len(same) == 1:
        return NamedNode(same[0])
    if same:
        raise await _ambiguous(search, text, same)
    best = process.extract(
        wanted, [fold(row["name"]) for row in rows], scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=OFFERED
    )
    things = list(dict.fromkeys(rows[place]["thing"] for _, _, place in best))[:3]
    near = await _described(search, things) if things else ()
    what = search.parameter.class_ or f"concept of {search.parameter.scheme}"
    hint = f"; did you mean {' or '.join(repr(each.label) for each in near)}?" if near else ""
    raise NameNotFound(
        f"{search.parameter.name}: no {what} is called '{text}'{hint}", search.parameter.name, near
    )


async def _described(search: _Search, iris: Sequence[str]) -> tuple[Candidate, ...]:
    """Things with their label in the reader's language and their most specific class, in the order given."""
    every = " ".join(f"<{iri}>" for iri in iris)
    rows = await search.rows(
        f"SELECT ?thing ?label (LANG(?label) AS ?tag) ?class WHERE {{ VALUES ?thing {{ {every} }} "
        f"OPTIONAL {{ ?thing <{_RDFS}label> ?label }} OPTIONAL {{ ?thing a ?class "
        f'FILTER(STRSTARTS(STR(?class), "{UCLG}")) '
        f"FILTER NOT EXISTS {{ ?thing a ?narrower . ?narrower <{_RDFS}subClassOf>+ ?class }} }} }}"
    )
    rank = {search.language: 0, "en": 1}
    found: dict[str, tuple[int, Candidate]] = {}
    for row in rows:
        place = rank.get(row.get("tag", ""), 2)
        iri = row["thing"]
        if iri not in found or place < found[iri][0]:
            label = row.get("label", iri.rsplit("/", 1)[-1])
            found[iri] = (place, Candidate(iri, label, row.get("class", "").removeprefix(UCLG)))
    return tuple(found[iri][1] for iri in iris if iri in found)
