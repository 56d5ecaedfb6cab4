"""Makes a world: sizes of bodies after Zipf, roles and dates as in the tables, synergies planted."""

from __future__ import annotations

from random import Random
from typing import Final

from bench.world import chances
from bench.world.chances import Drawn, zipf
from bench.world.model import Body, City, Collaboration, Event, Mandate, Planted, Practice, World
from bench.world.names import invented
from bench.world.sizes import Sizes
from bench.world.themes import Themes

_CODES: Final = (
    "cn in us br id mx jp ph tr de fr gb it es za ng eg kr co ar ma pl ua ro "
    "ca au ke tz gh sn ci cm cl pe ec bo uy py cr pa do gt pt nl be se no fi "
    "dk ch at gr bg rs hr tn dz jo lb ps iq ir pk bd lk np th vn my kh mn nz "
    "fj"
)
_ACTIVE: Final = 0.5  # some cities hold many roles, most hold one or none
_ONE_HUB_IN: Final = 400  # cities


class Maker:
    """Makes one world; all chance comes from the seed."""

    def __init__(self, sizes: Sizes, seed: int) -> None:
        self.sizes = sizes
        self.random = Random(seed)
        self.themes = Themes.load()
        self.world = World()

    def make(self) -> World:
        """All of it."""
        self._cities()
        self._bodies()
        self._plant()
        self._mandates()
        self._practices()
        self._events()
        self._collaborations()
        return self.world

    def _cities(self) -> None:
        self.world.countries = _CODES.split()
        country = zipf(self.random, self.world.countries, 0.8)
        for number in range(self.sizes.cities):
            name, code = invented(number), country()
            self.world.cities.append(City(f"{code}-{name.lower()}", name, code))

    def _bodies(self) -> None:
        kind = Drawn(self.random, chances.BODIES)
        number_of = Drawn(self.random, chances.THEMES_OF_A_BODY)
        theme = zipf(self.random, self.themes.popular(self.random), 0.7)
        for number in range(self.sizes.bodies):
            slug, type_ = kind() if number > 1 else ("committee", "Committee")
            parent = 0 if number and slug != "partner-institution" else None
            themes = tuple(sorted({theme() for _ in range(number_of())}))
            name = f"{slug.replace('-', ' ').capitalize()} {number}"
            self.world.bodies.append(Body(f"{slug}-{number}", name, slug, type_, parent, themes))

    def _plant(self) -> None:
        """Cities that lead two to four bodies with related themes, with a practice and often an event."""
        world, related = self.world, self._related()
        if not related:
            return
        hubs = self.random.sample(range(len(world.cities)), max(3, len(world.cities) // _ONE_HUB_IN))
        for city in hubs:
            theme = self.random.choice(sorted(related))
            some = related[theme]
            bodies = tuple(sorted(self.random.sample(some, min(len(some), self.random.randint(2, 4)))))
            for body in bodies:
                role = self.random.choice(("president", "co-president", "chair", "co-chair"))
                start = f"{self.random.randint(2023, 2025)}-{self.random.randint(1, 12):02}"
                world.mandates.append(Mandate(city, body, role, start, "", ""))
            world.practices.append(Practice(city, (theme,)))
            event = None
            if self.random.random() < 0.3:
                event = len(world.events)
                world.events.append(Event("learning-meeting", self._day(2025), city, bodies))
            world.planted.append(Planted(city, bodies, theme, event))

    def _related(self) -> dict[str, list[int]]:
        """Themes with the consultation bodies whose themes they are, or lie right under them: two or more."""
        found: dict[str, list[int]] = {}
        for place, body in enumerate(self.world.bodies):
            if body.type in chances.CONSULTATION:
                for theme in {above for t in body.themes for above in (t, self.themes.broader.get(t, t))}:
                    found.setdefault(theme, []).append(place)
        return {theme: places for theme, places in found.items() if len(places) > 1}

    def _mandates(self) -> None:
        world, random = self.world, self.random
        holding = [n for n, body in enumerate(world.bodies) if body.kind != "partner-institution"]
        random.shuffle(holding)
        body = zipf(random, holding)
        city = zipf(random, random.sample(range(len(world.cities)), len(world.cities)), _ACTIVE)
        role, known = Drawn(random, chances.ROLES), Drawn(random, chances.DATES)
        year = Drawn(random, chances.YEARS)
        taken = {(m.city, m.body, m.role, m.start) for m in world.mandates}
        while len(world.mandates) < self.sizes.mandates:
            start, end, seen = self._dates(known(), year())
            mandate = Mandate(city(), body(), role(), start, end, seen)
            key = (mandate.city, mandate.body, mandate.role, start or seen)
            if key not in taken:
                taken.add(key)
                world.mandates.append(mandate)

    def _dates(self, lengths: tuple[int, int, int], year: int) -> tuple[str, str, str]:
        first, last, seen = lengths
        end = f"{min(year + self.random.randint(1, 6), 2029)}"
        return self._day(year)[:first], (end + self._day(year)[4:])[:last], self._day(year)[:seen]

    def _day(self, year: int) -> str:
        return f"{year}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"

    def _practices(self) -> None:
        world, random = self.world, self.random
        city = zipf(random, random.sample(range(len(world.cities)), len(world.cities)), 0.3)
        theme = zipf(random, self.themes.popular(random), 0.8)
        number_of = Drawn(random, chances.THEMES_OF_A_PRACTICE)
        while len(world.practices) < self.sizes.practices:
            themes = tuple(sorted({theme() for _ in range(number_of())}))
            world.practices.append(Practice(city(), themes))

    def _events(self) -> None:
        world, random = self.world, self.random
        number_of, kind = Drawn(random, chances.BODIES_OF_AN_EVENT), Drawn(random, chances.EVENTS)
        year = Drawn(random, chances.YEARS)
        while len(world.events) < self.sizes.events:
            bodies = tuple(sorted(random.sample(range(len(world.bodies)), number_of())))
            city = random.randrange(len(world.cities))
            world.events.append(Event(kind(), self._day(year()), city, bodies))

    def _collaborations(self) -> None:
        world, random = self.world, self.random
        partners = [n for n, body in enumerate(world.bodies) if body.kind == "partner-institution"]
        others = [n for n, body in enumerate(world.bodies) if body.kind != "partner-institution"]
        body, partner = zipf(random, others, 0.8), zipf(random, partners, 0.8)
        kind, year = Drawn(random, chances.COLLABORATIONS), Drawn(random, chances.YEARS)
        for _ in range(self.sizes.collaborations):
            one = body()
            themes = world.bodies[one].themes
            theme = random.choice(themes) if themes and random.random() < 0.6 else None
            world.collaborations.append(Collaboration(one, partner(), kind(), year(), theme))


def make(sizes: Sizes, seed: int) -> World:
    """The world of these sizes and this seed."""
    return Maker(sizes, seed).make()
