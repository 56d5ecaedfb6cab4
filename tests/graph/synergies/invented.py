"""Invented tables of edges, small and crowded, so that every kind finds something in most of them."""

from __future__ import annotations

from random import Random

import duckdb

from graph.synergies.edges import TABLES
from tests.graph.synergies.naive import Row, Tables

DAY = 20_000
BODIES, HOLDERS, THEMES, PARTNERS = range(1, 9), range(20, 30), range(40, 48), range(60, 63)
EVENTS, HOSTS, WORKS = range(70, 75), (90, 91, None), range(100, 116)
_FAMILIES = ["consultation"] * 6 + ["section", "programme", "governing", "partner"]


def tables(seed: int, size: int) -> Tables:
    """Tables as `graph.synergies.edges.TABLES` has them; `size` seats and half as many other rows."""
    random = Random(seed)
    bodies = [_body(random, number) for number in BODIES]
    whole: dict[int, int] = {row["body"]: row["whole"] for row in bodies}
    half = range(size // 2)

    def body() -> int:
        return whole[random.choice(BODIES)]

    works = [_work(random, number, body()) for number in WORKS]
    works += [
        {**work, "kind": "collected", "owner": body()} for work in works[:6] if work["kind"] == "practice"
    ]
    partners = [_partnership(random, body(), number) for number in half]
    offers = [_offer(random, body(), body()) for _ in range(size // 12)]
    work_themes = [_said(random, "work", random.choice(WORKS)) for _ in range(size)]
    body_themes = [_held(random, body()) for _ in half]
    return {
        "asked": [
            {"on_day": DAY, "partners": random.randrange(2), "per_body": 99, "per_city": 99, "at_most": 99}
        ],
        "bodies": bodies,
        "body_above": _above({row["body"]: row["parent"] for row in bodies}),
        "seats": [_seat(random, number, body()) for number in range(size)],
        "governments": [{"government": holder, "country": 500 + holder % 2} for holder in HOLDERS],
        "body_themes": _unique(body_themes, "body", "theme"),
        "themes_above": _hierarchy(random),
        "partnerships": partners,
        "meetings": _meetings(random, [body() for _ in half]),
        "works": works,
        "work_themes": _unique(work_themes, "work", "theme"),
        "offers": [offer for offer in offers if offer["body"] != offer["recipient"]],
    }


def fill(connection: duckdb.DuckDBPyConnection, filled: Tables) -> None:
    """Make the tables and put the rows in."""
    for name, columns in TABLES.items():
        connection.execute(f"CREATE OR REPLACE TABLE {name} ({columns})")
        names = [column.split()[0] for column in columns.split(", ")]
        if rows := [[row[each] for each in names] for row in filled[name]]:
            connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(names))})", rows)


def _day(random: Random) -> int | None:
    return random.choice([None, DAY + random.randint(-5000, 800), DAY - random.randint(0, 1500)])


def _body(random: Random, number: int) -> Row:
    family = random.choice(_FAMILIES)
    kind = family
    if family == "consultation":
        kind = random.choice(["local4action-hub", "policy-council", "policy-council", "committee", "forum"])
    return {
        "body": number,
        "kind": kind,
        "family": family,
        "whole": 1 if number > 2 and random.random() < 0.1 else number,
        "parent": random.choice([None, None, *range(1, number)]),
        "starts": random.choice([None, None, None, DAY - 900, DAY - 30, DAY + 5, DAY - 6000]),
        "ends": random.choice([None] * 6 + [DAY + 100, DAY - 500, DAY - 3000]),
    }


def _seat(random: Random, number: int, body: int) -> Row:
    known = random.choice(["dated", "dated", "dated", "seen", "undated"])
    earliest = DAY - random.randint(-100, random.choice([900, 5000]))
    latest = earliest + random.randint(0, 1500)
    dated = known != "undated"
    return {
        "seat": 1000 + number,
        "holder": random.choice([*HOLDERS, 2]),
        "holder_kind": random.choice(["government", "government", "government", "person"]),
        "body": body,
        "role": 9,
        "grade": random.choice(["chief", "deputy", "other", "other", "service"]),
        "earliest": earliest if dated else None,
        "latest": latest if dated else None,
        "ends": latest if known == "dated" and random.random() < 0.4 else None,
        "known": known,
    }


def _said(random: Random, name: str, thing: int) -> Row:
    return {name: thing, "theme": random.choice(THEMES), "stated": random.choice([0, 1, 1])}


def _held(random: Random, body: int) -> Row:
    row = _said(random, "body", body)
    return {**row, "node": body + 300, "day": None if row["stated"] else _day(random)}


def _work(random: Random, number: int, body: int) -> Row:
    kind = random.choice(["practice"] * 4 + ["edition", "study", "collected"])
    owner = random.choice(HOLDERS) if kind == "practice" else body
    return {"work": number, "kind": kind, "owner": owner, "day": _day(random)}


def _partnership(random: Random, body: int, number: int) -> Row:
    theme = random.choice([None, *THEMES[:2]])
    partner = random.choice([*PARTNERS, 3])
    return {"body": body, "partner": partner, "node": 200 + number, "day": _day(random), "theme": theme}


def _offer(random: Random, body: int, recipient: int) -> Row:
    product, offer = random.choice(WORKS), random.randint(300, 305)
    return {"offer": offer, "body": body, "recipient": recipient, "product": product, "day": _day(random)}


def _meetings(random: Random, bodies: list[int]) -> list[Row]:
    begins = DAY - random.randint(-300, 1800)
    when = {event: begins + random.randint(0, 60) for event in EVENTS}
    lasts = {event: random.choice([0, 2, 50]) for event in EVENTS}
    host = {event: random.choice(HOSTS) for event in EVENTS}
    rows = [{"event": random.choice(EVENTS), "body": body} for body in bodies]
    return [
        {
            **row,
            "node": row["event"] + random.choice([0, 500]),
            "first_day": when[row["event"]],
            "last_day": when[row["event"]] + lasts[row["event"]],
            "host": host[row["event"]],
        }
        for row in _unique(rows, "event", "body")
    ]


def _above(parent: dict[int, int | None]) -> list[Row]:
    found = []
    for body in parent:
        at = parent[body]
        while at is not None:
            found.append({"body": body, "above": at})
            at = parent[at]
    return found


def _hierarchy(random: Random) -> list[Row]:
    """Each theme, the one above it and the one above that."""
    broader = {theme: random.choice([None, *THEMES[: theme - THEMES[0]]]) for theme in THEMES}
    found = []
    for theme in broader:
        at: int | None = theme
        for steps in range(3):
            if at is not None:
                found.append({"theme": theme, "above": at, "steps": steps})
                at = broader[at]
    return found


def _unique(rows: list[Row], *key: str) -> list[Row]:
    return list({tuple(row[name] for name in key): row for row in rows}.values())
