# What breaks each rule of shapes/statement.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Statement
INSERT DATA { aStatement: uclg:statedStrat "2016"^^xsd:gYear }

# rule: Statement-iri
DELETE { aStatement: ?p ?o } INSERT { <https://w3id.org/uclg-graph/id/statement/first> ?p ?o } WHERE { aStatement: ?p ?o }

# rule: Statement-about
DELETE WHERE { aStatement: uclg:about ?x }

# rule: Statement-source
INSERT DATA { aStatement: dct:source aVersion: }

# rule: Statement-passage
DELETE { aStatement: uclg:statedIn ?x } INSERT { aStatement: uclg:statedIn aVersion: } WHERE { aStatement: uclg:statedIn ?x }

# rule: Statement-start
DELETE { aStatement: uclg:statedStart ?x } INSERT { aStatement: uclg:statedStart 2016 } WHERE { aStatement: uclg:statedStart ?x }

# rule: Statement-end
DELETE { aStatement: uclg:statedEnd ?x } INSERT { aStatement: uclg:statedEnd "March 2024" } WHERE { aStatement: uclg:statedEnd ?x }

# rule: Statement-seen
DELETE { aStatement: uclg:statedSeen ?x } INSERT { aStatement: uclg:statedSeen "2020-11-05T10:00:00"^^xsd:dateTime } WHERE { aStatement: uclg:statedSeen ?x }

# rule: Statement-note
DELETE { aStatement: uclg:note ?x } INSERT { aStatement: uclg:note "as of November" } WHERE { aStatement: uclg:note ?x }
