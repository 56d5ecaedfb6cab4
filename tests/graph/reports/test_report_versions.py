"""Two language versions of one report meet in one set of facts; where they differ is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from pyoxigraph import Store

from graph.reports.against import Against
from graph.reports.document import Document
from graph.reports.draft import FORMAT, files, make, write
from graph.reports.known import Known
from graph.reports.model import Reading
from graph.reports.versions import meet

Read = Callable[..., Reading]

ENGLISH = """\
WORK OF CONSULTATION MECHANISMS IN 2022-2023

COMMUNITY OF PRACTICE ON MOBILITY

1. Main activities of the mechanism

A. Implementation

The work has the following objectives:

• to compare public transport;
• to describe accessibility.

The Community will publish a guide on public transport in March 2023.

The annual meeting of the Community took place in Porto on 12 October 2022.

B. Advocacy

Bilbao leads the Community, represented by its Mayor, Ana López.
"""
SPANISH = """\
MECANISMOS DE CONSULTA: INFORME 2022-2023

COMUNIDAD DE PRÁCTICA DE MOVILIDAD

1. Principales actividades del mecanismo

A. Implementación

El trabajo tiene los siguientes objetivos:

• describir la accesibilidad;
• comparar el transporte público.

La Comunidad publicará una guía sobre transporte público en marzo de 2023.

La reunión anual de la Comunidad tuvo lugar en Porto el 13 de octubre de 2022.

B. Representación

Bilbao lidera la Comunidad, representada por su alcaldesa, Ana López.
"""


def test_a_fact_told_in_both_has_passages_and_labels_in_both(read_text: Read) -> None:
    met = meet([read_text(ENGLISH), read_text(SPANISH)])
    assert len([each for each in met.facts if each.kind == "activity"]) == 2
    for kind in ("mechanism", "period", "leadership", "representative", "event"):
        (fact,) = [each for each in met.facts if each.kind == kind]
        assert {passage.language for passage in fact.passages} == {"en", "es"}
        assert set(fact.labels) == {"en", "es"}


def test_another_date_and_another_order_are_differences(read_text: Read) -> None:
    met = meet([read_text(ENGLISH), read_text(SPANISH)])
    found = {(each.about, each.field) for each in met.differences}
    assert ("event", "date") in found
    assert ("objective", "order") in found
    assert "absent" not in {each.field for each in met.differences}


def test_what_only_one_version_says_is_told(read_text: Read) -> None:
    more = ENGLISH + "\nBesides, Bilbao is vice-president of the Committee on Culture.\n"
    met = meet([read_text(more), read_text(SPANISH)])
    (absent,) = [each for each in met.differences if each.field == "absent"]
    assert absent.about == "mandate"
    assert [passage.language for passage in absent.passages] == ["en"]


def test_every_fact_has_a_key_of_its_own(read_text: Read) -> None:
    met = meet([read_text(ENGLISH), read_text(SPANISH)])
    assert len({fact.key for fact in met.facts}) == len(met.facts)


def test_a_draft_is_a_folder_that_two_readings_write_alike(read_text: Read, tmp_path: Path) -> None:
    first = make([read_text(ENGLISH)], Against(None, "https://w3id.org/uclg-graph/", "body/cop-mobility"))
    second = make([read_text(ENGLISH)], Against(None, "https://w3id.org/uclg-graph/", "body/cop-mobility"))
    assert files(first) == files(second)
    folder = write(first, tmp_path)
    assert write(second, tmp_path) == folder == tmp_path / "cop-mobility-2022-2023"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cop-mobility-2022-2023"]
    assert sorted(path.name for path in folder.iterdir()) == [
        "differences.json",
        "draft.json",
        "facts.json",
        "text.en.txt",
        "unread.json",
    ]


def test_passages_of_a_draft_are_slices_of_its_text_by_checksum(read_text: Read, tmp_path: Path) -> None:
    from hashlib import sha256

    draft = make([read_text(SPANISH)], Against(None, "https://w3id.org/uclg-graph/", "body/cop-mobility"))
    folder = write(draft, tmp_path)
    head = json.loads((folder / "draft.json").read_text("utf-8"))
    text = (folder / "text.es.txt").read_text("utf-8")
    assert head["format"] == FORMAT
    assert head["versions"][0]["text_sha256"] == sha256(text.encode()).hexdigest()
    for fact in json.loads((folder / "facts.json").read_text("utf-8")):
        assert fact["against"]["state"] == "new"
        for passage in fact["passages"]:
            words = text[passage["start"] : passage["end"]]
            assert sha256(words.encode()).hexdigest() == passage["sha256"]


def test_the_names_of_a_graph_are_its_labels(known: Known, cleaned: Callable[[str], Document]) -> None:
    assert Known.of(Store(), "https://w3id.org/uclg-graph/") == Known()
    assert known.entries
    assert cleaned("x").text == "x\n"
