"""Memory that a serving process needed once goes back to the system.

glibc keeps what was freed for the next time: after a few hundred queries of a megabyte each a process stays
some forty megabytes larger, although nothing in them is alive. Its thresholds also grow with what it sees.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

_M_TRIM_THRESHOLD: Final = -1  # of malloc.h
_M_MMAP_THRESHOLD: Final = -3
_TRIM: Final = 1 << 20
_MMAP: Final = 1 << 19


def give_back() -> bool:
    """Have the C library return freed memory; whether it can be told so (glibc only).

    A block of half a megabyte or more is mapped by itself and goes as soon as it is freed; of smaller ones at
    most a megabyte stays at the end of the heap.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):  # another C library
        return False
    mallopt.argtypes = [ctypes.c_int, ctypes.c_int]
    mallopt.restype = ctypes.c_int
    return bool(mallopt(_M_MMAP_THRESHOLD, _MMAP) == 1 and mallopt(_M_TRIM_THRESHOLD, _TRIM) == 1)
