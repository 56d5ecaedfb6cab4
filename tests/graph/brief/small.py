"""A small graph with what a brief reads, and how it is asked."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import cast

from pyoxigraph import QueryTriples, RdfFormat, Store, Triple

from graph.brief import Brief, compose, gather
from ontology import BASE

BODY = f"{BASE}id/body/"
TURTLE = """
@prefix : <https://w3id.org/uclg-graph/ontology#> .
@prefix body: <https://w3id.org/uclg-graph/id/body/> .
@prefix body-kind: <https://w3id.org/uclg-graph/id/body-kind/> .
@prefix city: <https://w3id.org/uclg-graph/id/city/> .
@prefix country: <https://w3id.org/uclg-graph/id/country/> .
@prefix mandate: <https://w3id.org/uclg-graph/id/mandate/> .
@prefix person: <https://w3id.org/uclg-graph/id/person/> .
@prefix rank: <https://w3id.org/uclg-graph/id/rank/> .
@prefix role: <https://w3id.org/uclg-graph/id/role/> .
@prefix synergy: <https://w3id.org/uclg-graph/id/synergy/> .
@prefix synergy-kind: <https://w3id.org/uclg-graph/id/synergy-kind/> .
@prefix theme: <https://w3id.org/uclg-graph/id/theme/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://w3id.org/uclg-graph/dataset> :asOf "2026-11-01"^^xsd:date ;
  dct:license <https://creativecommons.org/licenses/by/4.0/> .

body:one a :Body, :Committee ; rdfs:label "Committee <One>"@en, "Comité Uno"@es ;
  :bodyKind body-kind:committee ; schema:startDate "2017"^^xsd:gYear ;
  dct:subject theme:peace ; dct:source <https://example.org/one> .
body:two a :Body, :PolicyCouncil ; rdfs:label "Two & Peace"@en ;
  :bodyKind body-kind:policy-council ;
  dct:subject theme:peace ; dct:source <https://example.org/two> .
body:gone a :Body ; rdfs:label "Gone"@en ;
  schema:endDate "2023-03"^^xsd:gYearMonth .
body-kind:committee rdfs:label "Committee"@en, "Comité"@es, "Comité"@fr .
theme:peace rdfs:label "Peace"@en, "Paz"@es, "Paix"@fr .
city:es-bilbao a :LocalGovernment ; rdfs:label "Bilbao"@en ;
  :country country:es .
country:es rdfs:label "Spain"@en, "España"@es, "Espagne"@fr .
person:ana rdfs:label "Ana" .
role:chair rdfs:label "Chair"@en, "Presidencia"@es, "Présidence"@fr ;
  :rank rank:leadership ; :rankOrder 1 .
role:member rdfs:label "Member"@en ;
  :rank rank:membership ; :rankOrder 9 .
<https://w3id.org/uclg-graph/id/report/r/en> a :ReportVersion ; rdfs:label "Report (English)"@en ;
  :fileName "r.en.txt" .
<https://w3id.org/uclg-graph/id/report/r/es> a :ReportVersion ; rdfs:label "Report (Spanish)"@en ;
  :fileName "r.es.txt" .

mandate:old a :Mandate ; org:organization body:one ;
  org:member city:es-bilbao ; org:role role:chair ;
  :representedBy person:ana ; :seen "2023"^^xsd:gYear ;
  :latestDate "2023-12-31"^^xsd:date ; :inForceOn "2026-11-01"^^xsd:date ;
  dct:source <https://w3id.org/uclg-graph/id/report/r/es>, <https://w3id.org/uclg-graph/id/report/r/en>,
    <https://example.org/a> .
mandate:new a :Mandate ; org:organization body:two ;
  org:member city:es-bilbao ; org:role role:chair ;
  schema:startDate "2019-05-01"^^xsd:date ; schema:endDate "2027"^^xsd:gYear ;
  :latestDate "2027-12-31"^^xsd:date ; :inForceOn "2026-11-01"^^xsd:date ;
  dct:source <https://example.org/b> .

synergy:one--two a :Synergy ; :strength 0.58 ; :asOf "2026-11-01"^^xsd:date ;
  :between body:one, body:two ;
  :reason "Bilbao chairs the Committee <One> and the policy council “Two & Peace”. Both work on peace."@en ;
  :nextStep "Ask Bilbao."@en, "Preguntar a Bilbao."@es, "Demander à Bilbao."@fr ;
  :synergyPart synergy:one--two--shared-themes,
    synergy:one--two--shared-leadership .
synergy:one--two--shared-leadership a :SynergyPart ; :share 0.64 ; :strength 0.6 ;
  :synergyKind synergy-kind:shared-leadership ;
  :restsOn mandate:old, mandate:new ;
  :nextStep "Ask Bilbao."@en ;
  :reason "Bilbao chairs the Committee <One> and the policy council “Two & Peace”."@en .
synergy:one--two--shared-themes a :SynergyPart ; :share 0.36 ; :strength 0.4 ;
  :synergyKind synergy-kind:shared-themes ; :nextStep "Compare the work plans."@en ;
  :restsOn body:one, body:two ;
  :reason "The Committee <One> and the policy council “Two & Peace” both work on peace."@en .
synergy-kind:shared-leadership rdfs:label "Shared leadership"@en .
synergy-kind:shared-themes rdfs:label "Shared themes"@en .
"""


def graph(more: str = "") -> Store:
    """The small graph, with more Turtle after it."""
    made = Store()
    made.load(f"{TURTLE}{more}".encode(), format=RdfFormat.TURTLE)
    return made


def told(store: Store, *bodies: str, language: str = "en") -> Brief:
    """The brief on bodies by the ends of their IRIs."""

    async def ask(query: str) -> Iterable[Triple]:
        return cast("QueryTriples", store.query(query, use_default_graph_as_union=True))

    return compose(asyncio.run(gather(ask, *(BODY + each for each in bodies))), language, version=3)
