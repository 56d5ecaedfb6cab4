"""Reports that come in by the form of the list of drafts: one file for each language version."""

from __future__ import annotations

import asyncio
import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from starlette.datastructures import UploadFile
from starlette.requests import Request

from api.drafts_words_facts import NO_FILES
from api.drafts_work import apart, read_in
from graph.errors import InputError
from graph.settings import Settings

_MOST: Final = 6  # files of one upload; there are three languages
_UNFIT: Final = re.compile(r"[\x00-\x1f\x7f/\\]")
_LONGEST: Final = 100  # characters of a file's name


async def uploaded(request: Request, settings: Settings) -> str:
    """Read what came in, and write a draft; its id.

    Raises:
        InputError: a file cannot be read, or would replace a draft of other files; says what to do.
        HTTPException: the body is no form with files, or has too many.
    """
    with TemporaryDirectory(prefix="uclg-upload-") as folder:
        async with request.form(max_files=_MOST, max_fields=_MOST) as form:
            files = [each for each in form.getlist("file") if isinstance(each, UploadFile) and each.filename]
            if not files:
                raise InputError(NO_FILES)
            anew = bool(form.get("replace"))
            paths = [await asyncio.to_thread(_kept, Path(folder), at, each) for at, each in enumerate(files)]
        try:
            return await apart(read_in, paths, settings, anew)
        except InputError as error:
            # Where a file was put is nothing to its sender.
            raise InputError(re.sub(rf"{re.escape(folder)}/\d+/", "", str(error))) from None


def _kept(folder: Path, at: int, file: UploadFile) -> Path:
    """Write a file into a folder of its own, so that two may have one name."""
    own = folder / str(at)
    own.mkdir()
    path = own / name_of(file.filename or "")
    with path.open("wb") as kept:
        shutil.copyfileobj(file.file, kept)
    return path


def name_of(given: str) -> str:
    r"""The name of a file as its sender calls it, fit to be the name of one here.

    >>> name_of("../../etc/passwd"), name_of(r"C:\reports\2020.pdf"), name_of("..")
    ('passwd', '2020.pdf', 'report')
    """
    last = re.split(r"[/\\]", given)[-1]
    name = _UNFIT.sub("", last).strip()[-_LONGEST:].lstrip(".")
    return name or "report"
