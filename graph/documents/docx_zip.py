"""The archive that a DOCX file is, without the time at which it was written."""

from __future__ import annotations

import io
import zipfile
from typing import Final

# The first moment that such an archive can tell.
_ALWAYS: Final = (1980, 1, 1, 0, 0, 0)


def same_each_time(archive: bytes) -> bytes:
    """The same files in the same order, each with the same time and the same rights."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ALWAYS)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
