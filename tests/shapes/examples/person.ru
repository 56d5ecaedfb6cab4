# What breaks each rule of shapes/person.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Person-iri
DELETE { aPerson: ?p ?o } INSERT { <https://w3id.org/uclg-graph/id/person/Some_Body> ?p ?o } WHERE { aPerson: ?p ?o }

# rule: Person-privacy
INSERT DATA { aPerson: schema:email "somebody@example.org" }

# rule: Person-unused
DELETE WHERE { aMandate: uclg:representedBy ?x }
