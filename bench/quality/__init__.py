"""How good synergies are at telling what comes next: hide what came after a year, rank, compare."""
