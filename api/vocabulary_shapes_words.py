"""The words of the page of the shapes in three languages."""

from __future__ import annotations

from typing import Final

SEVERITIES: Final[dict[str, dict[str, str]]] = {
    "violation": {"en": "violation", "es": "infracción", "fr": "infraction"},
    "warning": {"en": "warning", "es": "aviso", "fr": "avertissement"},
    "info": {"en": "hint", "es": "indicación", "fr": "indication"},
}

SHAPES: Final[dict[str, dict[str, str]]] = {
    "en": {
        "title": "Rules for the data",
        "lead": "What the graph is checked for before a version is published, in SHACL: {number} rules.",
        "severities": "A violation keeps data from being published; a warning should be looked at; "
        "a hint may help.",
        "rule": "Rule",
        "about": "About",
        "requires": "Requires",
        "says": "What it says",
        "severity": "Weight",
        "itself": "the thing itself",
        "many": "Things of many classes",
        "many_note": "These rules hold for each of the classes named.",
        "holds_for": "For {number} classes",
        "shared": "Also:",
        "inherited": "And the rules for:",
        "query": "Show the query",
        "rules_for": "Rules for: {name}",
        "dates": "What other rules refer to",
        "classes": "By class",
    },
    "es": {
        "title": "Reglas para los datos",
        "lead": "Lo que se comprueba en el grafo antes de publicar una versión, en SHACL: {number} reglas.",
        "severities": "Una infracción impide publicar los datos; un aviso merece revisarse; "
        "una indicación puede ayudar.",
        "rule": "Regla",
        "about": "Sobre",
        "requires": "Exige",
        "says": "Qué dice",
        "severity": "Gravedad",
        "itself": "la cosa misma",
        "many": "Cosas de muchas clases",
        "many_note": "Estas reglas valen para cada una de las clases indicadas.",
        "holds_for": "Para {number} clases",
        "shared": "También:",
        "inherited": "Y las reglas de:",
        "query": "Ver la consulta",
        "rules_for": "Reglas de: {name}",
        "dates": "A lo que remiten otras reglas",
        "classes": "Por clase",
    },
    "fr": {
        "title": "Règles pour les données",
        "lead": "Ce que l’on vérifie dans le graphe avant de publier une version, "
        "en SHACL\u00a0: {number} règles.",
        "severities": "Une infraction empêche la publication\u00a0; un avertissement mérite un examen\u00a0; "
        "une indication peut aider.",
        "rule": "Règle",
        "about": "Sur",
        "requires": "Exige",
        "says": "Ce qu’elle dit",
        "severity": "Gravité",
        "itself": "la chose même",
        "many": "Choses de plusieurs classes",
        "many_note": "Ces règles valent pour chacune des classes citées.",
        "holds_for": "Pour {number} classes",
        "shared": "Aussi\u00a0:",
        "inherited": "Et les règles pour\u00a0:",
        "query": "Voir la requête",
        "rules_for": "Règles pour\u00a0: {name}",
        "dates": "Ce à quoi d’autres règles renvoient",
        "classes": "Par classe",
    },
}
