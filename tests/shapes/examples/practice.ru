# What breaks each rule of shapes/practice.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Practice-iri
DELETE { aPractice: ?p ?o } INSERT { <https://w3id.org/uclg-graph/id/practice/Bilbao_Access> ?p ?o } WHERE { aPractice: ?p ?o }

# rule: Practice-title
DELETE WHERE { aPractice: dct:title ?x }

# rule: Practice-city
DELETE WHERE { aPractice: uclg:city ?x }

# rule: Practice-city
DELETE { aPractice: uclg:city ?x } INSERT { aPractice: uclg:city aPlace: } WHERE { aPractice: uclg:city ?x }

# rule: Practice-collection
DELETE { aPractice: uclg:collection ?x } INSERT { aPractice: uclg:collection aStudy: } WHERE { aPractice: uclg:collection ?x }

# rule: Practice-edition
DELETE { aPractice: uclg:edition ?x } INSERT { aPractice: uclg:edition aStudy: } WHERE { aPractice: uclg:edition ?x }

# rule: Practice-documented
DELETE WHERE { aPractice: uclg:collection ?x } ;
DELETE WHERE { aPractice: uclg:edition ?x }

# rule: Practice-year
DELETE { aPractice: uclg:year ?x } INSERT { aPractice: uclg:year "2121"^^xsd:gYear } WHERE { aPractice: uclg:year ?x }

# rule: Practice-focus-area
DELETE { aPractice: uclg:focusArea ?x } INSERT { aPractice: uclg:focusArea "governance" } WHERE { aPractice: uclg:focusArea ?x }

# rule: Practice-theme
DELETE { aPractice: dct:subject ?x } INSERT { aPractice: dct:subject "digital"@en } WHERE { aPractice: dct:subject ?x }

# rule: Practice-sdg
DELETE { aPractice: uclg:sdg ?x } INSERT { aPractice: uclg:sdg <http://metadata.un.org/sdg/18> } WHERE { aPractice: uclg:sdg ?x }

# rule: Practice-description
INSERT DATA { aPractice: dct:description "Another summary."@en }

# rule: Practice-page
DELETE { aPractice: foaf:page ?x } INSERT { aPractice: foaf:page "a page" } WHERE { aPractice: foaf:page ?x }
