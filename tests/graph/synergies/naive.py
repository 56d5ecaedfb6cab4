"""Each kind of synergy once more, in plain Python over plain tables: slow, and easy to read."""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import combinations
from typing import Any

from graph.synergies.explain import CAPS, cap

Row = dict[str, Any]
Tables = dict[str, list[Row]]
Detail = tuple[int, int, int, int, int, int, int]
"""a, b, via, node_a, node_b, giver, amount in millionths."""
TERMS = 2192  # days of six years
HALVES = {
    ("bodies", "shared-leadership"): 0.25e6,
    ("bodies", "shared-membership"): 2e6,
    ("bodies", "shared-themes"): 0.6e6,
    ("bodies", "shared-partners"): 1e6,
    ("bodies", "meeting-opportunity"): 0.5e6,
    ("bodies", "knowledge"): 0.8e6,
    ("bodies", "bridge"): 1e6,
    ("invitation", "bridge"): 0.6e6,
    ("cities", "city-to-city"): 1e6,
}


def rounded(value: float) -> int:
    """Half up, as SQL rounds what is not negative."""
    return math.floor(value + 0.5)


def rarity(has: int, whole: int) -> float:
    """To billionths, so that no library's last bit matters."""
    return rounded(1e9 * (1 - math.log(1 + has) / math.log(2 + whole))) / 1e9


