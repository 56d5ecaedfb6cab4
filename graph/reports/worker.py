"""The process that takes a file apart: nothing it does can cost more than its limits.

`python -m graph.reports.worker MEDIA` reads the file from standard input and writes one JSON object:
`{"text": ...}` or
`{"refused": ...}`.
"""

from __future__ import annotations

import json
import resource
import sys
from typing import Final

from graph.reports import plain
from graph.reports.refusals import Refused

MEMORY: Final = 1 << 30
SECONDS: Final = 30


def main(media: str) -> int:
    """Read standard input as `media` (`pdf`, `docx` or `text`); 0, whatever the answer is."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        answer = {"text": _text(media, sys.stdin.buffer.read())}
    except Refused as refused:
        answer = {"refused": refused.reason}
    except (MemoryError, RecursionError):
        answer = {"refused": "limits"}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
    return 0


def _text(media: str, content: bytes) -> str:
    if media == "pdf":
        from graph.reports import pdf

        return pdf.text_of(content)
    if media == "docx":
        from graph.reports import docx

        return docx.text_of(content)
    return plain.text_of(content)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
