# What breaks each rule of shapes/body-change.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: BodyChange
INSERT DATA { aChange: org:resultedFrom body:committee }

# rule: BodyChange-iri
DELETE { aChange: ?p ?o } INSERT { <https://w3id.org/uclg-graph/id/change/Community> ?p ?o } WHERE { aChange: ?p ?o }

# rule: BodyChange-original
DELETE WHERE { aChange: org:originalOrganization ?x }

# rule: BodyChange-resulting
DELETE { aChange: org:resultingOrganization ?x } INSERT { aChange: org:resultingOrganization anOrganization: } WHERE { aChange: org:resultingOrganization ?x }

# rule: BodyChange-source
DELETE { aChange: dct:source ?x } INSERT { aChange: dct:source "a page" } WHERE { aChange: dct:source ?x }

# rule: BodyChange-itself
DELETE { aChange: org:resultingOrganization ?x } INSERT { aChange: org:resultingOrganization body:committee } WHERE { aChange: org:resultingOrganization ?x }
