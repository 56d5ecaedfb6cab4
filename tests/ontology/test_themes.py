"""The theme thesaurus: every word of the tables finds its one concept, and the hierarchy holds."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, Node, URIRef
from rdflib.namespace import DCTERMS, XSD

from ontology import BASE, UCLG
from ontology.files import scheme_files
from ontology.text import fold
from ontology.vocabulary import Scheme, Vocabulary

DATA = Path(__file__).resolve().parents[2] / "data"
THEME = Namespace(BASE + "id/theme/")
SCHEME = URIRef(BASE + "scheme/theme")
GENERIC = URIRef(UCLG + "generic")
LANGUAGES = {"en", "es", "fr"}
GOALS = {URIRef(f"http://metadata.un.org/sdg/{number}") for number in range(1, 18)}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(next(path for path in scheme_files() if path.stem == "theme"), format="turtle")


@pytest.fixture(scope="module")
def themes() -> Scheme:
    return Vocabulary.load().schemes["theme"]


@pytest.fixture(scope="module")
def concepts(graph: Graph) -> list[Node]:
    return sorted(graph.subjects(RDF.type, SKOS.Concept), key=str)


def words_of_the_tables() -> Iterator[tuple[str, str]]:
    """Each word of each `themes` column, with the table that holds it."""
    for path in sorted(DATA.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for word in filter(None, map(str.strip, (row.get("themes") or "").split(";"))):
                    yield path.name, word


def ancestors(graph: Graph, concept: Node) -> set[Node]:
    """Broader concepts at any distance; the concept itself only where there is a cycle."""
    parents = graph.objects(concept, SKOS.broader)
    return {wider for parent in parents for wider in graph.transitive_objects(parent, SKOS.broader) if wider}


def notation(themes: Scheme, text: str) -> str | None:
    concept = themes.find(text)
    return concept.notation if concept else None


@pytest.mark.parametrize("table", ["bodies.csv", "practices.csv"])
def test_every_word_of_a_themes_column_is_a_theme(table: str, themes: Scheme) -> None:
    words = {word for name, word in words_of_the_tables() if name == table}
    assert len(words) > 100
    assert sorted(word for word in words if themes.find(word) is None) == []


def test_every_word_of_any_other_table_is_a_theme_whatever_its_case(themes: Scheme) -> None:
    unknown = [
        (table, word)
        for table, word in words_of_the_tables()
        for spelling in (word, word.upper(), word.lower(), word.title())
        if themes.find(spelling) is None
    ]
    assert unknown == []


def test_every_concept_has_one_preferred_label_a_language(graph: Graph, concepts: list[Node]) -> None:
    for concept in concepts:
        preferred = [label for label in graph.objects(concept, SKOS.prefLabel) if isinstance(label, Literal)]
        assert sorted(str(label.language) for label in preferred) == sorted(LANGUAGES), concept
        assert set(preferred) == set(graph.objects(concept, RDFS.label)), concept


def test_no_concept_says_a_label_twice_in_a_language(graph: Graph, concepts: list[Node]) -> None:
    for concept in concepts:
        texts = Counter(
            (label.language, fold(label))
            for kind in (SKOS.prefLabel, SKOS.altLabel)
            for label in graph.objects(concept, kind)
            if isinstance(label, Literal)
        )
        assert [text for text, count in texts.items() if count > 1] == [], concept
        assert {language for language, _ in texts} == LANGUAGES, concept


def test_no_name_belongs_to_two_concepts_in_any_language(themes: Scheme) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for concept in themes.concepts.values():
        for name in concept.names():
            owners[fold(name)].add(concept.notation)
    assert {name: owner for name, owner in owners.items() if len(owner) > 1} == {}


def test_texts_have_no_stray_space_and_labels_begin_with_a_capital_or_a_number(graph: Graph) -> None:
    texts = [(p, str(text)) for _, p, text in graph if isinstance(text, Literal)]
    plain = [text for _, text in texts if re.sub(r"[^\S\u00a0]+", " ", text).strip() != text]
    assert plain == []
    assert [text for p, text in texts if p in (SKOS.prefLabel, SKOS.altLabel) and text[0].islower()] == []


def test_every_concept_is_named_after_its_notation(graph: Graph, concepts: list[Node]) -> None:
    for concept in concepts:
        assert concept == THEME[str(graph.value(concept, SKOS.notation, any=False))]
        assert list(graph.objects(concept, SKOS.inScheme)) == [SCHEME]
    assert {s for s in graph.subjects() if s != SCHEME} == set(concepts)
    assert not any(isinstance(node, BNode) for node in graph.all_nodes())


def test_the_scheme_speaks_three_languages(graph: Graph) -> None:
    for kind in (DCTERMS.title, RDFS.label, SKOS.definition):
        texts = [text for text in graph.objects(SCHEME, kind) if isinstance(text, Literal)]
        assert {text.language for text in texts} == LANGUAGES and len(texts) == len(LANGUAGES), kind


def test_a_few_top_concepts_and_territories_head_the_scheme(graph: Graph, concepts: list[Node]) -> None:
    tops = set(graph.objects(SCHEME, SKOS.hasTopConcept))
    assert tops == set(graph.subjects(SKOS.topConceptOf, SCHEME))
    assert tops == {concept for concept in concepts if not list(graph.objects(concept, SKOS.broader))}
    assert THEME["territories"] in tops and 8 <= len(tops - {THEME["territories"]}) <= 14


def test_top_concepts_are_generic_and_defined_in_three_languages(graph: Graph) -> None:
    for top in graph.objects(SCHEME, SKOS.hasTopConcept):
        definitions = [text for text in graph.objects(top, SKOS.definition) if isinstance(text, Literal)]
        assert sorted(str(text.language) for text in definitions) == sorted(LANGUAGES), top
        assert graph.value(top, GENERIC) == Literal(True), top


def test_every_concept_reaches_a_top_concept_and_never_itself(graph: Graph, concepts: list[Node]) -> None:
    tops = set(graph.objects(SCHEME, SKOS.hasTopConcept))
    for concept in concepts:
        wider = ancestors(graph, concept)
        assert wider <= set(concepts), concept
        assert concept not in wider, concept
        assert concept in tops or wider & tops, concept


def test_no_concept_lies_deeper_than_four_levels(graph: Graph) -> None:
    level = set(graph.objects(SCHEME, SKOS.hasTopConcept))
    for _ in range(4):
        level = {child for parent in level for child in graph.subjects(SKOS.broader, parent)}
    assert level == set()


def test_no_broader_concept_is_named_twice_over(graph: Graph, concepts: list[Node]) -> None:
    for concept in concepts:
        parents = set(graph.objects(concept, SKOS.broader))
        assert [p for p in parents if parents & ancestors(graph, p)] == [], concept


def test_related_concepts_relate_both_ways_and_are_not_broader(graph: Graph) -> None:
    for one, other in graph.subject_objects(SKOS.related):
        assert (other, SKOS.related, one) in graph
        assert other not in ancestors(graph, one) and one not in ancestors(graph, other) and one != other


def test_matches_lead_to_the_seventeen_goals(graph: Graph) -> None:
    matched = set(graph.objects(None, SKOS.relatedMatch)) | set(graph.objects(None, SKOS.exactMatch))
    assert matched <= GOALS
    assert len(matched) > 10


def test_generic_is_a_boolean_and_covers_the_network_and_the_regions_of_the_world(graph: Graph) -> None:
    flags = set(graph.objects(None, GENERIC))
    assert flags == {Literal(True)}
    assert all(isinstance(flag, Literal) and flag.datatype == XSD.boolean for flag in flags)
    for head in ("network-and-institutional-affairs", "regions-of-the-world"):
        below = set(graph.transitive_subjects(SKOS.broader, THEME[head]))
        assert len(below) > 5
        assert [str(concept) for concept in below if not graph.value(concept, GENERIC)] == []


@pytest.mark.parametrize(
    "words",
    [
        ["decentralisation", "decentralization", "descentralización", "Décentralisation"],
        ["decentralised cooperation", "cooperación descentralizada"],
        ["smart city", "smart cities", "smart sustainable cities", "ciudades inteligentes"],
        ["waste", "waste management", "gestión de residuos"],
        ["gender", "gender equality", "igualdad de género"],
        ["climate", "climate action", "acción climática"],
        ["mobility", "urban mobility", "movilidad"],
        ["slums", "slum upgrading", "informal settlements"],
        ["metropolises", "metropolitan areas", "métropoles"],
        ["social economy", "social and solidarity economy", "economía social y solidaria"],
        ["municipal finance", "local finance", "subnational finance", "finances locales"],
        ["localizing SDGs", "SDG localization", "localización de los ODS"],
        ["derecho a la ciudad", "droit à la ville", "RIGHT TO THE CITY"],
    ],
)
def test_words_for_one_theme_are_one_concept(words: list[str], themes: Scheme) -> None:
    found = [notation(themes, word) for word in words]
    assert None not in found
    assert [pair for pair in pairwise(found) if pair[0] != pair[1]] == []


@pytest.mark.parametrize(
    "words",
    [
        ["mobility", "human mobility", "smart transport"],
        ["decentralization", "decentralized cooperation", "development cooperation"],
        ["participatory democracy", "local democracy", "participatory budgeting"],
        ["peace", "peacebuilding", "peace education"],
        ["regions", "regional development", "regional integration"],
        ["finance", "local finance", "development finance", "funding"],
        ["local government", "local governance", "local self-government"],
        ["indigenous women", "indigenous peoples", "gender equality"],
    ],
)
def test_words_that_differ_in_substance_stay_apart(words: list[str], themes: Scheme) -> None:
    found = [notation(themes, word) for word in words]
    assert None not in found and len(set(found)) == len(words)


@pytest.mark.parametrize(
    ("word", "wider"),
    [
        ("smart city", "digital-transformation-innovation-and-knowledge"),
        ("participatory budgeting", "democracy-participation-and-open-government"),
        ("cultural rights", "human-rights"),
        ("refugees", "migration-and-human-mobility"),
        ("flood risk", "environment-climate-and-resilience"),
        ("smart resilience", "resilience"),
        ("bike sharing", "mobility-and-transport"),
        ("membership", "network-and-institutional-affairs"),
        ("South American cities", "territories"),
    ],
)
def test_a_theme_lies_under_its_field(word: str, wider: str, graph: Graph, themes: Scheme) -> None:
    assert THEME[wider] in ancestors(graph, THEME[notation(themes, word) or ""])


def test_words_too_wide_for_a_synergy_are_generic_and_subjects_are_not(themes: Scheme) -> None:
    generic = {concept.notation for concept in themes.concepts.values() if "generic" in concept.links}
    assert {notation(themes, word) for word in ("governance", "secretariat", "funding", "Africa")} <= generic
    assert not {notation(themes, word) for word in ("culture", "local finance", "migration")} & generic
