"""A report comes in and is reviewed over HTTP: as pages by forms alone, and as JSON."""

from __future__ import annotations

import json
import os
import re
import shutil
import threading
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest

from graph.settings import Settings
from tests.api.browser import CHROMIUM, Browser
from tests.api.conftest import Server, serving
from tests.api.waiting import wait_for

# Invented, but for the body and the cities.
ENGLISH = """\
WORK OF CONSULTATION MECHANISMS IN 2022-2023

COMMUNITY OF PRACTICE ON MOBILITY

1. Main activities of the mechanism

A. Implementation

In March 2022 the Community published a guide to tandem lanes with UN-Habitat. In May 2023 it will launch a
second survey with the Quibblewick Institute.

B. Advocacy

The Community wishes to meet more often. Nobody reads this line about wheels.
"""
SPANISH = """\
TRABAJO DE LOS MECANISMOS CONSULTIVOS EN 2022-2023

COMUNIDAD DE PRÁCTICA DE MOVILIDAD

1. Principales actividades del mecanismo

A. Implementación

En abril de 2022 la Comunidad publicó una guía de carriles para tándems con ONU-Habitat.
"""
BROWSER = "text/html,application/xhtml+xml"
DRAFT = "/drafts/cop-mobility-2022-2023"
# The forms of a page say where they come from; a browser does.
OWN = {"Sec-Fetch-Site": "same-origin"}
CLIENT = httpx.Client(timeout=60)
Upload = list[tuple[str, tuple[str, bytes]]]
BOTH: Upload = [
    ("file", ("mobility.en.txt", ENGLISH.encode())),
    ("file", ("mobility.es.txt", SPANISH.encode())),
]


