"""What a drafted report says of a graph that is known to the last triple."""

from __future__ import annotations

import string

import pytest

from graph.errors import InputError, NotDescribed
from graph.reporting import compose
from graph.reporting.model import Heading, Items, Paragraph, Report
from graph.reporting.words import WORDS
from tests.graph.reporting.reporting_small import drafted, read, text, under


def test_activities_stand_under_their_component_by_status_and_time() -> None:
    told = under(drafted(), "A. Implementation")
    assert told[-4:] == [
        "# Activities carried out in the first semester of 2020",
        "A map of the tides, in collaboration with PotS.",
        "# Activities planned for 2021",
        "A guide *for* harbours (Tide Atlas 2021, late summer of 2021).",
    ]


def test_words_of_a_period_that_say_no_more_than_the_heading_are_left_out() -> None:
    told = "\n".join(under(drafted(), "A. Implementation"))
    assert "late summer" in told
    assert "(first semester 2020)" not in told


def test_what_has_no_date_but_stands_in_a_report_of_the_period_is_told_with_its_words() -> None:
    assert under(drafted(), "C. Monitoring and follow-up") == [
        "# Activities under way",
        "Letters to the members (every month).",
    ]
    assert under(drafted(period="2023"), "C. Monitoring and follow-up") == ["Nothing recorded."]


def test_wishes_name_who_wishes() -> None:
    assert under(drafted(), "E. Strengthening the UCLG network") == [
        "The Committee on Tides <One> proposes: the map for all."
    ]
    assert "Position of Bilbao: Bilbao’s wish to stay." in under(drafted(), "Who leads")


def test_the_leader_is_told_with_its_representative_and_members_are_no_leaders() -> None:
    told = under(drafted(), "Who leads")
    assert told[0] == "Bilbao leads the Committee on Tides <One>, represented by Ana Ría, Mayor of Bilbao."
    assert not any("Brest" in line for line in told)


MORE = """
role:vice-chair rdfs:label "Vice-chair"@en, "Vicepresidencia"@es ;
  :rank <https://w3id.org/uclg-graph/id/rank/leadership> ; :rankOrder 3 .
<https://w3id.org/uclg-graph/id/mandate/m4> a :Mandate ; org:member city:fr-brest ;
  org:organization body:one ; org:role role:vice-chair ;
  :earliestDate "2020-01-01"^^xsd:date ; :latestDate "2021-12-31"^^xsd:date .
<https://w3id.org/uclg-graph/id/mandate/m5> a :Mandate ; org:member city:fr-brest ;
  org:organization body:two ; org:role role:vice-chair ;
  :earliestDate "2020-01-01"^^xsd:date ; :latestDate "2021-12-31"^^xsd:date .
"""


def test_several_leaders_are_a_list_and_their_seats_elsewhere_are_sentences() -> None:
    told = under(compose(read(more=MORE), "en"), "Who leads")
    assert told[:2] == ["Lead: Bilbao, represented by Ana Ría, Mayor of Bilbao.", "Vice-chair: Brest."]
    assert told[3].startswith("Other bodies in which those who lead have a leading role")
    assert told[4:] == [
        "Bilbao co-chairs the Committee on Wind (last attested 2018).",
        "Brest: vice-chair of the Committee on Wind.",
    ]
    french = under(compose(read(more=MORE), "fr"), "Qui dirige")
    assert french[0] == "Chef de file\u00a0: Bilbao, représentée par Ana Ría."


def test_a_seat_elsewhere_that_was_seen_before_the_period_says_when() -> None:
    assert under(drafted(), "Who leads")[-1] == "Co-chair of the Committee on Wind (last attested 2018)."
    spanish = under(drafted(language="es"), "Quién lidera")[-1]
    assert spanish == "Copresidencia del Comité Viento (último dato: 2018)."


def test_an_office_in_another_language_is_not_told() -> None:
    assert under(drafted(language="es"), "Quién lidera")[0].endswith("representada por Ana Ría.")


