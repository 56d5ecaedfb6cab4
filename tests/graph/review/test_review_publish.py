"""From a report of the corpus to a version of the graph: what is accepted is there, nothing else is."""

from __future__ import annotations

import dataclasses
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyoxigraph import Quad, QuerySolutions, Store

from graph.build import Build
from graph.errors import InputError, TableErrors
from graph.reports.draft import write
from graph.reports.ingest import ingest
from graph.review import decide, kept
from graph.review import publish as publishing
from graph.review.change import Change, Triples
from graph.review.current import current
from graph.review.decide import ALL, chosen
from graph.review.documents import path_of
from graph.review.drafts import drafts_folder, load
from graph.review.model import Proposal, Review
from graph.review.publish import check, publish, withdraw
from graph.review.staging import Files
from graph.settings import Settings
from graph.versions import Versions

CORPUS = Path(__file__).parents[1] / "reports" / "corpus" / "open"
REPORT = CORPUS / "women-local-government-2022-2023.en.docx"
QUERY = """
PREFIX uclg: <https://w3id.org/uclg-graph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?label ?status ?start ?end ?report WHERE {
  ?activity a uclg:Activity ; rdfs:label ?label ; uclg:activityStatus ?status ; uclg:statedIn ?passage .
  ?passage oa:start ?start ; oa:end ?end ; uclg:inVersion ?report .
  FILTER(LANG(?label) = "en" && STRSTARTS(STR(?report), "https://w3id.org/uclg-graph/id/report/%s/"))
}"""


@dataclass(frozen=True)
class Published:
    """One report, decided about, looked at, published."""

    settings: Settings
    review: Review
    change: Change
    build: Build
    rejected: Proposal
    edited: Proposal
    left: Proposal

    def activities(self, number: int | None = None) -> dict[tuple[int, int], tuple[str, str]]:
        """Label and status by the place of the words, of a version of the graph."""
        with Versions(self.settings.data).reading(number) as version:
            return _activities(version.open(), self.change.report)


