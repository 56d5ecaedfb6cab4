"""What is found in the graph of the repository's own tables."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import cast

import pytest
from pyoxigraph import QuerySolutions, Store

from graph.iris import Iris
from graph.settings import Settings
from graph.synergies.find import edges, find, sources_of, synergy_quads
from graph.synergies.model import Synergy
from graph.synergies.told import Told, published, told
from graph.versions import Versions
from ontology import BASE

pytestmark = pytest.mark.slow
IRIS = Iris(BASE)
BILBAO = (
    "cop-digital-cities",
    "pc-opportunities-culture-diplomacy",
    "local4action-hub-bilbao",
    "committee-culture",
)
REPORT = {f"{BASE}id/report/digital-cities-2020-2021/{language}" for language in ("en", "es")}


@pytest.fixture(scope="module")
def of_the_graph(store: Store) -> dict[frozenset[str], Told]:
    """Synergies by the ends of the two IRIs."""
    return {
        frozenset(iri.rsplit("/", 1)[-1] for iri, _ in each.between): each for each in published(store, IRIS)
    }


def on(settings: Settings, day: date) -> tuple[list[Synergy], dict[str, list[str]]]:
    with Versions(settings.data).reading() as version, edges(version.dump_path) as connection:
        return find(connection, day), sources_of(connection)


@pytest.mark.parametrize("pair", list(combinations(BILBAO, 2)), ids="--".join)
def test_each_pair_around_bilbao_is_led_by_it_with_both_language_versions_as_evidence(
    pair: tuple[str, str], of_the_graph: dict[frozenset[str], Told]
) -> None:
    found = of_the_graph[frozenset(pair)]
    part = next(part for part in found.parts if part.kind == "shared-leadership")
    assert all("Bilbao" in words for words in part.reason.values())
    assert {body for body in pair if any(f"/mandate/{body}--" in node for node in part.rests_on)} == set(pair)
    assert set(found.sources) >= REPORT


def test_other_sources_stand_beside_the_report(of_the_graph: dict[frozenset[str], Told]) -> None:
    pairs = [of_the_graph[frozenset(pair)] for pair in combinations(BILBAO, 2)]
    assert sum(bool(set(each.sources) - REPORT) for each in pairs) == len(pairs)


def test_at_the_end_of_2021_bilbao_leads_all_four(published: Settings) -> None:
    found, sources = on(published, date(2021, 12, 31))
    led = {
        frozenset(each.key.split("--")): told(each, sources, IRIS)
        for each in found
        if any(part.kind == "shared-leadership" and "Bilbao" in part.reason["en"] for part in each.parts)
    }
    for pair in combinations(BILBAO, 2):
        reason = next(p.reason["en"] for p in led[frozenset(pair)].parts if p.kind == "shared-leadership")
        assert not reason.startswith("In ")


def test_what_ended_is_told_in_the_past_and_counts_less_than_what_goes_on(
    of_the_graph: dict[frozenset[str], Told],
) -> None:
    past = of_the_graph[frozenset(BILBAO[1:3])]
    now = of_the_graph[frozenset(BILBAO[0:2])]
    assert past.reason["en"].startswith("In 2020, Bilbao led ")
    assert next(p.strength for p in past.parts) < next(
        p.strength for p in now.parts if p.kind == "shared-leadership"
    )


@pytest.mark.parametrize(
    "council",
    [
        "pc-opportunities-culture-diplomacy",
        "pc-right-to-the-city",
        "pc-safer-resilient",
        "pc-territorial-multilevel-governance",
    ],
)
def test_the_study_offered_to_the_councils_is_knowledge_to_pass_on(
    council: str, of_the_graph: dict[frozenset[str], Told]
) -> None:
    found = of_the_graph[frozenset({council, "cop-digital-cities"})]
    part = next(part for part in found.parts if part.kind == "knowledge")
    assert {f"{BASE}id/study/smart-cities-study", f"{BASE}id/activity/study-for-policy-councils"} <= set(
        part.rests_on
    )
    assert "offers" in part.reason["en"]
    assert set(found.sources) >= REPORT


def test_every_text_reads_as_a_sentence_in_its_language(of_the_graph: dict[frozenset[str], Told]) -> None:
    for each in of_the_graph.values():
        parts = (words for part in each.parts for words in (part.reason, part.next_step))
        for words in (each.reason, each.next_step, *parts):
            assert set(words) == {"en", "es", "fr"}
            for language, text in words.items():
                assert text[0].isupper() or not text[0].isascii() or text[0] in "“«", text
                assert text.endswith("."), text
                assert not re.search(r"  |\{|\}|\bNone\b|, \.", text), text
                if language == "es":
                    assert not re.search(r"\b(de|a) el\b|\by (i|hi)[^aeo]", text), text
                if language == "fr":
                    assert not re.search(r"\b(de|à) le |\bde [aeiouéà]| [:;?!](?!»)", text), text


def test_shares_of_the_kinds_add_up_to_one(of_the_graph: dict[frozenset[str], Told]) -> None:
    for each in of_the_graph.values():
        assert sum(part.share for part in each.parts) == pytest.approx(1, abs=0.0005)


def test_nobody_is_brought_together_with_itself_its_parts_or_its_parent(
    of_the_graph: dict[frozenset[str], Told], store: Store
) -> None:
    query = f"""SELECT ?a ?b WHERE {{
        {{ ?a <http://www.w3.org/ns/org#subOrganizationOf>+ ?b }}
        UNION {{ ?a <{BASE}ontology#predecessor> ?b }} }}"""
    kin = set()
    for row in cast("QuerySolutions", store.query(query, use_default_graph_as_union=True)):
        kin.add(frozenset(str(row[side]).rstrip(">").rsplit("/", 1)[-1] for side in ("a", "b")))
    assert not kin & set(of_the_graph)
    assert all(len(pair) == 2 for pair in of_the_graph)


def test_committees_of_a_section_invite_only_from_its_region(
    of_the_graph: dict[frozenset[str], Told],
) -> None:
    for pair, each in of_the_graph.items():
        if each.family == "invitation" and any(name.startswith("mewa-") for name in pair):
            assert any(name[:3] in {"tr-", "lb-", "ps-", "jo-", "ir-", "sy-", "iq-"} for name in pair)


def test_what_the_review_found_wrong_is_told_no_more(of_the_graph: dict[frozenset[str], Told]) -> None:
    invited = [pair for pair, each in of_the_graph.items() if each.family == "invitation"]
    assert frozenset({"committee-culture", "uy-montevideo"}) not in invited  # its own collection
    assert not any("pc-right-to-the-city" in pair for pair in invited)  # the council of an earlier term
    assert frozenset({"tr-mersin", "standing-committee-gender-equality"}) in invited
    councils = {frozenset({"pc-right-to-the-city", "pc-right-to-the-city-commons"})}
    wide = {frozenset({"cop-digital-cities", "local4action-hub-avcilar"})}
    cities = {frozenset({"kg-bishkek", "ru-kazan"})}
    assert not (councils | wide | cities) & set(of_the_graph)


def test_working_it_out_again_gives_the_same_quads_to_the_last_digit(published: Settings) -> None:
    with Versions(published.data).reading() as version:
        quads = list(version.open())
    graph = IRIS.graph("synergies")
    there = {quad for quad in quads if quad.graph_name == graph}
    assert set(synergy_quads(reversed(quads), IRIS)) == there


def test_what_is_read_from_the_graph_is_what_was_worked_out(
    published: Settings, of_the_graph: dict[frozenset[str], Told]
) -> None:
    found, sources = on(published, date(2026, 11, 1))
    assert len(found) == len(of_the_graph)
    for each in found:
        mine, other = told(each, sources, IRIS), of_the_graph[frozenset(each.key.split("--"))]
        assert (mine.iri, mine.strength, mine.reason, mine.next_step, mine.sources) == (
            other.iri, other.strength, other.reason, other.next_step, other.sources,
        )  # fmt: skip
        assert mine.family == other.family


def uclg(settings: Settings, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).parent / "uclg", "synergies", *words],
        env={"UCLG_DATA": str(settings.data), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_lists_the_synergies_of_a_body_in_a_language(published: Settings) -> None:
    done = uclg(published, "--body", "cop-digital-cities", "--kind", "shared-leadership", "--lang", "fr")
    assert done.returncode == 0, done.stderr
    assert "Bilbao préside la communauté de pratique" in done.stdout


def test_the_command_gives_json_of_a_city_on_a_date(published: Settings) -> None:
    done = uclg(published, "--city", "Bilbao", "--on-date", "2021-12-31", "--json")
    found = json.loads(done.stdout)
    assert {each["family"] for each in found} == {"bodies", "invitation", "cities"}
    assert all("es-bilbao" in json.dumps(each) for each in found)  # a side, or a seat of it


@pytest.mark.parametrize(
    ("words", "told_"),
    [
        (("--kind", "love"), "--kind 'love'"),
        (("--on-date", "soon"), "like 2021-12-31"),
        (("--lang", "de"), "--lang"),
    ],
)
def test_the_command_says_what_is_wrong(words: tuple[str, ...], told_: str, published: Settings) -> None:
    done = uclg(published, *words)
    assert done.returncode != 0
    assert told_ in done.stderr
