"""What kinds of facts, their fields and their differences are called, and why files are refused."""

from __future__ import annotations

import re
from typing import Final

from api.negotiate import LANGUAGES
from graph.reports.refusals import MOST_BYTES, MOST_PAGES, WORDS
from graph.reports.same import OTHER_FILES

_KINDS: Final[dict[str, tuple[str, str, str]]] = {
    "mechanism": ("Who reports", "Quién informa", "Qui rend compte"),
    "period": ("Period", "Periodo", "Période"),
    "leadership": ("Leadership", "Liderazgo", "Direction"),
    "representative": ("Representative", "Representante", "Représentation"),
    "mandate": ("Role in another body", "Cargo en otro órgano", "Mandat dans un autre organe"),
    "edition": ("Edition", "Edición", "Édition"),
    "objective": ("Objective", "Objetivo", "Objectif"),
    "activity": ("Activity", "Actividad", "Activité"),
    "event": ("Event", "Evento", "Événement"),
    "collaboration": ("Collaboration", "Colaboración", "Collaboration"),
    "commitment": ("Commitment", "Compromiso", "Engagement"),
    "wish": ("Wish", "Deseo", "Souhait"),
    "offer": ("Offer", "Ofrecimiento", "Offre"),
    "result": ("Result", "Resultado", "Résultat"),
    "statement": ("Statement", "Afirmación", "Énoncé"),
}

FACTS: Final[dict[str, tuple[str, str, str]]] = {
    "field_body": ("Body", "Órgano", "Organe"),
    "field_start": ("When", "Cuándo", "Quand"),
    "field_end": ("Until", "Hasta", "Jusqu’à"),
    "form_start": ("From", "Desde", "Du"),
    "form_end": ("To", "Hasta", "Au"),
    "seen": ("Seen in", "Consta en", "Attesté en"),
    "field_holder": ("Holder", "Titular", "Titulaire"),
    "field_role": ("Role", "Cargo", "Fonction"),
    "field_person": ("Person", "Persona", "Personne"),
    "field_office": ("Office", "Función", "Fonction"),
    "field_year": ("Year", "Año", "Année"),
    "field_ordinal": ("Number", "Número", "Numéro"),
    "field_issued": ("Came out", "Publicación", "Parution"),
    "field_focus_areas": ("Focus areas", "Ámbitos", "Domaines"),
    "field_key_factors": ("Key factors", "Factores clave", "Facteurs clés"),
    "field_cities": ("Number of cities", "Número de ciudades", "Nombre de villes"),
    "field_page": ("Page", "Página", "Page"),
    "field_component": ("Component", "Componente", "Composante"),
    "field_status": ("Status", "Estado", "État"),
    "field_activity_kind": ("Sort", "Clase", "Nature"),
    "field_event_kind": ("Sort", "Clase", "Nature"),
    "field_period": ("Time as written", "Fecha según el texto", "Date selon le texte"),
    "field_partners": ("With", "Con", "Avec"),
    "field_edition": ("Edition of", "Edición de", "Édition de"),
    "field_place": ("Place", "Lugar", "Lieu"),
    "field_online": ("Online", "En línea", "En ligne"),
    "field_partner": ("Partner", "Entidad socia", "Partenaire"),
    "field_topic": ("Topic", "Tema", "Sujet"),
    "field_by": ("By", "De", "De la part de"),
    "field_to": ("To", "Para", "Pour"),
    "field_id": ("Name in the tables", "Nombre en las tablas", "Nom dans les tables"),
    "field_passages": ("Names of the passages", "Nombres de los pasajes", "Noms des passages"),
    "field_language": ("Only in the version in", "Solo en la versión en", "Seulement dans la version"),
    "field_actor": ("Who does it", "Quién lo hace", "Qui le fait"),
    "field_product": ("Product", "Producto", "Produit"),
    "field_recipients": ("For whom", "Para quién", "Pour qui"),
    "field_bodies": ("Bodies that take part", "Órganos que participan", "Organes participants"),
    "field_keeper": ("Kept by", "A cargo de", "Tenu par"),
    "field_study": ("Study", "Estudio", "Étude"),
    "field_events": ("At events", "En eventos", "Lors d’événements"),
    "field_launch": ("Launched at", "Presentada en", "Lancée lors de"),
    "field_themes": ("Themes", "Temas", "Thèmes"),
    "field_body_kind": ("Kind of body", "Tipo de órgano", "Type d’organe"),
    "field_collaboration_kind": ("Kind of collaboration", "Tipo de colaboración", "Type de collaboration"),
    "field_cities_count": ("Number of cities", "Número de ciudades", "Nombre de villes"),
    "field_cycle": ("Years between editions", "Años entre ediciones", "Années entre éditions"),
    "field_country": ("Country of a new city", "País de una ciudad nueva", "Pays d’une ville nouvelle"),
    "field_difference": ("Sort of difference", "Clase de diferencia", "Nature de la différence"),
    "field_representative": ("Representative", "Representante", "Représentant"),
    "field_name": ("Name", "Nombre", "Nom"),
    "differ_date": ("in the date", "en la fecha", "sur la date"),
    "differ_status": ("in the status", "en el estado", "sur l’état"),
    "differ_value": ("in a value", "en un valor", "sur une valeur"),
    "differ_order": ("in the order", "en el orden", "sur l’ordre"),
    "differ_absent": ("not all of them say it", "no todas lo dicen", "toutes ne le disent pas"),
    "reason_no-rule": ("no rule knows it", "ninguna regla lo conoce", "aucune règle ne le connaît"),
    "reason_no-section": (
        "before the first part",
        "antes de la primera parte",
        "avant la première partie",
    ),
    "reason_background": ("background", "contexto", "contexte"),
}

