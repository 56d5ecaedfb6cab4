"""The pages of curated queries as people use them: list, form, table, links."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

from api.negotiate import LANGUAGES
from api.queries_form import DATE
from api.queries_table import shown_columns
from api.queries_words import AUDIENCES, TOPICS, WORDS
from queries.catalogue import Catalogue
from tests.api.browser import CHROMIUM, Browser
from tests.api.conftest import Server

CATALOGUE = Catalogue.load()
LED = "/queries/bodies-led-by-a-city"


class Form(HTMLParser):
    """Names and values of the fields of the form about the query, and where every link leads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fields: dict[str, dict[str, str]] = {}
        self.links: list[str] = []
        self._select = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag in ("input", "select") and found.get("id", "").startswith("p-"):
            self.fields[found["name"]] = found
            self._select = found["name"] if tag == "select" else ""
        elif tag == "option" and "selected" in found and self._select:
            self.fields[self._select]["value"] = found["value"]
        elif tag == "a":
            self.links.append(found["href"])


def page(server: Server, path: str, status: int = 200, **headers: str) -> str:
    answer = server.get(path, accept="text/html", **headers)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
    return answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_has_every_question_under_its_topic(real: Server, language: str) -> None:
    text = html.unescape(page(real, f"/queries?lang={language}"))
    assert f'<html lang="{language}">' in text
    assert all(names[language] in text for names in TOPICS.values())
    assert all(query.question.get(language) in text for query in CATALOGUE.values())
    assert set(re.findall(r'href="queries/([\w-]+)"', text)) == set(CATALOGUE)


def test_the_filter_of_the_list_works_by_its_form_alone(real: Server) -> None:
    text = page(real, "/queries?q=housing&topic=&serves=&lang=en")
    assert 'value="housing"' in text
    assert text.count('<a href="queries/') < len(CATALOGUE)
    assert "No question has these words." in page(real, "/queries?q=zzzz&topic=&serves=&lang=en")


def test_what_must_be_given_is_asked_for_with_an_example(real: Server) -> None:
    text = page(real, f"{LED}?lang=en")
    assert Form(text).fields["city"]["value"] == "Bilbao"
    assert "required" in Form(text).fields["city"]
    assert 'class="rows"' not in text
    assert WORDS["en"]["fill"] in text


def test_the_form_sent_as_it_is_gives_the_table(real: Server) -> None:
    fields = Form(page(real, f"{LED}?lang=es")).fields
    sent = "&".join(f"{name}={field.get('value', '')}" for name, field in fields.items())
    text = page(real, f"{LED}?{sent}&lang=es")
    assert 'class="rows"' in text
    assert '<a href="../doc/body/cop-digital-cities">' in text


def test_fields_are_by_type(real: Server) -> None:
    fields = Form(page(real, "/queries/practices?theme=housing&first=2015&lang=es")).fields
    assert fields["theme"]["value"] == "housing"
    assert fields["first"]["pattern"] == DATE
    assert fields["first"]["value"] == "2015"
    assert "list" in fields["country"]
    assert (
        Form(page(real, "/queries/cities-leading-several-bodies?lang=es")).fields["least"]["type"] == "number"
    )


def test_a_value_by_another_name_is_the_one_that_is_chosen(real: Server) -> None:
    assert Form(page(real, "/queries/practices?theme=Vivienda&lang=fr")).fields["theme"]["value"] == "housing"


@pytest.mark.parametrize("name", [n for n, q in CATALOGUE.items() if any(p.required for p in q.parameters)])
def test_the_examples_of_every_query_run_from_its_form(real: Server, name: str) -> None:
    fields = Form(page(real, f"/queries/{name}?lang=fr")).fields
    sent = "&".join(f"{field}={each.get('value', '')}" for field, each in fields.items())
    assert WORDS["fr"]["fill"] not in html.unescape(page(real, f"/queries/{name}?{sent}&lang=fr"))


