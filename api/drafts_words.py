"""The words of the pages of drafts in English, Spanish and French."""

from __future__ import annotations

from typing import Final

from api.drafts_words_check import CHECK
from api.drafts_words_facts import FACTS
from api.negotiate import LANGUAGES

_WORDS: Final[dict[str, tuple[str, str, str]]] = {
    "languages": ("Languages", "Idiomas", "Langues"),
    "skip": ("Skip to the content", "Ir al contenido", "Aller au contenu"),
    "home": ("To the start page", "A la página de inicio", "Vers l’accueil"),
    "drafts": ("Drafts", "Borradores", "Brouillons"),
    "lead": (
        "Reports that were read in and wait for a person to decide. Nothing of them is public.",
        "Informes que se han leído y esperan a que una persona decida. Nada de ellos es público.",
        "Rapports lus qui attendent la décision d’une personne. Rien n’en est public.",
    ),
    "here_only": (
        "These pages exist on this machine only.",
        "Estas páginas solo existen en este equipo.",
        "Ces pages n’existent que sur cette machine.",
    ),
    "read_in": ("Read a report in", "Leer un informe", "Lire un rapport"),
    "files": (
        "The report: PDF, Word (.docx) or text, one file for each language version",
        "El informe: PDF, Word (.docx) o texto, un fichero por cada versión lingüística",
        "Le rapport\u00a0: PDF, Word (.docx) ou texte, un fichier par version linguistique",
    ),
    "files_hint": (
        (
            "English, Spanish and French are told apart by themselves. At most 64 MB a file. Reading takes "
            "some seconds; the page of the draft then opens."
        ),
        (
            "El español, el francés y el inglés se distinguen solos. Como máximo, 64 MB por fichero. La "
            "lectura dura "
            "unos segundos; después se abre la página del borrador."
        ),
        (
            "Le français, l’anglais et l’espagnol sont reconnus d’eux-mêmes. 64\u00a0Mo par fichier au plus. "
            "La lecture "
            "prend quelques secondes\u00a0; la page du brouillon s’ouvre ensuite."
        ),
    ),
    "read": ("Read", "Leer", "Lire"),
    "no_drafts": (
        "There are no drafts yet.",
        "Todavía no hay borradores.",
        "Il n’y a pas encore de brouillon.",
    ),
    "refused": ("This was not read:", "No se ha leído:", "Ceci n’a pas été lu\u00a0:"),
    "facts_one": ("1 fact", "1 dato", "1 fait"),
    "facts": ("{number} facts", "{number} datos", "{number} faits"),
    "decided": ("{done} of {number} decided", "{done} de {number} decididos", "{done} sur {number} décidés"),
    "published": (
        "Published in version {number}",
        "Publicado en la versión {number}",
        "Publié dans la version {number}",
    ),
    "see_report": ("The report’s page", "La página del informe", "La page du rapport"),
    "forget": ("Throw away", "Descartar", "Jeter"),
    "forget_sure": (
        "Throw this draft away, with all that was decided about it? What was published stays published.",
        "¿Descartar este borrador con todo lo decidido? Lo publicado sigue publicado.",
        "Jeter ce brouillon et tout ce qui a été décidé\u00a0? Ce qui a été publié le reste.",
    ),
    "forget_yes": ("Yes, throw it away", "Sí, descartarlo", "Oui, le jeter"),
    "withdraw": ("Take the report back", "Retirar el informe", "Retirer le rapport"),
    "withdraw_sure": (
        (
            "What this report alone says goes from tables and graph, in a new version, and its text from its "
            "page. The draft stays as it is decided, and can be published again."
        ),
        (
            "Lo que solo dice este informe desaparece de las tablas y del grafo, en una nueva versión, y su "
            "texto, de su página. El borrador se queda como se ha decidido y puede publicarse de nuevo."
        ),
        (
            "Ce que seul ce rapport dit disparaît des tables et du graphe, dans une nouvelle version, et son "
            "texte, de sa page. Le brouillon reste tel qu’il a été décidé et peut être publié à nouveau."
        ),
    ),
    "withdraw_yes": ("Yes, take it back", "Sí, retirarlo", "Oui, le retirer"),
    "withdraw_by": ("Who takes it back", "Quién lo retira", "Qui le retire"),
    "withdraw_why": ("Why", "Por qué", "Pourquoi"),
    "withdraw_begin": ("Taken back: {name}", "Retirado: {name}", "Retiré\u00a0: {name}"),
    "replace": (
        "Replace the draft of this report if it has other files or more language versions",
        "Sustituir el borrador de este informe si tiene otros ficheros o más versiones lingüísticas",
        "Remplacer le brouillon de ce rapport s’il a d’autres fichiers ou plus de versions linguistiques",
    ),
    "damaged": ("Cannot be read:", "No se puede leer:", "Illisible\u00a0:"),
    "version_of": ("Text in", "Texto en", "Texte en"),
    "show": ("Show", "Mostrar", "Afficher"),
    "all": ("all", "todos", "tous"),
    "kinds": ("Kinds", "Tipos", "Types"),
    "graph": ("Against the graph", "Frente al grafo", "Face au graphe"),
    "state": ("Decision", "Decisión", "Décision"),
    "open": ("to decide", "por decidir", "à décider"),
    "accepted": ("accepted", "aceptado", "accepté"),
    "rejected": ("rejected", "rechazado", "rejeté"),
    "many_open": ("to decide", "por decidir", "à décider"),
    "many_accepted": ("accepted", "aceptados", "acceptés"),
    "many_rejected": ("rejected", "rechazados", "rejetés"),
    "new": ("new", "nuevo", "nouveau"),
    "known": ("confirms", "confirma", "confirme"),
    "contradicts": ("contradicts", "contradice", "contredit"),
    "many_new": ("new", "nuevos", "nouveaux"),
    "many_known": ("confirm", "confirman", "confirment"),
    "many_contradicts": ("contradict", "contradicen", "contredisent"),
    "unread": ("not understood", "no entendido", "non compris"),
    "accept": ("Accept", "Aceptar", "Accepter"),
    "reject": ("Reject", "Rechazar", "Rejeter"),
    "reopen": ("Reopen", "Reabrir", "Rouvrir"),
    "edit": ("Edit", "Editar", "Modifier"),
    "accept_shown": ("Accept all {number}", "Aceptar los {number}", "Accepter les {number}"),
    "accept_new": (
        "Accept what is new ({number})",
        "Aceptar lo nuevo ({number})",
        "Accepter le nouveau ({number})",
    ),
    "reject_shown": ("Reject all {number}", "Rechazar los {number}", "Rejeter les {number}"),
    "shown_open": (
        "Of those shown, still to decide:",
        "De los que se muestran, por decidir:",
        "Parmi ceux affichés, à décider\u00a0:",
    ),
    "check": ("Check and publish", "Revisar y publicar", "Vérifier et publier"),
    "check_hint": (
        "Builds the graph: it takes some seconds.",
        "Construye el grafo: dura unos segundos.",
        "Construit le graphe\u00a0: cela prend quelques secondes.",
    ),
    "graph_has": ("The graph has this:", "El grafo ya lo tiene:", "Le graphe l’a déjà\u00a0:"),
    "graph_says": (
        "The graph says otherwise:",
        "El grafo dice otra cosa:",
        "Le graphe dit autre chose\u00a0:",
    ),
    "would_be_new": (
        "not in the graph, would be made",
        "no está en el grafo, se crearía",
        "absent du graphe, serait créé",
    ),
    "may_mean": ("“{text}” may mean:", "«{text}» puede ser:", "«\u00a0{text}\u00a0» peut désigner\u00a0:"),
    "something_new": ("something new", "algo nuevo", "quelque chose de nouveau"),
    "differ": ("The versions differ:", "Las versiones difieren:", "Les versions diffèrent\u00a0:"),
    "more": ("More", "Más", "Plus"),
    "rule": ("Rule", "Regla", "Règle"),
    "score": ("Score", "Puntuación", "Score"),
    "sections": ("Stands in", "Figura en", "Figure dans"),
    "page_number": ("page {number}", "página {number}", "page {number}"),
    "added": ("added by hand", "añadido a mano", "ajouté à la main"),
    "edited": ("edited", "editado", "modifié"),
    "note": ("Note", "Nota", "Note"),
    "elsewhere": (
        "Not said in this version",
        "No se dice en esta versión",
        "Absent de cette version",
    ),
    "differences": (
        "Other differences between the versions",
        "Otras diferencias entre las versiones",
        "Autres différences entre les versions",
    ),
    "only": ("only", "solo", "seulement"),
    "silent": ("says nothing of it", "no lo dice", "n’en dit rien"),
    "missing": (
        "Parts of the template that were not found:",
        "Partes de la plantilla que no se encontraron:",
        "Parties du modèle qui n’ont pas été trouvées\u00a0:",
    ),
    "none_shown": (
        "No fact is like that.",
        "Ningún dato es así.",
        "Aucun fait n’est ainsi.",
    ),
    "unnamed": ("without words", "sin palabras", "sans libellé"),
    "yes": ("yes", "sí", "oui"),
    "no": ("no", "no", "non"),
    "number_of": ("No. {number}", "N.º {number}", "N°\u00a0{number}"),
    "nothing": ("–", "–", "–"),
    "waiting": ("Waiting", "A la espera", "En attente"),
    "wordings": ("Wordings", "Formulaciones", "Libellés"),
    "more_fields": ("More for the tables", "Más para las tablas", "Plus pour les tables"),
    "colon": (":", ":", "\u00a0:"),
    "name_hint": (
        "Empty: as it was read. new: something new. Or the name or address of what it is.",
        "Vacío: como se leyó. new: algo nuevo. O el nombre o la dirección de lo que es.",
        "Vide\u00a0: tel que lu. new\u00a0: du nouveau. Ou le nom ou l’adresse de ce que c’est.",
    ),
    "add_now": ("Add", "Añadir", "Ajouter"),
    "add_change": ("Take another kind", "Tomar otro tipo", "Prendre un autre type"),
    "save": ("Save and accept", "Guardar y aceptar", "Enregistrer et accepter"),
    "save_only": ("Save", "Guardar", "Enregistrer"),
    "cancel": ("Leave it", "Dejarlo", "Laisser"),
    "date_hint": ("2020, 2020-03 or 2020-03-14", "2020, 2020-03 o 2020-03-14", "2020, 2020-03 ou 2020-03-14"),
    "thing_hint": (
        "A name, or the end of an address: body/uclg",
        "Un nombre o el final de una dirección: body/uclg",
        "Un nom ou la fin d’une adresse\u00a0: body/uclg",
    ),
    "things_hint": (
        "Names, or ends of addresses (body/uclg), with ; between",
        "Nombres o finales de direcciones (body/uclg), separados por ;",
        "Des noms ou fins d’adresses (body/uclg), séparés par des points-virgules",
    ),
    "many_hint": (
        "Several with ; between",
        "Varios, separados por ;",
        "Plusieurs, séparés par des points-virgules",
    ),
    "name_means": ("“{text}” means", "«{text}» es", "«\u00a0{text}\u00a0» désigne"),
    "other_thing": ("or another thing", "u otra cosa", "ou autre chose"),
    "about_thing": (
        "What it is about in the graph",
        "De qué trata en el grafo",
        "Ce dont il s’agit dans le graphe",
    ),
    "in_graph": ("In the graph", "En el grafo", "Dans le graphe"),
    "label_in": ("Wording in {name}", "Formulación en {name}", "Libellé en {name}"),
    "add": ("Add what was missed", "Añadir lo que faltó", "Ajouter ce qui a manqué"),
    "add_lead": (
        "Copy the words from the text above, say what kind of fact they tell, and fill in the rest.",
        "Copie las palabras del texto, diga qué tipo de dato cuentan y complete lo demás.",
        "Copiez les mots du texte, dites quel type de fait ils racontent et complétez le reste.",
    ),
    "add_words": ("The words, as they stand", "Las palabras, tal cual", "Les mots, tels quels"),
    "add_kind": ("Kind of fact", "Tipo de dato", "Type de fait"),
    "add_next": ("Next", "Siguiente", "Suivant"),
    "add_here": (
        "Add a fact from these words",
        "Añadir un dato de estas palabras",
        "Ajouter un fait tiré de ces mots",
    ),
    "wrong": ("That did not go:", "No ha sido posible:", "Cela n’a pas marché\u00a0:"),
    "passage": ("Fact {number}", "Dato {number}", "Fait {number}"),
    "to_words": ("To the words", "A las palabras", "Vers les mots"),
}

WORDS: Final[dict[str, dict[str, str]]] = {
    language: {key: texts[place] for key, texts in (_WORDS | CHECK | FACTS).items()}
    for place, language in enumerate(LANGUAGES)
}