@pytest.fixture(scope="module")
def reviewing(published: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on the whole graph, with a folder of its own for drafts."""
    folder = tmp_path_factory.mktemp("reviewing") / "var"
    shutil.copytree(published.data, folder, copy_function=os.link)
    with serving(folder) as running:
        yield running


@pytest.fixture(scope="module")
def answered(reviewing: Server) -> dict[str, Any]:
    """Both versions read in, and how many others were answered meanwhile."""
    found: dict[str, Any] = {}

    def upload() -> None:
        found["upload"] = post(reviewing, "/drafts", files=BOTH)

    reading = threading.Thread(target=upload)
    reading.start()
    found["others"] = 0
    while reading.is_alive():
        found["others"] += reviewing.ask("ASK {}").status_code == 200 and reading.is_alive()
    return found


@pytest.fixture
def draft(reviewing: Server, answered: dict[str, Any]) -> Iterator[Server]:
    """The server with the draft, about which nothing is decided, before and after."""
    yield reviewing
    file = reviewing.folder / DRAFT[1:] / "decisions.json"
    file.unlink(missing_ok=True)


@pytest.fixture(scope="module", autouse=True)
def connected() -> Iterator[None]:
    with CLIENT:
        yield


def post(server: Server, path: str, **more: Any) -> httpx.Response:  # noqa: ANN401 - what httpx takes
    headers = {"Accept": BROWSER} | OWN | more.pop("headers", {})
    CLIENT.cookies.clear()  # a language that was asked for is remembered
    return CLIENT.post(server.url + path, headers=headers, **more)


def get(server: Server, path: str, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    CLIENT.cookies.clear()
    return CLIENT.get(server.url + path, headers=named)


def page(server: Server, path: str = DRAFT, language: str = "en") -> str:
    answer = get(server, path, accept=BROWSER, accept_language=language)
    assert answer.status_code == 200, answer.text
    return unescape(answer.text)


def facts(server: Server, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = get(server, DRAFT + query, accept="application/json").json()["facts"]
    return found


def fact(server: Server, kind: str, at: int = 0) -> dict[str, Any]:
    return [each for each in facts(server) if each["kind"] == kind][at]


def test_an_upload_leads_to_its_draft_and_others_are_answered_meanwhile(answered: dict[str, Any]) -> None:
    assert answered["upload"].status_code == 303
    assert answered["upload"].headers["location"] == DRAFT[1:]
    assert answered["others"] > 0


def test_the_list_names_the_draft_its_versions_and_how_far_it_is(draft: Server) -> None:
    (listed,) = get(draft, "/drafts", accept="application/json").json()["drafts"]
    assert (listed["id"], listed["languages"]) == (DRAFT.rpartition("/")[2], ["en", "es"])
    assert listed["decided"]["open"] == len(facts(draft))
    for language, word in {"en": "Drafts", "es": "Borradores", "fr": "Brouillons"}.items():
        told = page(draft, "/drafts", language)
        assert f"<h1>{word}</h1>" in told
        assert "mobility.en.txt, mobility.es.txt" in told
        assert 'href="drafts/cop-mobility-2022-2023"' in told


def test_facts_stand_beside_their_words_in_the_readers_language(draft: Server) -> None:
    partner = fact(draft, "collaboration")
    told = page(draft, f"{DRAFT}?text=en", "es")
    place = told.index(f'id="w-{partner["mark"]}"')
    card = told.index(f'id="f-{partner["mark"]}"')
    assert 0 < card - place < told.count("")
    assert re.search(r'<mark class="open">[^<]*UN-Habitat', told)
    assert "Colaboración" in told[card : card + 500]
    assert 'href="../doc/body/un-habitat"' in told[card : card + 1500]
    assert '<span class="unread" title="no entendido">Nobody reads this line about wheels.' in told
    assert "<style" not in told
    assert "<script" not in told
    assert not re.search(r'\s(style|on\w+)="', told)


def test_a_fact_that_one_version_alone_says_stands_behind_the_text_of_the_other(draft: Server) -> None:
    wish = fact(draft, "wish")["mark"]
    told = page(draft, f"{DRAFT}?text=es")
    assert told.index("Not said in this version") < told.index(f'id="f-{wish}"')
    assert f'id="w-{wish}"' not in told


def test_where_the_versions_differ_is_told_with_the_fact(draft: Server) -> None:
    assert "The versions differ: in the date (en:\u00a0March 2022 · es:\u00a0April 2022)" in page(draft)


def test_nobody_keeps_the_pages_and_no_robot_lists_them(draft: Server) -> None:
    for path in ("/drafts", DRAFT):
        told = get(draft, path, accept=BROWSER).headers
        assert (told["cache-control"], told["x-robots-tag"]) == ("no-store", "noindex")
        assert (told["referrer-policy"], told["cross-origin-resource-policy"]) == (
            "same-origin",
            "same-origin",
        )
        assert "access-control-allow-origin" not in told
        assert "unsafe" not in told["content-security-policy"]


def test_a_decision_leads_back_to_the_fact(draft: Server) -> None:
    mark = fact(draft, "wish")["mark"]
    for action, state in (("accept", "accepted"), ("reject", "rejected"), ("reopen", "open")):
        answer = post(draft, f"{DRAFT}?text=en&lang=fr", data={"action": action, "mark": mark})
        assert answer.status_code == 303
        assert answer.headers["location"].endswith(f"{DRAFT[1:]}?text=en&lang=fr#f-{mark}")
        assert fact(draft, "wish")["state"] == state


def test_a_fact_that_leaves_the_list_by_a_decision_leads_back_to_its_words(draft: Server) -> None:
    mark = fact(draft, "wish")["mark"]
    answer = post(draft, f"{DRAFT}?text=en&show=open", data={"action": "accept", "mark": mark})
    fragment = answer.headers["location"].rpartition("#")[2]
    assert fragment.startswith("p-")
    told = page(draft, f"{DRAFT}?text=en&show=open")
    assert f'id="{fragment}"' in told
    assert f'id="f-{mark}"' not in told


def test_what_is_shown_can_be_decided_at_once_and_what_is_decided_stays(draft: Server) -> None:
    wish = fact(draft, "wish")["mark"]
    post(draft, DRAFT, data={"action": "reject", "mark": wish})
    post(draft, f"{DRAFT}?kind=activity", data={"bulk": "accept-open"})
    states = {(each["kind"], each["state"]) for each in facts(draft)}
    assert {("activity", "accepted"), ("wish", "rejected"), ("mechanism", "open")} <= states
    post(draft, DRAFT, data={"bulk": "accept-new"})
    assert {each["against"]["state"] for each in facts(draft, "?show=open")} == {"known"}
    post(draft, DRAFT, data={"bulk": "reject-open"})
    assert facts(draft, "?show=open") == []
    assert fact(draft, "wish")["state"] == "rejected"
    assert len(facts(draft, "?show=accepted&kind=activity")) == 2


def test_a_form_changes_a_fact_and_takes_it(draft: Server) -> None:
    activity = fact(draft, "activity")
    told = page(draft, f"{DRAFT}?text=en&edit={activity['mark']}", "fr")
    form = told[told.index('class="edit"') :]
    assert re.search(r'<option value="done" selected>Réalisée?s?</option>', form)
    given = {
        "action": "edit",
        "mark": activity["mark"],
        "field.start": "2022-02",
        "field.status": "planned",
        "label.en": "Guide to lanes",
        "note": "as agreed",
        "then": "accept",
    }
    assert post(draft, DRAFT, data=given).status_code == 303
    changed = fact(draft, "activity")
    assert (changed["fields"]["start"], changed["fields"]["status"]) == ("2022-02", "planned")
    assert (changed["labels"]["en"], changed["note"], changed["state"]) == (
        "Guide to lanes",
        "as agreed",
        "accepted",
    )
    assert changed["labels"]["es"] == activity["labels"]["es"]
    assert "Guide to lanes" in page(draft)


def test_a_value_that_does_not_fit_is_told_and_the_form_stays_open(draft: Server) -> None:
    mark = fact(draft, "activity")["mark"]
    answer = post(draft, DRAFT, data={"action": "edit", "mark": mark, "field.start": "next <spring>"})
    assert answer.status_code == 400
    assert "next &lt;spring&gt;" in answer.text
    assert 'name="field.start"' in answer.text
    assert fact(draft, "activity")["state"] == "open"


def test_a_name_is_said_to_mean_something_that_the_graph_has(draft: Server) -> None:
    partner = next(each for each in facts(draft) if "Quibblewick" in json.dumps(each["names"]))
    (name,) = (each["text"] for names in partner["names"].values() for each in names)
    given = {"action": "edit", "mark": partner["mark"], f"name.{name}": "", f"other.{name}": "body/uraia"}
    assert post(draft, DRAFT, data=given).status_code == 303
    (changed,) = [each for each in facts(draft) if each["mark"] == partner["mark"]]
    assert changed["meant"] == {name: "body/uraia"}
    told = page(draft)
    assert 'href="../doc/body/uraia"' in told[told.index(f'id="f-{partner["mark"]}"') :][:1500]


def test_what_was_missed_is_added_by_its_words_and_is_marked_in_the_text(draft: Server) -> None:
    begun = page(draft, f"{DRAFT}?text=en&add=result&words=this+line")
    assert ">this line</textarea>" in begun
    given = {
        "action": "add",
        "part.kind": "result",
        "part.language": "en",
        "part.words": "this   line about\nwheels",
        "field.year": "2022",
        "label.en": "A line",
    }
    answer = post(draft, f"{DRAFT}?text=en", data=given)
    added = facts(draft)[-1]
    assert answer.headers["location"].endswith(f"#f-{added['mark']}")
    assert (added["state"], added["added"], added["fields"]) == ("accepted", True, {"year": "2022"})
    assert added["passages"][0]["words"] == "this line about wheels"
    assert '<mark class="accepted">this line about wheels</mark>' in page(draft, f"{DRAFT}?text=en")
    wrong = post(draft, DRAFT, data=given | {"part.words": "wheels about"})
    assert wrong.status_code == 400
    assert ">wheels about</textarea>" in wrong.text


def test_words_that_were_not_understood_lead_to_a_form_that_quotes_them(draft: Server) -> None:
    told = page(draft, f"{DRAFT}?text=en")
    link = re.search(r'<a class="plus" href="([^"]+)#add"', told[told.index("Nobody reads") :])
    assert link
    form = page(draft, DRAFT + link[1])
    assert "Nobody reads this line about wheels." in form[form.index("<blockquote") :][:120]
    start = re.search(r'name="part.start" value="(\d+)"', form)
    end = re.search(r'name="part.end" value="(\d+)"', form)
    assert start
    assert end
    given = {"action": "add", "part.kind": "offer", "part.language": "en"}
    post(draft, DRAFT, data=given | {"part.start": start[1], "part.end": end[1]})
    assert facts(draft)[-1]["passages"][0]["words"] == "Nobody reads this line about wheels."


def test_programs_decide_the_same_in_json(draft: Server) -> None:
    mark = fact(draft, "activity")["mark"]
    headers = {"Accept": "application/json"}
    told = post(draft, DRAFT, json={"action": "accept", "marks": "all"}, headers=headers).json()
    assert told["decided"] == {"open": 0, "accepted": len(told["facts"]), "rejected": 0}
    edit = {"action": "edit", "marks": [mark], "fields": {"component": "d"}, "labels": {"fr": "Guide"}}
    told = post(draft, DRAFT, json=edit, headers=headers).json()
    (changed,) = [each for each in told["facts"] if each["mark"] == mark]
    assert (changed["fields"]["component"], changed["labels"]["fr"]) == ("d", "Guide")
    for wrong in (
        {"action": "burn"},
        {"action": "accept", "marks": ["none"]},
        {"action": "edit"},
        ["accept"],
    ):
        answer = post(draft, DRAFT, json=wrong, headers=headers)
        assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")


PNG = b"\x89PNG\r\n\x1a\n"


def test_a_file_that_cannot_be_read_is_refused_in_the_readers_language(reviewing: Server) -> None:
    answer = post(reviewing, "/drafts?lang=es", files=[("file", ("../../report.png", PNG))])
    assert answer.status_code == 400
    assert "report.png: El fichero no es PDF, ni DOCX" in answer.text
    assert "uclg-upload" not in answer.text


def test_an_upload_without_a_file_or_no_form_at_all_is_told_so(reviewing: Server) -> None:
    answer = post(reviewing, "/drafts", files=[("file", ("", b""))])
    assert (answer.status_code, "Choose at least one file." in answer.text) == (400, True)
    assert post(reviewing, "/drafts", content=b"x", headers={"Content-Type": "text/plain"}).status_code == 400


def test_a_report_may_be_larger_than_any_other_body(reviewing: Server) -> None:
    large = PNG + bytes(5_000_000)
    assert "neither PDF nor DOCX" in post(reviewing, "/drafts", files=[("file", ("large.png", large))]).text
    assert post(reviewing, DRAFT, content=large).status_code == 413
    assert post(reviewing, "/sparql", content=large).status_code == 413


@pytest.mark.parametrize("name", ["none", "%2e%2e", ".lock", "a%2Fb", "cop-mobility-2022-2023/none"])
def test_a_draft_that_is_not_there_is_not_found(draft: Server, name: str) -> None:
    assert get(draft, f"/drafts/{name}", accept="application/json").status_code == 404
    assert post(draft, f"/drafts/{name}/forget").status_code == 404


def test_a_draft_that_is_thrown_away_is_gone(reviewing: Server) -> None:
    other = ENGLISH.replace("2022-2023", "2012-2013").encode()
    answer = post(reviewing, "/drafts", files=[("file", ("other.txt", other))], headers={"Accept": "*/*"})
    assert (answer.status_code, answer.json()) == (201, {"id": "cop-mobility-2012-2013"})
    place = f"/drafts/{answer.json()['id']}"
    gone = post(reviewing, f"{place}/forget?lang=es")
    assert (gone.status_code, gone.headers["location"]) == (303, "../../drafts?lang=es")
    assert get(reviewing, place).status_code == 404


def test_one_version_replaces_both_only_where_the_box_is_ticked(draft: Server) -> None:
    before = len(facts(draft))
    refused = post(draft, "/drafts?lang=fr", files=BOTH[1:])
    assert refused.status_code == 400
    told = "a en (mobility.en.txt), es (mobility.es.txt)\u00a0; il a été donné es (mobility.es.txt)."
    assert f"Le brouillon {DRAFT.rpartition('/')[2]} {told}" in unescape(refused.text)
    assert len(facts(draft)) == before
    assert post(draft, "/drafts", files=BOTH[1:], data={"replace": "yes"}).status_code == 303
    assert len(facts(draft)) < before
    assert post(draft, "/drafts", files=BOTH).status_code == 303
    assert len(facts(draft)) == before


def test_nothing_of_a_draft_is_seen_anywhere_else(draft: Server) -> None:
    post(draft, DRAFT, data={"bulk": "accept-open"})
    asked = "SELECT * { ?s ?p ?o FILTER(CONTAINS(LCASE(STR(?o)), 'quibblewick')) }"
    assert draft.ask(asked).json()["results"]["bindings"] == []
    places = [
        "/search?q=quibblewick",
        "/suggest?q=quibblewick",
        "/data",
        "/reports",
        "/",
        "/doc/body/cop-mobility",
    ]
    places += ["/metrics", "/openapi.json", "/catalog", "/.well-known/void", "/synergies?body=cop-mobility"]
    for place in places:
        for accept in (BROWSER, "application/json"):
            told = get(draft, place, accept=accept).text.lower()
            assert "cop-mobility-2022" not in told, place
            assert "institute" not in told if "quibblewick" in place else "quibblewick" not in told, place
    for path in ("drafts", "static/drafts", "data/drafts", "data/..%2fdrafts"):
        answer = get(draft, f"/{path}/cop-mobility-2022-2023/text.en.txt")
        assert answer.status_code == 404


def test_a_damaged_draft_is_listed_with_its_fault_and_harms_no_other(draft: Server) -> None:
    broken: Path = draft.folder / "drafts" / "broken-1999"
    broken.mkdir()
    (broken / "draft.json").write_text("{}")
    try:
        told = page(draft, "/drafts")
        assert "Cannot be read:" in told
        assert 'href="drafts/cop-mobility-2022-2023"' in told
        assert get(draft, "/drafts/broken-1999").status_code == 400
    finally:
        shutil.rmtree(broken)
    wait_for(lambda: "Cannot be read:" not in page(draft, "/drafts"))


def test_nothing_is_published_without_a_name_or_a_fact_and_the_page_says_why(draft: Server) -> None:
    nothing = post(draft, f"{DRAFT}/publish?lang=fr", data={"author": "Ana", "message": "Mobility"})
    assert nothing.status_code == 400
    assert "Rien n’a été publié" in nothing.text
    assert "is accepted: nothing was published" in nothing.text
    headers = {"Accept": "application/json"}
    unsigned = post(draft, f"{DRAFT}/publish", json={"author": " ", "message": "Mobility"}, headers=headers)
    assert (unsigned.status_code, "say who publishes" in unsigned.json()["detail"]) == (400, True)
    assert draft.get("/health/ready").json()["version"] == 1


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: make tools")
def test_the_pages_fit_and_a_fact_is_accepted_by_a_click_alone(chromium: Browser, draft: Server) -> None:
    chromium.complaints.clear()
    mark = fact(draft, "wish")["mark"]
    for width, language in ((320, "fr"), (1200, "es")):
        for path in (f"{DRAFT}?text=en&edit={mark}&add=event&", "/drafts?"):
            chromium.show(f"{draft.url}{path}lang={language}", width)
            assert chromium.value("document.documentElement.lang") == language
            assert chromium.value("document.documentElement.scrollWidth") <= width
    chromium.show(f"{draft.url}{DRAFT}?text=en", 1200)
    chromium.value(f"document.querySelector('#f-{mark} button.yes').click() || true")
    wait_for(lambda: fact(draft, "wish")["state"] == "accepted")
    wait_for(lambda: chromium.value("location.hash") == f"#f-{mark}")
    assert chromium.complaints == []
