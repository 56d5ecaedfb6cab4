"""DCAT-AP 3: the catalogue of what can be downloaded and asked, as data portals harvest it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph.exports.about import NAME
from graph.exports.model import LANGUAGES, XSD
from graph.exports.package import File, Package
from ontology.prefixes import PREFIXES, expand

_EU: Final = "http://publications.europa.eu/resource/authority/"
_SPDX: Final = "http://spdx.org/rdf/terms#"
_IANA: Final = "https://www.iana.org/assignments/media-types/"
CATALOG_PREFIXES: Final = PREFIXES | {"spdx": _SPDX}
_SPARQL: Final = "https://www.w3.org/TR/sparql11-protocol/"
_EARTH: Final = "https://sws.geonames.org/6295630/"
# Two of the themes of the European Union's data portals, with the names that they give them.
_THEMES: Final = {
    "GOVE": {
        "en": "Government and public sector",
        "es": "Gobierno y sector público",
        "fr": "Gouvernement et secteur public",
    },
    "REGI": {"en": "Regions and cities", "es": "Regiones y ciudades", "fr": "Régions et villes"},
}
_TAXONOMY: Final = {"en": "Data theme", "es": "Tema de datos", "fr": "Thème de données"}
_LANGUAGES: Final = {"en": "ENG", "es": "SPA", "fr": "FRA"}
# Formats that the list of the European Union's Publications Office has.
_FORMATS: Final = {
    "N-Quads": "RDF_N_QUADS",
    "TriG": "RDF_TRIG",
    "Turtle": "RDF_TURTLE",
    "JSON-LD": "JSON_LD",
    "CSV": "CSV",
    "JSON": "JSON",
    "text": "TXT",
}
_CATALOG: Final = {
    "en": ("Data of the graph of UCLG", "Files to download, and a service that answers SPARQL queries."),
    "es": (
        "Datos del grafo de CGLU",
        "Archivos para descargar y un servicio que responde a consultas SPARQL.",
    ),
    "fr": (
        "Données du graphe de CGLU",
        "Des fichiers à télécharger et un service qui répond aux requêtes SPARQL.",
    ),
}
_WHOLE: Final = {"en": "Whole dataset", "es": "Conjunto de datos completo", "fr": "Jeu de données complet"}
_SERVICE: Final = {"en": "SPARQL service", "es": "Servicio SPARQL", "fr": "Service SPARQL"}


def catalog(package: Package, address: str) -> Iterator[Triple]:
    """The catalogue of one version.

    Args:
        address: where the files are served from, with its slash: `data/{name}` and `sparql` are under it.
    """
    base = package.about.base
    yield from _catalog(package, base, address)
    yield from _dataset(package, base, address)
    for file in package.files:
        yield from _distribution(package, file, base, address)
    yield from _service(package, base, address)
    yield from _named(package, base, address)


def _catalog(package: Package, base: str, address: str) -> Iterator[Triple]:
    node = NamedNode(f"{base}catalog")
    yield _a(node, "dcat:Catalog")
    for language, (title, description) in _CATALOG.items():
        yield _text(node, "dct:title", title, language)
        yield _text(node, "dct:description", description, language)
    yield from _common(package, node)
    yield _link(node, "dcat:dataset", package.about.iri)
    yield _link(node, "dcat:service", f"{base}catalog#sparql")
    yield _link(node, "foaf:homepage", address)
    yield _link(node, "dcat:themeTaxonomy", f"{_EU}data-theme")


def _dataset(package: Package, base: str, address: str) -> Iterator[Triple]:
    said = package.about
    node = NamedNode(said.iri)
    yield _a(node, "dcat:Dataset")
    for language in LANGUAGES:
        yield _text(node, "dct:title", said.title[language], language)
        yield _text(node, "dct:description", said.description[language] or said.title[language], language)
    yield from _common(package, node)
    yield _plain(node, "dct:identifier", said.iri)
    yield _plain(node, "dcat:version", str(package.version))
    for theme in _THEMES:
        yield _link(node, "dcat:theme", f"{_EU}data-theme/{theme}")
    yield _link(node, "dct:spatial", _EARTH)
    yield _link(node, "dcat:landingPage", f"{address}data")
    yield _link(node, "prov:wasDerivedFrom", "https://www.geonames.org/")
    if said.first and said.as_of:
        period = NamedNode(f"{base}catalog#period")
        yield _link(node, "dct:temporal", period.value)
        yield _a(period, "dct:PeriodOfTime")
        yield _typed(period, "dcat:startDate", said.first, "date")
        yield _typed(period, "dcat:endDate", said.as_of, "date")
    for file in package.files:
        yield _link(node, "dcat:distribution", _distribution_iri(base, file))


def _common(package: Package, node: NamedNode) -> Iterator[Triple]:
    yield _link(node, "dct:publisher", _publisher(package))
    if package.about.license:
        yield _link(node, "dct:license", package.about.license)
    for code in _LANGUAGES.values():
        yield _link(node, "dct:language", f"{_EU}language/{code}")
    for name in ("dct:issued", "dct:modified"):
        yield _typed(node, name, package.created.isoformat(), "dateTime")


def _distribution(package: Package, file: File, base: str, address: str) -> Iterator[Triple]:
    node = NamedNode(_distribution_iri(base, file))
    yield _a(node, "dcat:Distribution")
    for language, title in _titles(package, file).items():
        yield _text(node, "dct:title", title, language)
    yield _link(node, "dcat:accessURL", f"{address}data")
    yield _link(node, "dcat:downloadURL", f"{address}data/{file.name}")
    yield _link(node, "dcat:mediaType", _IANA + file.mediatype)
    if file.format in _FORMATS:
        yield _link(node, "dct:format", f"{_EU}file-type/{_FORMATS[file.format]}")
    if file.packed:
        yield _link(node, "dcat:compressFormat", f"{_IANA}application/gzip")
    yield _typed(node, "dcat:byteSize", str(file.bytes), "nonNegativeInteger")
    yield _typed(node, "dct:issued", package.created.isoformat(), "dateTime")
    yield _link(node, "dct:rights", f"{base}catalog#rights")
    if package.about.license:
        yield _link(node, "dct:license", package.about.license)
    checksum = NamedNode(f"{node.value}-checksum")
    yield Triple(node, NamedNode(f"{_SPDX}checksum"), checksum)
    yield Triple(checksum, NamedNode(expand("rdf:type")), NamedNode(f"{_SPDX}Checksum"))
    yield Triple(checksum, NamedNode(f"{_SPDX}algorithm"), NamedNode(f"{_SPDX}checksumAlgorithm_sha256"))
    value = Literal(file.sha256, datatype=NamedNode(f"{XSD}hexBinary"))
    yield Triple(checksum, NamedNode(f"{_SPDX}checksumValue"), value)


def _titles(package: Package, file: File) -> Mapping[str, str]:
    if file.kind:
        return {language: f"{label} ({file.format})" for language, label in package.labels[file.kind].items()}
    if file.name.startswith(NAME):
        return {language: f"{label} ({file.format})" for language, label in _WHOLE.items()}
    return dict.fromkeys(LANGUAGES, file.name)


def _service(package: Package, base: str, address: str) -> Iterator[Triple]:
    node = NamedNode(f"{base}catalog#sparql")
    yield _a(node, "dcat:DataService")
    for language, title in _SERVICE.items():
        yield _text(node, "dct:title", title, language)
    yield _link(node, "dcat:endpointURL", f"{address}sparql")
    yield _link(node, "dcat:endpointDescription", f"{address}sparql?format=turtle")
    yield _link(node, "dcat:servesDataset", package.about.iri)
    yield _link(node, "dct:publisher", _publisher(package))
    yield _link(node, "dct:conformsTo", _SPARQL)
    if package.about.license:
        yield _link(node, "dct:license", package.about.license)


def _named(package: Package, base: str, address: str) -> Iterator[Triple]:
    """What pages, statements and the terms of other lists are, so that nobody has to look there."""
    rights = NamedNode(f"{base}catalog#rights")
    yield _a(rights, "dct:RightsStatement")
    yield _text(rights, "rdfs:label", package.about.attribution, "en")
    for page in (address, f"{address}data"):
        yield _a(NamedNode(page), "foaf:Document")
    yield _a(NamedNode(_SPARQL), "dct:Standard")
    publisher = NamedNode(_publisher(package))
    yield _a(publisher, "foaf:Agent")
    yield _text(publisher, "foaf:name", package.about.publisher[0] or NAME, "en")
    if package.about.license:
        yield _a(NamedNode(package.about.license), "dct:LicenseDocument")
    for code in _LANGUAGES.values():
        yield _a(NamedNode(f"{_EU}language/{code}"), "dct:LinguisticSystem")
    yield _a(NamedNode(_EARTH), "dct:Location")
    yield from _themes()
    for media_type in sorted({file.mediatype for file in package.files} | {"application/gzip"}):
        yield _a(NamedNode(_IANA + media_type), "dct:MediaType")
    for name in sorted({_FORMATS[file.format] for file in package.files if file.format in _FORMATS}):
        yield _a(NamedNode(f"{_EU}file-type/{name}"), "dct:MediaTypeOrExtent")
    algorithm = NamedNode(f"{_SPDX}checksumAlgorithm_sha256")
    yield Triple(algorithm, NamedNode(expand("rdf:type")), NamedNode(f"{_SPDX}ChecksumAlgorithm"))


def _themes() -> Iterator[Triple]:
    scheme = NamedNode(f"{_EU}data-theme")
    yield _a(scheme, "skos:ConceptScheme")
    for language, title in _TAXONOMY.items():
        yield _text(scheme, "dct:title", title, language)
    for theme, labels in _THEMES.items():
        node = NamedNode(f"{scheme.value}/{theme}")
        yield _a(node, "skos:Concept")
        yield _link(node, "skos:inScheme", scheme.value)
        for language, label in labels.items():
            yield _text(node, "skos:prefLabel", label, language)


def _publisher(package: Package) -> str:
    return package.about.publisher[1] or f"{package.about.base}catalog#publisher"


def _distribution_iri(base: str, file: File) -> str:
    return f"{base}catalog#{file.name}"


def _a(node: NamedNode, kind: str) -> Triple:
    return Triple(node, NamedNode(expand("rdf:type")), NamedNode(expand(kind)))


def _link(node: NamedNode, name: str, iri: str) -> Triple:
    return Triple(node, NamedNode(expand(name)), NamedNode(iri))


def _text(node: NamedNode, name: str, text: str, language: str) -> Triple:
    return Triple(node, NamedNode(expand(name)), Literal(text, language=language))


def _plain(node: NamedNode, name: str, text: str) -> Triple:
    return Triple(node, NamedNode(expand(name)), Literal(text))


def _typed(node: NamedNode, name: str, text: str, datatype: str) -> Triple:
    return Triple(node, NamedNode(expand(name)), Literal(text, datatype=NamedNode(XSD + datatype)))
