"""The header of a query file: YAML in lines that begin with ``#+``, checked by a schema."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3)]
Audience = Literal["secretariat", "partner", "developer"]

_MARK = "#+"


class HeaderError(ValueError):
    """A header is wrong; the message names file, line and what to do."""


class InThreeLanguages(BaseModel):
    """The same text in English, Spanish and French."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    en: Text
    es: Text
    fr: Text

    def get(self, language: str) -> str:
        """In this language; English where it is none of the three."""
        return {"en": self.en, "es": self.es, "fr": self.fr}.get(language, self.en)


class Header(BaseModel):
    """What a query file says of itself: a short title, the question it answers, and whom it serves."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: InThreeLanguages
    question: InThreeLanguages
    serves: Annotated[tuple[Audience, ...], Field(min_length=1)]


def read(file: Path) -> tuple[Header, str]:
    """Header and body of a query file.

    Raises:
        HeaderError: no header, not YAML, a field that is missing, unknown or empty; with file and line.
    """
    lines = file.read_text(encoding="utf-8").splitlines()
    length = next((n for n, line in enumerate(lines) if not line.startswith(_MARK)), len(lines))
    if not length:
        raise HeaderError(
            f"{file.name}, line 1: a query begins with a header, lines that start with '{_MARK}'"
        )
    text = "\n".join(line.removeprefix(_MARK).removeprefix(" ") for line in lines[:length])
    try:
        return Header.model_validate(yaml.safe_load(text)), "\n".join(lines[length:]).strip() + "\n"
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise HeaderError(f"{file.name}, line {line}: the header is not YAML: {error.problem}") from None
    except ValidationError as error:
        raise HeaderError("\n".join(_faults(file, text, error))) from None


def _faults(file: Path, text: str, error: ValidationError) -> list[str]:
    faults = []
    for problem in error.errors():
        path = [str(part) for part in problem["loc"]]
        faults.append(f"{file.name}, line {_line(text, path)}, {'.'.join(path)}: {problem['msg']}")
    return faults


def _line(text: str, path: list[str]) -> int:
    """The line of the deepest key of the path that is there; counted from one."""
    node, line = yaml.compose(text), 1
    for key in path:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        found = next(((k, v) for k, v in pairs if k.value == key), None)
        if found is None:
            break
        line, node = found[0].start_mark.line + 1, found[1]
    return line
