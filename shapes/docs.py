"""docs/shapes.md: every rule in a table, generated from the shapes files."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib.namespace import SH

from shapes.files import homes, shape_files
from shapes.model import COMPONENTS, Constraint, Shape
from shapes.parse import project_shapes

_HEAD = """# Shapes

What the graph is checked for before it becomes a version: {rules} rules in {files} files under `shapes/`,
one file a class. A **violation** keeps the data from being published; a **warning** should be looked at; an
**info** is a hint. Each rule speaks English, Spanish and French; the English is shown here.
Generated from the files by `make docs`.

## How it is checked

- `shapes.validate(store)` compiles each shape into a few SPARQL queries over all graphs of the store at
  once. `shapes.validate_nodes(store, nodes)` does the same for a few nodes.
- `shapes.validate_reference(graph)` is pySHACL on an rdflib graph. It decides: for every rule the tests hold
  a fault against both, and random data with faults of every kind. What both need is measured in
  [benchmarks/validation.md](benchmarks/validation.md).
- `python -m shapes.lint` finds what SHACL engines pass over in silence: misspelt terms, patterns that engines
  read differently, queries that mean something else for all nodes at once, a missing language.
- The shapes keep to a part of SHACL that engines decide alike: class targets, single predicates as paths, and
  {components}.
  Anything else is an error when the shapes are loaded, never skipped.
- Dates of different precision and numbers are put in order in queries, as texts (`STR`) or by a cast
  (`xsd:integer(STR(?n))`): `sh:lessThan` between a year and a day is decided differently by different
  engines.
- A value of the wrong datatype is reported once: not also as out of range.
"""


def page() -> str:
    """The whole of docs/shapes.md."""
    found = homes(shape_files())
    rules = list(_rules())
    parts = sorted(f"`sh:{str(c).rpartition('#')[2]}`" for c in COMPONENTS)
    files = sorted({found[rule.node].name for rule, _ in rules})
    lines = [_HEAD.format(rules=len(rules), files=len(files), components=", ".join(parts))]
    for file in files:
        lines += [f"## {file}", "", "| rule | about | checks | severity | what it says |"]
        lines += ["| --- | --- | --- | --- | --- |"]
        lines += [_row(rule, targets) for rule, targets in rules if found[rule.node].name == file]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _rules() -> Iterator[tuple[Shape, tuple[str, ...]]]:
    """Every shape that says something itself, with the classes that it looks at."""
    for top in project_shapes():
        targets = tuple(_short(target) for target in top.targets)
        for shape in (top, *top.properties):
            if shape.constraints:
                yield shape, targets


def _row(rule: Shape, targets: tuple[str, ...]) -> str:
    about = ", ".join(targets) if len(targets) < 8 else f"{len(targets)} classes"
    path = f" `{_short(rule.path)}`" if rule.path is not None else ""
    checks = ", ".join(_words(c) for c in rule.constraints)
    severity = rule.severity.rpartition("#")[2].lower()
    return f"| {_short(rule.node)} | {about}{path} | {checks} | {severity} | {rule.messages['en']} |"


def _words(constraint: Constraint) -> str:
    parameter = constraint.parameter
    name = _short(parameter)
    if parameter in (
        SH.minCount,
        SH.maxCount,
        SH.minInclusive,
        SH.maxInclusive,
        SH.minExclusive,
        SH.minLength,
    ):
        return f"{name} {constraint.value}"
    if parameter in (SH["class"], SH.datatype, SH.disjoint):
        return f"{name} {_short(constraint.value)}"
    if parameter == SH.languageIn:
        return f"{name} {' '.join(map(str, constraint.members))}"
    return name


def _short(node: object) -> str:
    text = str(node)
    return text.rpartition("#")[2] if "#" in text else text.rpartition("/")[2]
