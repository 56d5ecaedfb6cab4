# What breaks each rule of shapes/concept-scheme.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: ConceptScheme-iri
DELETE { scheme:component ?p ?o } INSERT { <https://w3id.org/uclg-graph/id/component> ?p ?o } WHERE { scheme:component ?p ?o }

# rule: ConceptScheme-label
INSERT DATA { scheme:role skos:prefLabel "Offices"@en }
