# What breaks each rule of shapes/collection.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Collection-iri
DELETE { aCollection: ?p ?o } INSERT { <https://w3id.org/uclg-graph/id/collection/Digital_Cities> ?p ?o } WHERE { aCollection: ?p ?o }

# rule: Collection-body
DELETE { aCollection: uclg:body ?x } INSERT { aCollection: uclg:body aCity: } WHERE { aCollection: uclg:body ?x }

# rule: Collection-empty
DELETE WHERE { aPractice: uclg:collection ?x }
