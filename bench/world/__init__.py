"""An invented world in the project's shape and the proportions of its tables, of any size, for measuring.

`python -m bench.world FILE --triples 5000000` writes it as N-Quads. The same seed gives the same bytes.
Synergies are planted in it (see `World.planted`), so that what finds them can be held to what is there.
"""