def test_synergies_with_bodies_are_told_in_a_sentence_each_the_strongest_first() -> None:
    assert under(drafted(), "Possible synergies")[1:] == [
        "Bilbao leads one, and co-chairs the other.",
        "The two know each other.",
    ]


def test_partners_meetings_and_results_are_told() -> None:
    report = drafted()
    assert under(report, "Partners")[-1] == "Pals of the Sea (PotS): tides (2020)."
    assert under(report, "Meetings and events") == ["Tide Day, in May 2020, Brest."]
    assert under(drafted(language="fr"), "Réunions et rencontres") == [
        "Webinaire\u00a0: Tide Day, en mai 2020, Brest."
    ]
    atlas = "Publication in 2020 of the first edition of the Tide Atlas"
    assert under(report, "3. Results in 2020-2021 and adaptation") == [
        f"{atlas}, focus on water, with 24 participating cities.",
        "# Adaptation to the circumstances",
        "# Activities carried out in 2020",
        "Meetings held online.",
    ]


def test_a_study_is_told_with_its_cycle_and_the_editions_that_are_out() -> None:
    told = under(drafted(), "A. Implementation")
    assert told[0].startswith(
        "A standing objective of the Committee on Tides <One> is to keep the Tide Atlas up to"
    )
    assert told[0].endswith("every 2 or 3 years.")
    assert (
        told[2] == "2019: first edition, publication in 2020, focus on water, with 24 participating cities."
    )
    assert not any(line.startswith("2021") for line in told)


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_a_body_of_which_nothing_is_known_gets_the_whole_template_with_plain_gaps(language: str) -> None:
    report = drafted("empty", "2015", language)
    headings = [block.text for block in report.blocks if isinstance(block, Heading)]
    assert len(headings) == 12
    words = WORDS[language]
    assert len(report.gaps) == 9
    assert words["1-d"] in report.gaps
    assert [text(b.line) for b in report.blocks if isinstance(b, Paragraph)].count(words["nothing"]) == 8


def test_each_source_has_one_number_and_a_report_counts_once_in_the_readers_language() -> None:
    spanish = drafted(language="es")
    assert [note.number for note in spanish.notes] == list(range(1, len(spanish.notes) + 1))
    ours = [note.url.rsplit("/", 1)[-1] for note in spanish.notes if "/r" in note.url]
    assert ours == ["r?text=es#map", "en", "r?text=en#calendar"]
    urls = {note.url.rsplit("/", 1)[-1] for note in drafted().notes}
    assert urls == {"r?text=en#map", "en", "r?text=en#calendar", "m1"}


def test_of_several_passages_the_one_that_tells_least_else_is_referred_to() -> None:
    note = drafted().notes[0]
    assert note.url == "https://w3id.org/uclg-graph/reports/r?text=en#map"
    assert (note.name.text, note.shown) == ("Report (English), component A", "")
    assert drafted(language="es").notes[0].name.text == "Informe, parte 2"


def test_notes_are_numbered_in_the_order_of_the_text() -> None:
    first = list(dict.fromkeys(cited_in(drafted())))
    assert first == list(range(1, len(first) + 1))


def test_every_note_that_a_line_refers_to_is_there_and_the_other_way_round() -> None:
    assert set(cited_in(drafted())) == {note.number for note in drafted().notes}


def cited_in(report: Report) -> list[int]:
    """The numbers of its references, one after the other."""
    lines = [
        line
        for block in report.blocks
        for line in (
            block.lines if isinstance(block, Items) else [block.line] if isinstance(block, Paragraph) else []
        )
    ]
    return [number for line in lines for span in line for number in span.notes]


def test_what_is_no_body_is_refused() -> None:
    with pytest.raises(NotDescribed, match="knows of no body"):
        read("nobody")
    with pytest.raises(InputError):
        read("a b>")


def test_the_three_languages_have_the_same_words_with_the_same_places() -> None:
    def places(words: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(words) if name} - {"colon"}

    english = {key: places(value) for key, value in WORDS["en"].items()}
    for language in ("es", "fr"):
        assert {key: places(value) for key, value in WORDS[language].items()} == english
