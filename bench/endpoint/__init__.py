"""SPARQL endpoints side by side: ours, the native Oxigraph server, Virtuoso and rdflib-endpoint."""
