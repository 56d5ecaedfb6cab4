"""The page of a report whose text is here: words, marks, facts in the margin; and the same for programs."""

from __future__ import annotations

import hashlib
from collections import Counter
from html.parser import HTMLParser
from typing import Any

import pytest

from api.reports_outline import outline
from api.reports_words import WORDS as SAID
from tests.api.conftest import Server
from tests.api.reported import FILES, HOSTILE, REPORT, SPANS, WORDS
from tests.api.test_pages_of_classes import Checked

pytestmark = pytest.mark.slow


class Read(HTMLParser):
    """What a page shows: each line of the text, and the words of each mark, without their numbers."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.marks: dict[str, str] = {}
        self.ids: Counter[str] = Counter()
        self._open: list[str] = []
        self._words = self._verse = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.ids.update(value for name, value in attrs if name == "id" and value)
        names = (told.get("class") or "").split()
        if tag == "div" and "words" in names:
            self._words = True
            self.lines.append("")
        if tag == "mark":
            self._open.append(told.get("id") or "")
        self._verse = self._verse or "verse" in names

    def handle_endtag(self, tag: str) -> None:
        if tag == "div":
            self._words = False
        if tag == "mark":
            self._open.pop()
        if tag == "a":
            self._verse = False

    def handle_data(self, data: str) -> None:
        if self._words and not self._verse:
            self.lines[-1] += data
            for name in self._open:
                self.marks[name] = self.marks.get(name, "") + data


def page(server: Server, name: str = REPORT, **parameters: str) -> str:
    asked = {"format": "html", "lang": "en"} | parameters
    query = "&".join(f"{key}={value}" for key, value in asked.items())
    answer = server.get(f"/reports/{name}?{query}")
    assert answer.status_code == 200, answer.text
    return answer.text


def told(server: Server, name: str = REPORT, query: str = "") -> dict[str, Any]:
    answer = server.get(f"/reports/{name}?format=json&{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.parametrize("language", sorted(FILES))
def test_a_text_is_shown_word_for_word_with_its_passages_marked(reporting: Server, language: str) -> None:
    (version,) = told(reporting, query=f"text={language}")["versions"]
    text = version["text"]
    read = Read(page(reporting, text=language))
    assert [line.strip() for line in read.lines] == [
        text[block.start : block.end].strip() for block in outline(text, language)
    ]
    assert len(version["passages"]) > 20
    for passage in version["passages"]:
        name = passage["iri"].rsplit("/", 1)[-1]
        words = text[passage["start"] : passage["end"]]
        assert hashlib.sha256(words.encode()).hexdigest() == passage["sha256"]
        assert passage["href"] == f"reports/{REPORT}?text={language}#{name}"
        assert name == "calendar" or read.marks[name] == words
        assert read.ids[name] == read.ids[f"facts_{name}"] == 1


def test_words_of_a_report_stay_words_whatever_is_in_them(reporting: Server) -> None:
    found = page(reporting, HOSTILE)
    checked, read = Checked(found), Read(found)
    assert checked.wrong == []
    assert checked.tags["script"] == checked.tags["b"] - 1 == checked.tags["i"] == 0  # of the files, one
    assert "&lt;b&gt;Hostile&lt;/b&gt; &amp; &#34;report&#34;" in found
    assert [line.strip() for line in read.lines] == [line.removeprefix("• ") for line in WORDS.split("\n")]


@pytest.mark.parametrize("name", ["begin", "whole-line", "nested", "letters", "long", "end"])
def test_a_mark_counts_characters_as_people_who_code_do(reporting: Server, name: str) -> None:
    start, end = SPANS[name]
    assert Read(page(reporting, HOSTILE)).marks[name] == WORDS[start:end]


def test_every_passage_can_be_gone_to_even_one_of_a_bullet_alone(reporting: Server) -> None:
    ids = Read(page(reporting, HOSTILE)).ids
    assert {name: ids[name] for name in SPANS} == dict.fromkeys(SPANS, 1)


def test_versions_stand_side_by_side_the_readers_own_first(reporting: Server) -> None:
    found = page(reporting, lang="fr")
    assert found.index('id="version_fr"') < found.index('id="version_en"')
    checked = Checked(found)
    assert checked.wrong == []
    assert max(checked.ids.values()) == 1
    assert checked.ids["wish-1"] == checked.ids["en_wish-1"] == 1
    inside = {href for href in checked.hrefs if href.startswith("#")}
    assert {href[1:] for href in inside} <= set(checked.ids)


def test_facts_stand_beside_their_words_and_lead_to_their_things(reporting: Server) -> None:
    found = page(reporting, text="en")
    start = found.index('id="facts_activity-1"')
    card = found[start : found.index("</div>\n</div>", start)]
    assert 'href="#activity-1"' in card
    assert f'href="../doc/activity/{REPORT}-activity-1"' in card
    assert f'href="../doc/passage/{REPORT}/en/activity-1"' in card


def test_differences_lead_to_both_places(reporting: Server) -> None:
    alone, both = page(reporting, text="fr"), page(reporting, lang="fr")
    assert 'href="#activity-4"' in alone
    assert 'href="?text=en&amp;lang=en#activity-4"' in alone.replace("lang=fr", "lang=en")
    assert 'href="#activity-4"' in both
    assert 'href="#en_activity-4"' in both
    assert 'href="#difference_1"' in both
    listed = told(reporting)["differences"]
    assert [[side["language"] for side in each["sides"]] for each in listed] == [["en", "fr"]] * 2


def test_contents_lead_to_the_headings_of_the_text(reporting: Server) -> None:
    found = page(reporting, text="fr")
    ids = Read(found).ids
    contents = found[
        found.index('class="contents"') : found.index("</details>", found.index('class="contents"'))
    ]
    anchors = [href[1:] for href in Checked(contents).hrefs]
    assert len(anchors) == 8  # three parts, five components
    assert all(ids[anchor] == 1 for anchor in anchors)


def test_programs_get_every_fact_once_for_each_passage(reporting: Server) -> None:
    found = told(reporting, query="lang=es")
    assert found["label"] == "Derecho a la Ciudad y Territorios Inclusivos: informe 2021-2022"
    assert (found["start"], found["end"], found["languages"]) == ("2021", "2022", ["en", "fr"])
    assert found["facts"] == 26
    for version in found["versions"]:
        for passage in version["passages"]:
            iris = [fact["thing"]["iri"] for fact in passage["facts"]]
            assert iris
            assert len(set(iris)) == len(iris)


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_the_page_speaks_the_readers_language(reporting: Server, language: str) -> None:
    answer = reporting.get(f"/reports/{REPORT}", accept="text/html", accept_language=language)
    assert answer.headers["content-language"] == language
    assert f'<html lang="{language}">' in answer.text
    assert SAID[language]["differences"] in answer.text


def test_reports_are_listed_by_pages_the_latest_first(reporting: Server) -> None:
    whole = reporting.get("/reports?format=json").json()
    assert whole["total"] == 3
    assert [each["start"] for each in whole["reports"]] == ["2021", "2021", "2020"]
    assert {each["href"]: each["facts"] for each in whole["reports"]}[f"reports/{REPORT}"] == 26
    second = reporting.get("/reports?format=json&limit=1&offset=1")
    assert [each["iri"] for each in second.json()["reports"]] == [whole["reports"][1]["iri"]]
    assert '<?format=json&limit=1>; rel="prev"' in second.headers["link"]
    assert '<?format=json&limit=1&offset=2>; rel="next"' in second.headers["link"]
    shown = reporting.get("/reports", accept="text/html").text
    assert Checked(shown).wrong == []
    assert f'href="reports/{REPORT}?text=fr"' in shown
    assert SAID["en"]["none_here"] in reporting.get("/reports?offset=9&format=html").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/reports/no-such-report", 404),
        ("/reports/No%20Report", 404),
        ("/reports/..%2f..", 404),
        (f"/reports/{REPORT}?text=es", 404),
        (f"/reports/{REPORT}?text=it", 400),
        (f"/reports/{REPORT}?version=9", 404),
        (f"/reports/{REPORT}?limit=3", 400),
        ("/reports?limit=0", 400),
        ("/reports?format=csv", 400),
    ],
)
def test_what_is_not_there_is_told(reporting: Server, path: str, status: int) -> None:
    answer = reporting.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
