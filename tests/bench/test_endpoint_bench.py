"""The bench of endpoints: what it asks, how it compares answers, and what it writes."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, Store

from bench.endpoint import page, questions, tables, verdicts, wrk
from bench.endpoint.answers import rows
from bench.endpoint.data import Things, things
from bench.endpoint.hostile_tables import text as hostile_text
from bench.endpoint.questions import CSV, Question
from bench.endpoint.small_client import percentile
from bench.endpoint.workloads import WORKLOADS
from bench.world.making import make
from bench.world.sizes import Sizes
from bench.world.writing import lines

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    store.bulk_load("".join(lines(make(Sizes.of_scale(0.004), seed=1))).encode(), format=RdfFormat.N_QUADS)
    return store


@pytest.fixture(scope="module")
def found(store: Store) -> Things:
    return things(store)


def test_small_questions_are_all_different_and_of_every_sort(found: Things) -> None:
    asked = questions.small(found)
    assert len({question.text for question in asked}) == len(asked) > 2_000
    assert {question.sort for question in asked} == set(questions.SMALL)


def test_every_question_can_be_asked_of_an_invented_graph(store: Store, found: Things) -> None:
    asked = [*questions.small(found)[:24], *questions.heavy(), *questions.curated_of_one(found)[::100]]
    for question in asked:
        store.query(question.text, use_default_graph_as_union=True)


def test_the_mix_is_two_thousand_different_requests_of_which_one_in_ten_is_csv(found: Things) -> None:
    asked = questions.mix(found, questions.whole())
    assert len({(question.text, question.accept) for question in asked}) == 2_000
    assert 150 < sum(question.accept == CSV for question in asked) <= 200
    assert set(questions.CURATED_OF_ONE) <= {question.sort for question in asked}


def test_the_first_of_a_zipf_order_comes_twice_as_often_as_the_second() -> None:
    often = Counter(questions.zipf(2_000))
    assert 1.9 < often[0] / often[1] < 2.1


def answer(*values: str, kind: str = "decimal") -> bytes:
    datatype = f"http://www.w3.org/2001/XMLSchema#{kind}"
    bindings = [{"n": {"type": "literal", "value": value, "datatype": datatype}} for value in values]
    return json.dumps({"head": {"vars": ["n"]}, "results": {"bindings": bindings}}).encode()


def test_rows_are_the_same_in_any_order_and_numbers_by_their_value() -> None:
    question = Question("numbers", "SELECT ?n {}")
    assert rows(answer("1.0", "2"), question) == rows(answer("2.00", "1"), question)
    assert rows(answer("1", "1"), question) != rows(answer("1"), question)
    assert rows(answer("2020", kind="gYear"), question) != rows(answer("2020"), question)


def test_both_forms_of_a_yes_are_the_same() -> None:
    question = Question("yes", "ASK {}")
    virtuoso = {
        "head": {"vars": ["__ASK_RETVAL"]},
        "results": {"bindings": [{"__ASK_RETVAL": {"type": "typed-literal", "value": "1"}}]},
    }
    assert rows(b'{"head": {}, "boolean": true}', question) is True
    assert rows(json.dumps(virtuoso).encode(), question) is True


def test_csv_is_compared_by_columns() -> None:
    question = Question("csv", "SELECT * {}", CSV)
    assert rows(b"a,b\r\n1,2\r\n3,4\r\n", question) == rows(b"a,b\n3,4\n1,2\n", question)
    assert rows(b"a,b\r\n1,2\r\n", question) != rows(b"b,a\r\n1,2\r\n", question)


def test_what_the_client_prints_is_read_without_the_requests_that_were_refused() -> None:
    printed = """Running 1s test
{"microseconds":2000000,"requests":210,"bytes":9,"p50":1500,"p99":9000,"refused":10,"broken":1,"late":2}
"""
    run = wrk.read(printed)
    assert (run.good, run.p50, run.p99, run.errors) == (100.0, 1.5, 9.0, 13)


def test_requests_are_prepared_in_the_order_that_is_wanted(tmp_path: Path) -> None:
    prepared = wrk.Requests.write(tmp_path / "new", [b"one", b"two"], [1, 0, 1])
    assert prepared.texts.read_bytes().split(b"\0") == [b"one", b"two"]
    assert prepared.order.read_text(encoding="ascii").split() == ["2", "1", "2"]
    assert prepared.length == 3


def test_a_percentile_is_one_of_the_values() -> None:
    values = [float(number) for number in range(100, 0, -1)]
    assert (percentile(values, 0.5), percentile(values, 0.95), percentile(values, 1.0)) == (50, 95, 100)


def run(server: str, good: float, workload: str = "warm Zipf mix") -> dict[str, Any]:
    figures = {"good": good, "p50": 1.0, "p99": 2.0, "errors": 0, "memory": 1e8}
    return {"server": server, "workload": workload, "clients": 4, "round": 0, **figures}


def told(*runs: dict[str, Any]) -> dict[str, Any]:
    seen = {
        "data": "real",
        "quads": 10,
        "loaded": {"ours": {"seconds": 1.0, "disk": 1e6, "memory": 1e8}},
        "runs": list(runs),
        "notes": ["a note"],
        "absent": {"Virtuoso": dict.fromkeys(WORKLOADS, "not there")},
    }
    machine = dict.fromkeys(("date", "processor", "cores", "memory", "system", "python"), "?")
    plan = {"rounds": 3, "seconds": 5, "workers": 1}
    return {"machine": machine, "plan": plan, "versions": {}, "ceiling": {}, "data": [seen]}


def test_a_cell_is_the_median_over_the_rounds() -> None:
    raw = told(run("ours", 100), run("ours", 900), run("ours", 300), run("Oxigraph", 100))
    table = next(t for t in page.cells(tables.text(raw)) if t[0][0] == "warm Zipf mix: clients")
    assert table[1] == ["4", "300 (1, 2)", "100 (1, 2)", "not there", "not measured", "3.00", "–"]


@pytest.mark.parametrize(("good", "verdict"), [(200, "yes"), (199, "no: at 0 of 1 numbers of clients")])
def test_a_figure_is_reached_or_not(good: float, verdict: str) -> None:
    raw = told(run("ours", good), run("Oxigraph", 100))
    assert page.cells(verdicts.endpoint(raw))[0][1][2] == verdict


def test_the_tables_on_hostile_queries_can_be_read() -> None:
    phase = {"phase": "at rest", "answers": 9, "p50": 1.0, "p95": 2.0, "p99": 3.0, "hostile": {"504": 3}}
    held = {"when": "at the start", "own": 1e8, "pss": 2e8, "processes": 6, "answers": {}}
    kills = {"kills": 9, "p50": 1.0, "p95": 2.0, "most": 301.0, "failed": 9, "beside": 0, "load": {"200": 5}}
    raw = {
        "machine": dict.fromkeys(("date", "processor", "cores", "memory"), "?"),
        "plan": {"workers": 1, "queries": 1000},
        "sorts": 33,
        "fairness": [phase, {**phase, "p95": 5.9}, phase],
        "leaks": [held, held, {**held, "own": 2e8}],
        "kills": kills,
    }
    judged = page.cells(hostile_text(raw))[0]
    assert [row[2] for row in judged[1:]] == ["yes", "no: grown", "no: later", "yes"]


def test_a_generated_part_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    begin, end = page.marks("x")
    file.write_text(f"before\n{begin}\nold\n{end}\nafter\n", encoding="utf-8")
    page.put("x", "new", file)
    assert page.taken("x", file) == "new"
    assert file.read_text(encoding="utf-8").startswith("before\n")
    assert file.read_text(encoding="utf-8").endswith("after\n")
    with pytest.raises(ValueError, match="has no part between"):
        page.put("y", "new", file)
