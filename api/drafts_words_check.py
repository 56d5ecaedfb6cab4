"""The words of the page that shows what publishing would change, in English, Spanish and French."""

from __future__ import annotations

from typing import Final

CHECK: Final[dict[str, tuple[str, str, str]]] = {
    "check_title": ("What would be published", "Qué se publicaría", "Ce qui serait publié"),
    "check_lead": (
        "The graph was built with the accepted facts and held to its rules; nothing has changed yet.",
        "El grafo se ha construido con los datos aceptados y según sus reglas; aún no ha cambiado nada.",
        (
            "Le graphe a été construit avec les faits acceptés et soumis à ses règles\u00a0; rien n’a encore "
            "changé."
        ),
    ),
    "not_published": ("Nothing was published:", "No se ha publicado nada:", "Rien n’a été publié\u00a0:"),
    "sum_added": ("are new", "son nuevos", "sont nouveaux"),
    "sum_confirmed": ("confirm the graph", "confirman el grafo", "confirment le graphe"),
    "sum_contradicted": ("contradict the graph", "contradicen el grafo", "contredisent le graphe"),
    "faults": ("What stands against it", "Qué lo impide", "Ce qui s’y oppose"),
    "faults_lead": (
        "Nothing can be published until this is mended.",
        "No se puede publicar nada hasta que esto se corrija.",
        "Rien ne peut être publié tant que ceci n’est pas corrigé.",
    ),
    "lost": ("Links that would break", "Enlaces que dejarían de servir", "Liens qui seraient rompus"),
    "lost_lead": (
        "If something else takes their place, add a row to redirects.csv.",
        "Si otra cosa ocupa su lugar, añada una fila a redirects.csv.",
        "Si autre chose prend leur place, ajoutez une ligne à redirects.csv.",
    ),
    "nothing_accepted": (
        "No fact is accepted yet: there is nothing to publish.",
        "Aún no se ha aceptado ningún dato: no hay nada que publicar.",
        "Aucun fait n’est encore accepté\u00a0: il n’y a rien à publier.",
    ),
    "withdraws": (
        "All facts are rejected: publishing takes the report back, with what it alone says.",
        "Todos los datos están rechazados: al publicar se retira el informe, con lo que solo él dice.",
        "Tous les faits sont rejetés\u00a0: publier retire le rapport, avec ce qu’il est seul à dire.",
    ),
    "nothing_changes": (
        "Tables and graph would stay as they are.",
        "Las tablas y el grafo quedarían como están.",
        "Les tables et le graphe resteraient tels quels.",
    ),
    "publish": ("Publish", "Publicar", "Publier"),
    "publish_now": (
        "Publish as a new version",
        "Publicar como nueva versión",
        "Publier comme nouvelle version",
    ),
    "publish_hint": (
        "It takes some seconds. What was published of this report before is replaced.",
        "Dura unos segundos. Lo publicado antes de este informe se sustituye.",
        "Cela prend quelques secondes. Ce qui a été publié de ce rapport auparavant est remplacé.",
    ),
    "author": ("Who publishes", "Quién publica", "Qui publie"),
    "message": ("What and why", "Qué y por qué", "Quoi et pourquoi"),
    "message_begin": ("Report: {name}", "Informe: {name}", "Rapport\u00a0: {name}"),
    "back": ("Back to the facts", "Volver a los datos", "Retour aux faits"),
    "title_added": ("New", "Nuevos", "Nouveaux"),
    "title_confirmed": ("Confirmed", "Confirmados", "Confirmés"),
    "title_contradicted": ("Contradicting", "En contradicción", "En contradiction"),
    "tables": ("Tables that change", "Tablas que cambian", "Tables qui changent"),
    "triples_changed": (
        "In the graph: {added} triples more, {removed} fewer.",
        "En el grafo: {added} tripletas más, {removed} menos.",
        "Dans le graphe\u00a0: {added} triplets de plus, {removed} de moins.",
    ),
}
