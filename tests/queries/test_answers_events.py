"""Events: expected from data/events.csv."""

from __future__ import annotations

from collections.abc import Callable

Row = dict[str, str]
Ask = Callable[[str], list[Row]]
Table = Callable[[str], list[Row]]
Columns = Callable[..., list[tuple[str, ...]]]


def test_the_world_council_met_fourteen_times(columns: Columns) -> None:
    assert columns("events-of-a-kind", "event", "start", "end", "cityName") == [
        ("event/wc-2006-marrakech", "2006-10", "", "Marrakech"),
        ("event/wc-2009-guangzhou", "2009-11", "", "Guangzhou"),
        ("event/wc-2012-dakar", "2012-12-04", "2012-12-06", "Dakar"),
        ("event/wc-2014-haikou", "2014-11-23", "2014-11-26", "Haikou"),
        ("event/wc-2015-paris", "2015-12-04", "2015-12-07", "Paris"),
        ("event/wc-2016-bogota", "2016-10-15", "", "Bogotá"),
        ("event/wc-2017-hangzhou", "2017-12-06", "2017-12-09", "Hangzhou"),
        ("event/wc-2018-madrid", "2018-11-05", "2018-11-08", "Madrid"),
        ("event/wc-2019-durban", "2019-11-15", "", "Durban"),
        ("event/wc-2020-guangzhou", "2020-11-11", "2020-11-13", "Guangzhou"),
        ("event/wc-2021-barcelona", "2021-11-17", "2021-11-18", "Barcelona"),
        ("event/wc-2022-daejeon", "2022-10-14", "", "Daejeon"),
        ("event/wc-2023-konya", "2023-10-26", "2023-10-28", "Konya"),
        ("event/wc-2024-the-hague", "2024-10-08", "2024-10-10", "The Hague"),
    ]


def test_the_committee_before_the_community_had_twelve_events(columns: Columns) -> None:
    wanted = ("event", "kind", "start", "end", "cityName", "bodyThen")
    meeting, body = "learning-meeting", "body/committee-digital-knowledge-cities"
    assert columns("events-of-a-body", *wanted) == [
        ("event/wslais-2005", "summit", "2005", "", "Bilbao", body),
        ("event/digital-cities-guangzhou-2009", meeting, "2009-11-10", "", "Guangzhou", body),
        ("event/congress-2010-mexico", "congress", "2010-11-17", "2010-11-20", "Mexico City", body),
        ("event/digital-cities-annual-2013", meeting, "2013", "", "Bordeaux", body),
        ("event/digital-cities-bordeaux-2013", meeting, "2013-05-31", "", "Bordeaux", body),
        ("event/rabat-joint-meeting-2013", meeting, "2013-10-01", "", "Rabat", body),
        ("event/digital-cities-annual-2014", meeting, "2014", "", "Bilbao", body),
        ("event/uraia-santander-2014", meeting, "2014-06", "", "Santander", body),
        ("event/digital-cities-porto-alegre-2015", meeting, "2015-06-12", "", "Porto Alegre", body),
        ("event/uraia-oslo-2015", meeting, "2015-06-29", "2015-06-30", "Oslo", body),
        ("event/digital-cities-sao-paulo-2015", meeting, "2015-10-01", "2015-10-02", "São Paulo", body),
        ("event/connected-city-summit-2016", "summit", "2016-06-28", "", "Liverpool", body),
    ]


def test_five_events_took_place_in_bilbao(columns: Columns) -> None:
    committee = "body/committee-digital-knowledge-cities"
    assert columns("events-in-a-city", "event", "kind", "start", "end", "body") == [
        ("event/wslais-2005", "summit", "2005", "", committee),
        ("event/digital-cities-annual-2014", "learning-meeting", "2014", "", committee),
        ("event/culture-summit-2015", "summit", "2015-03-18", "2015-03-20", "body/committee-culture"),
        ("event/gsef-2018", "summit", "2018-10-01", "2018-10-03", "body/gsef"),
        ("event/sum-bilbao-2019", "summit", "2019", "", "body/femp"),
        ("event/sum-bilbao-2019", "summit", "2019", "", "body/uclg"),
    ]


def test_names_of_events_are_those_of_the_rows(ask: Ask, table: Table) -> None:
    names = {f"event/{row['id']}": row["name_en"] for row in table("events")}
    for query in ("events-of-a-body", "events-in-a-city"):
        assert all(row["name"] == names[row["event"]] for row in ask(query))


def test_events_are_counted_by_kind_and_named_in_three_languages(columns: Columns) -> None:
    """Counted in the column `kind` of events.csv, 202 rows."""
    assert columns("events-by-kind", "kind", "events") == [
        ("learning-meeting", "58"),
        ("summit", "49"),
        ("executive-bureau", "34"),
        ("congress", "26"),
        ("award", "14"),
        ("world-council", "14"),
        ("webinar", "7"),
    ]
    names = columns("events-by-kind", "label_en", "label_es", "label_fr")
    assert ("Executive Bureau", "Bureau Ejecutivo", "Bureau exécutif") in names
    assert ("World Council", "Consejo Mundial", "Conseil mondial") in names