class Naive:
    """All kinds from tables as `graph.synergies.edges.TABLES` describes them."""

    def __init__(self, tables: Tables) -> None:
        self.t = tables
        self.day: int = tables["asked"][0]["on_day"]
        self.partners: int = tables["asked"][0]["partners"]
        self.body = {row["body"]: row for row in tables["bodies"]}
        self.signs = self._signs()
        self.open, self.closed = self._candidates()
        self.kin = self._kin()
        self.presence = self._presence()
        self.held = self._held()
        self.rarity = self._rarity()
        self.members = self._members()
        self.known: dict[tuple[int, int], tuple[int, float] | None] = {}

    def years(self, day: int) -> float:
        return (self.day - min(day, self.day)) / 365.25

    def _signs(self) -> dict[int, int]:
        """The last day on which each body showed a sign of life, of what had begun."""
        signs: dict[int, int] = {}
        for table, body, since, day, before in (
            ("seats", "body", "earliest", "latest", 0),
            ("meetings", "body", "first_day", "last_day", 0),
            ("partnerships", "body", "day", "day", 365),
            ("works", "owner", "day", "day", 365),
            ("bodies", "body", "starts", "starts", 0),
        ):
            for row in self.t[table]:
                if row[since] is not None and row[since] - before <= self.day:
                    signs[row[body]] = max(signs.get(row[body], row[day]), min(row[day], self.day))
        return {body: min(day, self.day) for body, day in signs.items()}

    def life(self, body: int) -> float:
        """1 today, a half after six years of silence."""
        if body not in self.signs:
            return 0.7
        return 1 / (1 + self.years(self.signs[body]) * self.years(self.signs[body]) / 36)

    def _candidates(self) -> tuple[set[int], dict[int, int]]:
        families = {"consultation", "governing", "section", "programme"} | (
            {"partner"} if self.partners else set()
        )
        now: set[int] = set()
        over: dict[int, int] = {}
        for body, row in self.body.items():
            begun = row["starts"] is None or row["starts"] <= self.day
            alive = self.signs.get(body, self.day) >= self.day - 4383
            if row["whole"] != body or row["family"] not in families or not begun or not alive:
                continue
            if row["ends"] is None or row["ends"] >= self.day:
                now.add(body)
            elif row["ends"] >= self.day - TERMS:
                over[body] = row["ends"]
        return now, over

    def _kin(self) -> set[tuple[int, int]]:
        found = set()
        for row in self.t["body_above"]:
            if row["body"] in self.body and row["above"] in self.body:
                found.add((self.body[row["body"]]["whole"], self.body[row["above"]]["whole"]))
        for one, two in combinations(self.body.values(), 2):
            parent = self.body.get(one["parent"])
            same = one["parent"] is not None and one["parent"] == two["parent"]
            if same and parent is not None and parent["family"] == "programme":
                found.add((one["body"], two["body"]))
            if same and one["family"] == two["family"] == "governing":
                found.add((one["body"], two["body"]))
            if self._succeeded(one, two) or self._succeeded(two, one):
                found.add((one["body"], two["body"]))
        return {(min(pair), max(pair)) for pair in found if pair[0] != pair[1]}

    def _succeeded(self, one: Row, two: Row) -> bool:
        """Whether both are policy councils, and the second began after all that is known of the first."""
        there = all(row["body"] in self.open or row["body"] in self.closed for row in (one, two))
        councils = there and one["kind"] == two["kind"] == "policy-council"
        if not councils or one["body"] not in self.signs or two["starts"] is None:
            return False
        return bool(two["starts"] > self.signs[one["body"]])

    def _presence(self) -> list[Row]:
        found = []
        for seat in self.t["seats"]:
            body, dated = seat["body"], seat["known"] != "undated"
            if body not in self.open and body not in self.closed:
                continue
            if seat["holder"] == body or (seat["earliest"] is not None and seat["earliest"] > self.day):
                continue
            ended = seat["ends"] is not None and seat["ends"] < self.day
            recent = dated and seat["latest"] >= self.day - TERMS
            last = [seat["latest"], self.day, seat["ends"], self.closed.get(body)]
            years = self.years(min(day for day in last if day is not None)) if dated else 0.0
            if years > 12:
                continue
            if ended:
                until = seat["ends"]
            elif body in self.closed:
                until = min(day for day in (seat["latest"], self.closed[body]) if day is not None)
            else:
                until = self.day if recent else seat["latest"]
            weight = {"dated": 1.0, "seen": 0.8, "undated": 0.25}[seat["known"]]
            weight *= 0.5 if ended or body in self.closed else 1.0
            weight /= 1 + (years / 4) * (years / 4)
            now = recent and not ended and body in self.open
            found.append({**seat, "until": until, "weight": rounded(1e6 * weight), "now": int(now)})
        return found

    def leadership(self) -> list[Detail]:
        chiefs = [
            seat
            for seat in self.presence
            if seat["grade"] in ("chief", "deputy")
            and seat["known"] != "undated"
            and seat["until"] >= self.day - TERMS
        ]
        groups: defaultdict[tuple[int, int, int], list[tuple[int, int, int]]] = defaultdict(list)
        for one in chiefs:
            for two in chiefs:
                if one["holder"] != two["holder"] or one["body"] >= two["body"]:
                    continue
                apart = one["earliest"] > two["until"] or two["earliest"] > one["until"]
                if (
                    apart
                    or (one["body"], two["body"]) in self.kin
                    or one["holder"] in (one["body"], two["body"])
                ):
                    continue
                lead = [seat["weight"] * (0.8 if seat["grade"] == "deputy" else 1.0) for seat in (one, two)]
                amount = rounded(math.sqrt(lead[0] * lead[1]))
                groups[one["body"], two["body"], one["holder"]].append((-amount, one["seat"], two["seat"]))
        return [
            (a, b, holder, first, second, 0, -amount if place == 0 else 0)
            for (a, b, holder), seats in groups.items()
            for place, (amount, first, second) in enumerate(sorted(seats))
        ]

    def _members(self) -> dict[tuple[int, int], Row]:
        best: dict[tuple[int, int], Row] = {}
        for seat in sorted(self.presence, key=lambda seat: (-seat["weight"], seat["seat"])):
            if seat["grade"] != "service" and seat["body"] in self.open:
                best.setdefault((seat["holder"], seat["body"]), seat)
        return best

    def shared(self) -> list[tuple[int, int, Row, Row]]:
        return [
            (one["body"], two["body"], one, two)
            for one in self.members.values()
            for two in self.members.values()
            if one["holder"] == two["holder"] and one["body"] < two["body"]
        ]

    def membership(self) -> list[Detail]:
        lead = {(a, b, via) for a, b, via, *_ in self.leadership()}
        sizes: defaultdict[int, float] = defaultdict(float)
        for seat in self.members.values():
            sizes[seat["body"]] += seat["weight"] / 1e6
        people = len({holder for holder, _ in self.members})
        pairs: defaultdict[tuple[int, int], list[tuple[Row, Row]]] = defaultdict(list)
        for a, b, one, two in self.shared():
            if (a, b, one["holder"]) not in lead and (a, b) not in self.kin and one["holder"] not in (a, b):
                pairs[a, b].append((one, two))
        found: list[Detail] = []
        for (a, b), both in pairs.items():
            seen = sum(min(one["weight"], two["weight"]) for one, two in both) / 1e6
            part = (seen - sizes[a] * sizes[b] / people) / seen
            if len(both) > 1 and part > 0:
                for one, two in both:
                    amount = rounded(min(one["weight"], two["weight"]) * part * part)
                    found.append((a, b, one["holder"], one["seat"], two["seat"], 0, amount))
        return found

    def _held(self) -> list[tuple[int, int, int, float]]:
        found = []
        for row in self.t["body_themes"]:
            part = 1.0
            if not row["stated"]:
                part = 0.5 if row["day"] is None else 0.5 / (1 + self.years(row["day"]) ** 2 / 16)
            if row["body"] in self.open and part >= 0.2:
                found.append((row["body"], row["theme"], row["node"], part))
        return found

    def above(self, theme: int) -> dict[int, int]:
        return {row["above"]: row["steps"] for row in self.t["themes_above"] if row["theme"] == theme}

    def _rarity(self) -> dict[int, float]:
        bodies: defaultdict[int, set[int]] = defaultdict(set)
        for body, theme, _, _ in self.held:
            for above in self.above(theme):
                bodies[above].add(body)
        everybody = len(set().union(*bodies.values())) if bodies else 0
        return {t: rarity(len(has), everybody) for t, has in bodies.items()}

    def likeness(self, one: int, two: int) -> tuple[int, float] | None:
        if (one, two) not in self.known:
            self.known[one, two] = self._likeness(one, two)
        return self.known[one, two]

    def _likeness(self, one: int, two: int) -> tuple[int, float] | None:
        above, other = self.above(one), self.above(two)
        ways = [(above[t] + other[t], -self.rarity[t], t) for t in above if t in other and t in self.rarity]
        near = [way for way in ways if way[0] <= 2]
        if not near:
            return None
        steps, common, theme = min(near)
        return theme, -common * (1.0, 0.5, 0.25)[steps]

    def themes(self) -> list[Detail]:
        pairs: defaultdict[tuple[int, int], list[tuple[int, int, int, int, int, int]]] = defaultdict(list)
        for a, theme_a, node_a, part_a in self.held:
            for b, theme_b, node_b, part_b in self.held:
                alike = self.likeness(theme_a, theme_b) if a < b and (a, b) not in self.kin else None
                if alike is not None:
                    amount = rounded(
                        1e6 * alike[1] * part_a * part_b * math.sqrt(self.life(a) * self.life(b))
                    )
                    pairs[a, b].append((amount, theme_a, theme_b, alike[0], node_a, node_b))
        found: list[Detail] = []
        for (a, b), meetings in pairs.items():
            for amount, theme_a, theme_b, via, node_a, node_b in meetings:
                best_a = min((-m[0], m[2]) for m in meetings if m[1] == theme_a) == (-amount, theme_b)
                best_b = min((-m[0], m[1]) for m in meetings if m[2] == theme_b) == (-amount, theme_a)
                if best_a or best_b:
                    amount = math.floor(amount * (0.5 * best_a + 0.5 * best_b))
                    found.append((a, b, via, node_a, node_b, 0, amount))
        return found

    def partnerships(self) -> list[Detail]:
        work = []
        for row in self.t["partnerships"]:
            years = None if row["day"] is None else self.years(row["day"])
            if row["body"] in self.open and (years is None or years <= 12):
                work.append((row, 0.6 if years is None else 1 / (1 + years * years / 16)))
        spread: defaultdict[int, set[int]] = defaultdict(set)
        for row, _ in work:
            spread[row["partner"]].add(row["body"])
        whole = len({row["body"] for row, _ in work})
        groups: defaultdict[tuple[int, int, int], list[tuple[int, int, int]]] = defaultdict(list)
        for one, first in work:
            for two, second in work:
                a, b, partner = one["body"], two["body"], one["partner"]
                if partner != two["partner"] or a >= b or (a, b) in self.kin or partner in (a, b):
                    continue
                rare = rarity(len(spread[partner]), whole)
                same = one["theme"] is not None and one["theme"] == two["theme"]
                amount = rounded(1e6 * rare * math.sqrt(first * second) * (1.5 if same else 1.0))
                groups[a, b, partner].append((-amount, one["node"], two["node"]))
        return [
            (a, b, partner, first, second, 0, -amount)
            for (a, b, partner), all_ in groups.items()
            for amount, first, second in [min(all_)]
        ]

    def meetings(self) -> list[Detail]:
        met = []
        for row in self.t["meetings"]:
            if row["body"] in self.open and row["last_day"] >= self.day - TERMS:
                years = self.years(row["last_day"])
                weight = 1.0 if row["last_day"] >= self.day else 0.5 / (1 + years * years / 4)
                met.append((row, weight))
        crowd: defaultdict[int, int] = defaultdict(int)
        for row, _ in met:
            crowd[row["event"]] += 1
        found: list[Detail] = []
        for one, first in met:
            for two, second in met:
                a, b = one["body"], two["body"]
                pair = (min(a, b), max(a, b))
                if pair in self.kin or a == b:
                    continue
                if one["event"] == two["event"] and a < b:
                    amount = rounded(1e6 * first * 2 / crowd[one["event"]])
                    found.append((a, b, one["event"], one["node"], two["node"], 0, amount))
                short = all(row["last_day"] - row["first_day"] <= 31 for row in (one, two))
                near = one["first_day"] <= two["last_day"] + 10 and two["first_day"] <= one["last_day"] + 10
                there = one["host"] is not None and one["host"] == two["host"]
                if one["event"] < two["event"] and short and near and there:
                    both = crowd[one["event"]] + crowd[two["event"]]
                    amount = rounded(5e5 * math.sqrt(first * second) * 2 / both)
                    nodes = (one["node"], two["node"]) if a < b else (two["node"], one["node"])
                    found.append((*pair, one["event"], *nodes, 0, amount))
        return found

    def aged(self, day: int | None, years: float, unknown: float) -> float:
        """1 / (1 + (age / years)^2); `unknown` is taken for the square where no day is known."""
        if day is None:
            return 1 / (1 + unknown)
        return 1 / (1 + self.years(day) ** 2 / (years * years))

    def knowledge(self) -> list[Detail]:  # noqa: C901 - one kind, one function
        themes: defaultdict[int, list[Row]] = defaultdict(list)
        for row in self.t["work_themes"]:
            themes[row["work"]].append(row)
        best: dict[tuple[int, int, int], tuple[int, int, int]] = {}
        for work in self.t["works"]:
            late = work["day"] is not None and work["day"] > self.day + 366
            if work["kind"] == "practice" or work["owner"] not in self.open or late:
                continue
            for row in themes[work["work"]]:
                for body, theme, node, part in self.held:
                    alike = self.likeness(row["theme"], theme)
                    if alike is None or body == work["owner"]:
                        continue
                    amount = rounded(
                        1e6 * alike[1] * (1 / 3 if work["kind"] == "collected" else 1.0) * part
                        * self.life(body) * (1.0 if row["stated"] else 0.5) * self.aged(work["day"], 6, 0.0)
                    )  # fmt: skip
                    key, mine = (work["owner"], body, work["work"]), (-amount, alike[0], node)
                    best[key] = min(best.get(key, mine), mine)
        lists: defaultdict[tuple[int, int], list[tuple[int, int, int, int]]] = defaultdict(list)
        for (giver, body, work_), (amount_, through, node) in best.items():
            lists[giver, body].append((amount_, work_, through, node))
        found = []
        for (giver, body), works in lists.items():
            for place, (amount_, work_, through, node) in enumerate(sorted(works)[:10]):
                found.append((giver, body, through, work_, node, rounded(-amount_ * 0.5**place)))
        for offer in self.t["offers"]:
            if offer["body"] in self.open and offer["recipient"] in self.open:
                amount = 600_000 if offer["day"] is None else rounded(8e5 * self.aged(offer["day"], 6, 0.0))
                product = offer["product"]
                found.append((offer["body"], offer["recipient"], product, product, offer["offer"], amount))
        return [
            (min(giver, body), max(giver, body), via, one, two, giver, amount)
            for giver, body, via, one, two, amount in found
            if (min(giver, body), max(giver, body)) not in self.kin
        ]

    def bridges(self) -> list[Detail]:
        pairs: defaultdict[tuple[int, int], list[tuple[Row, Row]]] = defaultdict(list)
        for a, b, one, two in self.shared():
            pairs[a, b].append((one, two))
        other = set(self.kin)
        for details in (
            self.leadership(),
            self.themes(),
            self.partnerships(),
            self.meetings(),
            self.knowledge(),
        ):
            other |= {(a, b) for a, b, *_ in details}
        return [
            (a, b, one["holder"], one["seat"], two["seat"], 0, min(one["weight"], two["weight"]))
            for (a, b), both in pairs.items()
            for one, two in both
            if len(both) == 1
            and (a, b) not in other
            and one["now"]
            and two["now"]
            and one["holder"] not in (a, b)
        ]

    def _sections(self) -> dict[int, set[int]]:
        found: defaultdict[int, set[int]] = defaultdict(set)
        for row in self.t["body_above"]:
            if row["above"] in self.body and self.body[row["above"]]["family"] == "section":
                found[row["body"]].add(row["above"])
        return found

    def _invites(self, body: Row) -> bool:
        """Consultation bodies do, but not hubs, nor policy councils of an earlier term."""
        if any(self._succeeded(body, other) for other in self.body.values()):
            return False
        return bool(body["family"] == "consultation" and body["kind"] != "local4action-hub")

    def invitations(self) -> list[Detail]:
        sections, country = self._sections(), {r["government"]: r["country"] for r in self.t["governments"]}
        there = {
            (section, country[seat["holder"]])
            for seat in self.t["seats"]
            for section in sections.get(seat["body"], set()) | {seat["body"]}
            if seat["holder"] in country
        }
        seated = {(seat["holder"], seat["body"]) for seat in self.t["seats"]}
        leads: dict[int, Row] = {}
        for seat in sorted(self.presence, key=lambda seat: (-seat["weight"], seat["seat"])):
            if seat["holder_kind"] == "government" and seat["grade"] in ("chief", "deputy") and seat["now"]:
                leads.setdefault(seat["holder"], seat)
        hosts = {body for body in self.open if self._invites(self.body[body])}
        collected = {(w["work"], w["owner"]) for w in self.t["works"] if w["kind"] == "collected"}
        best: dict[tuple[int, int, int], tuple[int, int, int]] = {}
        for work in self.t["works"]:
            lead = leads.get(work["owner"])
            late = work["day"] is not None and work["day"] > self.day + 366
            if lead is None or work["kind"] != "practice" or late:
                continue
            for row in self.t["work_themes"]:
                for body, theme, node, part in self.held if row["work"] == work["work"] else ():
                    alike = self.likeness(row["theme"], theme)
                    if alike is None or body not in hosts or (work["work"], body) in collected:
                        continue
                    weight = lead["weight"] * alike[1] * part * self.life(body)
                    amount = rounded(weight * self.aged(work["day"], 6, 1.0))
                    key, mine = (work["owner"], body, work["work"]), (-amount, alike[0], node)
                    best[key] = min(best.get(key, mine), mine)
        lists: defaultdict[tuple[int, int], list[tuple[int, int, int]]] = defaultdict(list)
        for (city, body, work_), (amount_, through, _) in best.items():
            lists[city, body].append((amount_, work_, through))
        return [
            (city, body, through, leads[city]["seat"], work_, city, rounded(-amount_ * 0.5**place))
            for (city, body), works in lists.items()
            if (city, body) not in seated
            and (not sections.get(body) or any((s, country.get(city)) in there for s in sections[body]))
            for place, (amount_, work_, through) in enumerate(sorted(works)[:10])
        ]

    def cities(self) -> list[Detail]:  # noqa: C901 - one kind, one function
        sitting = [m for m in self.members.values() if m["holder_kind"] == "government" and m["now"]]
        crowd: defaultdict[int, int] = defaultdict(int)
        for seat in sitting:
            crowd[seat["body"]] += 1
        sitting = [seat for seat in sitting if crowd[seat["body"]] <= 60]
        together: list[Detail] = []
        for one in sitting:
            for two in sitting:
                if one["body"] == two["body"] and one["holder"] < two["holder"]:
                    amount = rounded(min(one["weight"], two["weight"]) / math.sqrt(crowd[one["body"]] - 1.0))
                    together.append(
                        (one["holder"], two["holder"], one["body"], one["seat"], two["seat"], 0, amount)
                    )
        bodies: defaultdict[tuple[int, int], int] = defaultdict(int)
        for a, b, *_ in together:
            bodies[a, b] += 1
        skilled, interest = self._skills(), self._interests(sitting)
        n = len({city for city, _ in skilled})
        spread: defaultdict[int, int] = defaultdict(int)
        for _, theme in skilled:
            spread[theme] += 1
        rare = {theme: rarity(count, n) for theme, count in spread.items()}
        more: list[Detail] = []
        for a, b in bodies:
            for theme, scarce in rare.items():
                has = ((a, theme) in skilled, (b, theme) in skilled)
                if all(has):
                    work = (skilled[a, theme], skilled[b, theme])
                    more.append((a, b, theme, *work, 0, rounded(5e5 * scarce)))
                elif has[0] and (b, theme) in interest:
                    nodes = (skilled[a, theme], interest[b, theme])
                    more.append((a, b, theme, *nodes, a, rounded(25e4 * scarce)))
                elif has[1] and (a, theme) in interest:
                    nodes = (interest[a, theme], skilled[b, theme])
                    more.append((a, b, theme, *nodes, b, rounded(25e4 * scarce)))
        exchanged: defaultdict[tuple[int, int], int] = defaultdict(int)
        for a, b, *_, amount in more:
            exchanged[a, b] += amount
        chosen = {pair for pair, amount in exchanged.items() if amount >= 150_000}
        return [detail for detail in together + more if detail[:2] in chosen]

    def _skills(self) -> dict[tuple[int, int], int]:
        owners = {
            work["work"]: work["owner"]
            for work in self.t["works"]
            if work["kind"] == "practice" and (work["day"] is None or work["day"] <= self.day + 366)
        }
        found: dict[tuple[int, int], int] = {}
        for row in self.t["work_themes"]:
            if row["work"] in owners:
                key = (owners[row["work"]], row["theme"])
                found[key] = min(found.get(key, row["work"]), row["work"])
        return found

    def _interests(self, sitting: list[Row]) -> dict[tuple[int, int], int]:
        found: dict[tuple[int, int], int] = {}
        for seat in sitting:
            for body, theme, _, part in self.held:
                if body == seat["body"] and part == 1:
                    key = (seat["holder"], theme)
                    found[key] = min(found.get(key, seat["seat"]), seat["seat"])
        return found

    def details(self) -> dict[tuple[str, str], list[Detail]]:
        """What every kind finds, by family and kind."""
        return {
            ("bodies", "shared-leadership"): self.leadership(),
            ("bodies", "shared-membership"): self.membership(),
            ("bodies", "shared-themes"): self.themes(),
            ("bodies", "shared-partners"): self.partnerships(),
            ("bodies", "meeting-opportunity"): self.meetings(),
            ("bodies", "knowledge"): self.knowledge(),
            ("bodies", "bridge"): self.bridges(),
            ("invitation", "bridge"): self.invitations(),
            ("cities", "city-to-city"): self.cities(),
        }

    def parts(self) -> dict[tuple[str, str, int, int], float]:
        """Strength of each kind of each pair that has a tenth of it."""
        found = {}
        for (family, kind), details in self.details().items():
            sums: defaultdict[tuple[int, int], int] = defaultdict(int)
            for a, b, *_, amount in details:
                sums[a, b] += amount
            half = HALVES[family, kind]
            for (a, b), total in sums.items():
                if total >= half / 9:
                    found[family, kind, a, b] = rounded(1e4 * total / (total + half)) / 1e4
        return found

    def pairs(self) -> dict[tuple[str, int, int], float]:
        """All kinds of each pair in one."""
        kinds: defaultdict[tuple[str, int, int], dict[str, float]] = defaultdict(dict)
        for (family, kind, a, b), strength in self.parts().items():
            kinds[family, a, b][kind] = cap(family, kind) * strength
        found = {}
        for pair, parts in kinds.items():
            without = 1.0
            for kind in CAPS:
                without *= 1 - parts.get(kind, 0.0)
            found[pair] = rounded(1e4 * (1 - without)) / 1e4
        return found
