"""The pages of synergies: in three languages, without JavaScript, each link leads somewhere."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import httpx
import pytest

from api.synergies_words import WORDS
from tests.api.conftest import Server
from tests.api.test_pages_of_classes import Checked

PATHS = (
    "/synergies?limit=3",
    "/synergies/committee-culture--cop-digital-cities",
    "/bodies/cop-digital-cities/synergies?limit=2",
    "/cities/es-bilbao/opportunities?limit=2",
    "/synergies/matrix?most=8",
    "/synergies/network?most=8",
)
LANGUAGES = ("en", "es", "fr")


def page(server: Server, path: str, language: str) -> str:
    sign = "&" if "?" in path else "?"
    answer = server.get(f"{path}{sign}lang={language}", accept="text/html")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-language"] == language
    assert f'<html lang="{language}">' in answer.text
    return answer.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_well_formed_and_its_links_are_answered(real: Server, path: str, language: str) -> None:
    text = page(real, path, language)
    read = Checked(text)
    assert read.wrong == []
    assert set(read.ids.values()) == {1}
    assert "style" not in read.attributes
    assert "<script" not in text
    url = httpx.URL(real.url + path)
    own = {str(url.join(href)) for href in read.hrefs if not href.startswith("#")}
    own = {each for each in own if each.startswith(real.url)}
    with httpx.Client(
        follow_redirects=True, headers={"Accept": "text/html, */*;q=0.1"}, timeout=30
    ) as client:
        status = {each: client.get(each).status_code for each in sorted(own)[:50]}
    assert len(status) > 10
    assert {each: code for each, code in status.items() if code != 200} == {}
    assert {f"#{name}" for name in read.ids} >= {href for href in read.hrefs if href.startswith("#")}


def test_the_form_asks_what_it_shows_and_keeps_what_was_asked(real: Server) -> None:
    query = "city=Bilbao&kind=shared-leadership&kind=knowledge&theme=culture&least=0.3&lang=fr&on=&family="
    text = real.get(f"/synergies?{query}", accept="text/html").text
    assert 'name="city" list="cities" maxlength="200" value="Bilbao"' in text
    assert len(re.findall(r'name="kind" value="[a-z-]+" checked', text)) == 2
    assert '<option value="culture" selected>' in text
    assert 'value="0.3"' in text
    assert '<input type="hidden" name="lang" value="fr">' in text
    assert '<details class="more" open>' in text


def test_a_name_that_is_unclear_is_asked_back_on_the_page(real: Server) -> None:
    answer = real.get("/synergies?city=San%20Jos%C3%A9&lang=es", accept="text/html")
    assert answer.status_code == 400
    assert answer.headers["cache-control"] == "no-store"
    assert "puede referirse a varias cosas" in answer.text
    found = re.findall(r'<li><a href="(\?[^"]*city=city[^"]*)"', answer.text)
    assert len(found) == 2
    for href in found:
        again = real.get(f"/synergies{href.replace('&amp;', '&')}", accept="text/html")
        assert again.status_code == 200
    unknown = real.get("/synergies?body=Comittee%20on%20Culture&lang=en", accept="text/html")
    assert unknown.status_code == 400
    assert "Did you mean" in unknown.text


def test_an_entry_says_who_how_strong_why_what_next_and_on_what_evidence(real: Server) -> None:
    text = page(real, "/synergies?limit=1", "en")
    one = real.get("/synergies?limit=1&lang=en").json()["synergies"][0]
    body = re.sub(r"\s+", " ", text)
    for part in (one["reason"], one["next_step"], *(part["label"] for part in one["parts"])):
        assert part in body
    assert f"{one['strength']:.2f}" in body
    assert body.count("<details>") == 1
    for each in (*one["between"], *one["sources"]):
        assert each["label"] in body


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_one_numbers_its_sources(real: Server, language: str) -> None:
    text = page(real, "/synergies/committee-culture--cop-digital-cities", language)
    cited = {int(number) for number in re.findall(r'href="#source-(\d+)"', text)}
    listed = {int(number) for number in re.findall(r'id="source-(\d+)"', text)}
    assert cited == listed == set(range(1, len(listed) + 1))


def test_the_matrix_shows_each_pair_twice_and_a_body_with_itself_never(real: Server) -> None:
    text = page(real, "/synergies/matrix?most=12", "en")
    rows = re.findall(r"<tr>(.*?)</tr>", text, re.DOTALL)[1:]
    assert 6 < len(rows) <= 12  # who has nothing with any of the others is left out
    cells = [re.findall(r"<td([^>]*)>(.*?)</td>", row, re.DOTALL) for row in rows]
    assert all(len(row) == len(rows) for row in cells)
    for place, row in enumerate(cells):
        assert row[place] == (' class="self"', "")
        for other, cell in enumerate(row):
            assert re.findall(r"synergies/([\w-]+)", cell[1]) == re.findall(
                r"synergies/([\w-]+)", cells[other][place][1]
            )
    strong = page(real, "/synergies/matrix?most=12&least=0.4", "en")
    assert strong.count("<td class=") < text.count("<td class=")


def test_the_network_is_a_drawing_with_a_link_and_a_title_for_each_point_and_line(real: Server) -> None:
    answer = real.get("/synergies/network.svg?most=20")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.text == real.get("/synergies/network.svg?most=20").text
    root = ET.fromstring(answer.text.encode())
    space = {"s": "http://www.w3.org/2000/svg"}
    width, height = (float(each) for each in root.attrib["viewBox"].split()[2:])
    links = root.findall("s:a", space)
    assert all(link.attrib["href"] and link.findtext("s:title", namespaces=space) for link in links)
    points = root.findall("s:a/s:circle", space)
    assert 10 < len(points) <= 20
    assert all(0 < float(p.attrib["cx"]) < width and 0 < float(p.attrib["cy"]) < height for p in points)
    with httpx.Client(headers={"Accept": "text/html, */*;q=0.1"}, timeout=30) as client:
        base = httpx.URL(f"{real.url}/synergies/network.svg")
        for link in (links[0], links[-1]):
            assert client.get(base.join(link.attrib["href"])).status_code == 200


def test_names_in_the_network_hardly_overlap(real: Server) -> None:
    root = ET.fromstring(real.get("/synergies/network.svg?most=24").text.encode())
    texts = root.findall("s:a/s:text", {"s": "http://www.w3.org/2000/svg"})
    boxes = [(float(t.attrib["x"]), float(t.attrib["y"]), 6.6 * len(t.text or "")) for t in texts]
    overlaps = sum(
        abs(x - u) < (wide + wider) / 2 and abs(y - v) < 13
        for i, (x, y, wide) in enumerate(boxes)
        for u, v, wider in boxes[i + 1 :]
    )
    assert overlaps <= 1


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("/doc/body/cop-digital-cities", "bodies/cop-digital-cities/synergies"),
        ("/doc/city/es-bilbao", "cities/es-bilbao/opportunities"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_bodies_and_cities_show_the_strongest_and_lead_to_all(
    real: Server, path: str, leads: str, language: str
) -> None:
    text = page(real, path, language)
    section = re.findall(r'<section id="synergies".*?</section>', text, re.DOTALL)
    assert len(section) == 1
    assert section[0].count('class="strength"') == 3
    assert f"../../{leads}" in section[0]


def test_every_page_leads_to_the_synergies(real: Server) -> None:
    for language, word in (("en", "Synergies"), ("es", "Sinergias"), ("fr", "Synergies")):
        for path, root in (("/", ""), ("/queries", ""), ("/doc/city/es-bilbao", "../../")):
            text = page(real, path, language)
            header = text[text.index("<header") : text.index("</header>")]
            assert f'<a href="{root}synergies">{word}</a>' in header
    assert "synergies" in page(real, "/", "es").split("<main", 1)[1].split("</main>")[0]


def test_words_are_there_in_three_languages_with_the_same_placeholders() -> None:
    for key in WORDS["en"]:
        texts = [WORDS[language][key] for language in LANGUAGES]
        assert all(text.strip() for text in texts)
        assert len({tuple(sorted(re.findall(r"{\w+}", text))) for text in texts}) == 1, key
        assert re.search(r"[^\u00a0\u202f][:;?!]", texts[2]) is None, key
