"""The words of the pages of the ontology and the shapes in three languages."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from babel.dates import format_date

_NARROW: Final = re.compile(r" (?=[:;?!»])|(?<=«) ")


def typeset(text: str, language: str) -> str:
    r"""A text of the files as a page shows it: in French no line begins with a colon.

    >>> typeset("ce que c’est : un mot", "fr")
    'ce que c’est\xa0: un mot'
    """
    return _NARROW.sub("\u00a0", text) if language == "fr" else text


def long_date(text: str, language: str) -> str:
    """A day as people write it.

    >>> long_date("2026-11-21", "es")
    '21 de noviembre de 2026'
    """
    return format_date(date.fromisoformat(text), format="long", locale=language)


KINDS: Final[dict[str, dict[str, str]]] = {
    "class": {"en": "class", "es": "clase", "fr": "classe"},
    "object": {
        "en": "property that leads to a thing",
        "es": "propiedad que lleva a una cosa",
        "fr": "propriété qui mène à une chose",
    },
    "datatype": {
        "en": "property with a text, a number or a date",
        "es": "propiedad con un texto, un número o una fecha",
        "fr": "propriété à texte, nombre ou date",
    },
    "property": {
        "en": "property with any value",
        "es": "propiedad con cualquier valor",
        "fr": "propriété à valeur quelconque",
    },
}

SEVERITIES: Final[dict[str, dict[str, str]]] = {
    "violation": {"en": "violation", "es": "infracción", "fr": "infraction"},
    "warning": {"en": "warning", "es": "aviso", "fr": "avertissement"},
    "info": {"en": "hint", "es": "indicación", "fr": "indication"},
}

COMMON: Final[dict[str, dict[str, str]]] = {
    "en": {
        "languages": "Languages",
        "skip": "Skip to the content",
        "home": "Start page",
        "version": "Version {number} of {date}.",
        "licence": "Licence:",
        "files": "Files",
        "contents": "On this page",
        "ontology": "Ontology",
        "shapes": "Shapes",
        "context": "JSON-LD context",
        "iri": "IRI",
        "missing": "No such version",
        "missing_lead": "There is no such version of the ontology; there is only {number}. Asked for:",
        "gone": "The ontology as it is now stands at /ontology.",
    },
    "es": {
        "languages": "Idiomas",
        "skip": "Ir al contenido",
        "home": "Página de inicio",
        "version": "Versión {number} del {date}.",
        "licence": "Licencia:",
        "files": "Archivos",
        "contents": "En esta página",
        "ontology": "Ontología",
        "shapes": "Reglas (shapes)",
        "context": "Contexto JSON-LD",
        "iri": "IRI",
        "missing": "Esa versión no existe",
        "missing_lead": "La ontología no tiene esa versión; solo existe la {number}. Se pidió:",
        "gone": "La ontología vigente está en /ontology.",
    },
    "fr": {
        "languages": "Langues",
        "skip": "Aller au contenu",
        "home": "Page d’accueil",
        "version": "Version {number} du {date}.",
        "licence": "Licence\u00a0:",
        "files": "Fichiers",
        "contents": "Sur cette page",
        "ontology": "Ontologie",
        "shapes": "Règles (shapes)",
        "context": "Contexte JSON-LD",
        "iri": "IRI",
        "missing": "Cette version n’existe pas",
        "missing_lead": "L’ontologie n’a pas cette version\u00a0; il n’y a que la {number}. Demandée\u00a0:",
        "gone": "L’ontologie en vigueur se trouve à l’adresse /ontology.",
    },
}

ONTOLOGY: Final[dict[str, dict[str, str]]] = {
    "en": {
        "diagram": "How the classes lead to each other",
        "diagram_note": "The main classes and what leads from one to the next. Classes inside a box are "
        "below it. Lists, shortcuts and inverses are left out.",
        "diagram_table": "The arrows of the diagram",
        "from": "From",
        "property": "Property",
        "to": "To",
        "tree": "Classes",
        "tree_note": "Indented classes are below the one above them.",
        "properties": "Properties",
        "properties_note": "In the order of the alphabet.",
        "definitions_classes": "The classes one by one",
        "definitions_properties": "The properties one by one",
        "super": "More general",
        "sub": "More specific",
        "domain": "Said of",
        "range": "Values",
        "inverse": "The other way round",
        "symmetric": "itself: it holds both ways",
        "own": "Properties",
        "inherited": "Properties from the classes above",
        "incoming": "Leads here",
        "foreign": "With words of others",
        "other_names": "Also called",
        "rules": "Rules",
        "things": "In the graph",
        "none": "none yet",
        "example": "Example",
        "example_more": "and {number} more statements:",
        "example_whole": "the whole document",
        "schemes": "Lists of concepts",
        "schemes_note": "Kinds, roles and themes are concepts, so that lists can grow while classes stay.",
        "scheme": "List",
        "concepts": "Concepts",
        "themes": "The themes as a tree",
        "vocabularies": "Words of other vocabularies",
        "vocabularies_note": "The ontology builds on these and adds only what they lack.",
        "vocabulary": "Vocabulary",
        "used": "Terms that ours build on",
        "changes": "Changes",
        "in_other": "In other languages",
    },
    "es": {
        "diagram": "Cómo se enlazan las clases",
        "diagram_note": "Las clases principales y lo que lleva de una a otra. Las que están dentro de un "
        "recuadro son más específicas. No figuran las listas, los atajos ni las inversas.",
        "diagram_table": "Las flechas del diagrama",
        "from": "De",
        "property": "Propiedad",
        "to": "A",
        "tree": "Clases",
        "tree_note": "Las clases sangradas dependen de la que tienen encima.",
        "properties": "Propiedades",
        "properties_note": "Por orden alfabético.",
        "definitions_classes": "Las clases, una a una",
        "definitions_properties": "Las propiedades, una a una",
        "super": "Más general",
        "sub": "Más específico",
        "domain": "Se dice de",
        "range": "Valores",
        "inverse": "En sentido inverso",
        "symmetric": "ella misma: vale en los dos sentidos",
        "own": "Propiedades",
        "inherited": "Propiedades de las clases superiores",
        "incoming": "Llevan hasta aquí",
        "foreign": "Con términos ajenos",
        "other_names": "También se llama",
        "rules": "Reglas",
        "things": "En el grafo",
        "none": "todavía ninguno",
        "example": "Ejemplo",
        "example_more": "y {number} afirmaciones más:",
        "example_whole": "el documento entero",
        "schemes": "Listas de conceptos",
        "schemes_note": "Los tipos, los cargos y los temas son conceptos: las listas pueden crecer sin que "
        "cambien las clases.",
        "scheme": "Lista",
        "concepts": "Conceptos",
        "themes": "Los temas en forma de árbol",
        "vocabularies": "Términos de otros vocabularios",
        "vocabularies_note": "La ontología se apoya en ellos y añade solo lo que les falta.",
        "vocabulary": "Vocabulario",
        "used": "Términos en que se apoyan los nuestros",
        "changes": "Cambios",
        "in_other": "En otros idiomas",
    },
    "fr": {
        "diagram": "Comment les classes se relient",
        "diagram_note": "Les classes principales et ce qui mène de l’une à l’autre. Celles qui figurent dans "
        "un cadre sont plus précises. Les listes, les raccourcis et les inverses n’y sont pas.",
        "diagram_table": "Les flèches du diagramme",
        "from": "De",
        "property": "Propriété",
        "to": "À",
        "tree": "Classes",
        "tree_note": "Les classes en retrait dépendent de celle qui les précède.",
        "properties": "Propriétés",
        "properties_note": "Par ordre alphabétique.",
        "definitions_classes": "Les classes une à une",
        "definitions_properties": "Les propriétés une à une",
        "super": "Plus général",
        "sub": "Plus précis",
        "domain": "Se dit de",
        "range": "Valeurs",
        "inverse": "Dans l’autre sens",
        "symmetric": "elle-même\u00a0: elle vaut dans les deux sens",
        "own": "Propriétés",
        "inherited": "Propriétés des classes supérieures",
        "incoming": "Mènent ici",
        "foreign": "Avec les termes d’autrui",
        "other_names": "Aussi appelé",
        "rules": "Règles",
        "things": "Dans le graphe",
        "none": "aucun pour l’instant",
        "example": "Exemple",
        "example_more": "et {number} autres affirmations\u00a0:",
        "example_whole": "le document entier",
        "schemes": "Listes de concepts",
        "schemes_note": "Les types, les fonctions et les thèmes sont des concepts\u00a0: les listes peuvent "
        "grandir sans que les classes changent.",
        "scheme": "Liste",
        "concepts": "Concepts",
        "themes": "Les thèmes en arbre",
        "vocabularies": "Termes d’autres vocabulaires",
        "vocabularies_note": "L’ontologie s’appuie sur eux et n’ajoute que ce qui leur manque.",
        "vocabulary": "Vocabulaire",
        "used": "Termes sur lesquels les nôtres s’appuient",
        "changes": "Changements",
        "in_other": "Dans d’autres langues",
    },
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
