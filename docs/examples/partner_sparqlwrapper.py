"""With whom does a body work, and on what? A partner institution asks by SPARQL.

    python partner_sparqlwrapper.py [http://127.0.0.1:8000] [cop-digital-cities]

Needs: SPARQLWrapper.
"""

from __future__ import annotations

import sys
from typing import Any

from SPARQLWrapper import JSON, SPARQLWrapper

QUERY = """
PREFIX uclg: <https://w3id.org/uclg-graph/ontology#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?partner (SAMPLE(?about) AS ?topic) (MIN(?when) AS ?since) WHERE {
  VALUES ?identifier { "%s" }
  ?body dct:identifier ?identifier .
  ?collaboration uclg:body ?body ; uclg:partner ?other .
  ?other rdfs:label ?partner . FILTER(LANG(?partner) = "en")
  OPTIONAL { ?collaboration uclg:topic ?about }
  OPTIONAL { ?collaboration uclg:year ?when }
} GROUP BY ?partner ORDER BY ?partner
"""


def partners(server: str, body: str) -> list[tuple[str, str, str]]:
    """Partner, a topic and the first year (empty where not known), by the name of the partner.

    Args:
        body: identifier of the body: letters, digits and hyphens.
    """
    if not body.replace("-", "").isalnum():
        raise ValueError(f"{body!r} is no identifier of a body")
    client = SPARQLWrapper(f"{server}/sparql")
    client.setQuery(QUERY % body)
    client.setReturnFormat(JSON)
    answer: Any = client.queryAndConvert()
    rows = answer["results"]["bindings"]
    return [
        tuple(row.get(name, {}).get("value", "") for name in ("partner", "topic", "since")) for row in rows
    ]


def main() -> None:
    """Print one line a partner."""
    given = dict(enumerate(sys.argv[1:]))
    found = partners(given.get(0, "http://127.0.0.1:8000"), given.get(1, "cop-digital-cities"))
    for partner, topic, since in found:
        sys.stdout.write(f"{partner}: {topic or 'topic not stated'} ({since or 'undated'})\n")


if __name__ == "__main__":
    main()
