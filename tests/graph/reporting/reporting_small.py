"""A small graph with what a report reads, and how a report is drafted from it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import cast

from pyoxigraph import QueryTriples, RdfFormat, Store, Triple

from graph.reporting import Report, compose, gather, read_period
from graph.reporting.gather import Gathered
from graph.reporting.model import Heading, Items, Line, Paragraph
from ontology import BASE

TURTLE = """
@prefix : <https://w3id.org/uclg-graph/ontology#> .
@prefix id: <https://w3id.org/uclg-graph/id/> .
@prefix activity: <https://w3id.org/uclg-graph/id/activity/> .
@prefix body: <https://w3id.org/uclg-graph/id/body/> .
@prefix city: <https://w3id.org/uclg-graph/id/city/> .
@prefix component: <https://w3id.org/uclg-graph/id/component/> .
@prefix kind: <https://w3id.org/uclg-graph/id/activity-kind/> .
@prefix status: <https://w3id.org/uclg-graph/id/activity-status/> .
@prefix role: <https://w3id.org/uclg-graph/id/role/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix schema: <https://schema.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://w3id.org/uclg-graph/dataset> :asOf "2026-11-01"^^xsd:date ;
  dct:license <https://creativecommons.org/licenses/by/4.0/> .

body:one a :Body, :Committee ; rdfs:label "Committee on Tides <One>"@en, "Comisión de Mareas"@es ;
  :bodyKind <https://w3id.org/uclg-graph/id/body-kind/committee> .
body:two a :Body, :Committee ; rdfs:label "Committee on Wind"@en, "Comité Viento"@es ;
  :bodyKind <https://w3id.org/uclg-graph/id/body-kind/committee> .
body:empty a :Body ; rdfs:label "Committee of Nothing"@en .
body:pal a :Body, :PartnerInstitution ; rdfs:label "Pals of the Sea"@en ; :acronym "PotS" ;
  :bodyKind <https://w3id.org/uclg-graph/id/body-kind/partner-institution> .
city:es-bilbao a :City, :LocalGovernment ; rdfs:label "Bilbao"@en .
city:fr-brest a :City, :LocalGovernment ; rdfs:label "Brest"@fr .
<https://w3id.org/uclg-graph/id/person/ana> a :Person ; rdfs:label "Ana Ría" ;
  schema:jobTitle "Mayor of Bilbao"@en .
role:lead rdfs:label "Lead"@en, "Liderazgo"@es, "Pilotage"@fr ;
  :rank <https://w3id.org/uclg-graph/id/rank/leadership> ; :rankOrder 1 .
role:co-chair rdfs:label "Co-chair"@en, "Copresidencia de comisión o consejo"@es ;
  :rank <https://w3id.org/uclg-graph/id/rank/leadership> ; :rankOrder 2 .
role:member rdfs:label "Member"@en ; :rank <https://w3id.org/uclg-graph/id/rank/membership> ; :rankOrder 9 .

<https://w3id.org/uclg-graph/id/mandate/m1> a :Mandate ; org:member city:es-bilbao ;
  org:organization body:one ;
  org:role role:lead ; :representedBy <https://w3id.org/uclg-graph/id/person/ana> ;
  :earliestDate "2020-01-01"^^xsd:date ; :latestDate "2020-12-31"^^xsd:date ;
  dct:source <https://example.org/m1> .
<https://w3id.org/uclg-graph/id/mandate/m2> a :Mandate ; org:member city:es-bilbao ;
  org:organization body:two ;
  org:role role:co-chair ; :earliestDate "2018-01-01"^^xsd:date ; :latestDate "2018-12-31"^^xsd:date .
<https://w3id.org/uclg-graph/id/mandate/m3> a :Mandate ; org:member city:fr-brest ;
  org:organization body:one ;
  org:role role:member ; :earliestDate "2020-01-01"^^xsd:date ; :latestDate "2020-12-31"^^xsd:date .

<https://w3id.org/uclg-graph/id/report/r> a :Report ; :body body:one ; schema:startDate "2020"^^xsd:gYear ;
  schema:endDate "2021"^^xsd:gYear ; :version <https://w3id.org/uclg-graph/id/report/r/en>,
  <https://w3id.org/uclg-graph/id/report/r/es> .
