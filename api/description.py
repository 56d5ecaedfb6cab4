"""The description of the SPARQL service: RDF (SPARQL 1.1 Service Description) and a page for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from babel.numbers import format_decimal
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from api.address import base_of
from api.description_words import WORDS
from api.formats import FORMAT, format_or_page
from api.language import VARY, language_of, remember
from api.parameters import Parameters
from api.problems import INVALID, Problem
from api.rendering import frame, render
from graph.engine import FORMATS, Engine, Format, Shape, offers
from graph.engine.prefixes import tidied
from graph.engine.tokens import shape
from graph.settings import Settings
from graph.versions import Manifest, Versions
from ontology.prefixes import PREFIXES, expand

EDIT: Final = "edit"
"""The parameter whose text the editor of the page begins with."""
SD: Final = "http://www.w3.org/ns/sparql-service-description#"
VOID: Final = "http://rdfs.org/ns/void#"
_XSD_INTEGER: Final = NamedNode(expand("xsd:integer"))
_FIRST: Final = "SELECT * WHERE { ?thing ?property ?value } LIMIT 10"
_LINES: Final = range(8, 25)
# The names that W3C gives to formats (https://www.w3.org/ns/formats/).
_W3C: Final = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "turtle": "Turtle",
    "ntriples": "N-Triples",
    "jsonld": "JSON-LD",
    "rdfxml": "RDF_XML",
}


async def describe(request: Request, parameters: Parameters) -> Response:
    """Describe the service, for a program or for a person.

    Raises:
        InputError, Problem: no format will do, or a text for the editor where there is none.
        QueryProblem, VersionError: there is nothing to describe.
    """
    text = parameters.one(EDIT)
    accept = request.headers.get("accept") if text is None else "text/html"
    format_ = format_or_page(parameters.all(*FORMAT), accept)
    if text is not None and format_ is not None:
        raise Problem(INVALID, f"'{EDIT}' is for the editor of the page (HTML); a query is sent as 'query'.")
    settings = cast("Settings", request.app.state.settings)
    number = await cast("Engine", request.app.state.engine).ready()
    manifest = None if number is None else Versions(settings.data).get(number).manifest
    headers = {"Vary": VARY} | ({} if number is None else {"Graph-Version": str(number)})
    address = f"{base_of(request)}sparql"
    if format_ is not None:
        body = written(address, manifest, format_, federated=bool(settings.services))
        return Response(body, headers=headers | {"Content-Type": format_.content_type})
    parameters.one("lang")  # at most
    language = language_of(request)
    answer = HTMLResponse(
        page(request, address, manifest, language, text), headers=headers | {"Content-Language": language}
    )
    remember(request, answer)
    return answer


def written(address: str, manifest: Manifest | None, format_: Format, *, federated: bool) -> bytes:
    """The description in a format for triples."""
    assert isinstance(format_.writer, RdfFormat)
    triples = list(_service(address, federated)) + list(_dataset(address, manifest))
    prefixes = PREFIXES | {"sd": SD, "void": VOID}
    body = serialize(triples, format=format_.writer, prefixes=prefixes)
    assert body is not None
    return tidied(body, format_.writer)


def page(
    request: Request, address: str, manifest: Manifest | None, language: str, text: str | None = None
) -> str:
    """The description for people, with an editor to ask a query by; `text` is what it begins with."""
    words, text = WORDS[language], text or _FIRST
    graphs = [] if manifest is None else _named(manifest)
    return render(
        "sparql.html",
        **frame(request, language, words, words["title"]),
        address=address,
        text=text,
        lines=min(max(text.count("\n") + 2, _LINES[0]), _LINES[-1]),
        version=manifest.number if manifest else None,
        total=format_decimal(manifest.quads, locale=language) if manifest else None,
        graphs=[(name, format_decimal(count, locale=language)) for name, count in graphs],
        formats=FORMATS,
        format=offers(shape(text) or Shape.ROWS)[0].name,
    )


def _service(address: str, federated: bool) -> Iterator[Triple]:
    service = NamedNode(f"{address}#service")
    yield Triple(service, _rdf_type(), _sd("Service"))
    yield Triple(service, _sd("endpoint"), NamedNode(address))
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    if federated:
        yield Triple(service, _sd("feature"), _sd("BasicFederatedQuery"))
    for format_ in FORMATS:
        iri = NamedNode(f"http://www.w3.org/ns/formats/{_W3C[format_.name]}")
        yield Triple(service, _sd("resultFormat"), iri)
    for language, words in WORDS.items():
        label = Literal(words["title"], language=language)
        yield Triple(service, NamedNode(expand("rdfs:label")), label)
    yield Triple(service, _sd("defaultDataset"), NamedNode(f"{address}#dataset"))


def _dataset(address: str, manifest: Manifest | None) -> Iterator[Triple]:
    """The dataset that a query sees which describes none: all graphs, and their union as the default one."""
    dataset, union = NamedNode(f"{address}#dataset"), NamedNode(f"{address}#default-graph")
    yield Triple(dataset, _rdf_type(), _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), union)
    yield Triple(union, _rdf_type(), _sd("Graph"))
    if manifest is None:
        return
    yield _triples(union, manifest.quads)
    for number, (name, count) in enumerate(_named(manifest), 1):
        named, graph = NamedNode(f"{address}#named-graph-{number}"), NamedNode(f"{address}#graph-{number}")
        yield Triple(dataset, _sd("namedGraph"), named)
        yield Triple(named, _rdf_type(), _sd("NamedGraph"))
        yield Triple(named, _sd("name"), NamedNode(name))
        yield Triple(named, _sd("graph"), graph)
        yield Triple(graph, _rdf_type(), _sd("Graph"))
        yield _triples(graph, count)


def _named(manifest: Manifest) -> list[tuple[str, int]]:
    return sorted((name, count) for name, count in manifest.graphs.items() if name != "default")


def _triples(graph: NamedNode, count: int) -> Triple:
    return Triple(graph, NamedNode(f"{VOID}triples"), Literal(str(count), datatype=_XSD_INTEGER))


def _rdf_type() -> NamedNode:
    return NamedNode(expand("rdf:type"))


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)
