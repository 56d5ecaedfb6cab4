"""Sentences about people and governments: who leads both, who sits in both, who is the only link."""

from __future__ import annotations

from typing import Final

from graph.synergies.model import Evidence, Seat
from graph.synergies.telling import Telling
from graph.synergies.words import days_of, joined, of, sentence, year_of

# Verbs by role, now and then; those that end with `of` take the body with a preposition.
_VERBS: Final = {
    "en": {
        "president": ("presides over", "presided over"),
        "co-president": ("co-presides over", "co-presided over"),
        "interim-president": ("is interim president of", "was interim president of"),
        "chair": ("chairs", "chaired"),
        "co-chair": ("co-chairs", "co-chaired"),
        "vice-president": ("is vice-president of", "was vice-president of"),
        "vice-chair": ("is vice-chair of", "was vice-chair of"),
        "lead": ("leads", "led"),
    },
    "es": {
        "president": ("preside", "presidía"),
        "co-president": ("copreside", "copresidía"),
        "interim-president": ("ejerce la presidencia interina de", "ejercía la presidencia interina de"),
        "chair": ("preside", "presidía"),
        "co-chair": ("copreside", "copresidía"),
        "vice-president": ("ocupa la vicepresidencia de", "ocupaba la vicepresidencia de"),
        "vice-chair": ("ocupa la vicepresidencia de", "ocupaba la vicepresidencia de"),
        "lead": ("lidera", "lideraba"),
    },
    "fr": {
        "president": ("préside", "présidait"),
        "co-president": ("copréside", "coprésidait"),
        "interim-president": ("assure la présidence par intérim de", "assurait la présidence par intérim de"),
        "chair": ("préside", "présidait"),
        "co-chair": ("copréside", "coprésidait"),
        "vice-president": ("assure la vice-présidence de", "assurait la vice-présidence de"),
        "vice-chair": ("assure la vice-présidence de", "assurait la vice-présidence de"),
        "lead": ("dirige", "dirigeait"),
    },
}
_THEN: Final = {
    "en": "In {year}, {who} {does}",
    "es": "En {year}, {who} {does}",
    "fr": "En {year}, {who} {does}",
}
_ALIKE: Final = {
    "en": "{does} both {first} and {second}",
    "es": "{does} tanto {first} como {second}",
    "fr": "{does} à la fois {first} et {second}",
}
_WHERE: Final = {
    "en": ("{both}", "both"),
    "es": ("{both}", "ambos"),
    "fr": ("à la fois dans {both}", "dans les deux"),
}
# Of one seat, of both in the same year, and of a seat that has ended.
_ATTESTED: Final = {
    "en": " (last attested in {year})",
    "es": " (último dato: {year})",
    "fr": " (dernière mention\u00a0: {year})",
}
_BOTH_ATTESTED: Final = {
    "en": " (both last attested in {year})",
    "es": " (último dato de ambos cargos: {year})",
    "fr": " (dernière mention des deux\u00a0: {year})",
}
_ENDED: Final = {"en": " (until {year})", "es": " (hasta {year})", "fr": " (jusqu’en {year})"}
_ALSO: Final = {
    "en": (" {who} also leads both.", " {who} also lead both."),
    "es": (" También {who} lidera ambos.", " También {who} lideran ambos."),
    "fr": (" {who} dirige aussi les deux.", " {who} dirigent aussi les deux."),
}
_MEMBERS: Final = {
    "en": "{who} sit in {where}, more than chance would bring together",
    "es": "{who} están en {where}, más de lo que daría el azar",
    "fr": "{who} siègent {where}, plus que le hasard n’en réunirait",
}
# A programme is taken part in: nobody sits in its webinars.
_TAKING_PART: Final = {
    "en": "{who} are in {where}, more than chance would bring together",
    "es": _MEMBERS["es"],
    "fr": "{who} se retrouvent {where}, plus que le hasard n’en réunirait",
}
_MORE: Final = {"en": "{n} others", "es": "{n} más", "fr": "{n} autres"}
_BRIDGE: Final = {
    "en": "{who} is the only known link between {first} and {second}, and sits in both",
    "es": "{who} es el único vínculo conocido entre {first} y {second}: está en ambos",
    "fr": "{who} est le seul lien connu entre {first} et {second}\u00a0: présence dans les deux",
}
_NAMED: Final = 4
_LONG: Final = 1096  # days of three years


def leadership(telling: Telling) -> str:
    """`Bilbao leads the one (last attested in 2020) and co-chairs the other.`"""
    language = telling.language
    holders = list(dict.fromkeys(telling.plain(each.via) for each in telling.evidence))
    text = sentence(_both(telling, telling.evidence[0]))
    if others := holders[1:]:
        one, more = _ALSO[language]
        text += (one if len(others) == 1 else more).format(who=joined(others, language))
    return text


