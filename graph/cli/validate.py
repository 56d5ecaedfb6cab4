"""`uclg validate`: hold tables, RDF files or the published graph to the shapes."""

from __future__ import annotations

import shutil
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import rdflib
import typer
from pyoxigraph import RdfFormat, Store, serialize

import shapes
from graph.build import Builder
from graph.cli.output import told
from graph.cli.report import print_report
from graph.errors import InputError, NotConforming
from graph.inference import materialise
from graph.settings import Settings, load
from graph.tables.schema import read_package
from graph.tables.values import nearest

_TABLES = {".csv", ".xlsx"}
_REPORTS = {".ttl": "turtle", ".jsonld": "json-ld", ".nt": "nt", ".rdf": "xml"}


class Engine(StrEnum):
    """Who validates: ours, or the reference."""

    fast = "fast"
    pyshacl = "pyshacl"


class Language(StrEnum):
    """Languages of messages."""

    en = "en"
    es = "es"
    fr = "fr"


class Least(StrEnum):
    """The least grave finding to show."""

    violation = "violation"
    warning = "warning"
    hint = "hint"


def validate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="Tables (.csv, .xlsx) or RDF files. None: the tables as they are."),
    ] = None,
    report: Annotated[
        Path | None, typer.Option(help="Write the SHACL validation report here (.ttl, .jsonld, .nt, .rdf).")
    ] = None,
    engine: Annotated[
        Engine, typer.Option(help="`pyshacl` is the reference; it takes minutes.")
    ] = Engine.fast,
    lang: Annotated[Language, typer.Option(help="Language of the messages.")] = Language.en,
    least: Annotated[Least, typer.Option(help="The least grave finding to show.")] = Least.hint,
) -> None:
    """Validate, and publish nothing.

    Without FILES the tables are read as `uclg build` would. A table given stands in for the one of the same
    name; RDF files are validated together with ontology and schemes. Exit code 3: there are violations.
    """
    if report:
        _writable(report)
    with told.status("validating"):
        store = _store(load(), files or [])
        found = shapes.validate(store) if engine is Engine.fast else shapes.validate_reference(_graph(store))
    print_report(found, lang.value, least.value)
    if report:
        _write(found, report)
    if not found.conforms:
        raise typer.Exit(NotConforming.exit_code)


def _store(settings: Settings, files: list[Path]) -> Store:
    missing = [str(file) for file in files if not file.is_file()]
    if missing:
        raise InputError(f"no such file: {', '.join(missing)}")
    tables = [file for file in files if file.suffix.lower() in _TABLES]
    builder = Builder(settings)
    if len(tables) == len(files):
        return _with_tables(builder, tables)
    if tables:
        raise InputError(f"{tables[0]} is a table and other files are not: validate them one after the other")
    store = Store()
    store.bulk_extend(builder.resources())
    for file in files:
        _load(store, file)
    materialise(store, builder.iris)
    return store


def _with_tables(builder: Builder, tables: list[Path]) -> Store:
    if not tables:
        return builder.in_memory()
    with tempfile.TemporaryDirectory() as folder:
        known = {schema.name for schema in read_package(builder.settings.tables).tables}
        copy = Path(folder) / "tables"
        shutil.copytree(builder.settings.tables, copy)
        for table in tables:
            if table.stem not in known:
                raise InputError(_of_no_table(table, known))
            for suffix in _TABLES:
                (copy / (table.stem + suffix)).unlink(missing_ok=True)
            shutil.copy(table, copy / (table.stem + table.suffix.lower()))
        return builder.in_memory(copy)


def _of_no_table(file: Path, known: set[str]) -> str:
    """A draft stands in for the table that it is called like: any other name would be passed over."""
    first = nearest(file.stem, sorted(known))
    return (
        f"{file}: '{file.stem}' is not the name of a table{first}; "
        f"a draft is called like its table: {', '.join(sorted(known))}"
    )


def _load(store: Store, file: Path) -> None:
    form = RdfFormat.from_extension(file.suffix.removeprefix("."))
    if form is None:
        raise InputError(f"{file}: '{file.suffix}' is neither a table nor an RDF format that can be read")
    try:
        store.load(path=str(file), format=form)
    except SyntaxError as error:
        raise InputError(f"{file}: {error}") from None


def _graph(store: Store) -> rdflib.Graph:
    """The union of all graphs in memory: pySHACL gives wrong verdicts on a store of pyoxigraph's."""
    triples = serialize({quad.triple for quad in store}, format=RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=triples, format="nt")


def _writable(report: Path) -> None:
    """Told before the work, not after."""
    if report.suffix not in _REPORTS:
        raise InputError(f"{report}: the report can be written as {', '.join(_REPORTS)}")
    if not report.parent.is_dir():
        raise InputError(f"{report}: there is no folder {report.parent}")


def _write(found: shapes.Report, file: Path) -> None:
    found.graph().serialize(destination=file, format=_REPORTS[file.suffix])
    told.print(f"Report written to {file}.")
