"""The words of the search page in three languages."""

from __future__ import annotations

from typing import Final

# Of each section of the index, in the order of `graph.search.SECTIONS`: English, Spanish, French.
_SECTIONS: Final[dict[str, tuple[str, str, str]]] = {
    "City": ("Cities", "Ciudades", "Villes"),
    "Body": ("Bodies and partners", "Órganos y socios", "Organes et partenaires"),
    "LocalGovernment": (
        "Other local governments",
        "Otros gobiernos locales",
        "Autres gouvernements locaux",
    ),
    "Country": ("Countries", "Países", "Pays"),
    "Person": ("People", "Personas", "Personnes"),
    "Organization": ("Organizations", "Organizaciones", "Organisations"),
    "Theme": ("Themes", "Temas", "Thèmes"),
    "Practice": ("Practices", "Prácticas", "Pratiques"),
    "Event": ("Events", "Eventos", "Événements"),
    "Edition": ("Studies and editions", "Estudios y ediciones", "Études et éditions"),
    "Report": ("Reports", "Informes", "Rapports"),
    "Collection": ("Collections", "Colecciones", "Collections"),
    "Activity": ("Activities", "Actividades", "Activités"),
    "Concept": ("Other concepts", "Otros conceptos", "Autres concepts"),
}

WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "title": "Search",
        "heading": "Search",
        "results": "{text}: search",
        "languages": "Languages",
        "skip": "Skip to the content",
        "field": "Cities, bodies, practices, people, themes …",
        "send": "Search",
        "hint": "Accents, capitals and a slip of the pen do not matter; a name may be begun only.",
        "found": "{total} found, {first} to {last} shown",
        "found_one": "1 found",
        "none": "Nothing is called “{text}”.",
        "none_in": "Nothing of this kind is called “{text}”.",
        "near": "Hardly anything is spelt like that; similar words count too.",
        "any": "Nothing has all these words; some of them do.",
        "kinds": "Kinds",
        "all": "All",
        "also": "also",
        "next": "Next",
        "previous": "Previous",
        "pages": "Pages",
        "json": "The same as JSON",
        "version": "In version {number} of the graph.",
        "opensearch": "Cities, bodies and good practices of UCLG",
    },
    "es": {
        "title": "Buscar",
        "heading": "Buscar",
        "results": "{text}: búsqueda",
        "languages": "Idiomas",
        "skip": "Ir al contenido",
        "field": "Ciudades, órganos, prácticas, personas, temas…",
        "send": "Buscar",
        "hint": "No importan las tildes, las mayúsculas ni una errata; basta con el principio de un nombre.",
        "found": "{total} resultados; del {first} al {last}",
        "found_one": "1 resultado",
        "none": "No hay nada que se llame «{text}».",
        "none_in": "No hay nada de este tipo que se llame «{text}».",
        "near": "Apenas hay nada escrito así; se incluyen palabras parecidas.",
        "any": "Nada contiene todas estas palabras; estos resultados contienen alguna.",
        "kinds": "Tipos",
        "all": "Todo",
        "also": "también",
        "next": "Siguiente",
        "previous": "Anterior",
        "pages": "Páginas",
        "json": "Lo mismo en JSON",
        "version": "En la versión {number} del grafo.",
        "opensearch": "Ciudades, órganos y buenas prácticas de CGLU",
    },
    "fr": {
        "title": "Rechercher",
        "heading": "Rechercher",
        "results": "{text}\u00a0: recherche",
        "languages": "Langues",
        "skip": "Aller au contenu",
        "field": "Villes, organes, pratiques, personnes, thèmes…",
        "send": "Rechercher",
        "hint": "Les accents, les majuscules et une faute de frappe n’importent pas\u00a0; "
        "le début d’un nom suffit.",
        "found": "{total} résultats, de {first} à {last}",
        "found_one": "1 résultat",
        "none": "Rien ne s’appelle «\u00a0{text}\u00a0».",
        "none_in": "Rien de ce type ne s’appelle «\u00a0{text}\u00a0».",
        "near": "Presque rien ne s’écrit ainsi\u00a0; des mots proches comptent aussi.",
        "any": "Rien ne contient tous ces mots\u00a0; ces résultats en contiennent quelques-uns.",
        "kinds": "Types",
        "all": "Tout",
        "also": "aussi",
        "next": "Suivant",
        "previous": "Précédent",
        "pages": "Pages",
        "json": "La même chose en JSON",
        "version": "Dans la version {number} du graphe.",
        "opensearch": "Villes, organes et bonnes pratiques de CGLU",
    },
}


_ONE: Final[dict[str, tuple[str, str, str]]] = {
    "City": ("City", "Ciudad", "Ville"),
    "Body": ("Body", "Órgano", "Organe"),
    "LocalGovernment": ("Local government", "Gobierno local", "Gouvernement local"),
    "Country": ("Country", "País", "Pays"),
    "Person": ("Person", "Persona", "Personne"),
    "Organization": ("Organization", "Organización", "Organisation"),
    "Theme": ("Theme", "Tema", "Thème"),
    "Practice": ("Practice", "Práctica", "Pratique"),
    "Event": ("Event", "Evento", "Événement"),
    "Edition": ("Study", "Estudio", "Étude"),
    "Report": ("Report", "Informe", "Rapport"),
    "Collection": ("Collection", "Colección", "Collection"),
    "Activity": ("Activity", "Actividad", "Activité"),
    "Concept": ("Concept", "Concepto", "Concept"),
}


def section_names(language: str) -> dict[str, str]:
    """What the things of each section are called together, in one of the three languages."""
    return _in(language, _SECTIONS)


def section_name(language: str) -> dict[str, str]:
    """What one thing of each section is called."""
    return _in(language, _ONE)


def _in(language: str, names: dict[str, tuple[str, str, str]]) -> dict[str, str]:
    place = ("en", "es", "fr").index(language)
    return {section: texts[place] for section, texts in names.items()}
