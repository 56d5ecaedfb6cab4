"""A report whose text is not here, is put here, is another one, goes away: what the page says."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.reports_text import MOST, documents
from graph.review.documents import FOLDER, keep
from graph.settings import Settings
from tests.api.conftest import Server, serving
from tests.api.reported import HOSTILE, REPORT, SPANS, WORDS
from tests.api.test_pages_of_classes import Checked

pytestmark = pytest.mark.slow
PAGE = f"/reports/{HOSTILE}?format=html&lang=en"
SHOWN, LISTED = 'class="text"', 'class="passages"'


@pytest.fixture(scope="module")
def emptied(reported: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on the same graph, without the texts."""
    folder = tmp_path_factory.mktemp("emptied") / "data"
    shutil.copytree(reported.data, folder, ignore=shutil.ignore_patterns(FOLDER))
    with serving(folder) as running:
        yield running


def ask(server: Server, known: httpx.Response | None = None) -> httpx.Response:
    tags = {"if_none_match": known.headers["etag"]} if known else {}
    return server.get(PAGE, **tags)


@pytest.mark.parametrize(
    ("language", "command"),
    [
        ("en", "uclg document add FILE"),
        ("es", "uclg document add FICHERO"),
        ("fr", "uclg document add FICHIER"),
    ],
)
def test_without_the_text_the_page_lists_the_facts_and_says_how_to_add_it(
    emptied: Server, language: str, command: str
) -> None:
    found = emptied.get(f"/reports/{REPORT}?format=html&text=en&lang={language}").text
    assert command in found
    assert SHOWN not in found
    checked = Checked(found)
    assert checked.wrong == []
    assert checked.ids["wish-1"] == checked.ids["section_2"] == 1
    position = {"en": "characters", "es": "caracteres", "fr": "caractères"}[language]
    assert found.count(f">{position} ") == found.count('class="at"') > 20


def test_without_the_text_programs_get_all_but_the_text(emptied: Server) -> None:
    versions = emptied.get(f"/reports/{REPORT}?format=json").json()["versions"]
    assert ["text" in version for version in versions] == [False, False]
    assert all(version["passages"] and version["text_sha256"] for version in versions)


def test_a_text_that_is_put_in_is_shown_at_once_and_taken_away_is_gone(emptied: Server) -> None:
    before = ask(emptied)
    assert LISTED in before.text
    assert ask(emptied, before).status_code == 304
    file = keep(emptied.folder, HOSTILE, "en", WORDS)
    shown = ask(emptied, before)
    assert shown.status_code == 200
    assert SHOWN in shown.text
    assert ask(emptied, shown).status_code == 304
    file.unlink()
    assert ask(emptied, shown).text == before.text


def test_the_same_request_is_not_answered_from_memory_when_a_text_came(emptied: Server) -> None:
    assert SHOWN not in ask(emptied).text
    file = keep(emptied.folder, HOSTILE, "en", WORDS)
    shown = ask(emptied)
    assert SHOWN in shown.text
    assert "last-modified" not in shown.headers
    assert emptied.get(PAGE, if_modified_since=shown.headers["date"]).status_code == 200
    file.unlink()


@pytest.mark.parametrize("words", [WORDS + "\n", WORDS.replace("The last", "The very last"), ""])
def test_only_the_very_text_that_positions_count_in_is_shown(emptied: Server, words: str) -> None:
    file = keep(emptied.folder, HOSTILE, "en", words)
    found = ask(emptied).text
    assert SHOWN not in found
    assert "very last" not in found
    assert all(f'id="{name}"' in found for name in SPANS)
    file.unlink()


def test_a_version_is_named_and_a_head_has_no_body(emptied: Server) -> None:
    whole = emptied.get(f"{PAGE}&version=1")
    assert whole.headers["graph-version"] == "1"
    assert f"../doc/passage/{HOSTILE}/en/begin?version=1" in whole.text
    head = httpx.head(f"{emptied.url}{PAGE}&version=1")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == whole.headers["etag"]
    assert whole.headers["cache-control"] == "no-cache"


def test_what_is_no_text_is_passed_over(tmp_path: Path) -> None:
    keep(tmp_path, "one", "en", "x" * (MOST + 1))
    keep(tmp_path, "one", "fr", "").write_bytes(b"\xff\xfe")
    (tmp_path / FOLDER / "one" / "es.txt").mkdir()
    found = documents(tmp_path, "one")
    assert found.state == ()
    assert found.text("en", "") is None
    assert documents(tmp_path, "two").state == ()
