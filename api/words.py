"""The words of the start page in three languages."""

from __future__ import annotations

from typing import Final

NAMES: Final = {"en": "English", "es": "Español", "fr": "Français"}

WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "title": "Cities, good practices and bodies of UCLG",
        "lead": "A knowledge graph: who leads and belongs to the bodies of United Cities and Local "
        "Governments, with whom they work, and what cities have done. Every fact names its source.",
        "languages": "Languages",
        "skip": "Skip to the content",
        "version": "Version {number}, published on {date}.",
        "pairs": "A city that leads in several bodies",
        "pairs_lead": "Which two consultation bodies has Bilbao led at the same time, and in which roles? "
        "By what the sources say:",
        "pairs_none": "The graph knows of none.",
        "first": "One body",
        "second": "The other",
        "sources_one": "1 source",
        "sources": "{number} sources",
        "examples": "Questions to start with",
        "run": "Run",
        "as_csv": "as CSV",
        "show": "Show the query",
        "ask": "Ask your own",
        "query": "SPARQL query",
        "send": "Send",
        "counts": "What is here",
        "class": "Kind of thing",
        "number": "Number",
        "paths": "For machines",
        "path_sparql": "SPARQL 1.1 queries by GET and POST: "
        "JSON, XML, CSV, TSV; Turtle, N-Triples, JSON-LD, RDF/XML.",
        "path_start": "This page; as JSON where Accept asks for it.",
        "path_live": "Whether the server runs.",
        "path_ready": "Whether it can answer, and from which version.",
    },
    "es": {
        "title": "Ciudades, buenas prácticas y órganos de CGLU",
        "lead": "Un grafo de conocimiento: quién dirige y quién integra los órganos de Ciudades y Gobiernos "
        "Locales Unidos, con quién trabajan y qué han hecho las ciudades. Cada dato nombra su fuente.",
        "languages": "Idiomas",
        "skip": "Ir al contenido",
        "version": "Versión {number}, publicada el {date}.",
        "pairs": "Una ciudad que lidera varios órganos",
        "pairs_lead": "¿Qué dos órganos de consulta ha liderado Bilbao al mismo tiempo, y con qué cargos? "
        "Según lo que dicen las fuentes:",
        "pairs_none": "El grafo no conoce ninguno.",
        "first": "Un órgano",
        "second": "El otro",
        "sources_one": "1 fuente",
        "sources": "{number} fuentes",
        "examples": "Preguntas para empezar",
        "run": "Ejecutar",
        "as_csv": "en CSV",
        "show": "Ver la consulta",
        "ask": "Haga su propia pregunta",
        "query": "Consulta SPARQL",
        "send": "Enviar",
        "counts": "Qué hay aquí",
        "class": "Tipo",
        "number": "Número",
        "paths": "Para máquinas",
        "path_sparql": "Consultas SPARQL 1.1 por GET y POST: "
        "JSON, XML, CSV, TSV; Turtle, N-Triples, JSON-LD, RDF/XML.",
        "path_start": "Esta página; en JSON si Accept lo pide.",
        "path_live": "Si el servidor está en marcha.",
        "path_ready": "Si puede responder, y con qué versión.",
    },
    "fr": {
        "title": "Villes, bonnes pratiques et organes de CGLU",
        "lead": "Un graphe de connaissances\u00a0: qui dirige et compose les organes de Cités et "
        "Gouvernements Locaux Unis, avec qui ils travaillent et ce que les villes ont fait. "
        "Chaque fait cite sa source.",
        "languages": "Langues",
        "skip": "Aller au contenu",
        "version": "Version {number}, publiée le {date}.",
        "pairs": "Une ville qui dirige plusieurs organes",
        "pairs_lead": "Quels sont les deux organes de consultation que Bilbao a dirigés en même temps, "
        "et à quels titres\u00a0? D’après les sources\u00a0:",
        "pairs_none": "Le graphe n’en connaît aucun.",
        "first": "Un organe",
        "second": "L’autre",
        "sources_one": "1 source",
        "sources": "{number} sources",
        "examples": "Questions pour commencer",
        "run": "Exécuter",
        "as_csv": "en CSV",
        "show": "Voir la requête",
        "ask": "Posez votre propre question",
        "query": "Requête SPARQL",
        "send": "Envoyer",
        "counts": "Ce qu’il y a ici",
        "class": "Type",
        "number": "Nombre",
        "paths": "Pour les machines",
        "path_sparql": "Requêtes SPARQL 1.1 par GET et POST\u00a0: "
        "JSON, XML, CSV, TSV\u00a0; Turtle, N-Triples, JSON-LD, RDF/XML.",
        "path_start": "Cette page\u00a0; en JSON si Accept le demande.",
        "path_live": "Si le serveur fonctionne.",
        "path_ready": "S’il peut répondre, et depuis quelle version.",
    },
}
