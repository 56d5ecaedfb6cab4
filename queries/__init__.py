"""Curated queries: one .rq file each, with a header; `queries.catalogue` reads them."""
