"""The same question from other tools: curl, Python, R and JavaScript, each ready to run."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from queries.body import Form

_R_DASHES: Final = re.compile(r"\)(-*)\"")
_ROWS: Final = "application/sparql-results+json"


@dataclass(frozen=True)
class Snippet:
    """Text to copy: the name of the tool, what to save it as, and the text."""

    tool: str
    file: str
    text: str


def snippets(address: str, name: str, given: Mapping[str, str], text: str, form: Form) -> list[Snippet]:
    """What asks a query by its values.

    Args:
        address: of the server's root as the client sees it, with its slash.
        given: the parameters of the address of the query, without a format.
        text: the query with its values, for those who ask the endpoint.
    """
    place = f"{address}queries/{name}"
    rows = form == "select"
    asked = f"{place}?{urlencode(given)}" if given else place
    table = f"{place}?{urlencode({**given, 'format': 'csv'})}"
    found = [
        Snippet("curl", f"{name}.sh", _curl(asked, "text/csv" if rows else "text/turtle")),
        Snippet("Python", f"{name}.py", _python(f"{address}sparql", text, form)),
    ]
    if rows:
        found.append(
            Snippet("R", f"{name}.R", f'rows <- read.csv({_r(table)}, encoding = "UTF-8")\nprint(rows)\n')
        )
    return [*found, Snippet("JavaScript", f"{name}.mjs", _javascript(asked, form))]


def _curl(asked: str, media_type: str) -> str:
    return f"curl -sS --fail-with-body -H 'Accept: {media_type}' \\\n  {shlex.quote(asked)}\n"


def _python(endpoint: str, text: str, form: Form) -> str:
    """By SPARQLWrapper."""
    lines = [
        "# pip install SPARQLWrapper",
        f"from SPARQLWrapper import {'JSON' if form != 'construct' else 'TURTLE'}, POST, SPARQLWrapper",
        "",
        f"endpoint = SPARQLWrapper({_string(endpoint)})",
        "endpoint.setMethod(POST)",
        f"endpoint.setReturnFormat({'JSON' if form != 'construct' else 'TURTLE'})",
        f"endpoint.setQuery({_long_string(text)})",
    ]
    if form == "construct":
        lines += ["print(endpoint.query().convert().decode())"]
    elif form == "ask":
        lines += ['print(endpoint.query().convert()["boolean"])']
    else:
        lines += [
            'for row in endpoint.query().convert()["results"]["bindings"]:',
            '    print({name: term["value"] for name, term in row.items()})',
        ]
    return "\n".join(lines) + "\n"


def _javascript(asked: str, form: Form) -> str:
    """By fetch, in a browser's console or as a module of Node."""
    media_type = "text/turtle" if form == "construct" else _ROWS
    lines = [
        f"const answer = await fetch({_string(asked)}, {{",
        f'  headers: {{ Accept: "{media_type}" }},',
        "});",
        "if (!answer.ok) throw new Error(await answer.text());",
    ]
    if form == "construct":
        lines += ["console.log(await answer.text());"]
    elif form == "ask":
        lines += ["console.log((await answer.json()).boolean);"]
    else:
        lines += [
            "const { results } = await answer.json();",
            "console.table(results.bindings.map((row) =>",
            "  Object.fromEntries(Object.entries(row).map(([name, term]) => [name, term.value]))));",
        ]
    return "\n".join(lines) + "\n"


def _string(text: str) -> str:
    """A string of Python or JavaScript; U+2028 and what is not ASCII is escaped in both alike."""
    return json.dumps(text)


def _long_string(text: str) -> str:
    """A string of Python over several lines."""
    inside = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"').replace("\r", "\\r").replace("\0", "\\0")
    if inside.endswith('"'):
        inside = inside[:-1] + '\\"'
    return f'"""\n{inside}"""'


def _r(text: str) -> str:
    """A raw string of R 4; one dash more than any that could end it."""
    most = max((len(found[1]) for found in _R_DASHES.finditer(text)), default=0)
    dashes = "-" * (most + 1) if '"' in text or "\\" in text else ""
    return f'r"{dashes}({text}){dashes}"' if dashes else f'"{text}"'
