"""A mandate gets its year by a report: links to the undated one lead on, by the version and its tables."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import typer
from pyoxigraph import NamedNode
from typer.testing import CliRunner

from graph.build import Build, Builder
from graph.cli.build import build
from graph.facts import terms
from graph.reports.document import clean
from graph.reports.draft import write
from graph.reports.ingest import ingest_documents
from graph.review import decide
from graph.review.change import Change
from graph.review.current import current
from graph.review.drafts import drafts_folder, load
from graph.review.model import Review
from graph.review.publish import check, publish
from graph.review.redirects import Followed, followed
from graph.review.rows import rows_of
from graph.review.rows.write import written
from graph.settings import Settings
from graph.settings import load as settings_of
from ontology import BASE
from tests.api.conftest import Server, serving
from tests.graph.review.rows_small import DATA

pytestmark = pytest.mark.slow

UNDATED, DATED = (f"mandate/cop-mobility--lead--pt-porto--{date}" for date in ("undated", "2022"))
SINCE = "since the report cop-mobility-2022-2023 was published"
PAGE = "https://example.org/"
TEXT = """\
WORK OF CONSULTATION MECHANISMS IN 2022-2023

COMMUNITY OF PRACTICE ON MOBILITY

1. Main activities of the mechanism

B. Advocacy