def is_past(each: Evidence) -> bool:
    """Whether one of the two seats is no longer held."""
    return not all(seat.in_force for seat in seats_of(each))


def seats_of(each: Evidence) -> tuple[Seat, Seat]:
    """The two seats of somebody who leads both."""
    first, second = each.seats
    assert first is not None
    assert second is not None
    return first, second


def _both(telling: Telling, each: Evidence) -> str:
    language, seats = telling.language, seats_of(each)
    who = telling.plain(each.via)
    if is_past(each) and (year := _common_year(seats)):
        does = _do(telling, seats, past=(True, True), doubts=("", ""))
        return _THEN[language].format(year=year, who=who, does=does)
    first, second = (_doubt(telling, seat) for seat in seats)
    if first == second and first and not is_past(each):
        year = year_of(seats[0].last_seen or 0)
        both = _BOTH_ATTESTED[language].format(year=year)
        return f"{who} {_do(telling, seats, past=(False, False), doubts=('', ''))}{both}"
    past = (not seats[0].in_force, not seats[1].in_force)
    return f"{who} {_do(telling, seats, past=past, doubts=(first, second))}"


def _common_year(seats: tuple[Seat, Seat]) -> int | None:
    """The last year in which both seats are attested; none if what is known of them does not meet."""
    begun = max(seat.first_day or 0 for seat in seats)
    known = min(_known_until(seat) for seat in seats)
    return year_of(known) if begun <= known else None


def _known_until(seat: Seat) -> int:
    """The last day of which it is attested that the seat was held."""
    days = [day for day in (seat.last_seen, seat.ends, seat.until_day) if day is not None]
    return min(days)


def _do(
    telling: Telling, seats: tuple[Seat, Seat], *, past: tuple[bool, bool], doubts: tuple[str, str]
) -> str:
    """`chairs the one and co-chairs the other`, `leads both the one and the other`; each with its doubt."""
    language = telling.language
    names = [telling.body(body) for body in telling.sides]
    verbs = [
        _VERBS[language].get(seat.role, _VERBS[language]["lead"])[over]
        for seat, over in zip(seats, past, strict=True)
    ]
    if verbs[0] == verbs[1] and not verbs[0].endswith((" of", " de")):
        first, second = (name + doubt for name, doubt in zip(names, doubts, strict=True))
        return _ALIKE[language].format(does=verbs[0], first=first, second=second)
    does = (_does(verb, name, language) for verb, name in zip(verbs, names, strict=True))
    return joined([each + doubt for each, doubt in zip(does, doubts, strict=True)], language)


def _does(verb: str, body: str, language: str) -> str:
    for preposition in (" of", " de"):
        if verb.endswith(preposition):
            return f"{verb.removesuffix(preposition)} {of(body, language)}"
    return f"{verb} {body}"


def _doubt(telling: Telling, seat: Seat) -> str:
    """Said of a seat that is over, or of which nothing of this or the last year shows that it is not."""
    if seat.in_force and seat.ends is not None:
        return ""
    year = year_of(_known_until(seat))
    if seat.in_force and year >= telling.synergy.day.year - 1:
        return ""
    words = _ATTESTED if seat.ends is None else _ENDED
    return words[telling.language].format(year=year)


def is_stale(telling: Telling, seat: Seat) -> bool:
    """Whether a seat that goes on, as far as is known, was last attested more than three years ago."""
    if not seat.in_force or seat.ends is not None or seat.last_seen is None:
        return False
    return days_of(telling.synergy.day) - seat.last_seen > _LONG


def membership(telling: Telling) -> str:
    """`Barcelona and Lyon sit in both, more than chance would bring together.`"""
    language = telling.language
    names = [telling.plain(each.via) for each in telling.evidence]
    if telling.part.many > _NAMED:
        names = [*names[: _NAMED - 1], _MORE[language].format(n=telling.part.many - _NAMED + 1)]
    where = telling.both(*_WHERE[language])
    words = _TAKING_PART if any(side.kind == "programme" for side in telling.sides) else _MEMBERS
    return sentence(words[language].format(who=joined(names, language), where=where))


def bridge(telling: Telling) -> str:
    """`Kazan is the only known link between ... and ..., and sits in both.`"""
    language = telling.language
    first, second = (telling.body(each) for each in telling.sides)
    return sentence(
        _BRIDGE[language].format(who=telling.plain(telling.evidence[0].via), first=first, second=second)
    )
