"""The texts that lie among the files: what they are and under which terms, in three languages."""

from __future__ import annotations

from typing import Final

from graph.exports.about import GEONAMES, About

README: Final = "README.txt"
LICENSE: Final = "LICENSE.txt"
_README: Final = {
    "en": """{title}

{description}

uclg-graph.nq.gz (N-Quads) and uclg-graph.trig.gz (TriG) hold the whole dataset with its named
graphs; uclg-graph.ttl.gz (Turtle) and uclg-graph.jsonld.gz (JSON-LD) hold the triples of all
graphs. Every class has a table as CSV (.csv.gz) and as Parquet, a row a thing: its IRI, then its
properties. Several values are a list in Parquet; in CSV they are joined by "|", and a bar or a
backslash within one has a backslash before it. A date that is known in part (2020, 2020-11) is a
text, with the first and the last day that it may mean beside it. datapackage.json lists files and
columns; void.ttl says how much there is of what; `sha256sum -c SHA256SUMS` checks what was
downloaded. Terms of use: LICENSE.txt.
""",
    "es": """{title}

{description}

uclg-graph.nq.gz (N-Quads) y uclg-graph.trig.gz (TriG) contienen todo el conjunto de datos con sus
grafos con nombre; uclg-graph.ttl.gz (Turtle) y uclg-graph.jsonld.gz (JSON-LD), las tripletas de
todos los grafos. Cada clase tiene una tabla en CSV (.csv.gz) y en Parquet, con una fila por cosa:
su IRI y luego sus propiedades. Varios valores forman una lista en Parquet; en CSV van separados por
«|», y una barra vertical o una barra inversa dentro de un valor lleva delante una barra inversa.
Una fecha conocida solo en parte (2020, 2020-11) es un texto, junto al primer y al último día que
puede significar. datapackage.json enumera archivos y columnas; void.ttl dice cuánto hay de cada
cosa; `sha256sum -c SHA256SUMS` comprueba lo descargado. Condiciones de uso: LICENSE.txt.
""",
    "fr": """{title}

{description}

uclg-graph.nq.gz (N-Quads) et uclg-graph.trig.gz (TriG) contiennent tout le jeu de données avec ses
graphes nommés\u00a0; uclg-graph.ttl.gz (Turtle) et uclg-graph.jsonld.gz (JSON-LD), les triplets de
tous les graphes. Chaque classe a une table en CSV (.csv.gz) et en Parquet, une ligne par
chose\u00a0: son IRI, puis ses propriétés. Plusieurs valeurs forment une liste en Parquet\u00a0; en
CSV elles sont séparées par «\u00a0|\u00a0», et une barre verticale ou oblique inverse à l’intérieur
d’une valeur est précédée d’une barre oblique inverse. Une date connue en partie (2020, 2020-11) est
un texte, à côté du premier et du dernier jour qu’elle peut désigner. datapackage.json énumère
fichiers et colonnes\u00a0; void.ttl dit combien il y a de quoi\u00a0; `sha256sum -c SHA256SUMS`
vérifie ce qui a été téléchargé. Conditions d’utilisation\u00a0: LICENSE.txt.
""",
}
_LICENSE: Final = {
    "en": "The data may be used and passed on under this licence, with the sources named:",
    "es": "Los datos pueden usarse y difundirse con esta licencia, citando las fuentes:",
    "fr": "Les données peuvent être utilisées et diffusées sous cette licence, en citant les sources\u00a0:",
}
_NONE: Final = {
    "en": "The dataset states no licence.",
    "es": "El conjunto de datos no indica ninguna licencia.",
    "fr": "Le jeu de données n’indique aucune licence.",
}
_RULE: Final = "\n" + "-" * 72 + "\n\n"


def readme(said: About) -> str:
    """What the files are."""
    texts = (
        text.format(title=said.title[language], description=said.description[language])
        for language, text in _README.items()
    )
    return _RULE.join(texts)


def license_text(said: About) -> str:
    """Under which terms they may be used, and whom to name."""
    if not said.license:
        return _RULE.join(text + "\n" for text in _NONE.values()) + f"\n{GEONAMES}\n"
    return _RULE.join(f"{text}\n\n  {said.license}\n  {said.attribution}\n" for text in _LICENSE.values())
