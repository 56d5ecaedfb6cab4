"""What is wrong with a wish for synergies is said, what has not changed is not sent again."""

from __future__ import annotations

import httpx
import pytest

from graph.synergies.model import KINDS
from tests.api.conftest import Server, lasting


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("colour=red", "Nothing here reads 'colour'; there are: lang, version, limit"),
        ("least=2", "'least'"),
        ("least=much", "'least'"),
        ("on=2021", "2021-12-31"),
        ("on=2021-02-30", "'on'"),
        ("family=friends", "'bodies', 'invitation' or 'cities'"),
        ("limit=0", "'limit'"),
        ("limit=201", "'limit'"),
        ("format=xml", "'json', 'jsonld', 'csv' or 'html'"),
        ("lang=de", "'en', 'es' or 'fr'"),
        ("limit=1&limit=2", "'limit' is given 2 times"),
        ("theme=digitl%20inclusion", "did you mean 'digital-inclusion'?"),
        ("region=atlantis", "there are: africa, "),
        ("body=a&body=b&body=c", "'body'"),
        ("body=nobody-is-called-so", "no Body is called"),
        ("city=Bilboa", "Bilbao"),
        ("since=x", "'since'"),
    ],
)
def test_what_is_wrong_is_named_with_what_is_allowed(real: Server, query: str, said: str) -> None:
    answer = real.get(f"/synergies?{query}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in answer.json()["detail"]


def test_an_unknown_kind_is_answered_with_all_that_there_are(real: Server) -> None:
    detail = real.get("/synergies?kind=friendship").json()["detail"]
    assert all(f"'{kind}'" in detail for kind in KINDS)


@pytest.mark.parametrize(
    "path",
    [
        "/synergies/nothing--nowhere",
        "/synergies/%22%3E",
        "/bodies/nobody-at-all/synergies",
        "/cities/xx-nowhere/opportunities",
        "/synergies?version=999",
        "/synergies?since=999",
    ],
)
def test_what_is_not_there_is_404(real: Server, path: str) -> None:
    answer = real.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_name_of_several_things_is_answered_with_the_candidates(real: Server) -> None:
    for path in ("/synergies?city=San%20Jos%C3%A9", "/cities/San%20Jos%C3%A9/opportunities"):
        answer = real.get(path)
        assert answer.status_code == 400
        found = {each["iri"].rpartition("/")[2] for each in answer.json()["candidates"]}
        assert found == {"cr-san-jose", "us-san-jose"}


def test_a_body_of_a_path_and_two_more_are_too_many(real: Server) -> None:
    answer = real.get("/bodies/cop-digital-cities/synergies?body=committee-culture&body=metropolis")
    assert answer.status_code == 400
    assert "names a body already" in answer.json()["detail"]


@pytest.mark.parametrize(
    "path",
    [
        "/synergies?limit=2",
        "/synergies/committee-culture--cop-digital-cities",
        "/cities/es-bilbao/opportunities?limit=1",
        "/synergies/matrix",
        "/synergies/network.svg",
    ],
)
def test_what_has_not_changed_is_not_sent_again(real: Server, path: str) -> None:
    first = real.get(path)
    assert first.status_code == 200
    assert first.headers["graph-version"] == "1"
    assert first.headers["cache-control"] == "public, no-cache"
    assert {"Accept", "Accept-Language"} <= {name.strip() for name in first.headers["vary"].split(",")}
    again = real.get(path, if_none_match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    assert lasting(real.get(path)) == lasting(first)
    spanish = real.get(path, accept_language="es")
    assert spanish.headers["etag"] != first.headers["etag"]
    assert spanish.headers["content-language"] == "es"


def test_head_has_the_headers_and_no_body(real: Server) -> None:
    for path in ("/synergies", "/bodies/metropolis/synergies", "/synergies/network"):
        answer = httpx.head(real.url + path, timeout=30)
        assert (answer.status_code, answer.content) == (200, b"")
        assert answer.headers["graph-version"] == "1"


def test_a_version_that_is_kept_can_be_asked_for(real: Server) -> None:
    now, then = real.get("/synergies?limit=3").json(), real.get("/synergies?limit=3&version=1").json()
    assert now == then


def test_what_cannot_be_had_is_406(real: Server) -> None:
    assert real.get("/synergies", accept="image/png").status_code == 406
    assert real.get("/synergies/matrix", accept="application/json").status_code == 406
