"""Sentences about people and governments: who leads both, who sits in both, who is the only link."""

from __future__ import annotations

from typing import Final

from graph.synergies.model import Evidence, Seat
from graph.synergies.telling import Telling
from graph.synergies.words import joined, of, sentence, year_of

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
_DOUBT: Final = {
    "en": " (last attested in {year})",
    "es": " (último dato: {year})",
    "fr": "\u00a0(dernière mention\u00a0: {year})",
}
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
_MORE: Final = {"en": "{n} others", "es": "{n} más", "fr": "{n} autres"}
_BRIDGE: Final = {
    "en": "{who} is the only known link between {first} and {second}, and sits in both",
    "es": "{who} es el único vínculo conocido entre {first} y {second}: está en ambos",
    "fr": "{who} est le seul lien connu entre {first} et {second}\u00a0: présence dans les deux",
}
_NAMED: Final = 4


def leadership(telling: Telling) -> str:
    """`Bilbao leads the one and co-chairs the other (last attested in 2020).`"""
    language = telling.language
    holders = list(dict.fromkeys(telling.plain(each.via) for each in telling.evidence))
    text = sentence(_both(telling, telling.evidence[0]))
    if others := holders[1:]:
        one, more = _ALSO[language]
        text += (one if len(others) == 1 else more).format(who=joined(others, language))
    return text


def is_past(each: Evidence) -> bool:
    """Whether one of the two seats is no longer held."""
    return not all(seat is not None and seat.in_force for seat in each.seats)


def _both(telling: Telling, each: Evidence) -> str:
    language = telling.language
    first, second = each.seats
    assert first is not None
    assert second is not None
    past = is_past(each)
    who, does = telling.plain(each.via), _do(telling, (first, second), past=past)
    if past:
        days = [day for day in (first.until_day, second.until_day) if day is not None]
        return _THEN[language].format(year=year_of(min(days)), who=who, does=does)
    return f"{who} {does}" + _doubt(telling, [first, second])


def _do(telling: Telling, seats: tuple[Seat, Seat], *, past: bool) -> str:
    """`chairs the one and co-chairs the other`, `leads both the one and the other`."""
    language = telling.language
    names = [telling.body(body) for body in telling.sides]
    verbs = [_VERBS[language].get(seat.role, _VERBS[language]["lead"])[past] for seat in seats]
    if verbs[0] == verbs[1] and not verbs[0].endswith((" of", " de")):
        return _ALIKE[language].format(does=verbs[0], first=names[0], second=names[1])
    return joined([_does(verb, name, language) for verb, name in zip(verbs, names, strict=True)], language)


def _does(verb: str, body: str, language: str) -> str:
    for preposition in (" of", " de"):
        if verb.endswith(preposition):
            return f"{verb.removesuffix(preposition)} {of(body, language)}"
    return f"{verb} {body}"


def _doubt(telling: Telling, seats: list[Seat]) -> str:
    """Said where neither an end to come nor anything of this or the last year shows that it still holds."""
    year = telling.synergy.day.year
    seen = [seat.last_seen for seat in seats if seat.last_seen is not None and seat.ends is None]
    if not seen or year_of(min(seen)) >= year - 1:
        return ""
    return _DOUBT[telling.language].format(year=year_of(min(seen)))


def membership(telling: Telling) -> str:
    """`Barcelona and Lyon sit in both, more than chance would bring together.`"""
    language = telling.language
    names = [telling.plain(each.via) for each in telling.evidence]
    if telling.part.many > _NAMED:
        names = [*names[: _NAMED - 1], _MORE[language].format(n=telling.part.many - _NAMED + 1)]
    where = telling.both(*_WHERE[language])
    return sentence(_MEMBERS[language].format(who=joined(names, language), where=where))


def bridge(telling: Telling) -> str:
    """`Kazan is the only known link between ... and ..., and sits in both.`"""
    language = telling.language
    first, second = (telling.body(each) for each in telling.sides)
    return sentence(
        _BRIDGE[language].format(who=telling.plain(telling.evidence[0].via), first=first, second=second)
    )
