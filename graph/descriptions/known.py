"""Whether a thing is known, and whether another one took its place: a look, not a description."""

from __future__ import annotations

import json

from graph.descriptions.describe import checked
from graph.engine import Engine, QueryRequest, named
from graph.errors import NotDescribed
from ontology.prefixes import expand


async def successor(engine: Engine, iri: str, *, version: int | None = None, client: str = "") -> str | None:
    """IRI of the thing that this one was merged into; None where it stands for itself.

    Raises:
        InputError: the IRI is none.
        NotDescribed: the graph says nothing of it.
        QueryProblem, VersionError: see `Engine.query`.
    """
    text = f"""SELECT ?new {{
  {{ <{checked(iri)}> ?property ?value }} UNION {{ ?thing ?property <{iri}> }}
  OPTIONAL {{ <{iri}> <{expand("dct:isReplacedBy")}> ?new FILTER(?new != <{iri}>) }}
}} LIMIT 1"""
    answer = await engine.query(QueryRequest(text, named("json"), client=client, version=version))
    rows = json.loads(answer.body)["results"]["bindings"]
    if not rows:
        raise NotDescribed(f"The graph says nothing of {iri}.")
    return str(rows[0]["new"]["value"]) if "new" in rows[0] else None
