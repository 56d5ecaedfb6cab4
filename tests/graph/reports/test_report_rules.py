"""What sentences say becomes facts: one rule after the other, in three languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.reports.model import Fact, Reading

Read = Callable[..., Reading]
KindOf = Callable[[Reading, str], list[Fact]]

HEAD = """\
WORK OF CONSULTATION MECHANISMS IN 2022-2023

COMMUNITY OF PRACTICE ON MOBILITY

1. Main activities of the mechanism

A. Implementation

"""


def report(body: str) -> str:
    """A report whose component A has this text."""
    return HEAD + body


def test_the_title_names_body_and_years(read_text: Read, kind_of: KindOf) -> None:
    reading = read_text(report("The members of the group will meet."), "en")
    assert kind_of(reading, "mechanism")[0].fields == {"body": "body/cop-mobility"}
    assert kind_of(reading, "period")[0].fields == {"start": "2022", "end": "2023"}


def test_every_fact_has_a_passage_of_its_own_words_a_rule_and_a_score(read_text: Read) -> None:
    reading = read_text(report("The Community will publish a guide in March 2023 with UN-Habitat."), "en")
    for fact in reading.facts:
        assert fact.rule
        assert 0 < fact.score <= 1
        for passage in fact.passages:
            words = reading.document.text[passage.start : passage.end]
            assert words.strip()
    activity = next(fact for fact in reading.facts if fact.kind == "activity")
    assert (activity.passages[0].section, activity.passages[0].language) == ("1-a", "en")


def test_a_fact_without_a_passage_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="no passage"):
        Fact("activity", {}, (), "x", 1.0)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The Community has published a guide for planners.", "done"),
        ("The Community will publish a guide for planners.", "planned"),
        ("It is planned to publish a guide for planners.", "planned"),
        ("The Community continues to work on a guide for planners.", "under-way"),
        ("Once the plan has been agreed, the Community will publish a guide.", "planned"),
        ("The Community published a guide that will help planners.", "done"),
    ],
)
def test_the_main_verb_says_whether_it_is_done(
    read_text: Read, kind_of: KindOf, sentence: str, status: str
) -> None:
    found = kind_of(read_text(report(sentence), "en"), "activity")
    assert [fact.fields["status"] for fact in found] == [status]


def test_an_item_without_a_verb_takes_state_and_dates_of_the_heading_above(
    read_text: Read, kind_of: KindOf
) -> None:
    text = report(
        "Activities foreseen for the second semester 2022\n\n- Survey on night buses\n- Guide for planners\n"
    )
    found = kind_of(read_text(text, "en"), "activity")
    assert [(f.fields["status"], f.fields["start"], f.fields["end"]) for f in found] == [
        ("planned", "2022-07", "2022-12")
    ] * 2


def test_two_clauses_with_verbs_of_their_own_are_two_activities(read_text: Read, kind_of: KindOf) -> None:
    text = report("In 2022 the work on the guide will continue, but a survey will be launched too.")
    found = kind_of(read_text(text, "en"), "activity")
    assert [fact.fields["status"] for fact in found] == ["planned", "planned"]


def test_background_is_no_activity(read_text: Read, kind_of: KindOf) -> None:
    text = report("Cities all over the world have changed. The pandemic has closed many stations.")
    assert kind_of(read_text(text, "en"), "activity") == []


def test_an_event_has_its_days_and_place(read_text: Read, kind_of: KindOf) -> None:
    text = report("The annual meeting of the Community took place in Porto from 12 to 14 October 2022.")
    (event,) = kind_of(read_text(text, "en"), "event")
    assert event.fields == {
        "start": "2022-10-12",
        "end": "2022-10-14",
        "place": "city/pt-porto",
        "event_kind": "committee-meeting",
    }


def test_a_longer_name_is_not_taken_for_the_shorter_one_within_it(read_text: Read, kind_of: KindOf) -> None:
    text = report("The annual meeting of the Community took place in Porto Alegre on 12 October 2022.")
    assert kind_of(read_text(text, "en"), "event")[0].fields["place"] == "city/br-porto-alegre"


def test_partners_meet_the_graph_in_their_variants_and_new_ones_are_proposed(
    read_text: Read, kind_of: KindOf
) -> None:
    text = report("A webinar was held in May 2022 with UN-HABITAT, We-Go and the Guild of Night Trains.")
    found = kind_of(read_text(text, "en"), "collaboration")
    assert [fact.fields["partner"] for fact in found] == ["un-habitat", "wego", "new:Guild of Night Trains"]
    assert [fact.names["partner"][0].score > 0.9 for fact in found] == [True, True, False]


LEAD = "B. Advocacy\n\n"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Community is led by Bilbao, represented by its Mayor, Ana López."),
        ("es", "El Ayuntamiento de Bilbao lidera la Comunidad, representado por su alcaldesa, Ana López."),
        ("fr", "La Ville de Bilbao pilote la Communauté, représentée par sa maire, Ana López."),
    ],
)
def test_who_leads_and_who_represents_is_read_in_three_languages(
    read_text: Read, kind_of: KindOf, language: str, text: str
) -> None:
    reading = read_text(report(LEAD + text), language)
    assert [fact.fields for fact in kind_of(reading, "leadership")] == [
        {"holder": "city/es-bilbao", "role": "lead"}
    ]
    (person,) = kind_of(reading, "representative")
    assert person.fields["person"] == "Ana López"
    assert person.names["person"][0].id == "person/ana-lopez"


def test_other_bodies_that_a_leader_has_a_role_in_are_mandates(read_text: Read, kind_of: KindOf) -> None:
    text = report(
        LEAD
        + "Bilbao leads the Community. "
        + "Besides, Bilbao is vice-president of the Committee on Culture."
    )
    (mandate,) = kind_of(read_text(text, "en"), "mandate")
    assert mandate.fields == {
        "body": "committee-culture",
        "holder": "city/es-bilbao",
        "role": "vice-president",
    }


def test_a_list_of_objectives_is_counted_as_it_stands(read_text: Read, kind_of: KindOf) -> None:
    text = report(
        "The work has the following objectives:\n\n- to count buses;\n- to compare fares;\n- to "
        "write it down.\n"
    )
    reading = read_text(text, "en")
    assert [fact.fields["ordinal"] for fact in kind_of(reading, "objective")] == [1, 2, 3]
    assert kind_of(reading, "activity") == []


def test_an_edition_gathers_what_its_paragraph_tells(read_text: Read, kind_of: KindOf) -> None:
    text = report(
        "2019: The third edition of the study. It was published at the beginning of 2020. It is "
        "focused on the "
        "“ECONOMY” and its key factor is innovation. 24 cities took part in this edition."
    )
    (edition,) = kind_of(read_text(text, "en"), "edition")
    assert edition.fields == {
        "year": "2019",
        "ordinal": 3,
        "issued": "2020",
        "focus_areas": ("economy",),
        "key_factors": ("innovation",),
        "cities": 24,
    }


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("wish", "Bilbao would like to host the next meeting."),
        ("commitment", "Bilbao undertakes to keep the secretariat."),
        ("offer", "The guide is at the disposal of all sections."),
    ],
)
def test_wishes_commitments_and_offers_are_no_activities(
    read_text: Read, kind_of: KindOf, kind: str, sentence: str
) -> None:
    reading = read_text(report(sentence), "en")
    assert len(kind_of(reading, kind)) == 1
    assert kind_of(reading, "activity") == []


def test_part_three_tells_results_and_how_the_work_was_adapted(read_text: Read, kind_of: KindOf) -> None:
    text = HEAD + (
        "The members will meet.\n\n3. Results of 2022 and adaptation to the crisis\n\n"
        "Twelve cities have adopted a plan. Because of the pandemic our meetings were moved online.\n"
    )
    reading = read_text(text, "en")
    assert [fact.fields for fact in kind_of(reading, "result")] == [{"year": "2022"}]
    adapted = [fact.fields for fact in kind_of(reading, "activity") if "component" not in fact.fields]
    assert [(f["activity_kind"], f["status"], f["start"]) for f in adapted] == [
        ("adaptation", "done", "2022")
    ]


def test_parts_that_are_missing_are_told_and_what_no_rule_understood_too(read_text: Read) -> None:
    reading = read_text(report("Blue is a colour. The Community will meet in May 2023."), "en")
    assert reading.missing == ("1-b", "1-c", "1-d", "1-e", "2", "3")
    unread = [reading.document.text[each.start : each.end] for each in reading.unread]
    assert unread == ["Blue is a colour."]


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("A. Implementation", "1-a"),
        ("E) Strengthening of the network", "1-e"),
        ("Learning", "1-d"),
        ("C. Keeping an eye on things", "1-c"),
        ("Speaking up (Advocacy)", "1-b"),
        ("2. News on the leadership", "2"),
        ("Part three: results and adaptation", "3"),
    ],
)
def test_headings_are_known_by_name_letter_or_number(read_text: Read, heading: str, section: str) -> None:
    reading = read_text(
        report(f"The members will meet.\n\n{heading}\n\nThe Community will meet again."), "en"
    )
    assert reading.sections[-1] == section


def test_reading_twice_gives_the_same(read_text: Read) -> None:
    text = report("The Community will publish a guide in March 2023 with UN-Habitat in Porto.")
    assert read_text(text, "en").facts == read_text(text, "en").facts


@pytest.mark.parametrize(
    ("language", "text", "roles"),
    [
        ("en", "Bilbao and Porto share the presidency of the Community.", {"co-president"}),
        (
            "fr",
            "La Communauté est présidée par Bilbao et coprésidée par Porto.",
            {"president", "co-president"},
        ),
        ("es", "Ocupa la presidencia Bilbao; la vicepresidencia, Porto.", {"president", "vice-president"}),
    ],
)
def test_each_leader_has_the_role_that_is_said_of_it(
    read_text: Read, kind_of: KindOf, language: str, text: str, roles: set[str]
) -> None:
    found = kind_of(read_text(report(LEAD + text), language), "leadership")
    assert {fact.text("holder") for fact in found} == {"city/es-bilbao", "city/pt-porto"}
    assert {fact.text("role") for fact in found} == roles


def test_a_name_says_neither_we_nor_go(read_text: Read) -> None:
    reading = read_text(report("Cities like We-Go. Streets grow."), "en")
    assert "activity" not in {fact.kind for fact in reading.facts}
