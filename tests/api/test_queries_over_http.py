"""`/queries` and `/queries/{name}` as programs use them, on the real graph."""

from __future__ import annotations

import csv
import io
from urllib.parse import urljoin

import httpx
import pytest
from pyoxigraph import QuerySolutions, Store

from api.queries_asked import OWN
from api.queries_order import Order, ordered
from queries.catalogue import Catalogue, CuratedQuery
from tests.api.conftest import Server

BILBAO = "https://w3id.org/uclg-graph/id/city/es-bilbao"
LED = "/queries/bodies-led-by-a-city"
CATALOGUE = Catalogue.load()


def table(answer: httpx.Response) -> list[dict[str, str]]:
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


def problem(answer: httpx.Response, status: int = 400) -> dict[str, object]:
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    found: dict[str, object] = answer.json()
    return found


def example_of(query: CuratedQuery) -> dict[str, str]:
    return {each.name: str(each.example) for each in query.parameters if each.required}


def solutions(store: Store, text: str) -> list[str]:
    found = store.query(text, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    return sorted(str(row) for row in found)


def test_the_list_tells_programs_every_query_in_three_languages(real: Server) -> None:
    found = real.get("/queries").json()["queries"]
    assert {each["name"] for each in found} == set(CATALOGUE)
    led = next(each for each in found if each["name"] == "bodies-led-by-a-city")
    assert (led["href"], led["source"]) == (real.url + LED, f"{real.url}{LED}.rq")
    assert set(led["title"]) == set(led["question"]) == {"en", "es", "fr"}
    assert led["parameters"][0]["class"] == "LocalGovernment"


@pytest.mark.parametrize(
    ("narrowed", "every"),
    [
        ("serves=developer", lambda query: "developer" in query.serves),
        ("topic=partners", lambda query: query.topic == "partners"),
        ("q=socios%20organo", lambda query: "rgano" in query.title.es + query.question.es),
    ],
)
def test_the_list_is_narrowed(real: Server, narrowed: str, every: object) -> None:
    assert callable(every)
    names = [each["name"] for each in real.get(f"/queries?{narrowed}").json()["queries"]]
    assert 0 < len(names) < len(CATALOGUE)
    assert all(every(CATALOGUE[name]) for name in names)


@pytest.mark.parametrize("wrong", ["serves=nobody", "topic=x", "lang=de", "q=a&q=b", "x=1", "format=csv"])
def test_the_list_refuses_what_it_does_not_know(real: Server, wrong: str) -> None:
    problem(real.get(f"/queries?{wrong}"))


def test_the_list_is_not_sent_again(real: Server) -> None:
    tag = real.get("/queries").headers["etag"]
    assert real.get("/queries", if_none_match=tag).status_code == 304
    assert real.get("/queries", accept="image/png").status_code == 406


def test_a_name_stands_for_an_iri(real: Server) -> None:
    by_name = table(real.get(f"{LED}?city=Bilbao&format=csv"))
    assert by_name == table(real.get(f"{LED}?city={BILBAO}&format=csv"))
    assert by_name
    assert set(by_name[0]) == {column.name for column in CATALOGUE["bodies-led-by-a-city"].columns}


@pytest.mark.parametrize(
    ("accept", "sent"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("application/xml", "application/sparql-results+xml"),
        ("application/sparql-query", "application/sparql-query; charset=utf-8"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"),
    ],
)
def test_it_comes_as_accept_asks(real: Server, accept: str, sent: str) -> None:
    answer = real.get(f"{LED}?city=Bilbao", accept=accept)
    assert (answer.status_code, answer.headers["content-type"]) == (200, sent)
    assert answer.headers["vary"].startswith("Accept, Accept-Language, Cookie")


def test_a_format_that_cannot_be_had_is_refused(real: Server) -> None:
    assert "json, xml, csv" in str(problem(real.get(f"{LED}?city=Bilbao&format=turtle"))["detail"])
    problem(real.get(f"{LED}?city=Bilbao", accept="image/png"), 406)


def test_pages_follow_one_another_and_make_the_whole(real: Server) -> None:
    whole = table(real.get("/queries/practices?format=csv"))
    place: str | None = f"{real.url}/queries/practices?limit=300&format=csv"
    together: list[dict[str, str]] = []
    steps = []
    while place:
        answer = httpx.get(place, timeout=30)
        together += table(answer)
        steps.append(answer.links.get("prev", {}).get("url"))
        following = answer.links.get("next", {}).get("url")
        place = urljoin(place, following) if following else None
    assert together == whole
    assert steps[0] is None
    assert all(steps[1:])
    assert len(steps) == -(-len(whole) // 300)


def test_rows_come_in_the_order_of_any_column(real: Server) -> None:
    own = table(real.get("/queries/practices?theme=housing&format=csv"))
    up = table(real.get("/queries/practices?theme=housing&format=csv&sort=title"))
    down = table(real.get("/queries/practices?theme=housing&format=csv&sort=-title"))
    titles = [row["title"].lower() for row in up]
    assert titles == sorted(titles)
    assert [row["title"] for row in down] == [row["title"] for row in up][::-1]
    assert sorted(row["practice"] for row in own) == sorted(row["practice"] for row in up)
    assert "year" in str(problem(real.get("/queries/practices?sort=size"))["detail"])


@pytest.mark.parametrize("name", CATALOGUE)
def test_sorting_keeps_the_rows_of_every_query(store: Store, name: str) -> None:
    query = CATALOGUE[name]
    own = solutions(store, query.text)
    for column in query.columns:
        for down in (False, True):
            assert solutions(store, ordered(query, Order(column.name, down)).text) == own


def test_the_language_of_names_is_the_readers(real: Server) -> None:
    def first(**how: str) -> str:
        language = how.pop("lang", "")
        asked = f"/queries/cities-of-a-country?country=Spain&sort=cityName&format=csv{language}"
        return ",".join(row["cityName"] for row in table(real.get(asked, **how)))

    assert first(accept_language="es") == first(lang="&lang=es") != first(lang="&lang=en")
    assert first(lang="&language=es&lang=en") == first(lang="&lang=es")
    answer = real.get(f"{LED}?city=Bilbao&lang=fr")
    assert "lang=fr" in answer.headers["set-cookie"]


def test_an_answer_is_named_by_its_version_and_not_sent_again(real: Server) -> None:
    path = f"{LED}?city=Bilbao&format=json"
    answer = real.get(path)
    tag = answer.headers["etag"]
    assert answer.headers["graph-version"] == "1"
    again = real.get(path, if_none_match=tag)
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert real.get(path, if_modified_since=answer.headers["last-modified"]).status_code == 304
    others = (f"{path}&lang=es", f"{LED}?city=Bilbao&format=csv", f"{path}&limit=1", f"{LED}?city=Rosario")
    assert tag not in [real.get(other).headers["etag"] for other in others]


def test_a_version_is_asked_by_its_number(real: Server) -> None:
    assert table(real.get(f"{LED}?city=Bilbao&version=1&format=csv"))
    problem(real.get(f"{LED}?city=Bilbao&version=99"), 404)
    problem(real.get(f"{LED}?city=Bilbao&version=x"))


def test_head_has_the_headers_alone(real: Server) -> None:
    answer = httpx.head(f"{real.url}{LED}?city=Bilbao", timeout=30)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["etag"] == real.get(f"{LED}?city=Bilbao").headers["etag"]


def test_a_name_of_several_things_is_answered_with_them(real: Server) -> None:
    told = problem(real.get("/queries/practices-of-a-city?city=San%20José"))
    assert told["parameter"] == "city"
    candidates = told["candidates"]
    assert isinstance(candidates, list)
    assert {each["iri"].rpartition("/")[2] for each in candidates} == {"cr-san-jose", "us-san-jose"}
    assert all(set(each) == {"iri", "label", "class"} for each in candidates)


def test_a_name_of_nothing_is_answered_with_those_that_are_like_it(real: Server) -> None:
    told = problem(real.get(f"{LED}?city=Bilbo"))
    assert isinstance(told["near"], list)
    assert told["near"][0] == {"iri": BILBAO, "label": "Bilbao", "class": "City"}


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("", "city: is missing"),
        ("?city=Bilbao&town=x", "'town'"),
        ("?city=Bilbao&city=Rosario", "2 times"),
        ("?city=Bilbao&language=xx", "en, es or fr"),
        ("?city=Bilbao&limit=0", "from 1"),
        ("?city=Bilbao&limit=", "from 1"),
        ("?city=Bilbao&limit=٣", "from 1"),
        ("?city=Bilbao&offset=-1", "from 0"),
        ("?city=Bilbao&offset=10000000000", "from 0"),
        ("?city=Bilbao&lang=xx", "en, es, fr"),
        ("?city=" + "B" * 1001, "at most 1000"),
    ],
)
def test_what_is_wrong_is_said(real: Server, wrong: str, says: str) -> None:
    assert says in str(problem(real.get(LED + wrong))["detail"])


def test_a_parameter_is_given_by_its_name_or_as_an_option_but_not_by_both(real: Server) -> None:
    path = "/queries/bodies-without-a-known-lead?format=csv"
    assert table(real.get(f"{path}&onDate=2010")) == table(real.get(f"{path}&on-date=2010"))
    assert "same parameter" in str(problem(real.get(f"{path}&onDate=2010&on-date=2011"))["detail"])
    assert table(real.get(f"{path}&onDate=")) == table(real.get(path))


def test_no_query_takes_a_name_that_addresses_use() -> None:
    taken = {
        name for query in CATALOGUE.values() for each in query.parameters for name in (each.name, each.option)
    }
    assert not taken & set(OWN)


def test_a_query_that_is_not_there_is_404_with_the_nearest(real: Server) -> None:
    assert "bodies-led-by-a-city" in str(problem(real.get("/queries/bodies-led-by-city"), 404)["detail"])


def test_the_text_has_the_values_and_the_endpoint_answers_it_alike(real: Server) -> None:
    text = real.get(f"{LED}.rq?city=Rosario&lang=es").text
    assert "<https://w3id.org/uclg-graph/id/city/ar-rosario>" in text
    assert '"es"' in text
    asked = real.ask(text, accept="text/csv")
    assert asked.text == real.get(f"{LED}?city=Rosario&lang=es", accept="text/csv").text
    assert real.get(f"{LED}?city=Rosario&lang=es&format=sparql").text == text
    assert problem(real.get(f"{LED}.rq?city=Rosario&format=csv"))


def test_the_text_without_values_is_that_of_the_file_with_its_examples(real: Server) -> None:
    assert BILBAO in real.get(f"{LED}.rq").text


def test_nothing_that_is_given_alters_the_query(real: Server) -> None:
    evil = '"} } DELETE WHERE {?s ?p ?o} #\n\\u0022'
    answer = httpx.get(f"{real.url}/queries/find-a-body-by-any-name", params={"words": evil}, timeout=30)
    assert answer.status_code == 200
    assert answer.json()["results"]["bindings"] == []


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_query_answers_its_example(real: Server, name: str) -> None:
    query = CATALOGUE[name]
    answer = httpx.get(f"{real.url}/queries/{name}", params=example_of(query), timeout=30)
    assert answer.status_code == 200, answer.text
    assert answer.json()["head"]["vars"] == [column.name for column in query.columns]


def test_a_long_name_is_not_said_back_whole(real: Server) -> None:
    assert len(str(problem(real.get(f"/queries/{'x' * 900}"), 404)["detail"])) < 200
