# What breaks each rule of shapes/thing.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Thing-label
DELETE WHERE { aMandate: rdfs:label ?x }

# rule: Thing-label
DELETE { aPlace: rdfs:label ?x } INSERT { aPlace: rdfs:label "" } WHERE { aPlace: rdfs:label ?x }

# rule: Thing-label-language
INSERT DATA { body:uclg rdfs:label "Another name"@en }

# rule: Thing-label-english
DELETE { aPractice: rdfs:label ?x } INSERT { aPractice: rdfs:label "Control de acceso"@es } WHERE { aPractice: rdfs:label ?x }

# rule: Thing-start
DELETE { aMandate: schema:startDate ?x } INSERT { aMandate: schema:startDate "16" } WHERE { aMandate: schema:startDate ?x }

# rule: Thing-start
INSERT DATA { anEvent: schema:startDate "2020-11-12"^^xsd:date }

# rule: Thing-start
DELETE { body:uclg schema:startDate ?x } INSERT { body:uclg schema:startDate "1204"^^xsd:gYear } WHERE { body:uclg schema:startDate ?x }

# rule: Thing-end
DELETE { anEvent: schema:endDate ?x } INSERT { anEvent: schema:endDate "2020-02-30"^^xsd:date } WHERE { anEvent: schema:endDate ?x }

# rule: Thing-end
INSERT DATA { aMandate: schema:endDate "2023"^^xsd:gYear }

# rule: Thing-seen
DELETE { aMandate: uclg:seen ?x } INSERT { aMandate: uclg:seen "as of 2020"@en } WHERE { aMandate: uclg:seen ?x }

# rule: Thing-order
DELETE { aMandate: schema:endDate ?x } INSERT { aMandate: schema:endDate "2015-12"^^xsd:gYearMonth } WHERE { aMandate: schema:endDate ?x }

# rule: Thing-order
DELETE { anEvent: schema:endDate ?x } INSERT { anEvent: schema:endDate "2020-10"^^xsd:gYearMonth } WHERE { anEvent: schema:endDate ?x }

# rule: Thing-earliest
DELETE { anEvent: uclg:earliestDate ?x } INSERT { anEvent: uclg:earliestDate "2020"^^xsd:gYear } WHERE { anEvent: uclg:earliestDate ?x }

# rule: Thing-latest
INSERT DATA { anEvent: uclg:latestDate "2020-11-16"^^xsd:date }

# rule: Thing-span
DELETE { anActivity: uclg:latestDate ?x } INSERT { anActivity: uclg:latestDate "2020-06-30"^^xsd:date } WHERE { anActivity: uclg:latestDate ?x }

# rule: Thing-days
DELETE WHERE { aDistinction: uclg:earliestDate ?x }

# rule: Thing-source
DELETE WHERE { aPractice: dct:source ?x }

# rule: Thing-source
DELETE { anEvent: dct:source ?x } INSERT { anEvent: dct:source <https://w3id.org/nowhere> } WHERE { anEvent: dct:source ?x }
