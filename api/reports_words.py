"""The words of the pages of reports in English, Spanish and French."""

from __future__ import annotations

from typing import Final

from api.negotiate import LANGUAGES

_WORDS: Final[dict[str, tuple[str, str, str]]] = {
    "title": ("Reports", "Informes", "Rapports"),
    "lead": (
        (
            "What UCLG’s consultation bodies report, and what was read from it: "
            "each fact beside the words that state it."
        ),
        (
            "Lo que informan los órganos de consulta de CGLU y lo que se ha leído en ello: "
            "cada dato junto a las palabras que lo enuncian."
        ),
        (
            "Ce que rapportent les organes de consultation de CGLU et ce qui y a été lu\u00a0: "
            "chaque fait à côté des mots qui l’énoncent."
        ),
    ),
    "skip": ("Skip to the content", "Ir al contenido", "Aller au contenu"),
    "home": ("To the start page", "A la página de inicio", "Vers la page d’accueil"),
    "languages": ("Languages", "Idiomas", "Langues"),
    # The list
    "none": (
        "No report has been published yet.",
        "Aún no se ha publicado ningún informe.",
        "Aucun rapport n’a encore été publié.",
    ),
    "none_here": (
        "There are no more reports here.",
        "Aquí no hay más informes.",
        "Il n’y a pas d’autres rapports ici.",
    ),
    "found_one": ("1 report", "1 informe", "1 rapport"),
    "found": (
        "{total} reports; {first} to {last} are on this page.",
        "{total} informes; en esta página, del {first} al {last}.",
        "{total} rapports\u00a0; cette page montre {first} à {last}.",
    ),
    "report": ("Report", "Informe", "Rapport"),
    "body": ("Body", "Órgano", "Organe"),
    "period": ("Period", "Período", "Période"),
    "versions": ("Versions", "Versiones", "Versions"),
    "facts": ("Facts", "Datos", "Faits"),
    "pages": ("Pages", "Páginas", "Pages"),
    "next": ("Next page", "Página siguiente", "Page suivante"),
    "previous": ("Previous page", "Página anterior", "Page précédente"),
    # A report
    "read_one": ("1 fact was read from it", "Se ha leído 1 dato", "1 fait y a été lu"),
    "read": (
        "{number} facts were read from it",
        "Se han leído {number} datos",
        "{number} faits y ont été lus",
    ),
    "views": ("Versions to read", "Versiones para leer", "Versions à lire"),
    "together": ("Side by side", "En paralelo", "En parallèle"),
    "contents": ("Contents", "Contenido", "Sommaire"),
    "listed": (
        "What was read, section by section",
        "Lo que se ha leído, apartado por apartado",
        "Ce qui a été lu, partie par partie",
    ),
    "unplaced": ("Before the first section", "Antes del primer apartado", "Avant la première partie"),
    "passage": ("Passage {number}", "Pasaje {number}", "Passage {number}"),
    "facts_of": (
        "What passage {number} says",
        "Lo que dice el pasaje {number}",
        "Ce que dit le passage {number}",
    ),
    "more": ("{number} more", "{number} más", "{number} de plus"),
    "no_text": (
        "The text is not shown here",
        "Aquí no se muestra el texto",
        "Le texte n’est pas affiché ici",
    ),
    "no_text_lead": (
        (
            "The facts of this report are here, its words are not: they are shown once whoever runs this "
            "server adds the document, as it was sent in (PDF, Word or text)."
        ),
        (
            "Aquí están los datos de este informe, pero no sus palabras: se mostrarán cuando quien "
            "administra este servidor añada el documento, tal como se envió (PDF, Word o texto)."
        ),
        (
            "Les faits de ce rapport sont ici, mais pas ses mots\u00a0: ils seront affichés quand "
            "l’administrateur de ce serveur aura ajouté le document, tel que reçu (PDF, Word ou texte)."
        ),
    ),
    "command": (
        "uclg document add FILE",
        "uclg document add FICHERO",
        "uclg document add FICHIER",
    ),
    "no_text_check": (
        "Only the very text that the facts were read from is shown; its checksum decides.",
        "Solo se muestra exactamente el texto en el que se leyeron los datos; lo decide su suma de control.",
        "Seul le texte même où les faits ont été lus est affiché\u00a0; sa somme de contrôle en décide.",
    ),
    "characters": ("{number} characters", "{number} caracteres", "{number} caractères"),
    "checksums": ("Checksums", "Sumas de control", "Sommes de contrôle"),
    "of_file": ("SHA-256 of the file", "SHA-256 del fichero", "SHA-256 du fichier"),
    "of_text": ("SHA-256 of the text", "SHA-256 del texto", "SHA-256 du texte"),
    "differences": (
        "Differences between the versions",
        "Diferencias entre las versiones",
        "Différences entre les versions",
    ),
    "differs": (
        "The versions differ here",
        "Aquí las versiones difieren",
        "Ici, les versions diffèrent",
    ),
    "side": ("{name}:", "{name}:", "{name}\u00a0:"),
    "to_words": ("read the words", "leer en el texto", "lire dans le texte"),
    "formats": ("This page as data:", "Esta página como datos:", "Cette page en données\u00a0:"),
    "linked": ("as linked data", "como datos enlazados", "en données liées"),
    "format_pdf": ("PDF", "PDF", "PDF"),
    "format_docx": ("Word", "Word", "Word"),
    "format_text": ("plain text", "texto sin formato", "texte brut"),
}

WORDS: Final = {
    language: {key: words[place] for key, words in _WORDS.items()} for place, language in enumerate(LANGUAGES)
}
"""By language, then by key."""