<https://w3id.org/uclg-graph/id/report/r/en> a :ReportVersion ; rdfs:label "Report (English)"@en ;
  dct:language "en" ; :versionOf <https://w3id.org/uclg-graph/id/report/r> .
<https://w3id.org/uclg-graph/id/report/r/es> a :ReportVersion ; rdfs:label "Report (Spanish)"@en,
  "Informe"@es ;
  dct:language "es" ; :versionOf <https://w3id.org/uclg-graph/id/report/r> .

activity:map a :Activity ; rdfs:label "A map of the tides"@en, "Mapa de las mareas"@es ; :body body:one ;
  :activityStatus status:done ; :component component:a ; :partner body:pal ; :activityKind kind:research ;
  schema:startDate "2020-01"^^xsd:gYearMonth ; schema:endDate "2020-06"^^xsd:gYearMonth ;
  :earliestDate "2020-01-01"^^xsd:date ; :latestDate "2020-06-30"^^xsd:date ;
  :period "first semester 2020"@en ;
  :statedIn <https://w3id.org/uclg-graph/id/passage/r/en/calendar>,
    <https://w3id.org/uclg-graph/id/passage/r/en/map>, <https://w3id.org/uclg-graph/id/passage/r/es/map> ;
  dct:source <https://w3id.org/uclg-graph/id/report/r/en>, <https://w3id.org/uclg-graph/id/report/r/es> .
<https://w3id.org/uclg-graph/id/passage/r/en/calendar> a :Passage ; oa:start 10 ; oa:end 30 ;
  :inVersion <https://w3id.org/uclg-graph/id/report/r/en> ;
  :section <https://w3id.org/uclg-graph/id/report-section/1-a> .
<https://w3id.org/uclg-graph/id/passage/r/en/map> a :Passage ; oa:start 40 ; oa:end 90 ;
  :inVersion <https://w3id.org/uclg-graph/id/report/r/en> ;
  :section <https://w3id.org/uclg-graph/id/report-section/1-a> .
<https://w3id.org/uclg-graph/id/passage/r/es/map> a :Passage ; oa:start 44 ; oa:end 99 ;
  :inVersion <https://w3id.org/uclg-graph/id/report/r/es> ;
  :section <https://w3id.org/uclg-graph/id/report-section/2> .
activity:guide a :Activity ; rdfs:label "A guide *for* harbours"@en ; :body body:one ;
  :activityStatus status:planned ; :component component:a ; :activityKind kind:publication ;
  schema:startDate "2021"^^xsd:gYear ; schema:endDate "2021"^^xsd:gYear ; :period "late summer of 2021"@en ;
  :product <https://w3id.org/uclg-graph/id/edition/e2> ;
  :earliestDate "2021-01-01"^^xsd:date ; :latestDate "2021-12-31"^^xsd:date .
activity:letters a :Activity ; rdfs:label "Letters to the members"@en ; :body body:one ;
  :activityStatus status:under-way ; :component component:c ; :period "every month"@en ;
  dct:source <https://w3id.org/uclg-graph/id/report/r/en> .
activity:stay a :Activity ; rdfs:label "Bilbao’s wish to stay"@en ; :body body:one ; :actor city:es-bilbao ;
  :activityStatus status:wished ; :activityKind kind:leadership ;
  dct:source <https://w3id.org/uclg-graph/id/report/r/en> .
activity:offer a :Activity ; rdfs:label "The map for all"@en ; :body body:one ;
  :statedIn <https://w3id.org/uclg-graph/id/passage/r/en/calendar> ;
  :activityStatus status:wished ; :component component:e ;
  dct:source <https://w3id.org/uclg-graph/id/report/r/en> .
activity:online a :Activity ; rdfs:label "Meetings held online"@en ; :body body:one ;
  :activityStatus status:done ; :activityKind kind:adaptation ; schema:startDate "2020"^^xsd:gYear ;
  schema:endDate "2020"^^xsd:gYear ; :earliestDate "2020-01-01"^^xsd:date ;
  :latestDate "2020-12-31"^^xsd:date .
