# What breaks each rule of shapes/study.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Study-iri
DELETE { aStudy: ?p ?o } INSERT { <https://w3id.org/uclg-graph/id/study/Smart> ?p ?o } WHERE { aStudy: ?p ?o }

# rule: Study-body
DELETE WHERE { aStudy: uclg:body ?x }

# rule: Study-programme
DELETE { aStudy: uclg:programme ?x } INSERT { aStudy: uclg:programme aCity: } WHERE { aStudy: uclg:programme ?x }

# rule: Study-objective
INSERT DATA { aStudy: uclg:objective "To learn"@en }
