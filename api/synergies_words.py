"""The words of the pages of synergies in English, Spanish and French."""

from __future__ import annotations

from typing import Final

from api.negotiate import LANGUAGES

_WORDS: Final[dict[str, tuple[str, str, str]]] = {
    "title": ("Synergies", "Sinergias", "Synergies"),
    "heading": ("Synergies", "Sinergias", "Synergies"),
    "lead": (
        "Where bodies and cities could work together, why, and what could be done about it.",
        "Dónde podrían trabajar juntos órganos y ciudades, por qué, y qué se podría hacer.",
        "Où organes et villes pourraient travailler ensemble, pourquoi, et ce qu’on pourrait en faire.",
    ),
    "as_of": (
        "As on {day}. The figures, from 0 to 1, put the list in order; they are not probabilities.",
        "A {day}. Las cifras, de 0 a 1, ordenan la lista; no son probabilidades.",
        "Au {day}. Les chiffres, de 0 à 1, ordonnent la liste\u00a0; ce ne sont pas des probabilités.",
    ),
    "anew": (
        "Worked out for this page, with what is known today; not part of the published graph.",
        "Calculado para esta página con lo que se sabe hoy; no forma parte del grafo publicado.",
        (
            "Calculé pour cette page avec ce que l’on sait aujourd’hui\u00a0; "
            "ne fait pas partie du graphe publié."
        ),
    ),
    "languages": ("Languages", "Idiomas", "Langues"),
    "skip": ("Skip to the content", "Ir al contenido", "Aller au contenu"),
    "views": ("Views", "Vistas", "Vues"),
    "list": ("List", "Lista", "Liste"),
    "matrix": ("Matrix", "Matriz", "Matrice"),
    "network": ("Network", "Red", "Réseau"),
    "body": ("Body", "Órgano", "Organe"),
    "other": ("And another body", "Y otro órgano", "Et un autre organe"),
    "city": ("City", "Ciudad", "Ville"),
    "theme": ("Theme", "Tema", "Thème"),
    "region": ("Region of the world", "Región del mundo", "Région du monde"),
    "family": ("Between", "Entre", "Entre"),
    "kinds": ("Kinds", "Tipos", "Types"),
    "least": ("Strength, at least", "Intensidad mínima", "Intensité minimale"),
    "on": ("As on this day", "A esta fecha", "À cette date"),
    "since": ("New since", "Nuevas desde", "Nouvelles depuis"),
    "version": ("version {number}", "versión {number}", "version {number}"),
    "partners": (
        "With partner institutions",
        "También con instituciones socias",
        "Avec les institutions partenaires",
    ),
    "any": ("any", "cualquiera", "peu importe"),
    "all": ("All", "Todas", "Toutes"),
    "bodies": ("Two bodies", "Dos órganos", "Deux organes"),
    "invitation": ("A city and a body", "Una ciudad y un órgano", "Une ville et un organe"),
    "cities": ("Two cities", "Dos ciudades", "Deux villes"),
    "more": ("More filters", "Más filtros", "Plus de filtres"),
    "filter": ("Filter", "Filtrar", "Filtrer"),
    "no_filter": ("Clear the filters", "Quitar los filtros", "Effacer les filtres"),
    "found": (
        "{total} found, {first} to {last} shown",
        "{total} encontradas; se muestran de {first} a {last}",
        "{total} trouvées, de {first} à {last}",
    ),
    "found_one": ("1 found", "1 encontrada", "1 trouvée"),
    "none": (
        "Nothing fits. A weaker strength or fewer filters may.",
        "Nada se ajusta. Pruebe con menos intensidad o menos filtros.",
        "Rien ne correspond. Essayez une intensité plus faible ou moins de filtres.",
    ),
    "strength": ("Strength", "Intensidad", "Intensité"),
    "share": (
        "{share} of the strength; by itself {strength}",
        "{share} de la intensidad; por sí solo {strength}",
        "{share} de l’intensité\u00a0; à lui seul {strength}",
    ),
    "next_step": ("Next step", "Próximo paso", "Prochaine étape"),
    "why": ("Evidence and sources", "Indicios y fuentes", "Éléments et sources"),
    "by_kind": ("Why, kind by kind", "Por qué, tipo por tipo", "Pourquoi, type par type"),
    "rests_on": ("It rests on", "Se apoya en", "Cela repose sur"),
    "sources": ("Sources", "Fuentes", "Sources"),
    "source": ("source {number}", "fuente {number}", "source {number}"),
    "open": ("open", "abrir", "ouvrir"),
    "pages": ("Pages", "Páginas", "Pages"),
    "next": ("Next", "Siguiente", "Suivant"),
    "previous": ("Previous", "Anterior", "Précédent"),
    "formats": ("The same as", "Lo mismo en", "La même chose en"),
    "of_body": ("Synergies of {name}", "Sinergias de {name}", "Synergies\u00a0: {name}"),
    "of_body_more": (
        "All synergies of this body",
        "Todas las sinergias de este órgano",
        "Toutes les synergies de cet organe",
    ),
    "of_city": (
        "Opportunities of {name}",
        "Oportunidades de {name}",
        "Possibilités\u00a0: {name}",
    ),
    "of_city_more": (
        "All opportunities of this city",
        "Todas las oportunidades de esta ciudad",
        "Toutes les possibilités de cette ville",
    ),
    "lead_city": (
        (
            "Which bodies it could join and why, which cities it could talk to, and which bodies it brings "
            "together already."
        ),
        "A qué órganos podría sumarse y por qué, con qué ciudades podría hablar y qué órganos ya acerca.",
        (
            "Quels organes elle pourrait rejoindre et pourquoi, à quelles villes elle pourrait parler, "
            "et quels organes elle rapproche déjà."
        ),
    ),
    "join": ("Bodies that it could join", "Órganos a los que podría sumarse", "Organes à rejoindre"),
    "talk": ("Cities to talk to", "Ciudades con las que hablar", "Villes à qui parler"),
    "bridges": (
        "Bodies that it brings together",
        "Órganos que ya acerca",
        "Organes qu’elle rapproche",
    ),
    "join_none": (
        "None is known: it sits in what suits it, or too little is known of its practices.",
        "No consta ninguno: ya está en los que le convienen, o se sabe poco de sus prácticas.",
        "Aucun n’est connu\u00a0: elle siège déjà où il faut, ou l’on sait trop peu de ses pratiques.",
    ),
    "talk_none": ("None stands out.", "Ninguna destaca.", "Aucune ne se détache."),
    "bridges_none": (
        "Its seats connect no two bodies.",
        "Sus cargos no conectan dos órganos.",
        "Ses sièges ne relient pas deux organes.",
    ),
    "shown_of": ("{shown} of {total}", "{shown} de {total}", "{shown} sur {total}"),
    "to_thing": (
        "As linked data, in every format",
        "Como datos enlazados, en todos los formatos",
        "En données liées, dans tous les formats",
    ),
    "strongest": ("Strongest synergies", "Sinergias más fuertes", "Synergies les plus fortes"),
    "lead_matrix": (
        (
            "How strong the synergy of each pair of bodies is. A figure leads to the pair; bodies that "
            "belong together stand together."
        ),
        (
            "La intensidad de la sinergia de cada par de órganos. Cada cifra lleva al par; los órganos "
            "afines están juntos."
        ),
        (
            "L’intensité de la synergie de chaque paire d’organes. Un chiffre mène à la paire\u00a0; "
            "les organes proches se suivent."
        ),
    ),
    "lead_network": (
        "Bodies are points, synergies are lines: the thicker, the stronger. Each of them is a link.",
        (
            "Los órganos son puntos y las sinergias, líneas: cuanto más gruesas, más fuertes. "
            "Cada punto y cada línea es un enlace."
        ),
        (
            "Les organes sont des points, les synergies des lignes\u00a0: plus épaisses, plus fortes. "
            "Chaque point et chaque ligne est un lien."
        ),
    ),
    "most": ("Bodies", "Órganos", "Organes"),
    "strongest_n": ("the {number} strongest", "los {number} más fuertes", "les {number} plus forts"),
    "show": ("Show", "Mostrar", "Afficher"),
    "legend": ("Legend", "Leyenda", "Légende"),
    "main_kind": (
        "Colour of a line: what says most",
        "Color de la línea: lo que más cuenta",
        "Couleur d’une ligne\u00a0: ce qui compte le plus",
    ),
    "group": (
        "Colour of a point: kind of body",
        "Color del punto: clase de órgano",
        "Couleur d’un point\u00a0: type d’organe",
    ),
    "as_svg": ("The picture alone, as SVG", "Solo la imagen, en SVG", "L’image seule, en SVG"),
    "scale": ("weak", "débil", "faible"),
    "scale_end": ("strong", "fuerte", "forte"),
    "matrix_caption": (
        "Strength of the synergy of two bodies, from 0 to 1; empty: none is told.",
        "Intensidad de la sinergia de dos órganos, de 0 a 1; vacío: no consta.",
        "Intensité de la synergie de deux organes, de 0 à 1\u00a0; vide\u00a0: aucune n’est indiquée.",
    ),
    "consultation": ("Consultation bodies", "Órganos de consulta", "Organes de consultation"),
    "governing": ("Governing bodies", "Órganos de gobierno", "Organes de gouvernance"),
    "section": ("Sections", "Secciones", "Sections"),
    "programme": ("Programmes", "Programas", "Programmes"),
    "brief": (
        "On two pages, to print or as a Word document",
        "En dos páginas, para imprimir o como documento Word",
        "En deux pages, à imprimer ou en document Word",
    ),
    "home": ("To the start page", "A la página de inicio", "Vers l’accueil"),
    "candidates": (
        "“{text}” may mean several things:",
        "«{text}» puede referirse a varias cosas:",
        "«\u00a0{text}\u00a0» peut désigner plusieurs choses\u00a0:",
    ),
    "unknown": (
        "Nothing is called “{text}”. Did you mean:",
        "No hay nada llamado «{text}». ¿Quiso decir:",
        "Rien ne s’appelle «\u00a0{text}\u00a0». Vouliez-vous dire\u00a0:",
    ),
}

WORDS: Final[dict[str, dict[str, str]]] = {
    language: {key: texts[place] for key, texts in _WORDS.items()} for place, language in enumerate(LANGUAGES)
}
