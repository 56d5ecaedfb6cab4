"""Facts held against a graph: what is one thing there, what contradicts it, what is new."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.reports.against import Against, Standing
from graph.reports.model import Fact, Passage, Value
from ontology import UCLG

BASE = "https://w3id.org/uclg-graph/"
SCHEMA, DCT, OA = "https://schema.org/", "http://purl.org/dc/terms/", "http://www.w3.org/ns/oa#"
BODY = "body/cop-mobility"
TEXT = hashlib.sha256(b"the text").hexdigest()
PREPARING: dict[str, Value] = {"component": "a", "status": "planned", "activity_kind": "study-preparation"}


def node(end: str) -> NamedNode:
    return NamedNode(f"{BASE}id/{end}")


class Graph:
    """A graph that is filled by short statements."""

    def __init__(self) -> None:
        self.store = Store()

    def say(self, thing: str, **values: str | NamedNode) -> None:
        for name, value in values.items():
            prefix = {"startDate": SCHEMA, "endDate": SCHEMA, "source": DCT, "start": OA, "end": OA}
            term = NamedNode(prefix.get(name, UCLG) + name)
            self.store.add(Quad(node(thing), term, Literal(value) if isinstance(value, str) else value))

    def activity(self, name: str, kind: str, dates: str = "", **more: str | NamedNode) -> None:
        self.say(
            f"activity/{name}",
            body=node(BODY),
            activityKind=node(f"activity-kind/{kind}"),
            activityStatus=node("activity-status/planned"),
            component=node("component/a"),
            **({"startDate": dates} if dates else {}),
            **more,
        )

    def passage(self, name: str, start: int, end: int) -> NamedNode:
        self.say("report/mobility/en", textSha256=TEXT)
        passage = f"passage/mobility/en/{name}"
        self.say(passage, inVersion=node("report/mobility/en"), start=str(start), end=str(end))
        return node(passage)

    def against(self, text: str = TEXT) -> Against:
        return Against(self.store, BASE, BODY, {"en": text})


@pytest.fixture
def graph() -> Graph:
    return Graph()


def fact(kind: str, /, first: int = 0, last: int = 100, rule: str = "a-rule", **fields: Value) -> Fact:
    words = hashlib.sha256(f"{first} {last}".encode()).hexdigest()
    return Fact(kind, fields, (Passage("en", first, last, "1-a", 1, words),), rule, 0.9)


def alike(first: int = 0, last: int = 100, **more: str) -> Fact:
    """An activity of preparing a study."""
    told = fact("activity", first, last)
    return replace(told, fields={**PREPARING, **more})


def test_two_activities_that_are_alike_meet_the_two_whose_words_are_theirs(graph: Graph) -> None:
    graph.activity("approach", "study-preparation", statedIn=graph.passage("approach", 200, 290))
    graph.activity("start", "study-preparation", statedIn=graph.passage("start", 100, 190))
    first, second = alike(100, 188), alike(201, 290)
    assert graph.against().standings([first, second]) == (
        Standing("known", "activity/start"),
        Standing("known", "activity/approach"),
    )


def test_one_thing_is_never_met_by_two_facts(graph: Graph) -> None:
    graph.activity("start", "study-preparation", statedIn=graph.passage("start", 100, 190))
    near, exact = alike(100, 150), alike(100, 190)
    assert graph.against().standings([near, exact]) == (Standing("new"), Standing("known", "activity/start"))


def test_of_another_text_an_activity_is_known_by_all_that_both_say(graph: Graph) -> None:
    graph.say("edition/one", year="2021")
    graph.activity("start", "study-preparation", "2020-07", product=node("edition/one"))
    same = alike(start="2020-07", edition="2021")
    other, later = alike(start="2020-07", edition="2023"), alike(start="2021")
    states = [each.state for each in graph.against("another").standings([other, later, same])]
    assert states == ["new", "new", "known"]


def test_an_activity_that_this_very_text_tells_elsewhere_is_another_one(graph: Graph) -> None:
    passage = graph.passage("start", 100, 190)
    graph.activity("start", "study-preparation", statedIn=passage, source=node("report/mobility/en"))
    assert graph.against().standing(alike(400, 500)) == Standing("new")


def test_a_wish_and_an_objective_are_known_by_their_words(graph: Graph) -> None:
    passage = graph.passage("wish", 10, 90)
    graph.say(
        "activity/to-lead", body=node(BODY), activityStatus=node("activity-status/wished"), statedIn=passage
    )
    graph.say("study/study", body=node(BODY), objective=node("objective/study--2"))
    graph.say("objective/study--2", statedIn=graph.passage("aim", 300, 350))
    facts = [fact("wish", 12, 92, by="city/es-bilbao"), fact("objective", 300, 351, ordinal=1)]
    things = [each.thing for each in graph.against().standings(facts)]
    assert things == ["activity/to-lead", "objective/study--2"]


def test_a_meeting_of_another_body_on_the_same_day_is_another_meeting(graph: Graph) -> None:
    kind = node("event-kind/committee-meeting")
    graph.say("event/theirs", eventKind=kind, startDate="2022-05-04", involves=node("body/other"))
    told = fact("event", event_kind="committee-meeting", start="2022-05-04", end="2022-05-04")
    assert graph.against().standing(told) == Standing("new")
    graph.say("event/ours", eventKind=kind, startDate="2022-05", involves=node(BODY))
    assert graph.against().standing(told) == Standing("known", "event/ours")


def test_a_council_that_ends_on_another_day_contradicts_the_graph(graph: Graph) -> None:
    kind = node("event-kind/world-council")
    graph.say("event/council", eventKind=kind, startDate="2020-11-11", endDate="2020-11-13")
    told = fact("event", event_kind="world-council", start="2020-11-11", end="2020-11-15")
    assert graph.against().standing(told) == Standing("contradicts", "event/council")


def test_an_edition_of_the_year_with_another_number_contradicts_the_graph(graph: Graph) -> None:
    graph.say("study/study", body=node(BODY))
    graph.store.add(
        Quad(
            node("edition/third"),
            NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
            NamedNode(UCLG + "Edition"),
        )
    )
    graph.say("edition/third", study=node("study/study"), year="2019", ordinal="3")
    against = graph.against()
    assert against.standing(fact("edition", year="2019")) == Standing("known", "edition/third")
    assert against.standing(fact("edition", year="2019", ordinal=4)).state == "contradicts"
    assert against.standing(fact("edition", year="2023", ordinal=4)).state == "new"


def test_the_same_years_of_the_same_body_are_the_same_report(graph: Graph) -> None:
    graph.say("report/mobility", body=node(BODY), startDate="2020", endDate="2021")
    assert graph.against().standing(fact("period", start="2020", end="2021")).thing == "report/mobility"
    assert graph.against().standing(fact("period", start="2020", end="2022")).state == "new"


def test_a_result_is_known_by_its_words_and_its_rule(graph: Graph) -> None:
    graph.say(
        "statement/0", about=node("edition/third"), readBy="result-told", statedIn=graph.passage("r", 5, 50)
    )
    assert graph.against().standing(fact("result", 5, 50, "result-told")).thing == "edition/third"
    assert graph.against().standing(fact("result", 60, 90, "result-told")).state == "new"


def test_nothing_is_known_where_nothing_was_published() -> None:
    assert Against(None, BASE, BODY).standing(fact("mechanism", body=BODY)) == Standing("new")
