# What breaks each rule of shapes/mandate.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Mandate
INSERT DATA { aMandate: schema:startDtae "2016"^^xsd:gYear }

# rule: Mandate-iri
DELETE { aMandate: ?p ?o } INSERT { <https://w3id.org/uclg-graph/id/mandate/bilbao-chairs> ?p ?o } WHERE { aMandate: ?p ?o }

# rule: Mandate-holder
DELETE WHERE { aMandate: org:member ?x }

# rule: Mandate-holder
INSERT DATA { aMandate: org:member aPerson: }

# rule: Mandate-holder
DELETE { aMandate: org:member ?x } INSERT { aMandate: org:member aPlace: } WHERE { aMandate: org:member ?x }

# rule: Mandate-holder
DELETE { aMandate: org:member ?x } INSERT { aMandate: org:member "Bilbao" } WHERE { aMandate: org:member ?x }

# rule: Mandate-body
DELETE WHERE { aMandate: org:organization ?x }

# rule: Mandate-body
DELETE { aMandate: org:organization ?x } INSERT { aMandate: org:organization anOrganization: } WHERE { aMandate: org:organization ?x }

# rule: Mandate-role
DELETE WHERE { aMandate: org:role ?x }

# rule: Mandate-role
INSERT DATA { aMandate: org:role role:member }

# rule: Mandate-role
DELETE { aMandate: org:role ?x } INSERT { aMandate: org:role kind:forum } WHERE { aMandate: org:role ?x }

# rule: Mandate-role
DELETE { aMandate: org:role ?x } INSERT { aMandate: org:role role:boss } WHERE { aMandate: org:role ?x }

# rule: Mandate-representative
DELETE { aMandate: uclg:representedBy ?x } INSERT { aMandate: uclg:representedBy aCity: } WHERE { aMandate: uclg:representedBy ?x }

# rule: Mandate-on-behalf
DELETE { aMandate: uclg:onBehalfOf ?x } INSERT { aMandate: uclg:onBehalfOf aPerson: } WHERE { aMandate: uclg:onBehalfOf ?x }

# rule: Mandate-statement
DELETE WHERE { aMandate: uclg:statement ?x }

# rule: Mandate-passage
DELETE { aMandate: uclg:statedIn ?x } INSERT { aMandate: uclg:statedIn aReport: } WHERE { aMandate: uclg:statedIn ?x }

# rule: Mandate-source
DELETE { aMandate: dct:source ?x } INSERT { aMandate: dct:source aPlace: } WHERE { aMandate: dct:source ?x }

# rule: Mandate-sourced
DELETE { aMandate: org:role ?x } INSERT { aMandate: org:role role:member } WHERE { aMandate: org:role ?x } ;
DELETE WHERE { aMandate: dct:source ?x }

# rule: Mandate-leadership-source
DELETE WHERE { aMandate: dct:source ?x }

# rule: Mandate-dated
DELETE { aMandate: ?p ?o } WHERE { aMandate: ?p ?o FILTER(?p IN (schema:startDate, schema:endDate, uclg:seen)) }

# rule: Mandate-after-body
DELETE { aMandate: schema:startDate ?x } INSERT { aMandate: schema:startDate "2024-06-01"^^xsd:date } WHERE { aMandate: schema:startDate ?x } ;
DELETE WHERE { aMandate: schema:endDate ?x }

# rule: Mandate-before-body
DELETE { aMandate: schema:startDate ?x } INSERT { aMandate: schema:startDate "2015-12"^^xsd:gYearMonth } WHERE { aMandate: schema:startDate ?x }
