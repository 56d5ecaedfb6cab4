"""What a brief says in its own words, in English, Spanish and French."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "colon": ":",
        "comma": ", ",
        "brief": "Brief",
        "of_pair": "What the two could work on together, and why, as of {day}",
        "of_one": "With whom it could work, and why, as of {day}",
        "lead": "{many} speak for working together; the strongest is {kind}, with {share} of the weight. "
        "On a scale from 0 to 1 the connection has a strength of {strength}.",
        "lead_one": "One thing speaks for working together: {kind}. On a scale from 0 to 1 the "
        "connection has a strength of {strength}.",
        "things": "{n} things",
        "lead_none": "The graph knows of nothing that would bring the two together: no common leaders or "
        "members, partners, meetings or close themes, and no work of one that bears on the other’s. "
        "That is no judgement: what no source says cannot be found here.",
        "lead_body": "There are {n} bodies with which it could work; these are the {m} with the "
        "strongest ties.",
        "lead_body_few": "These are the bodies with which it could work, the strongest ties first.",
        "lead_body_one": "There is one body with which it could work.",
        "lead_body_none": "The graph knows of no body with which it should be brought together. That is "
        "no judgement: what no source says cannot be found here.",
        "bodies": "The two bodies",
        "body": "The body",
        "fact": "About",
        "kind": "Kind",
        "themes": "Themes",
        "parent": "Part of",
        "since": "Active",
        "before": "Formerly",
        "from": "since {day}",
        "to": "until {day}",
        "unknown": "not known",
        "why": "Why they could work together",
        "why_one": "With whom, and why",
        "strength": "strength {n}",
        "offices": "People in office",
        "holder": "Holder",
        "role": "Role",
        "by": "Represented by",
        "period": "Period",
        "attested": "Last attested",
        "check": "to be confirmed",
        "seen": "“To be confirmed” stands where the last source that names them is more than a year old: "
        "it shows that they held the office then, not that they still do.",
        "nobody": "No source names anybody who is in office now.",
        "ended": "It ended ({day}); nobody holds an office there any more.",
        "seats": "People in office of {body}",
        "steps": "What could be done",
        "confirm": "First make sure who is in office: nothing newer than {year} is known of {who}.",
        "own_brief": "Look at the briefs of each of the two: they say with whom each could work.",
        "sources": "Evidence",
        "no_sources": "No source is told.",
        "more": "and {n} more",
        "about": "About this brief",
        "made": "Made from version {version} of the graph, published on {made}; data as of {day}.",
        "made_version": "Made from version {version} of the graph; data as of {day}.",
        "made_day": "Data as of {day}.",
        "licence": "Licence",
        "places": "places from GeoNames",
        "caveat": "The figures put suggestions in order: they are no probabilities and no judgement of "
        "anybody’s work, and what no source says does not count in them.",
        "alt": "{first} on the left, {second} on the right; between them: {items}.",
        "alt_one": "{first} on the left; on the right the bodies with which it could work: {items}.",
        "dashed": "dashed: to be confirmed",
        "as_docx": "Word document",
        "numbers": "two three four five six seven eight",
    },
    "es": {
        "colon": ":",
        "comma": ", ",
        "brief": "Nota",
        "of_pair": "En qué podrían trabajar juntos los dos y por qué, a {day}",
        "of_one": "Con quién podría trabajar y por qué, a {day}",
        "lead": "{many} invitan a trabajar en común; el que más pesa es «{kind}», con un {share} del "
        "total. En una escala de 0 a 1, la conexión tiene una fuerza de {strength}.",
        "lead_one": "Un motivo invita a trabajar en común: {kind}. En una escala de 0 a 1, la conexión "
        "tiene una fuerza de {strength}.",
        "things": "{n} motivos",
        "lead_none": "El grafo no conoce nada que acerque a los dos: ni liderazgos, miembros, socios o "
        "encuentros en común, ni temas próximos, ni trabajos de uno que interesen al otro. No es un "
        "juicio: lo que ninguna fuente dice no puede encontrarse aquí.",
        "lead_body": "Hay {n} órganos con los que podría trabajar; estos son los {m} con los que tiene "
        "lazos más fuertes.",
        "lead_body_few": "Estos son los órganos con los que podría trabajar, empezando por los lazos más "
        "fuertes.",
        "lead_body_one": "Hay un órgano con el que podría trabajar.",
        "lead_body_none": "El grafo no conoce ningún órgano con el que convenga ponerlo en contacto. No "
        "es un juicio: lo que ninguna fuente dice no puede encontrarse aquí.",
        "bodies": "Los dos órganos",
        "body": "El órgano",
        "fact": "Datos",
        "kind": "Tipo",
        "themes": "Temas",
        "parent": "Forma parte de",
        "since": "En activo",
        "before": "Antes",
        "from": "desde {day}",
        "to": "hasta {day}",
        "unknown": "no consta",
        "why": "Por qué podrían trabajar juntos",
        "why_one": "Con quién y por qué",
        "strength": "fuerza {n}",
        "offices": "Quién ejerce los cargos",
        "holder": "Titular",
        "role": "Cargo",
        "by": "Representante",
        "period": "Periodo",
        "attested": "Último dato",
        "check": "por confirmar",
        "seen": "«Por confirmar» figura donde la última fuente que los nombra tiene más de un año: "
        "muestra que entonces ejercían el cargo, no que sigan en él.",
        "nobody": "Ninguna fuente nombra a nadie que ejerza hoy un cargo.",
        "ended": "Terminó su actividad ({day}); ya nadie ejerce un cargo en él.",
        "seats": "Cargos de {body}",
        "steps": "Qué se podría hacer",
        "confirm": "Comprobar antes quién ejerce los cargos: de {who} no se sabe nada posterior a {year}.",
        "own_brief": "Consultar la nota de cada uno de los dos: dice con quién podría trabajar.",
        "sources": "Fuentes",
        "no_sources": "No consta ninguna fuente.",
        "more": "y {n} más",
        "about": "Sobre esta nota",
        "made": "Elaborada con la versión {version} del grafo, publicada el {made}; datos a {day}.",
        "made_version": "Elaborada con la versión {version} del grafo; datos a {day}.",
        "made_day": "Datos a {day}.",
        "licence": "Licencia",
        "places": "lugares de GeoNames",
        "caveat": "Las cifras ordenan sugerencias: no son probabilidades ni juzgan el trabajo de nadie, "
        "y lo que ninguna fuente dice no cuenta en ellas.",
        "alt": "{first} a la izquierda, {second} a la derecha; entre los dos: {items}.",
        "alt_one": "{first} a la izquierda; a la derecha, los órganos con los que podría trabajar: {items}.",
        "dashed": "línea discontinua: por confirmar",
        "as_docx": "Documento de Word",
        "numbers": "dos tres cuatro cinco seis siete ocho",
    },
    "fr": {
        "colon": "\u00a0:",
        "comma": ", ",
        "brief": "Note",
        "of_pair": "Sur quoi travailler ensemble, et pourquoi, au {day}",
        "of_one": "Avec qui travailler, et pourquoi, au {day}",
        "lead": "{many} invitent à travailler ensemble\u00a0; ce qui pèse le plus, c’est "
        "«\u00a0{kind}\u00a0», avec {share} du total. Sur une échelle de 0 à 1, le lien a une "
        "force de {strength}.",
        "lead_one": "Une raison invite à travailler ensemble\u00a0: {kind}. Sur une échelle de 0 à "
        "1, le lien a une force de {strength}.",
        "things": "{n} raisons",
        "lead_none": "Le graphe ne connaît rien qui rapproche les deux\u00a0: ni dirigeants, "
        "membres, partenaires ou rencontres en commun, ni thèmes proches, ni travaux de l’un qui "
        "concernent l’autre. Ce n’est pas un jugement\u00a0: ce qu’aucune source ne dit ne peut se "
        "trouver ici.",
        "lead_body": "Le graphe connaît {n} organes avec lesquels travailler\u00a0; voici les {m} "
        "dont les liens sont les plus forts.",
        "lead_body_few": "Voici les organes avec lesquels travailler, à commencer par les liens les plus "
        "forts.",
        "lead_body_one": "Voici l’organe avec lequel travailler.",
        "lead_body_none": "Le graphe ne connaît aucun organe avec lequel le mettre en relation. Ce n’est "
        "pas un jugement\u00a0: ce qu’aucune source ne dit ne peut se trouver ici.",
        "bodies": "Les deux organes",
        "body": "L’organe",
        "fact": "À propos",
        "kind": "Type",
        "themes": "Thèmes",
        "parent": "Fait partie de",
        "since": "En activité",
        "before": "Auparavant",
        "from": "depuis {day}",
        "to": "jusqu’à {day}",
        "unknown": "non connue",
        "why": "Pourquoi travailler ensemble",
        "why_one": "Avec qui, et pourquoi",
        "strength": "force {n}",
        "offices": "Les personnes en fonction",
        "holder": "Titulaire",
        "role": "Fonction",
        "by": "Représenté par",
        "period": "Période",
        "attested": "Dernière mention",
        "check": "à confirmer",
        "seen": "«\u00a0À confirmer\u00a0» figure là où la dernière source qui les nomme a plus "
        "d’un an\u00a0: elle montre qu’ils exerçaient alors la fonction, non qu’ils l’exercent "
        "encore.",
        "nobody": "Aucune source ne nomme de personne actuellement en fonction.",
        "ended": "Sa fin\u00a0: {day}. Plus personne n’y est en fonction.",
        "seats": "Personnes en fonction\u00a0: {body}",
        "steps": "Ce qui pourrait être fait",
        "confirm": "D’abord s’assurer de qui est en fonction\u00a0: au sujet de {who}, rien de "
        "postérieur à {year} n’est connu.",
        "own_brief": "Consulter la note de chacun\u00a0: elle dit avec qui travailler.",
        "sources": "Sources",
        "no_sources": "Aucune source n’est indiquée.",
        "more": "et {n} de plus",
        "about": "À propos de cette note",
        "made": "Établie à partir de la version {version} du graphe, publiée le {made}\u00a0; "
        "données au {day}.",
        "made_version": "Établie à partir de la version {version} du graphe\u00a0; données au {day}.",
        "made_day": "Données au {day}.",
        "licence": "Licence",
        "places": "lieux de GeoNames",
        "caveat": "Les chiffres classent des suggestions\u00a0: ce ne sont ni des probabilités ni un "
        "jugement sur le travail de quiconque, et ce qu’aucune source ne dit n’y compte pas.",
        "alt": "{first} à gauche, {second} à droite\u00a0; entre les deux\u00a0: {items}.",
        "alt_one": "{first} à gauche\u00a0; à droite, les organes avec lesquels travailler\u00a0: {items}.",
        "dashed": "en pointillé\u00a0: à confirmer",
        "as_docx": "Document Word",
        "numbers": "deux trois quatre cinq six sept huit",
    },
}
