"""What a report says in its own words, in English, Spanish and French.

Headings and lead-ins are those by which `graph.reports` knows the template again; whoever changes one
runs the round trip (`tests/graph/reporting/test_round_trip.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "colon": ":",
        "title": "Report of the consultation mechanism, {period}",
        "1": "1. Activities in {period}, by strategic component",
        "1-a": "A. Implementation",
        "1-b": "B. Advocacy",
        "1-c": "C. Monitoring and follow-up",
        "1-d": "D. Learning",
        "1-e": "E. Strengthening the UCLG network",
        "2": "2. Leadership, synergies and partners",
        "3": "3. Results in {period} and adaptation",
        "nothing": "Nothing recorded.",
        "done": "Activities carried out",
        "under-way": "Activities under way",
        "planned": "Activities planned",
        "wish": "{who} proposes{colon} ",
        "city_wish": "Position of {who}{colon} ",
        "with": "in collaboration with {who}",
        "study": "A standing objective {body} is to keep the {study} up to date.",
        "study_cycle": "A standing objective {body} is to keep the {study} up to date, with a new edition "
        "every {years} years.",
        "or": "or",
        "objectives": "The study has these objectives:",
        "editions": "The study has these editions.",
        "edition": "{ordinal} edition",
        "ordinals": "first second third fourth fifth sixth seventh eighth ninth tenth",
        "issued": "publication in {year}",
        "focus": "focus on {areas}",
        "areas": "in {n} areas{colon} {areas}",
        "cities": "with {n} participating cities",
        "leadership": "Who leads",
        "none_lead": "No source names who led in this period.",
        "represented": ", represented by {who}",
        "attested": "last attested {when}",
        "elsewhere": "Other bodies that {who} leads or helps to lead, which opens the way to synergies:",
        "elsewhere_many": "Other bodies in which those who lead have a leading role, which opens the way "
        "to synergies:",
        "no_elsewhere": "No leading role in another body of UCLG is recorded for {who}.",
        "further": "Other news of the mechanism",
        "synergies": "Possible synergies",
        "as_of": "As the graph stood on {day}, the strongest ties with other bodies are:",
        "partners": "Partners",
        "partners_lead": "Institutions with which the mechanism works:",
        "events": "Meetings and events",
        "online": "online",
        "result_edition": "Publication in {year} of the {ordinal} edition of the {study}",
        "adaptation": "Adaptation to the circumstances",
        "back": "Back to the text",
        "notes": "Notes",
        "part": "part {name}",
        "component": "component {name}",
        "about": "Draft made from version {version} of the graph, with data as of {day}; to be checked and "
        "completed before it is sent. “Nothing recorded” says that no source tells, not that nothing "
        "happened.",
        "about_day": "Draft made from data as of {day}; to be checked and completed before it is sent. "
        "“Nothing recorded” says that no source tells, not that nothing happened.",
        "calendar": "{body}, {period}",
        "verbs": "lead=leads chair=chairs co-chair=co-chairs president=presides_over "
        "co-president=co-presides_over interim-president=presides_over",
    },
    "es": {
        "colon": ":",
        "title": "Informe del mecanismo de consulta, {period}",
        "1": "1. Actividades en {period}, por componentes estratégicos",
        "1-a": "A. Implementación",
        "1-b": "B. Representación",
        "1-c": "C. Control y seguimiento",
        "1-d": "D. Aprendizaje",
        "1-e": "E. Fortalecer la red de CGLU",
        "2": "2. Liderazgo, sinergias y socios",
        "3": "3. Resultados en {period} y adaptación",
        "nothing": "No consta nada.",
        "done": "Actividades realizadas",
        "under-way": "Actividades en curso",
        "planned": "Actividades previstas",
        "wish": "{who} propone{colon} ",
        "city_wish": "Postura de {who}{colon} ",
        "with": "en colaboración con {who}",
        "study": "Un objetivo permanente {body} es mantener al día el {study}.",
        "study_cycle": "Un objetivo permanente {body} es mantener al día el {study}, con una nueva "
        "edición cada {years} años.",
        "or": "o",
        "objectives": "El estudio tiene estos objetivos:",
        "editions": "El estudio cuenta con estas ediciones.",
        "edition": "{ordinal} edición",
        "ordinals": "primera segunda tercera cuarta quinta sexta séptima octava novena décima",
        "issued": "publicada en {year}",
        "focus": "dedicada {areas}",
        "areas": "en {n} ámbitos{colon} {areas}",
        "cities": "con {n} ciudades participantes",
        "leadership": "Quién lidera",
        "none_lead": "Ninguna fuente nombra a quien lideraba en este periodo.",
        "represented": ", representada por {who}",
        "attested": "último dato{colon} {when}",
        "elsewhere": "Otros órganos en cuyo liderazgo participa {who}, lo que abre la puerta a sinergias:",
        "elsewhere_many": "Otros órganos en los que tienen cargos de liderazgo quienes lideran el "
        "mecanismo, lo que abre la puerta a sinergias:",
        "no_elsewhere": "No consta ningún otro cargo directivo en órganos de CGLU para {who}.",
        "further": "Otras novedades del mecanismo",
        "synergies": "Posibles sinergias",
        "as_of": "Según el grafo a {day}, los lazos más fuertes con otros órganos son estos:",
        "partners": "Socios",
        "partners_lead": "Instituciones con las que trabaja el mecanismo:",
        "events": "Reuniones y encuentros",
        "online": "en línea",
        "result_edition": "Publicación en {year} de la {ordinal} edición del {study}",
        "adaptation": "Adaptación a las circunstancias",
        "back": "Volver al texto",
        "notes": "Notas",
        "part": "parte {name}",
        "component": "componente {name}",
        "about": "Borrador elaborado con la versión {version} del grafo, con datos a {day}; debe revisarse y "
        "completarse antes de enviarlo. «No consta nada» significa que ninguna fuente lo dice, no que no "
        "haya habido nada.",
        "about_day": "Borrador elaborado con datos a {day}; debe revisarse y completarse antes de enviarlo. "
        "«No consta nada» significa que ninguna fuente lo dice, no que no haya habido nada.",
        "calendar": "{body}, {period}",
        "verbs": "lead=lidera chair=preside co-chair=copreside president=preside co-president=copreside "
        "interim-president=preside",
    },
    "fr": {
        "colon": "\u00a0:",
        "title": "Rapport du mécanisme de consultation, {period}",
        "1": "1. Activités en {period}, par composante stratégique",
        "1-a": "A. Mise en œuvre",
        "1-b": "B. Plaidoyer",
        "1-c": "C. Suivi et évaluation",
        "1-d": "D. Apprentissage",
        "1-e": "E. Renforcer le réseau de CGLU",
        "2": "2. Direction, synergies et partenaires",
        "3": "3. Résultats en {period} et adaptation",
        "nothing": "Rien n’est consigné.",
        "done": "Activités réalisées",
        "under-way": "Activités en cours",
        "planned": "Activités prévues",
        "wish": "{who} propose{colon} ",
        "city_wish": "Position de {who}{colon} ",
        "with": "en collaboration avec {who}",
        "study": "Un objectif permanent {body} est de tenir à jour le {study}.",
        "study_cycle": "Un objectif permanent {body} est de tenir à jour le {study}, avec une nouvelle "
        "édition tous les {years} ans.",
        "or": "ou",
        "objectives": "L’étude a les objectifs suivants\u00a0:",
        "editions": "Voici les éditions de l’étude.",
        "edition": "{ordinal} édition",
        "ordinals": "première deuxième troisième quatrième cinquième sixième septième huitième neuvième "
        "dixième",
        "issued": "publiée en {year}",
        "focus": "consacrée {areas}",
        "areas": "dans {n} domaines{colon} {areas}",
        "cities": "avec {n} villes participantes",
        "leadership": "Qui dirige",
        "none_lead": "Aucune source ne nomme qui dirigeait pendant cette période.",
        "represented": ", représentée par {who}",
        "attested": "dernière mention{colon} {when}",
        "elsewhere": "Autres organes à la direction desquels participe {who}, ce qui ouvre la voie à des "
        "synergies\u00a0:",
        "elsewhere_many": "Autres organes dans lesquels ceux qui dirigent le mécanisme exercent des "
        "fonctions de direction, ce qui ouvre la voie à des synergies\u00a0:",
        "no_elsewhere": "Aucune autre fonction de direction dans les organes de CGLU n’est "
        "consignée pour {who}.",
        "further": "Autres nouvelles du mécanisme",
        "synergies": "Synergies possibles",
        "as_of": "Selon le graphe au {day}, les liens les plus forts avec d’autres organes sont les "
        "suivants\u00a0:",
        "partners": "Partenaires",
        "partners_lead": "Institutions avec lesquelles travaille le mécanisme\u00a0:",
        "events": "Réunions et rencontres",
        "online": "en ligne",
        "result_edition": "Publication en {year} de la {ordinal} édition du {study}",
        "adaptation": "Adaptation aux circonstances",
        "back": "Retour au texte",
        "notes": "Notes",
        "part": "partie {name}",
        "component": "composante {name}",
        "about": "Projet établi à partir de la version {version} du graphe, avec des données au {day}\u00a0; "
        "à vérifier et à compléter avant l’envoi. «\u00a0Rien n’est consigné\u00a0» veut dire qu’aucune "
        "source ne le dit, non qu’il ne s’est rien passé.",
        "about_day": "Projet établi avec des données au {day}\u00a0; à vérifier et à compléter avant "
        "l’envoi. «\u00a0Rien n’est consigné\u00a0» veut dire "
        "qu’aucune source ne le dit, non qu’il ne s’est rien passé.",
        "calendar": "{body}, {period}",
        "verbs": "lead=dirige chair=préside co-chair=copréside president=préside co-president=copréside "
        "interim-president=préside",
    },
}
