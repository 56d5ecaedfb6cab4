"""What could be done about it: one next step a kind."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from graph.synergies.telling import Telling
from graph.synergies.told_people import is_past, is_stale, seats_of
from graph.synergies.told_work import is_offer
from graph.synergies.words import joined, of, quoted, sentence, to

_LEAD: Final = {
    "en": "Ask {who} to put one joint item on both agendas",
    "es": "Pedir a {who} que lleve un punto conjunto al orden del día de ambos",
    "fr": "Demander à {who} d’inscrire un point commun à l’ordre du jour des deux",
}
# Where the seats, or one of them, were last attested more than three years ago.
_CHECK: Final = {
    "en": "First check whether {who} still leads {what}; if so, ask for one joint item on both agendas",
    "es": "Comprobar primero si {who} sigue al frente {what} y, en tal caso, pedir un punto conjunto en el "
    "orden del día de ambos",
    "fr": "Vérifier d’abord si {who} est encore à la tête {what}\u00a0; si oui, demander un point commun à "
    "l’ordre du jour des deux",
}
_BOTH: Final = {"en": "both", "es": "de ambos", "fr": "des deux"}
_LED: Final = {
    "en": "Ask {who} what of that time is worth taking up again",
    "es": "Preguntar a {who} qué conviene retomar de aquella etapa",
    "fr": "Demander à {who} ce qui, de cette période, mérite d’être repris",
}
_MEMBERS: Final = {
    "en": "Invite the members of both, {who} first, to a joint session",
    "es": "Invitar a los miembros comunes, empezando por {who}, a una sesión conjunta",
    "fr": "Inviter les membres communs, {who} en tête, à une séance conjointe",
}
_THEMES: Final = {
    "en": "Compare the two work plans on {what} and agree who does what",
    "es": "Comparar los planes de trabajo en materia de {what} y repartir tareas",
    "fr": "Comparer les deux plans de travail sur {what} et se répartir les tâches",
}
_PARTNERS: Final = {
    "en": "Propose {who} one activity with both instead of one with each",
    "es": "Proponer {who} una actividad con ambos en lugar de una con cada uno",
    "fr": "Proposer {who} une activité avec les deux plutôt qu’une avec chacun",
}
_MEET: Final = {
    "en": ("Set an hour aside for the two at {what}", "Prepare the next occasion together, as after {what}"),
    "es": ("Reservar una hora para los dos en {what}", "Preparar juntos la próxima cita, como tras {what}"),
    "fr": (
        "Réserver une heure aux deux pendant {what}",
        "Préparer ensemble la prochaine rencontre, après {what}",
    ),
}
_SEND: Final = {
    "en": "Send {what} {body} and offer to present it",
    "es": "Enviar {what} {body} y ofrecer una presentación",
    "fr": "Envoyer {what} {body} et proposer une présentation",
}
_BRIDGE: Final = {
    "en": "Ask {who} to introduce the two to each other",
    "es": "Pedir a {who} que ponga en contacto a los dos",
    "fr": "Demander à {who} de mettre les deux en relation",
}
_INVITE: Final = {
    "en": "Invite {who} to present {what} {body}",
    "es": "Invitar a {who} a presentar {what} {body}",
    "fr": "Inviter {who} à présenter {what} {body}",
}
_CITIES: Final = {
    "en": "Put {who} in touch about {what}",
    "es": "Poner en contacto a {who} para hablar de {what}",
    "fr": "Mettre {who} en relation sur {what}",
}
_CITIES_ALONE: Final = {
    "en": "Put {who} in touch",
    "es": "Poner en contacto a {who}",
    "fr": "Mettre {who} en relation",
}


def advise(telling: Telling) -> str:
    """The next step that a part suggests."""
    synergy, part, language = telling.synergy, telling.part, telling.language
    best = part.evidence[0]
    who = best.via.plain(language)
    if synergy.family == "invitation":
        city, body = synergy.between
        what = quoted(best.second.plain(language), language)
        text = _INVITE[language].format(
            who=city.plain(language), what=what, body=to(body.body(language), language)
        )
    elif part.kind == "shared-leadership":
        text = _leadership(telling)
    elif part.kind == "shared-membership":
        some = [each.via.plain(language) for each in part.evidence[:2]]
        text = _MEMBERS[language].format(who=joined(some, language))
    elif part.kind == "shared-themes":
        text = _THEMES[language].format(what=telling.themes([best]))
    elif part.kind == "shared-partners":
        text = _PARTNERS[language].format(who=to(best.via.body(language), language))
    elif part.kind == "meeting-opportunity":
        text = _MEET[language][0 if best.upcoming else 1].format(what=best.via.event(language))
    elif part.kind == "knowledge":
        text = _knowledge(telling)
    elif part.kind == "bridge":
        text = _BRIDGE[language].format(who=who)
    else:
        text = _cities(telling)
    return sentence(text)


def _leadership(telling: Telling) -> str:
    best, language = telling.part.evidence[0], telling.language
    who = telling.plain(best.via)
    if is_past(best):
        return _LED[language].format(who=who)
    further = replace(telling, opening=False)
    sides = zip(telling.sides, seats_of(best), strict=True)
    stale = [further.body(side) for side, seat in sides if is_stale(telling, seat)]
    if not stale:
        return _LEAD[language].format(who=who)
    one = stale[0] if language == "en" else of(stale[0], language)
    return _CHECK[language].format(who=who, what=one if len(stale) == 1 else _BOTH[language])


def _knowledge(telling: Telling) -> str:
    synergy, part, language = telling.synergy, telling.part, telling.language
    best = next((each for each in part.evidence if is_offer(each)), part.evidence[0])
    receiver = next(each for each in synergy.between if each.iri != best.giver)
    title = quoted(best.first.plain(language), language)
    return _SEND[language].format(what=title, body=to(receiver.body(language), language))


def _cities(telling: Telling) -> str:
    synergy, part, language = telling.synergy, telling.part, telling.language
    who = joined([each.plain(language) for each in synergy.between], language)
    about = [each for each in part.evidence if "/theme/" in each.via.iri]
    if not about:
        return _CITIES_ALONE[language].format(who=who)
    return _CITIES[language].format(who=who, what=telling.themes(about[:2]))
