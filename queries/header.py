"""A query file: a header, YAML in lines that begin with ``#+``, and below it plain SPARQL."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import ValidationError

from queries.schema import Header

_MARK = "#+"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the first is ten times faster, where it was built


class HeaderError(ValueError):
    """A query file is wrong; the message names file, line and what to do, one fault a line."""


class Source(NamedTuple):
    """The two parts of a query file, and the line on which the second begins."""

    header: Header
    text: str
    line: int


def read(file: Path) -> Source:
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
    body = next((n for n in range(length, len(lines)) if lines[n].strip()), len(lines))
    try:
        header = Header.model_validate(_LOADER(text).get_single_data())
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise HeaderError(f"{file.name}, line {line}: the header is not YAML: {error.problem}") from None
    except ValidationError as error:
        raise HeaderError("\n".join(_faults(file, text, error))) from None
    return Source(header, "\n".join(lines[body:]).strip() + "\n", body + 1)


def line_of(file: Path, path: list[str]) -> int:
    """The line of a part of the header of a file, like ``["columns", "2"]``; counted from one."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return _line("\n".join(line.removeprefix(_MARK) for line in lines if line.startswith(_MARK)), path)


def _faults(file: Path, text: str, error: ValidationError) -> list[str]:
    faults = []
    for problem in error.errors():
        path = [str(part) for part in problem["loc"]]
        message = problem["msg"].removeprefix("Value error, ")
        faults.append(f"{file.name}, line {_line(text, path)}, {'.'.join(path) or 'header'}: {message}")
    return faults


def _line(text: str, path: list[str]) -> int:
    """The line of the deepest part of the path that is there; counted from one."""
    node, line = yaml.compose(text, _LOADER), 1
    for key in path:
        if isinstance(node, yaml.SequenceNode) and key.isdigit() and int(key) < len(node.value):
            node = node.value[int(key)]
            line = node.start_mark.line + 1
            continue
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        found = next(((k, v) for k, v in pairs if k.value == key), None)
        if found is None:
            break
        line, node = found[0].start_mark.line + 1, found[1]
    return line