Porto leads the work of this year.
"""
# The collections of the schemes are kept by these.
BODIES = ("cop-mobility", "committee-csipdhr", "committee-culture", "metropolis", "cop-digital-cities")
NAMES = {"cop-mobility": "UCLG Community of Practice on Mobility"}


def lay(folder: Path) -> Path:
    """Tables as the real ones, empty."""
    shutil.copytree(DATA / "schemas", folder / "schemas")
    for name in ("datapackage.json", "dataset.toml"):
        shutil.copy(DATA / name, folder)
    for path in (folder / "schemas").glob("*.json"):
        columns = [field["name"] for field in json.loads(path.read_text())["fields"]]
        (folder / f"{path.stem}.csv").write_text(",".join(columns) + "\n")
    return folder


def add(folder: Path, table: str, **cells: str) -> None:
    """Add a row."""
    path = folder / f"{table}.csv"
    columns = path.read_text().splitlines()[0].split(",")
    with path.open("a", newline="") as file:
        csv.DictWriter(file, columns, restval="", lineterminator="\n").writerow(cells)


def rows(folder: Path) -> list[list[str]]:
    """The rows of redirects."""
    with (folder / "redirects.csv").open(newline="") as file:
        return list(csv.reader(file))[1:]


@dataclass(frozen=True)
class Dated:
    """Tables and versions: first the mandate has no date, then a report says when it was seen."""

    settings: Settings
    review: Review
    change: Change
    build: Build

    def followed(self, review: Review) -> Followed:
        """What becomes of IRIs when the review is published now."""
        tables = self.settings.tables
        with current(self.settings) as store:
            made = rows_of(review, tables, store, BASE)
            return followed(self.settings, review, made, written(tables, made, made.report), store)


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Dated:
    """The second version is published by a review."""
    folder = tmp_path_factory.mktemp("redirects")
    settings = replace(settings_of({}), tables=lay(folder / "tables"), data=folder / "var")
    for body in BODIES:
        add(
            settings.tables,
            "bodies",
            id=body,
            kind="community-of-practice",
            name_en=NAMES.get(body, body),
            source=PAGE,
        )
    lead = {
        "body_id": "cop-mobility",
        "role": "lead",
        "holder_type": "city",
        "city": "Porto",
        "country": "PT",
    }
    add(settings.tables, "roles", **lead, source=PAGE)
    about = {"bodies": "cop-mobility", "kind": "world-council", "start": "2021"}
    add(settings.tables, "events", id="council-2021", name_en="Council", **about, source=PAGE)
    Builder(settings).publish("tests", "undated")
    review = _draft(settings)
    change = check(settings, review)
    return Dated(settings, review, change, publish(settings, review, "tests", "the report"))


def _draft(settings: Settings) -> Review:
    """Only who reports on which years, and who leads, is accepted."""
    document = clean("mobility.txt", "text", TEXT.encode(), TEXT)
    with current(settings) as store:
        draft = ingest_documents([document], store, BASE, 1)
    write(draft, drafts_folder(settings))
    review = load(drafts_folder(settings), draft.id)
    review = decide.reject(review, decide.ALL)
    kept = [each.mark for each in review.proposals if each.kind in ("mechanism", "period")]
    review = decide.accept(review, kept)
    words = [{"language": "en", "words": "Porto leads the work"}]
    fields = {"holder": "city/pt-porto", "role": "lead"}
    return decide.add(review, {"kind": "leadership", "fields": fields, "passages": words})


@pytest.fixture(scope="module")
def server(dated: Dated) -> Iterator[Server]:
    """Serves what was published."""
    with serving(dated.settings.data) as running:
        yield running


def _without(review: Review, kind: str) -> Review:
    """The same with what is of a kind rejected."""
    return replace(
        review,
        published=2,
        proposals=tuple(
            replace(each, decision=replace(each.decision, state="rejected")) if each.kind == kind else each
            for each in review.proposals
        ),
    )


def test_the_row_is_part_of_the_change_and_of_the_version(dated: Dated) -> None:
    assert rows(dated.settings.tables) == [[UNDATED, DATED, SINCE]]
    [change] = [each for each in dated.change.tables if each.file == "redirects.csv"]
    assert change.added == ((UNDATED, DATED, SINCE),)
    assert (dated.change.faults, dated.change.lost, dated.build.gone) == ((), (), ())
    with current(dated.settings) as store:
        assert store is not None
        [quad] = store.quads_for_pattern(None, terms.REPLACED_BY, None)
    assert (quad.subject, quad.object) == tuple(NamedNode(f"{BASE}id/{end}") for end in (UNDATED, DATED))


def test_the_old_link_leads_to_the_dated_mandate_over_http(server: Server) -> None:
    answer = server.get(f"/id/{UNDATED}?lang=es")
    assert (answer.status_code, answer.headers["location"]) == (301, f"{server.url}/id/{DATED}?lang=es")
    answer = server.get(f"/doc/{UNDATED}.ttl")
    assert (answer.status_code, answer.headers["location"]) == (301, f"{server.url}/doc/{DATED}.ttl")
    page = server.get(f"/doc/{DATED}.html?lang=en")
    assert page.status_code == 200
    assert "<h3>Earlier addresses</h3>" in page.text


def test_publishing_the_same_again_changes_nothing(dated: Dated) -> None:
    before = {path.name: path.read_bytes() for path in dated.settings.tables.glob("*.csv")}
    again = publish(dated.settings, dated.review, "tests", "again")
    assert (again.version, again.gone) == (None, ())
    assert {path.name: path.read_bytes() for path in dated.settings.tables.glob("*.csv")} == before


def test_what_a_person_takes_back_leads_back(dated: Dated) -> None:
    found = dated.followed(_without(dated.review, "leadership"))
    [made] = found.rows.tables["redirects"]
    assert (made.cells["old"], made.cells["new"]) == (DATED, UNDATED)
    assert [row["old"] for row in found.rows.gone["redirects"]] == [UNDATED]
    assert (found.lost, found.withdrawn) == ((), frozenset())


def test_what_goes_is_told_unless_a_person_withdrew_it(dated: Dated, tmp_path: Path) -> None:
    tables = Path(shutil.copytree(dated.settings.tables, tmp_path / "tables"))
    own = replace(dated, settings=replace(dated.settings, tables=tables))
    for table in ("roles", "events"):  # what no report said is taken away by hand
        header, *lines = (tables / f"{table}.csv").read_text().splitlines(keepends=True)
        (tables / f"{table}.csv").write_text(header + "".join(line for line in lines if PAGE not in line))
    found = own.followed(_without(dated.review, "leadership"))
    assert found.lost == ("event/council-2021",)
    assert found.withdrawn == {DATED, UNDATED, "city/pt-porto", "country/pt"}
    assert [row["old"] for row in found.rows.gone["redirects"]] == [UNDATED]


def test_a_build_names_what_went_and_the_row_that_leads_on(dated: Dated, tmp_path: Path) -> None:
    tables, data = tmp_path / "tables", tmp_path / "var"
    shutil.copytree(dated.settings.tables, tables)
    shutil.copytree(dated.settings.data, data)
    roles = (tables / "roles.csv").read_text()
    assert f"PT{',' * 10}{PAGE}" in roles
    (tables / "roles.csv").write_text(roles.replace(f"PT{',' * 10}{PAGE}", f"PT,,,,2018{',' * 6}{PAGE}"))
    app = typer.Typer()
    app.command()(build)
    runner, environment = CliRunner(), {"UCLG_TABLES": str(tables), "UCLG_DATA": str(data)}
    refused = runner.invoke(app, [], env=environment)
    assert f"redirects.csv, row 2, new: the graph has no '{DATED}'" in str(refused.exception)
    (tables / "redirects.csv").write_text("old,new,note\n")
    done = runner.invoke(app, ["--json"], env=environment)
    new = DATED.replace("2022", "2018")
    assert json.loads(done.stdout)["gone"] == [{"old": end, "new": new} for end in (DATED, UNDATED)]
    assert f"{DATED},{new}," in done.stderr