def _activities(store: Store, report: str) -> dict[tuple[int, int], tuple[str, str]]:
    found = store.query(QUERY % report, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    return {
        (int(row["start"].value), int(row["end"].value)): (
            row["label"].value,
            row["status"].value.rpartition("/")[2],
        )
        for row in found
    }


def _told(store: Store) -> set[Quad]:
    """All but what the dataset counts of itself."""
    return {quad for quad in store if not str(quad.graph_name).endswith("/graph/void>")}


def _own(published: Settings, folder: Path) -> Settings:
    """The same tables and version, to be changed."""
    own = dataclasses.replace(published, tables=folder / "tables", data=folder / "data")
    shutil.copytree(published.tables, own.tables)
    shutil.copytree(published.data, own.data, copy_function=os.link)
    (own.data / "current").unlink()
    shutil.copy(published.data / "current", own.data / "current")
    return own


@pytest.fixture(scope="module")
def done(published: Settings, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A report of the corpus: one activity rejected, one changed, one left open, all else accepted."""
    settings = _own(published, tmp_path_factory.mktemp("publish"))
    with current(settings) as store:
        draft = ingest([REPORT], store, settings.base, 1)
    write(draft, drafts_folder(settings))
    review = load(drafts_folder(settings), draft.id)
    with pytest.raises(InputError, match=r"Nothing of .* is accepted"):
        publish(settings, review, "tests", "too early")
    first, second, third = chosen(review, kind="activity")[:3]
    review = decide.accept(review, ALL)
    review = decide.reject(review, [first])
    review = decide.reopen(review, [third])
    review = decide.edit(review, second, fields={"status": "planned"}, labels={"en": "Trainers are trained"})
    change = check(settings, review)
    assert Versions(settings.data).current() is not None
    build = publish(settings, review, "tests", "a report")
    return Published(
        settings,
        load(drafts_folder(settings), draft.id),
        change,
        build,
        *(review.proposal(mark) for mark in (first, second, third)),
    )


def _place(proposal: Proposal) -> tuple[int, int]:
    return proposal.passages[0].start, proposal.passages[0].end


@pytest.mark.slow
def test_accepted_facts_are_found_with_the_words_that_say_them(done: Published) -> None:
    found = done.activities()
    accepted = [each for each in done.review.accepted() if each.kind == "activity"]
    assert len(accepted) > 3
    assert {_place(each) for each in accepted} <= found.keys()
    assert found[_place(done.edited)] == ("Trainers are trained", "planned")
    assert _place(done.rejected) not in found
    assert _place(done.left) not in found


@pytest.mark.slow
def test_nothing_of_a_draft_is_there_before_it_is_published(done: Published) -> None:
    assert done.activities(1) == {}
    with Versions(done.settings.data).reading(1) as version:
        dump = version.open()
        assert not any("Trainers are trained" in str(quad.object) for quad in dump)


@pytest.mark.slow
def test_a_check_says_what_publishing_then_does(done: Published) -> None:
    assert done.change.faults == ()
    counts = done.change.counts()
    assert (counts["rejected"], counts["undecided"]) == (1, 1)
    assert counts["added"] + counts["confirmed"] + counts["contradicted"] == len(done.review.accepted())
    old, new = (_told(Versions(done.settings.data).open(number)) for number in (1, 2))
    assert done.change.triples == Triples(len(new - old), len(old - new))
    changed = {each.file: len(each.added) for each in done.change.tables}
    assert changed["reports.csv"] == 1
    for name, more in changed.items():
        before, after = (
            (folder / name).read_text().count("\n")
            for folder in (Path(__file__).parents[3] / "data", done.settings.tables)
        )
        assert after - before == more, name


@pytest.mark.slow
def test_the_draft_is_told_the_version_and_the_text_is_kept(done: Published) -> None:
    assert done.review.published == 2
    decided = kept.read(done.review.folder)
    assert decided.published is not None
    text = path_of(done.settings.data, done.change.report, "en")
    assert text.read_text() == done.review.texts["en"]
    assert not [path for path in done.settings.tables.iterdir() if path.name.startswith(".")]


@pytest.mark.slow
def test_publishing_the_same_again_would_change_no_table(done: Published) -> None:
    again = check(done.settings, done.review, build=False)
    assert (again.tables, again.faults) == ((), ())
    assert again.nothing


@pytest.mark.slow
def test_publishing_again_replaces_what_the_report_said_before(done: Published) -> None:
    review = decide.reject(done.review, [done.edited.mark])
    review = decide.accept(review, [done.left.mark])
    change = check(done.settings, review, build=False)
    [activities] = [each for each in change.tables if each.file == "activities.csv"]
    label = activities.columns.index("label_en")
    assert [row[label] for row in activities.removed] == ["Trainers are trained"]
    assert len(activities.added) == 1
    assert not change.nothing


@pytest.mark.slow
def test_a_row_that_is_wrong_names_its_fact_and_nothing_is_published(done: Published) -> None:
    mark = done.edited.mark
    review = decide.edit(decide.accept(done.review, [mark]), mark, fields={"start": "2030"})
    before = {path.name: path.read_bytes() for path in done.settings.tables.glob("*.csv")}
    told = rf"{done.edited.key} \({mark}\): activities\.csv, row \d+, end: 2022-06-09 is before the start"
    with pytest.raises(TableErrors, match=told):
        publish(done.settings, review, "tests", "wrong")
    assert {path.name: path.read_bytes() for path in done.settings.tables.glob("*.csv")} == before
    assert not [path for path in done.settings.tables.iterdir() if path.name.startswith(".")]
    current_version = Versions(done.settings.data).current()
    assert current_version is not None
    assert current_version.number == 2
    [fault] = check(done.settings, review).faults
    assert mark in fault


@pytest.mark.slow
def test_a_decision_that_is_made_meanwhile_counts(
    done: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = _own(done.settings, tmp_path)
    early = load(drafts_folder(settings), done.review.id)
    decide.reject(early, [done.edited.mark])
    staged: list[Files] = []
    monkeypatch.setattr(publishing, "put", lambda _, make, *__: staged.append(make()))
    publish(settings, early, "tests", "a moment later")
    assert "Trainers are trained" not in staged[0].tables["activities.csv"].decode()


@pytest.mark.slow
def test_a_report_that_is_taken_back_leaves_the_tables_as_they_were(
    done: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = _own(done.settings, tmp_path)
    review = decide.reject(load(drafts_folder(settings), done.review.id), ALL)
    rejected = check(settings, review, build=False)
    assert (rejected.withdraws, rejected.faults) == (True, ())
    staged: list[Files] = []
    monkeypatch.setattr(publishing, "put", lambda _, make, *__: staged.append(make()))
    withdraw(settings, review, "tests", "taken back")
    assert (staged[0].report, staged[0].withdrawn, staged[0].texts) == (done.change.report, True, {})
    # What the report had dated is undated again; its address leads there.
    changed = dict(staged[0].tables)
    led = changed.pop("redirects.csv").decode().splitlines()[1:]
    assert [each for each in led if not each.split(",")[1].endswith("--undated")] == []
    assert len(changed) == len([each for each in done.change.tables if each.file != "redirects.csv"])
    for name, content in changed.items():
        assert content == (Path(__file__).parents[3] / "data" / name).read_bytes(), name