activity:old a :Activity ; rdfs:label "Something long ago"@en ; :body body:one ; :component component:a ;
  :activityStatus status:done ; schema:startDate "2011"^^xsd:gYear ;
  :earliestDate "2011-01-01"^^xsd:date ; :latestDate "2011-12-31"^^xsd:date .
status:done rdfs:label "Done"@en . status:planned rdfs:label "Planned"@en,
  "Previsto"@es, "Prévu"@fr .

<https://w3id.org/uclg-graph/id/event/tide-day> a :Event ; rdfs:label "Tide Day"@en ; :involves body:one ;
  :eventKind <https://w3id.org/uclg-graph/id/event-kind/webinar> ;
  schema:startDate "2020-05"^^xsd:gYearMonth ;
  :hostCity city:fr-brest ; :earliestDate "2020-05-01"^^xsd:date ; :latestDate "2020-05-31"^^xsd:date .
<https://w3id.org/uclg-graph/id/event-kind/webinar> rdfs:label "Webinar"@en, "Seminario web"@es,
  "Webinaire"@fr .
<https://w3id.org/uclg-graph/id/collaboration/c> a :Collaboration ; :body body:one ; :partner body:pal ;
  :year "2020"^^xsd:gYear ; :topic "tides"@en .

<https://w3id.org/uclg-graph/id/study/s> a :Study ; rdfs:label "Tide Atlas: all tides"@en ; :body body:one ;
  :cycleYears 2, 3 ; :hasEdition <https://w3id.org/uclg-graph/id/edition/e1> ,
  <https://w3id.org/uclg-graph/id/edition/e2> .
<https://w3id.org/uclg-graph/id/edition/e1> a :Edition ; :year "2019"^^xsd:gYear ; :ordinal 1 ;
  :citiesCount 24 ;
  dct:issued "2020"^^xsd:gYear ; :editionStatus status:done ;
  :focusArea <https://w3id.org/uclg-graph/id/focus-area/water> .
<https://w3id.org/uclg-graph/id/edition/e2> a :Edition ; :year "2021"^^xsd:gYear ; :ordinal 2 ;
  :study <https://w3id.org/uclg-graph/id/study/s> ;
  :editionStatus status:planned .
<https://w3id.org/uclg-graph/id/focus-area/water> rdfs:label "Water"@en, "Agua"@es, "Eau"@fr .

<https://w3id.org/uclg-graph/id/synergy/weak> a :Synergy ; :between body:one, body:empty ; :strength 0.2 ;
  :reason "The two know each other. Nothing more."@en .
<https://w3id.org/uclg-graph/id/synergy/strong> a :Synergy ; :between body:one, body:two ; :strength 0.8 ;
  :reason "Bilbao leads one, and co-chairs the other. They share a theme."@en .
<https://w3id.org/uclg-graph/id/synergy/of-a-city> a :Synergy ;
  :between body:one, city:fr-brest ; :asOf "2020-01-01"^^xsd:date ;
  :strength 0.9 ;
  :reason "Brest could join."@en .
"""


def read(body: str = "one", period: str = "2020-2021", more: str = "") -> Gathered:
    """What is gathered of a body of the small graph, with more Turtle after it."""
    store = Store()
    store.load(f"{TURTLE}{more}".encode(), format=RdfFormat.TURTLE)

    async def ask(query: str) -> Iterable[Triple]:
        return list(cast("QueryTriples", store.query(query)))

    return asyncio.run(gather(ask, f"{BASE}id/body/{body}", read_period(period)))


def drafted(body: str = "one", period: str = "2020-2021", language: str = "en") -> Report:
    """Its report."""
    return compose(read(body, period), language, version=7)


def text(line: Line) -> str:
    """The words of a line, without its notes."""
    return "".join(span.text for span in line)


def under(report: Report, heading: str) -> list[str]:
    """The lines under a heading, up to the next one of its level or above."""
    found: list[str] = []
    level = 0
    for block in report.blocks:
        if isinstance(block, Heading):
            if level and block.level <= level:
                break
            level = level or (block.level if block.text == heading else 0)
            if level and block.text != heading:
                found.append(f"# {block.text}")
        elif level and isinstance(block, Paragraph):
            found.append(text(block.line))
        elif level and isinstance(block, Items):
            found += map(text, block.lines)
    return found
