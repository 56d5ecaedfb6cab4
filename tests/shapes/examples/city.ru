# What breaks each rule of shapes/city.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: City-iri
DELETE { aCity: ?p ?o } INSERT { <https://w3id.org/uclg-graph/id/government/es-bilbao> ?p ?o } WHERE { aCity: ?p ?o }

# rule: City-kind
DELETE { aCity: uclg:governmentKind ?x } INSERT { aCity: uclg:governmentKind <https://w3id.org/uclg-graph/id/government-kind/province> } WHERE { aCity: uclg:governmentKind ?x }

# rule: City-match
DELETE WHERE { aMatch: uclg:matchOf ?x }
