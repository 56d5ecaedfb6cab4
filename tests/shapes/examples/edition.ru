# What breaks each rule of shapes/edition.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Edition-iri
DELETE { edition:first ?p ?o } INSERT { <https://w3id.org/uclg-graph/id/edition/First_one> ?p ?o } WHERE { edition:first ?p ?o }

# rule: Edition-study
DELETE WHERE { edition:second uclg:study ?x }

# rule: Edition-title
INSERT DATA { edition:second dct:title "Another title"@en }

# rule: Edition-ordinal
DELETE { edition:second uclg:ordinal ?x } INSERT { edition:second uclg:ordinal "second" } WHERE { edition:second uclg:ordinal ?x }

# rule: Edition-unique-ordinal
DELETE { edition:second uclg:ordinal ?x } INSERT { edition:second uclg:ordinal 1 } WHERE { edition:second uclg:ordinal ?x }

# rule: Edition-year
DELETE { edition:second uclg:year ?x } INSERT { edition:second uclg:year "2019-05"^^xsd:gYearMonth } WHERE { edition:second uclg:year ?x }

# rule: Edition-issued
DELETE { edition:second dct:issued ?x } INSERT { edition:second dct:issued "early 2020"@en } WHERE { edition:second dct:issued ?x }

# rule: Edition-status
DELETE { edition:second uclg:editionStatus ?x } INSERT { edition:second uclg:editionStatus "done" } WHERE { edition:second uclg:editionStatus ?x }

# rule: Edition-focus-area
DELETE WHERE { edition:second uclg:focusArea ?x }

# rule: Edition-key-factor
DELETE { edition:second uclg:keyFactor ?x } INSERT { edition:second uclg:keyFactor role:member } WHERE { edition:second uclg:keyFactor ?x }

# rule: Edition-cities
DELETE { edition:second uclg:citiesCount ?x } INSERT { edition:second uclg:citiesCount 0 } WHERE { edition:second uclg:citiesCount ?x }

# rule: Edition-countries
DELETE { edition:second uclg:countriesCount ?x } INSERT { edition:second uclg:countriesCount "ten" } WHERE { edition:second uclg:countriesCount ?x }

# rule: Edition-launch
DELETE { edition:second uclg:launchedAt ?x } INSERT { edition:second uclg:launchedAt "World Council"@en } WHERE { edition:second uclg:launchedAt ?x }

# rule: Edition-predecessor
DELETE { edition:second uclg:predecessor ?x } INSERT { edition:second uclg:predecessor aStudy: } WHERE { edition:second uclg:predecessor ?x }

# rule: Edition-follows-number
DELETE { edition:second uclg:ordinal ?x } INSERT { edition:second uclg:ordinal 4 } WHERE { edition:second uclg:ordinal ?x }

# rule: Edition-follows-study
INSERT DATA { <https://w3id.org/uclg-graph/id/study/other> a uclg:Study } ;
DELETE { edition:second uclg:study ?x } INSERT { edition:second uclg:study <https://w3id.org/uclg-graph/id/study/other> } WHERE { edition:second uclg:study ?x }

# rule: Edition-follows-year
DELETE { edition:second uclg:year ?x } INSERT { edition:second uclg:year "2016"^^xsd:gYear } WHERE { edition:second uclg:year ?x }

# rule: Edition-predecessor-missing
DELETE WHERE { edition:second uclg:predecessor ?x }

# rule: Edition-page
DELETE { edition:second foaf:page ?x } INSERT { edition:second foaf:page "www.example.org" } WHERE { edition:second foaf:page ?x }

# rule: Edition-passage
DELETE { edition:second uclg:statedIn ?x } INSERT { edition:second uclg:statedIn aReport: } WHERE { edition:second uclg:statedIn ?x }
