"""Run by the environment of rdflib-endpoint, not by ours: serve a file of N-Quads from memory.

python -P rdflib_app.py FILE PORT
"""

import sys

import rdflib
import uvicorn
from rdflib_endpoint import SparqlEndpoint  # type: ignore[import-not-found]

if __name__ == "__main__":
    # Dates as they are written: only so is a gYear answered as it was loaded.
    rdflib.NORMALIZE_LITERALS = False
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(sys.argv[1], format="nquads")
    uvicorn.run(
        SparqlEndpoint(graph=dataset, path="/"), host="127.0.0.1", port=int(sys.argv[2]), log_level="error"
    )
