"""Editions of a study: what the report says of them, and rows of those that are new."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from graph.review.model import Proposal
from graph.review.rows.desk import LANGUAGES, Desk
from graph.review.rows.evidence import came_out, counts, giving, numbered, of_areas, says
from graph.review.rows.labels import worded
from graph.review.rows.spans import Group
from graph.review.rows.statements import general
from graph.review.rows.studies import edition_name, study_name, study_of
from graph.review.rows.wording import colon, edition, period, told


def edition_rows(desk: Desk) -> None:
    """Rows of `report_facts` on editions, one for each value; of `editions` where one is new."""
    for each in desk.of("edition"):
        end = _known(desk, each) or _new(desk, each)
        if end:
            _values(desk, each, end)
        elif study_of(desk, each):
            desk.fault(each, "ordinal", "the edition is new: give its number (ordinal) and year")
        else:
            _untold(desk, each)


def _untold(desk: Desk, proposal: Proposal) -> None:
    """An edition of something that is no study of the mechanism: what is said stands with the mechanism."""
    year, ordinal = proposal.text("year"), proposal.text("ordinal")
    name = f"edition-{year or ordinal}"
    general(desk, proposal, name, make=lambda language: edition(ordinal, year, language))


def _known(desk: Desk, proposal: Proposal) -> str:
    thing = desk.thing(proposal)
    return thing if thing.startswith("edition/") else ""


def _new(desk: Desk, proposal: Proposal) -> str:
    """Make a row of `editions`; the end of its IRI, or nothing where study, number or year are lacking."""
    study, year, ordinal = study_of(desk, proposal), proposal.text("year"), proposal.text("ordinal")
    if not (study and year and ordinal):
        return ""
    others = desk.shelf.find("editions", study=study)
    start = {row["id"].removesuffix(row["year"]) for row in others if row["year"]}
    name = proposal.text("id") or f"{min(start, default=f'{study}-')}{year}"
    called = {each: f"{study_name(desk, study, each)} {year}" for each in LANGUAGES}
    before = [row for row in others if row["ordinal"].isdigit() and int(row["ordinal"]) == int(ordinal) - 1]
    cells = {
        "id": name,
        "study": study,
        "ordinal": ordinal,
        "year": year,
        "predecessor": before[0]["id"] if before else "",
        "status": "done" if proposal.text("issued") or year <= desk.start else "planned",
        **{f"title_{each}": worded(proposal, each) or called[each] for each in LANGUAGES},
        "focus_areas": ";".join(proposal.texts("focus_areas")),
        "key_factors": ";".join(proposal.texts("key_factors")),
        "cities_count": proposal.text("cities"),
        "issued": proposal.text("issued"),
        "source": " | ".join(desk.sources(proposal)),
    }
    desk.put("editions", cells, proposal.mark)
    return f"edition/{name}"


@dataclass(frozen=True)
class _Value:
    """One value of an edition: what it is called in ids, its cells, the words that give it, and its label."""

    what: str
    cells: Mapping[str, str]
    which: list[Group]
    label: Callable[[str], str]
    language: str = ""


def _values(desk: Desk, proposal: Proposal, end: str) -> None:
    year = proposal.text("year") or end.rpartition("-")[2]
    base = proposal.text("id") or f"edition-{year}"
    told_of = [
        *_numbers(desk, proposal, end, year),
        *_areas(desk, proposal, end),
        *_pages(desk, proposal, end),
    ]
    for each in told_of:
        name = f"{base}-{each.what}"
        row = {
            "id": desk.free("report_facts", name),
            "report": desk.report,
            "language": each.language,
            "thing": end,
            **each.cells,
            **{f"label_{language}": each.label(language) for language in LANGUAGES},
            "note": proposal.note,
            "rule": desk.rule(proposal),
            "passages": desk.cite(proposal, base, each.which, each.language),
        }
        if row["passages"]:
            desk.put("report_facts", row, proposal.mark)


def _numbers(desk: Desk, proposal: Proposal, end: str, year: str) -> Iterator[_Value]:
    """Its number, when it came out, how many cities took part, where it was launched."""

    def label(key: str, rest: Callable[[str], str]) -> Callable[[str], str]:
        return lambda each: colon(told(key, each, edition_name(desk, end, each)), rest(each), each)

    ordinal, issued = proposal.text("ordinal"), proposal.text("issued")
    if ordinal or year:
        which = giving(desk, proposal, numbered(ordinal, year))
        yield _Value("ordinal", {"ordinal": ordinal}, which, lambda each: edition(ordinal, year, each))
    if issued:
        which = giving(desk, proposal, came_out(issued[:4]))
        when = label("issued", lambda each: period(issued, issued, each))
        yield _Value("issued", {"issued": issued, "start": issued}, which, when)
    if cities := proposal.text("cities"):
        which = giving(desk, proposal, counts(cities))
        yield _Value("cities", {"cities_count": cities}, which, label("cities_count", lambda _: cities))
    if event := proposal.text("launch"):
        at = label("launch", lambda each: desk.shelf.named("events", event, each))
        yield _Value("launch", {"launch": event}, desk.groups(proposal), at)


def _areas(desk: Desk, proposal: Proposal, end: str) -> Iterator[_Value]:
    """Its areas and key factors."""
    for field, short in (("focus_areas", "area"), ("key_factors", "factor")):
        keys = proposal.texts(field)
        if not keys:
            continue
        which = giving(desk, proposal, of_areas([n for key in keys for n in desk.shelf.areas.get(key, ())]))

        def label(language: str, field: str = field, keys: tuple[str, ...] = keys) -> str:
            names = [desk.shelf.named("focus_areas", key, language, "label") for key in keys]
            head = told(field, language, edition_name(desk, end, language))
            return colon(head, ", ".join(names), language)

        yield _Value(f"{short}{'s' if len(keys) > 1 else ''}", {field: ";".join(keys)}, which, label)


def _pages(desk: Desk, proposal: Proposal, end: str) -> Iterator[_Value]:
    """Its page in the words of each version."""
    for spoken, address in _addresses(desk, proposal).items():

        def label(language: str, spoken: str = spoken) -> str:
            return f"{told('page', language, edition_name(desk, end, language))} ({spoken})"

        which = giving(desk, proposal, says(address))
        yield _Value(f"page-{spoken}", {"page": address}, which, label, spoken)


def _addresses(desk: Desk, proposal: Proposal) -> dict[str, str]:
    """The address of the edition's page in each version that gives one."""
    found = {each: proposal.text(f"page_{each}") for each in LANGUAGES}
    first = proposal.text("page")
    for group in desk.groups(proposal):
        for language, start, end in group.spans:
            words = desk.review.texts[language][start:end]
            if first and not found[language] and _is_page(words, first, proposal.text("year")):
                found[language] = first if first in words else words.strip()
    return {language: address for language, address in found.items() if address}


def _is_page(words: str, page: str, year: str) -> bool:
    """The page itself, or the address alone of one of the same year."""
    return page in words or (" " not in words and words.startswith("http") and bool(year) and year in words)
