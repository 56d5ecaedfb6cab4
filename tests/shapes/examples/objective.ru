# What breaks each rule of shapes/objective.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Objective-iri
DELETE { anObjective: ?p ?o } INSERT { <https://w3id.org/uclg-graph/id/objective/first> ?p ?o } WHERE { anObjective: ?p ?o }

# rule: Objective-ordinal
DELETE { anObjective: uclg:ordinal ?x } INSERT { anObjective: uclg:ordinal 0 } WHERE { anObjective: uclg:ordinal ?x }

# rule: Objective-unique-ordinal
DELETE { otherObjective: uclg:ordinal ?x } INSERT { otherObjective: uclg:ordinal 1 } WHERE { otherObjective: uclg:ordinal ?x }

# rule: Objective-passage
DELETE { anObjective: uclg:statedIn ?x } INSERT { anObjective: uclg:statedIn aReport: } WHERE { anObjective: uclg:statedIn ?x }
