"""Names of facts, dates and sentences in English, Spanish and French."""

from __future__ import annotations

from typing import Final

FACTS: Final[dict[str, tuple[str, str, str]]] = {
    "address": ("Address", "Dirección", "Adresse"),
    "coordinates": ("Coordinates", "Coordenadas", "Coordonnées"),
    "north": ("N", "N", "N"),
    "south": ("S", "S", "S"),
    "east": ("E", "E", "E"),
    "west": ("W", "O", "O"),
    "on_the_map": (
        "{place} on a map of the world",
        "{place} en un mapa del mundo",
        "{place} sur une carte du monde",
    ),
    "online": ("online", "en línea", "en ligne"),
    "other_names": ("In other languages", "En otros idiomas", "Dans d’autres langues"),
    "period": ("Period", "Período", "Période"),
    "where": ("Position", "Posición", "Position"),
    "position": (
        "characters {start} to {end}",
        "caracteres {start} a {end}",
        "caractères {start} à {end}",
    ),
    "read_words": ("Read the words", "Leer en el texto", "Lire dans le texte"),
    "read_in": (
        "Read the words: {tongue}",
        "Leer en el texto: {tongue}",
        "Lire dans le texte\u00a0: {tongue}",
    ),
    "together": ("Side by side", "En paralelo", "En parallèle"),
    "yes": ("yes", "sí", "oui"),
    "no": ("no", "no", "non"),
    # Dates: what is told of a year or a month, and of a day
    "since": ("since {date}", "desde {date}", "depuis {date}"),
    "since_day": ("since {date}", "desde el {date}", "depuis le {date}"),
    "from": ("from {date}", "a partir de {date}", "à partir de {date}"),
    "from_day": ("from {date}", "a partir del {date}", "à partir du {date}"),
    "until": ("until {date}", "hasta {date}", "jusqu’en {date}"),
    "until_day": ("until {date}", "hasta el {date}", "jusqu’au {date}"),
    "seen": ("seen in {date}", "consta en {date}", "attesté en {date}"),
    "seen_day": ("seen on {date}", "consta el {date}", "attesté le {date}"),
    "seen_many": ("seen: {dates}", "consta: {dates}", "attesté\u00a0: {dates}"),
    "undated": ("date not known", "fecha desconocida", "date inconnue"),
    # Sentences
    "no_lead": (
        "No lead of this body is known at present.",
        "No se conoce a nadie que lidere este órgano actualmente.",
        "Personne n’est connu pour diriger cet organe actuellement.",
    ),
    "one_source": (
        "This rests on one source only.",
        "Esto se apoya en una sola fuente.",
        "Cela repose sur une seule source.",
    ),
    "agree": (
        "{number} sources say so, and none contradicts another.",
        "Lo dicen {number} fuentes y ninguna contradice a otra.",
        "{number} sources le disent, et aucune n’en contredit une autre.",
    ),
    "disagree": (
        "The sources disagree.",
        "Las fuentes no coinciden.",
        "Les sources ne concordent pas.",
    ),
    "disagree_on": (
        "The sources do not say the same of: {facts}.",
        "Las fuentes no dicen lo mismo sobre: {facts}.",
        "Les sources ne disent pas la même chose sur\u00a0: {facts}.",
    ),
    "date": ("the date", "la fecha", "la date"),
    "statedStart": ("the start", "el inicio", "le début"),
    "statedEnd": ("the end", "el fin", "la fin"),
    "statedRepresentative": ("the representative", "el representante", "le représentant"),
    "statedEvent": ("the event", "el evento", "l’événement"),
    # Around the groups
    "contents": ("On this page", "En esta página", "Sur cette page"),
    "all": ("Show the other {number}", "Mostrar los otros {number}", "Afficher les {number} autres"),
    "earlier_addresses": ("Earlier addresses", "Direcciones anteriores", "Anciennes adresses"),
    "more_pages": (
        "{shown} of {total} are on this page.",
        "En esta página se muestran {shown} de {total}.",
        "Cette page en montre {shown} sur {total}.",
    ),
    "source": ("Source {number}", "Fuente {number}", "Source {number}"),
    "said_by": ("According to", "Según", "D’après"),
    "back": ("Back to reference {number}", "Volver a la referencia {number}", "Revenir au renvoi {number}"),
    "text_in": (
        "In another language: {tongue}",
        "En otro idioma: {tongue}",
        "Dans une autre langue\u00a0: {tongue}",
    ),
    "open": ("open", "abrir", "ouvrir"),
}