KIND_WORDS: Final[dict[str, dict[str, str]]] = {
    language: {key: texts[place] for key, texts in _KINDS.items()} for place, language in enumerate(LANGUAGES)
}

NO_FILES: Final = "Choose at least one file."
_MB: Final = MOST_BYTES >> 20
# In Spanish and French; English is what the reader of files says itself.
_REFUSED: Final[dict[str, tuple[str, str]]] = {
    "empty": (
        "El fichero está vacío. Dé el propio informe.",
        "Le fichier est vide. Donnez le rapport lui-même.",
    ),
    "no-text": (
        (
            "El fichero no contiene palabras: sus páginas son imágenes, como las hace un escáner. Páselo "
            "por un reconocimiento de texto (OCR) o dé el fichero del que se imprimió."
        ),
        (
            "Le fichier ne contient pas de mots\u00a0: ses pages sont des images, comme en fait un scanner. "
            "Passez-le "
            "par une reconnaissance de texte (OCR) ou donnez le fichier dont il a été imprimé."
        ),
    ),
    "encrypted": (
        "El fichero está protegido con contraseña. Guarde una copia sin contraseña y dé esa copia.",
        (
            "Le fichier est protégé par un mot de passe. Enregistrez-en une copie sans mot de passe et "
            "donnez-la."
        ),
    ),
    "broken": (
        (
            "El fichero está dañado y no se puede leer. Ábralo en el programa que lo hizo, guárdelo de nuevo "
            "y dé "
            "esa copia."
        ),
        (
            "Le fichier est endommagé et illisible. Ouvrez-le dans le programme qui l’a fait, "
            "enregistrez-le à nouveau et donnez cette copie."
        ),
    ),
    "kind": (
        "El fichero no es PDF, ni DOCX, ni texto en UTF-8. Guarde el informe en uno de estos formatos.",
        (
            "Le fichier n’est ni PDF, ni DOCX, ni du texte en UTF-8. Enregistrez le rapport dans l’un de ces "
            "formats."
        ),
    ),
    "old-word": (
        "El fichero tiene el formato antiguo de Word (.doc). Guárdelo como .docx y dé ese fichero.",
        "Le fichier est à l’ancien format de Word (.doc). Enregistrez-le en .docx et donnez ce fichier.",
    ),
    "huge": (
        (
            f"El fichero es demasiado grande para un informe: se leen como máximo {_MB} MB y {MOST_PAGES} "
            f"páginas. "
            "Dé el informe solo, sin anexos ni imágenes."
        ),
        (
            f"Le fichier est trop gros pour un rapport\u00a0: {_MB}\u00a0Mo et {MOST_PAGES} pages sont lus "
            f"au plus. "
            "Donnez le rapport seul, sans annexes ni images."
        ),
    ),
    "limits": (
        (
            "Leer el fichero exigía más tiempo o memoria de lo que necesita un informe, y se ha "
            "interrumpido. Imprímalo en un PDF nuevo o guarde sus palabras como texto."
        ),
        (
            "La lecture du fichier demandait plus de temps ou de mémoire qu’il n’en faut pour un "
            "rapport\u00a0; elle a été "
            "interrompue. Imprimez-le dans un nouveau PDF ou enregistrez ses mots comme texte."
        ),
    ),
    "entities": (
        (
            "El fichero define entidades propias, que un informe nunca necesita; no se lee. Guárdelo de "
            "nuevo en un "
            "procesador de textos."
        ),
        (
            "Le fichier définit ses propres entités, dont un rapport n’a jamais besoin\u00a0; il n’est pas "
            "lu. Enregistrez-le à nouveau dans un traitement de texte."
        ),
    ),
}
_COLONS: Final = (":", "\u00a0:")
# By words that the English message has in it, which says more.
_SAID: Final[dict[str, tuple[str, str]]] = {
    NO_FILES: (
        "Elija al menos un fichero.",
        "Choisissez au moins un fichier.",
    ),
    "are both in one language": (
        "Dos ficheros están en el mismo idioma; dé un fichero por idioma.",
        "Deux fichiers sont dans la même langue\u00a0; donnez un fichier par langue.",
    ),
    "is in none of the languages": (
        "El texto no está en ninguno de los idiomas que se leen (español, francés, inglés).",
        "Le texte n’est dans aucune des langues lues (français, anglais, espagnol).",
    ),
}


# A draft that has other files: its name, those files, those that were given.
_OTHERS: Final = re.compile(rf"{OTHER_FILES} (\S+) has (.+); you gave (.+)\. Give all versions together")
_OTHERS_SAID: Final = (
    "The draft {} has {}; you gave {}. Give all versions together, or tick that it is to be replaced.",
    "El borrador {} tiene {}; se ha dado {}. Dé todas las versiones juntas o marque que se sustituya.",
    (
        "Le brouillon {} a {}\u00a0; il a été donné {}. Donnez toutes les versions ensemble ou cochez qu’il "
        "soit remplacé."
    ),
)


def refusal(message: str, language: str) -> tuple[str, str]:
    """Why a file was not read, in the reader's language where that is known, else in English; and in which.

    Args:
        message: as `graph.reports` says it: the name of the file, a colon, why.
    """
    if others := _OTHERS.search(message):
        return _OTHERS_SAID[LANGUAGES.index(language)].format(*others.groups()), language
    place = LANGUAGES.index(language) - 1
    if place >= 0:
        for reason, text in WORDS.items():
            if message.endswith(text):
                name = message.removesuffix(text).rstrip(": ")
                return f"{name}{_COLONS[place]} {_REFUSED[reason][place]}", language
        for part, said in _SAID.items():
            if part in message:
                return said[place], language
    return message, LANGUAGES[0]
