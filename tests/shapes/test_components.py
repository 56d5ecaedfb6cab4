"""Every supported constraint component gives what pySHACL gives; what is not supported is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import rdflib
from pyoxigraph import NamedNode, Store
from rdflib.namespace import SH

import shapes
from shapes.model import COMPONENTS, UnsupportedShape

PREFIXES = """
@prefix : <http://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

DATA = """
:Town rdfs:subClassOf :Place .
:Hamlet rdfs:subClassOf :Town .
:a a :Thing ; :p 1 , 2 , 5 ; :name "one"@en , "uno"@es , "eins"@de ; :link :b , :c .
:b a :Thing , :Town ; :p "x" , "many"^^xsd:integer , 3.5 ; :name "two"@en , "deux"@en ; :link :nowhere .
:c a :Thing , :Hamlet ; :p "2020"^^xsd:gYear , "2020-02-30"^^xsd:date ; :odd 1 .
:c :name "three" ; :other "three" .
:d a :Thing ; :link "text" , :d ; :other "four"@en ; :name "four"@en .
_:blank a :Thing ; :p -1 ; :link _:blank .
:e a :Part ; :p 7 .
:Part rdfs:subClassOf :Thing .
"""

PROPERTY_SHAPES = {
    "class": ":link ; sh:class :Place",
    "class-of-two": ":link ; sh:class :Thing, :Town",
    "datatype-integer": ":p ; sh:datatype xsd:integer",
    "datatype-decimal": ":p ; sh:datatype xsd:decimal",
    "datatype-date": ":p ; sh:datatype xsd:date",
    "datatype-year": ":p ; sh:datatype xsd:gYear",
    "datatype-string": ":p ; sh:datatype xsd:string",
    "datatype-language": ":name ; sh:datatype rdf:langString",
    "kind-iri": ":link ; sh:nodeKind sh:IRI",
    "kind-literal": ":link ; sh:nodeKind sh:Literal",
    "kind-blank": ":link ; sh:nodeKind sh:BlankNode",
    "kind-node": ":link ; sh:nodeKind sh:BlankNodeOrIRI",
    "kind-no-iri": ":link ; sh:nodeKind sh:BlankNodeOrLiteral",
    "kind-no-blank": ":link ; sh:nodeKind sh:IRIOrLiteral",
    "min-1": ":link ; sh:minCount 1",
    "min-3": ":p ; sh:minCount 3",
    "max-0": ":odd ; sh:maxCount 0",
    "max-1": ":link ; sh:maxCount 1",
    "max-2": ":p ; sh:maxCount 2",
    "min-inclusive": ":p ; sh:datatype xsd:integer ; sh:minInclusive 2",
    "max-inclusive": ":p ; sh:datatype xsd:integer ; sh:maxInclusive 2",
    "min-exclusive": ":p ; sh:datatype xsd:integer ; sh:minExclusive 2",
    "max-exclusive": ":p ; sh:datatype xsd:integer ; sh:maxExclusive 2",
    "min-length": ":name ; sh:minLength 4",
    "max-length": ":name ; sh:maxLength 3",
    "pattern": ":name ; sh:pattern '^[a-t]+$'",
    "pattern-of-links": ":link ; sh:pattern '/[a-b]$'",
    "language-in": ":name ; sh:languageIn ( 'en' 'es' )",
    "unique-lang": ":name ; sh:uniqueLang true",
    "unique-lang-off": ":name ; sh:uniqueLang false",
    "disjoint": ":name ; sh:disjoint :other",
    "in": ":p ; sh:in ( 1 2 'x' )",
    "in-links": ":link ; sh:in ( :b :c )",
    "has-value": ":p ; sh:hasValue 2",
    "has-link": ":link ; sh:hasValue :b",
    "node": ":link ; sh:node [ sh:class :Thing ; sh:property [ sh:path :p ; sh:datatype xsd:integer ] ]",
    "node-counts": ":link ; sh:node [ sh:property [ sh:path :name ; sh:minCount 1 ; sh:maxCount 0 ] ]",
    "not": ":link ; sh:not [ sh:class :Place ]",
    "and": ":link ; sh:and ( [ sh:nodeKind sh:IRI ] [ sh:class :Town ] )",
    "or": ":p ; sh:or ( [ sh:datatype xsd:integer ] [ sh:datatype xsd:gYear ] )",
    "deep": ":link ; sh:or ( [ sh:not [ sh:or ( [ sh:class :Town ] [ sh:nodeKind sh:Literal ] ) ] ] )",
    "several": ":p ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ; sh:pattern '^[1-5]$'",
    "sparql": ':p ; sh:sparql [ sh:select "SELECT $this ?value { $this :name ?value }" ; sh:prefixes :me ]',
    "sparql-path": ":p ; sh:sparql [ sh:prefixes :me ; sh:select "
    '"SELECT $this (:name AS ?path) ?value WHERE { $this :other ?value }" ]',
}
NODE_SHAPES = {
    "closed": "sh:closed true ; sh:ignoredProperties ( rdf:type :link ) ; sh:property [ sh:path :p ]",
    "not-closed": "sh:closed false ; sh:class :Place",
    "node-pattern": "sh:pattern '/[a-b]$'",
    "node-kind": "sh:nodeKind sh:IRI",
    "node-or": "sh:or ( [ sh:property [ sh:path :odd ; sh:minCount 1 ] ] [ sh:class :Town ] )",
    "node-in": "sh:in ( :a :b )",
    "node-sparql": 'sh:sparql [ sh:select "SELECT $this { $this :odd ?x }" ; sh:prefixes :me ]',
}
ME = ":me sh:declare [ sh:prefix '' ; sh:namespace 'http://example.org/'^^xsd:anyURI ] ."


