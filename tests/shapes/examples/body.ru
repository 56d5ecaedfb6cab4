# What breaks each rule of shapes/body.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Body-iri
DELETE { body:forum ?p ?o } INSERT { body:The_Forum ?p ?o } WHERE { body:forum ?p ?o }

# rule: Body-kind
DELETE WHERE { body:forum uclg:bodyKind ?x }

# rule: Body-kind
DELETE { body:forum uclg:bodyKind ?x } INSERT { body:forum uclg:bodyKind <https://w3id.org/uclg-graph/id/body-kind/club> } WHERE { body:forum uclg:bodyKind ?x }

# rule: Body-identifier
DELETE { body:forum dct:identifier ?x } INSERT { body:forum dct:identifier "The Forum" } WHERE { body:forum dct:identifier ?x }

# rule: Body-parent
DELETE { body:forum org:subOrganizationOf ?x } INSERT { body:forum org:subOrganizationOf aCity: } WHERE { body:forum org:subOrganizationOf ?x }

# rule: Body-hierarchy
INSERT DATA { body:uclg org:subOrganizationOf body:forum }

# rule: Body-theme
INSERT DATA { body:forum dct:subject "digital"@en }

# rule: Body-homepage
DELETE { body:uclg foaf:homepage ?x } INSERT { body:uclg foaf:homepage "uclg.org" } WHERE { body:uclg foaf:homepage ?x }

# rule: Body-predecessor
DELETE { body:cop-digital-cities uclg:predecessor ?x } INSERT { body:cop-digital-cities uclg:predecessor aChange: } WHERE { body:cop-digital-cities uclg:predecessor ?x }

# rule: Body-succession
INSERT DATA { body:committee uclg:predecessor body:cop-digital-cities }
