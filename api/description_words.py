"""The words of the page of the SPARQL service in three languages."""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "title": "SPARQL service of the graph of cities, good practices and bodies of UCLG",
        "lead": "SPARQL 1.1 queries, by GET and POST, at this address:",
        "languages": "Languages",
        "skip": "Skip to the content",
        "home": "Start page",
        "ask": "Ask a query",
        "format": "Answer as",
        "send": "Send",
        "formats": "Formats",
        "format_note": "By the Accept header, or by the parameter format. CSV and the like hold tables; "
        "Turtle and the like hold what CONSTRUCT and DESCRIBE give.",
        "name": "Name",
        "type": "Media type",
        "graphs": "Graphs",
        "graphs_note": "Without FROM a query sees the union of all graphs. GRAPH asks one of them.",
        "graph": "Graph",
        "triples": "Triples",
        "all": "All together",
        "version": "Version {number}",
        "machines": "The same for machines",
    },
    "es": {
        "title": "Servicio SPARQL del grafo de ciudades, buenas prácticas y órganos de CGLU",
        "lead": "Consultas SPARQL 1.1, por GET y POST, en esta dirección:",
        "languages": "Idiomas",
        "skip": "Ir al contenido",
        "home": "Página de inicio",
        "ask": "Haga una consulta",
        "format": "Respuesta en",
        "send": "Enviar",
        "formats": "Formatos",
        "format_note": "Según la cabecera Accept o el parámetro format. CSV y similares contienen tablas; "
        "Turtle y similares, lo que dan CONSTRUCT y DESCRIBE.",
        "name": "Nombre",
        "type": "Tipo de contenido",
        "graphs": "Grafos",
        "graphs_note": "Sin FROM, una consulta ve la unión de todos los grafos. GRAPH consulta uno de ellos.",
        "graph": "Grafo",
        "triples": "Tripletas",
        "all": "Todos juntos",
        "version": "Versión {number}",
        "machines": "Lo mismo para máquinas",
    },
    "fr": {
        "title": "Service SPARQL du graphe des villes, bonnes pratiques et organes de CGLU",
        "lead": "Requêtes SPARQL 1.1, par GET et POST, à cette adresse\u00a0:",
        "languages": "Langues",
        "skip": "Aller au contenu",
        "home": "Page d’accueil",
        "ask": "Posez une requête",
        "format": "Réponse en",
        "send": "Envoyer",
        "formats": "Formats",
        "format_note": "Selon l’en-tête Accept ou le paramètre format. CSV et semblables contiennent des "
        "tableaux\u00a0; Turtle et semblables, ce que donnent CONSTRUCT et DESCRIBE.",
        "name": "Nom",
        "type": "Type de contenu",
        "graphs": "Graphes",
        "graphs_note": "Sans FROM, une requête voit l’union de tous les graphes. GRAPH interroge l’un d’eux.",
        "graph": "Graphe",
        "triples": "Triplets",
        "all": "Tous ensemble",
        "version": "Version {number}",
        "machines": "La même chose pour les machines",
    },
}
