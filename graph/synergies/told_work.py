"""Sentences about what bodies work on: themes, partners, meetings, knowledge."""

from __future__ import annotations

from typing import Final

from graph.synergies.model import Evidence
from graph.synergies.telling import MOST_NAMED, Telling
from graph.synergies.words import joined, of, quoted, sentence, to

_THEMES: Final = {
    "en": ("{both} both work on ", "both work on "),
    "es": ("{both} trabajan en materia de ", "ambos trabajan en materia de "),
    "fr": ("{both} travaillent sur ", "tous deux travaillent sur "),
}
_PARTNERS: Final = {
    "en": ("{both} both work with ", "both work with "),
    "es": ("{both} trabajan con ", "ambos trabajan con "),
    "fr": ("{both} travaillent avec ", "tous deux travaillent avec "),
}
_MORE: Final = {"en": "{n} others", "es": "{n} más", "fr": "{n} autres"}
_COMING: Final = {
    "en": ("{both} both take part in ", "both take part in "),
    "es": ("{both} participan en ", "ambos participan en "),
    "fr": ("{both} participent à ", "tous deux participent à "),
}
_PAST: Final = {
    "en": ("{both} both took part in ", "both took part in "),
    "es": ("{both} participaron en ", "ambos participaron en "),
    "fr": ("{both} ont participé à ", "tous deux ont participé à "),
}
_NEAR: Final = {
    "en": (
        "{both} had events in one city within ten days: ",
        "both had events in one city within ten days: ",
    ),
    "es": (
        "{both} celebraron actos en una misma ciudad con pocos días de diferencia: ",
        "ambos celebraron actos en una misma ciudad con pocos días de diferencia: ",
    ),
    "fr": (
        "{both} ont tenu des événements dans la même ville à quelques jours d’intervalle\u00a0: ",
        "tous deux ont tenu des événements dans la même ville à quelques jours d’intervalle\u00a0: ",
    ),
}
_OFFERED: Final = {
    "en": "{giver} offers {what} {receiver}",
    "es": "{giver} ofrece {what} {receiver}",
    "fr": "{giver} propose {what} {receiver}",
}
_BEARS: Final = {
    "en": "{giver} has {what}, on {themes}, of interest to {receiver}",
    "es": "{giver} dispone de {what}, en materia de {themes}, de interés para {receiver}",
    "fr": "{giver} dispose {what}, sur {themes}, qui concerne {receiver}",
}
_BEAR: Final = {**_BEARS, "fr": "{giver} dispose {what}, sur {themes}, qui concernent {receiver}"}
_SUCH: Final = {
    "en": ("practices such as {what}", "studies such as {what}"),
    "es": ("prácticas como {what}", "estudios como {what}"),
    "fr": ("pratiques comme {what}", "études comme {what}"),
}


def themes(telling: Telling) -> str:
    """`Both work on smart cities and digital divide.`"""
    begin = telling.both(*_THEMES[telling.language])
    return sentence(begin + telling.themes(telling.evidence))


def partners(telling: Telling) -> str:
    """`Both work with UN-Habitat and Uraia.`"""
    language = telling.language
    some = list(dict.fromkeys(each.via.body(language) for each in telling.evidence))[:MOST_NAMED]
    rest = telling.part.many - len(some)
    if rest > 1:
        some.append(_MORE[language].format(n=rest))
    return sentence(telling.both(*_PARTNERS[language]) + joined(some, language))


def is_near(each: Evidence) -> bool:
    """Whether they are two events near each other, not one."""
    return "/event/" in each.first.iri and "/event/" in each.second.iri and each.first.iri != each.second.iri


def meeting(telling: Telling) -> str:
    """`Both took part in the congress.`"""
    language, best = telling.language, telling.evidence[0]
    if is_near(best):
        pair = [best.first.event(language), best.second.event(language)]
        return sentence(telling.both(*_NEAR[language]) + joined(pair, language))
    like = [each for each in telling.evidence if each.upcoming == best.upcoming and not is_near(each)]
    names = list(dict.fromkeys(each.via.event(language) for each in like))
    words = _COMING if best.upcoming else _PAST
    return sentence(telling.both(*words[language]) + joined(names[:MOST_NAMED], language))


def is_offer(each: Evidence) -> bool:
    """Whether something was offered, rather than found to bear on a theme."""
    return "/theme/" not in each.via.iri


def knowledge(telling: Telling) -> str:
    """A sentence for each side that has something to give: what it offered, else what bears on a theme."""
    told = []
    for giver, receiver in (telling.sides, telling.sides[::-1]):
        mine = [each for each in telling.evidence if each.giver == giver.iri]
        if mine:
            told.append(_gives(telling, telling.body(giver), telling.body(receiver), mine))
    return " ".join(told)


def _gives(telling: Telling, giver: str, receiver: str, mine: list[Evidence]) -> str:
    language = telling.language
    if offers := [each for each in mine if is_offer(each)]:
        titles = works(offers, language)
        receiver = to(receiver, language)
        return sentence(_OFFERED[language].format(giver=giver, what=titles, receiver=receiver))
    about = telling.themes(mine)
    words = _BEAR if about.startswith("les ") else _BEARS
    what = works(mine, language)
    if language == "fr":
        what = of(what, language)
    return sentence(words[language].format(giver=giver, what=what, themes=about, receiver=receiver))


def works(evidence: list[Evidence], language: str) -> str:
    """`“A” and “B”`, or `practices such as “A” and “B”`."""
    titles = list(dict.fromkeys(quoted(each.first.plain(language), language) for each in evidence))
    practices, studies = _SUCH[language]
    if all("/practice/" in each.first.iri for each in evidence):
        return practices.format(what=joined(titles[:2], language)) if len(titles) > 1 else titles[0]
    return joined(titles, language) if len(titles) <= 2 else studies.format(what=joined(titles[:2], language))
