"""The concept schemes as the tables need them: a word becomes a concept, or a suggestion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from rapidfuzz import fuzz, process

from ontology import BASE, UCLG, rebase
from ontology.files import scheme_files
from ontology.text import fold

_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_IDENTIFIER: Final = "http://purl.org/dc/terms/identifier"
_LIKE_ENOUGH: Final = 70.0

Values = Mapping[str, list[NamedNode | Literal]]
"""What is said about one node: values by IRI of the property."""


@dataclass(frozen=True)
class Concept:
    """One concept of a scheme.

    Attributes:
        labels, definitions: text by language (`en`, `es`, `fr`).
        alternatives: other names, as (language, text).
        broader: IRIs of broader concepts.
        links: values of the properties of UCLG's own, by local name; `rank` and `rankOrder` of a role,
            `impliesClass` of a kind of body or government.
    """

    iri: str
    notation: str
    labels: Mapping[str, str]
    alternatives: tuple[tuple[str, str], ...] = ()
    definitions: Mapping[str, str] = field(default_factory=dict)
    broader: tuple[str, ...] = ()
    identifier: str | None = None
    links: Mapping[str, str] = field(default_factory=dict)

    def names(self) -> Iterator[str]:
        """Every text that means this concept, the most telling first."""
        yield self.notation
        yield from self.labels.values()
        yield from (text for _, text in self.alternatives)
        if self.identifier:
            yield self.identifier


@dataclass(frozen=True)
class Scheme:
    """A concept scheme: its concepts by notation."""

    name: str
    iri: str
    labels: Mapping[str, str]
    concepts: Mapping[str, Concept]
    _index: dict[str, Concept] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        tiers = [list(concept.names()) for concept in self.concepts.values()]
        for rank in range(max(map(len, tiers), default=0)):
            for concept, names in zip(self.concepts.values(), tiers, strict=True):
                if rank < len(names):
                    self._index.setdefault(fold(names[rank]), concept)

    def find(self, text: str) -> Concept | None:
        """The concept that is so called in any language; case, accents and hyphens do not matter."""
        return self._index.get(fold(text))

    def suggest(self, text: str) -> str | None:
        """Notation of the concept whose name is most like the text, or None when none is like it."""
        names = list(self._index)
        best = process.extractOne(fold(text), names, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH)
        return self._index[best[0]].notation if best else None


@dataclass(frozen=True)
class Vocabulary:
    """All concept schemes by name (`role`, `body-kind`, ...)."""

    schemes: Mapping[str, Scheme]

    @classmethod
    def load(cls, files: Iterable[Path] | None = None, base: str = BASE) -> Vocabulary:
        """Read the schemes.

        Args:
            files: Turtle files, one a scheme, named after it; default: the ontology's own.
            base: start of the concepts' IRIs.

        Raises:
            SyntaxError: a file is not Turtle.
            ValueError: a file holds no concept scheme, or a concept without notation or label.
        """
        paths = scheme_files() if files is None else files
        return cls({path.stem: _read(path.stem, rebase(path.read_text("utf-8"), base)) for path in paths})


def _read(name: str, text: str) -> Scheme:
    nodes: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for triple in parse(text, format=RdfFormat.TURTLE):
        if not isinstance(triple.subject, NamedNode) or not isinstance(triple.object, NamedNode | Literal):
            raise ValueError(f"scheme {name}: {triple} has a blank node or a quoted triple")
        nodes[triple.subject.value][triple.predicate.value].append(triple.object)
    heads = [iri for iri, values in nodes.items() if _is_a(values, "ConceptScheme")]
    if len(heads) != 1:
        raise ValueError(f"scheme {name}: {len(heads)} concept schemes in one file instead of one")
    concepts = [_concept(iri, values) for iri, values in nodes.items() if _is_a(values, "Concept")]
    labels = _by_language(nodes[heads[0]], "prefLabel")
    return Scheme(name, heads[0], labels, {concept.notation: concept for concept in concepts})


def _concept(iri: str, values: Values) -> Concept:
    notations, labels = values.get(_SKOS + "notation", []), _by_language(values, "prefLabel")
    if len(notations) != 1 or not labels:
        raise ValueError(f"{iri}: a concept needs one skos:notation and a skos:prefLabel")
    return Concept(
        iri=iri,
        notation=notations[0].value,
        labels=labels,
        alternatives=tuple((lang, text) for lang, text in _texts(values, "altLabel")),
        definitions=_by_language(values, "definition"),
        broader=tuple(node.value for node in values.get(_SKOS + "broader", [])),
        identifier=next((term.value for term in values.get(_IDENTIFIER, [])), None),
        links={p.removeprefix(UCLG): v[0].value for p, v in values.items() if p.startswith(UCLG)},
    )


def _is_a(values: Values, name: str) -> bool:
    return NamedNode(_SKOS + name) in values.get(_RDF_TYPE, [])


def _texts(values: Values, name: str) -> Iterator[tuple[str, str]]:
    for term in values.get(_SKOS + name, []):
        if isinstance(term, Literal):
            yield term.language or "", term.value


def _by_language(values: Values, name: str) -> dict[str, str]:
    return dict(_texts(values, name))
