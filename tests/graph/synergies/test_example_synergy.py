"""The synergy of ontology/example.ttl says what the product would write of the same two seats."""

from __future__ import annotations

from datetime import date

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple

from graph.iris import Iris
from graph.synergies.model import Evidence, Part, Seat, Synergy
from graph.synergies.sentences import explain_part, explain_whole
from graph.synergies.words import Named
from graph.synergies.write import quads
from ontology import BASE
from ontology.files import example_file
from ontology.vocabulary import Vocabulary

PAIR = "cop-digital-cities--example-council"


def days(text: str) -> int:
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


def synergy() -> Synergy:
    """The two seats of Bilbao in the example, and nothing else."""
    names = {
        "en": "Community of Practice on Digital Cities",
        "es": "Comunidad de Práctica de Ciudades Digitales",
    }
    cop = Named(f"{BASE}id/body/cop-digital-cities", names, "community-of-practice", "")
    council = Named(f"{BASE}id/body/example-council", {"en": "Example council"}, "policy-council", "")
    lead = Seat("lead", True, days("2016-01-01"), None, days("2023-05-04"), None)
    chair = Seat("co-chair", True, days("2020-11-01"), None, days("2024-12-31"), None)
    first, second = (
        Named(f"{BASE}id/mandate/{each}", {}, "", "")
        for each in (
            "cop-digital-cities--lead--es-bilbao--2016",
            "example-council--co-chair--es-bilbao--2020",
        )
    )
    bilbao = Named(f"{BASE}id/city/es-bilbao", {"en": "Bilbao"}, "", "")
    part = Part("shared-leadership", 0.8, 1.0, 1, [Evidence(bilbao, first, second, "", 1.0, (lead, chair))])
    made = Synergy("bodies", 1, (cop, council), 0.52, [part], date(2026, 11, 1))
    explain_part(made, part)
    explain_whole(made)
    return made


def test_the_example_says_of_a_synergy_what_a_build_writes() -> None:
    store = Store()
    store.load(path=str(example_file()), format=RdfFormat.TURTLE)
    kinds = Vocabulary.load().schemes["synergy-kind"].concepts
    labels = {notation: concept.labels for notation, concept in kinds.items()}
    page = "https://example.org/page"
    mandates = {f"{BASE}id/mandate/cop-digital-cities--lead--es-bilbao--2016": [page]}
    written = {quad.triple for quad in quads([synergy()], mandates, labels, Iris(BASE))}
    for end in (PAIR, f"{PAIR}--shared-leadership"):
        thing = NamedNode(f"{BASE}id/synergy/{end}")
        told = {quad.triple for quad in store.quads_for_pattern(thing, None, None)}
        mine = {triple for triple in written if triple.subject == thing}
        assert {_plain(each) for each in mine if "prov#" not in str(each.object)} == set(map(_plain, told))


def _plain(triple: Triple) -> tuple[str, str]:
    value = triple.object
    if isinstance(value, Literal) and value.datatype.value.endswith("#decimal"):
        return triple.predicate.value, str(float(value.value))
    return triple.predicate.value, str(value)