def shape(body: str, path: bool) -> rdflib.Graph:
    """One shape that targets :Thing."""
    kind = "sh:PropertyShape ; sh:path" if path else "sh:NodeShape ;"
    text = f"{PREFIXES} :shape a {kind} {body} ; sh:targetClass :Thing ; sh:message 'Look.'@en . {ME}"
    return rdflib.Graph().parse(data=text)


def data() -> rdflib.Graph:
    """Things right and wrong."""
    return rdflib.Graph().parse(data=PREFIXES + DATA)


CASES = [(name, body, True) for name, body in PROPERTY_SHAPES.items()]
CASES += [(name, body, False) for name, body in NODE_SHAPES.items()]


@pytest.mark.parametrize(("name", "body", "path"), CASES, ids=[case[0] for case in CASES])
def test_a_component_finds_what_pyshacl_finds(
    name: str, body: str, path: bool, store_of: Callable[[rdflib.Graph], Store]
) -> None:
    judge = shapes.validate_reference(data(), shape(body, path))
    # Blank nodes are relabelled when loaded: findings at them can only be counted.
    fast = shapes.validate(store_of(data()), shape(body, path))
    named = [r for r in judge.results if isinstance(r.focus, NamedNode)]
    assert [r for r in fast.results if isinstance(r.focus, NamedNode)] == named
    assert len(fast.results) == len(judge.results)
    assert bool(judge.results) == (name != "unique-lang-off")


def test_every_supported_component_has_a_case() -> None:
    used = {
        str(component)
        for _, body, path in CASES
        for component in shape(body, path).predicates()
        if component in COMPONENTS
    }
    assert used == {str(component) for component in COMPONENTS}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("sh:property [ sh:path :p ; sh:lessThan :q ]", "lessThan is not supported"),
        ("sh:property [ sh:path :p ; sh:minCuont 1 ]", "minCuont is not supported"),
        ("sh:property [ sh:path [ sh:inversePath :p ] ; sh:minCount 1 ]", "only a single predicate"),
        ("sh:property [ sh:path :p ; sh:datatype xsd:duration ]", "duration is not supported"),
        ("sh:property [ sh:path :p ; sh:minCount 1 ; sh:severity :Grave ]", "is no severity"),
        ("sh:property [ sh:path :p ; sh:nodeKind sh:Iri ]", "does not exist"),
        ("sh:property [ sh:minCount 1 ]", "has no sh:path"),
        ("sh:property :misspelt", "says nothing"),
        ("sh:node [ sh:property [ sh:path :p ; sh:minCount 2 ] ]", "not supported in a nested shape"),
        ("sh:node [ sh:closed true ]", "not supported in a nested shape"),
        ("sh:node :shape", "refers to itself"),
        ("sh:minCount 1", "needs a property shape"),
        ("sh:property [ sh:path :p ; sh:closed true ]", "needs a node shape"),
        (
            "sh:property [ sh:path :p ; sh:property [ sh:path :q ; sh:minCount 1 ] ]",
            "inside a property",
        ),
        ("sh:sparql [ sh:select 'ASK { $this :p 1 }' ]", "is not SELECT"),
        ("sh:sparql [ sh:ask 'ASK { $this :p 1 }' ]", "is not supported"),
    ],
)
def test_what_the_compiler_does_not_know_is_refused_never_skipped(
    body: str, said: str, store_of: Callable[[rdflib.Graph], Store]
) -> None:
    with pytest.raises(UnsupportedShape, match=said):
        shapes.validate(store_of(data()), shape(body, path=False))


def test_subclasses_count_whether_the_superclass_is_written_down_or_not(
    store_of: Callable[[rdflib.Graph], Store],
) -> None:
    graph = data()
    before = shapes.validate(store_of(graph), shape(":link ; sh:minCount 1", path=True))
    graph.update("INSERT { ?x a <http://example.org/Thing> } WHERE { ?x a <http://example.org/Part> }")
    assert shapes.validate(store_of(graph), shape(":link ; sh:minCount 1", path=True)) == before
    assert NamedNode("http://example.org/e") in {r.focus for r in before.results}


def test_two_sparql_constraints_of_a_shape_both_count(store_of: Callable[[rdflib.Graph], Store]) -> None:
    body = "sh:sparql [ sh:select 'SELECT $this { $this :odd ?x }' ; sh:prefixes :me ] , "
    body += "[ sh:select 'SELECT $this { $this :other ?x }' ; sh:prefixes :me ]"
    found = shapes.validate(store_of(data()), shape(body, path=False))
    assert [str(SH.SPARQLConstraintComponent)] * 2 == [r.component for r in found.results]
