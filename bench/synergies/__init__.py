"""Synergies in invented worlds of the project's shape: how long they take, by us, by Spark, by SPARQL."""