def test_a_name_of_several_things_is_chosen_by_a_link(real: Server) -> None:
    path = "/queries/practices-of-a-city?city=San%20José&lang=es"
    text = page(real, path, 400)
    chosen = [link for link in Form(text).links if "san-jose" in link]
    assert len(chosen) == 2
    assert "varias cosas se llaman «San José»" in text
    for link in chosen:
        address = urlsplit(urljoin(real.url + path, html.unescape(link)))
        page(real, f"{address.path}?{address.query}")


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("city=Bilbo", "rien ici ne s’appelle «\N{NO-BREAK SPACE}Bilbo\N{NO-BREAK SPACE}»"),
        ("city=Bilbao&language=xx", "ne convient pas"),
    ],
)
def test_what_is_wrong_is_said_in_the_readers_language_beside_the_form(
    real: Server, asked: str, says: str
) -> None:
    text = page(real, f"{LED}?{asked}&lang=fr", 400)
    assert says in text
    assert 'aria-invalid="true"' in text


def test_what_was_typed_is_shown_as_text(real: Server) -> None:
    text = page(real, f"{LED}?city=%3Cscript%3E%22%27%26&lang=en", 400)
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_heads_sort_and_say_how(real: Server) -> None:
    text = page(real, "/queries/practices?theme=housing&sort=-year&lang=en")
    assert 'aria-sort="descending"><a href="?theme=housing&amp;sort=year&amp;limit=50&amp;lang=en"' in text
    assert text.count('aria-sort="none"') == 5


def test_pages_are_turned_by_links_that_keep_all_else(real: Server) -> None:
    text = html.unescape(page(real, "/queries/practices?sort=title&limit=20&offset=20&lang=en"))
    assert 'rel="prev" href="?sort=title&limit=20&lang=en"' in text
    assert 'rel="next" href="?sort=title&limit=20&offset=40&lang=en"' in text
    assert "Rows 21 to 40, and more follow" in text
    assert "There are no more rows here." in page(real, "/queries/practices?offset=90000&lang=en")


def test_every_link_of_the_page_leads_somewhere(real: Server) -> None:
    path = f"{LED}?city=Bilbao&lang=en"
    own = {urljoin(real.url + path, html.unescape(link)) for link in Form(page(real, path)).links}
    own = {link for link in own if link.startswith(real.url) and "/doc/query/" not in link}
    assert len(own) > 20
    for link in sorted(own):
        assert real.get(link.removeprefix(real.url), accept="*/*").status_code in (200, 303), link


def test_an_iri_and_the_name_behind_it_are_one_column() -> None:
    names = [
        (shown.column.name, shown.name.name if shown.name else None)
        for shown in shown_columns(CATALOGUE["pairs-led-by-the-same-city"])
    ]
    assert names[:2] == [("city", "cityName"), ("body1", "bodyName1")]
    assert ("role1", None) in names


def test_every_word_is_there_in_three_languages() -> None:
    assert set(WORDS["en"]) == set(WORDS["es"]) == set(WORDS["fr"])
    assert {topic for query in CATALOGUE.values() for topic in (query.topic,)} == set(TOPICS)
    assert {who for query in CATALOGUE.values() for who in query.serves} <= set(AUDIENCES)
    assert not [t for t in WORDS["fr"].values() if re.search(r"[^\N{NO-BREAK SPACE}][:;?!»](?=\s|$)", t)]


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: make tools")
@pytest.mark.parametrize(
    "path",
    [
        "/queries?",
        "/queries/pairs-led-by-the-same-city?city=Bilbao&",
        "/queries/practices?theme=housing&",
        f"{LED}?city=Bilbo&",
    ],
)
def test_a_page_fits_every_width(chromium: Browser, real: Server, path: str) -> None:
    before = len(chromium.complaints)
    for width, language in ((320, "fr"), (400, "es"), (1200, "en")):
        chromium.show(f"{real.url}{path}lang={language}", width)
        assert chromium.value("document.documentElement.scrollWidth") <= width
        assert chromium.value("document.styleSheets.length") == 2
    assert [each for each in chromium.complaints[before:] if "400 (Bad Request)" not in each] == []
