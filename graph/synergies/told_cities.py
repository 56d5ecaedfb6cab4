"""Sentences about cities: what two have in common, and which body one could be invited to."""

from __future__ import annotations

from typing import Final

from graph.synergies.model import Evidence, Part
from graph.synergies.telling import MOST_NAMED, Telling
from graph.synergies.told_work import works
from graph.synergies.words import joined, of, sentence, to

_SIT: Final = {
    "en": "{who} sit together in {what}",
    "es": "{who} coinciden en {what}",
    "fr": "{who} siègent ensemble dans {what}",
}
# A programme is taken part in: who came to its webinars does not sit in it.
_PART: Final = {
    "en": "{who} took part together in {what}",
    "es": "{who} participaron juntas en {what}",
    "fr": "{who} ont participé ensemble {what}",
}
_ALSO_PART: Final = {
    "en": "They also took part together in {what}",
    "es": "También participaron juntas en {what}",
    "fr": "Elles ont aussi participé ensemble {what}",
}
_ALIKE: Final = {
    "en": "both have practices on {what}",
    "es": "ambas tienen prácticas en materia de {what}",
    "fr": "toutes deux ont des pratiques sur {what}",
}
_TAUGHT: Final = {
    "en": "{giver} has practices on {what}, and a body in which {other} sits works on it",
    "es": "{giver} tiene prácticas en materia de {what}, asunto de un órgano en el que está {other}",
    "fr": "{giver} a des pratiques sur {what}, dont s’occupe un organe où siège {other}",
}
_INVITE: Final = {
    "en": "{city} has {what}, on {themes}, of interest to {body}, where it is not known to sit",
    "es": "{city} tiene {what}, en materia de {themes}, que interesa {body}, donde no consta que esté",
    "fr": "{city} dispose {what}, sur {themes}, dont s’occupe {body}, et on ne lui y connaît aucun siège",
}


def sat_together(part: Part) -> list[Evidence]:
    """What of it is a body in which both sit."""
    return [each for each in part.evidence if "/body/" in each.via.iri]


def cities(telling: Telling) -> str:
    """`Bogotá and Montevideo sit together in ...; both have practices on ...`"""
    language, part = telling.language, telling.part
    names = {each.iri: each.plain(language) for each in telling.sides}
    told = _known_from(telling)
    together = sat_together(part)
    rest = [each for each in part.evidence if each not in together]
    if both := [each for each in rest if not each.giver]:
        told.append(_ALIKE[language].format(what=telling.themes(both)))
    for giver, other in (telling.sides, telling.sides[::-1]):
        if mine := [each for each in rest if each.giver == giver.iri]:
            what = telling.themes(mine)
            told.append(_TAUGHT[language].format(giver=names[giver.iri], other=names[other.iri], what=what))
    return " ".join(map(sentence, told))


def _known_from(telling: Telling) -> list[str]:
    """Where two cities meet: bodies in which they sit, programmes in which they took part."""
    language, found = telling.language, sat_together(telling.part)
    names = joined([each.plain(language) for each in telling.sides], language)
    sat = [each.via.body(language) for each in found if each.via.kind != "programme"]
    taken = [each.via.body(language) for each in found if each.via.kind == "programme"]
    told = []
    if sat:
        told.append(_SIT[language].format(who=names, what=joined(sat[:MOST_NAMED], language)))
    if taken:
        some = [to(each, language) if language == "fr" else each for each in taken[:MOST_NAMED]]
        words = (_ALSO_PART if sat else _PART)[language]
        told.append(words.format(who=names, what=joined(some, language)))
    return told


def invitation(telling: Telling) -> str:
    """`Montreal has “...”, on smart cities, of interest to the committee, where it is not known to sit.`"""
    language = telling.language
    city, body = telling.sides
    shown = [
        Evidence(each.via, each.second, each.first, each.giver, each.amount) for each in telling.evidence
    ]
    about, what = telling.themes(telling.evidence), works(shown, language)
    return sentence(
        _INVITE[language].format(
            city=city.plain(language),
            body=to(body.body(language), "es") if language == "es" else body.body(language),
            what=of(what, language) if language == "fr" else what,
            themes=about,
        )
    )
