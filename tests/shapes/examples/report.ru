# What breaks each rule of shapes/report.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Report-iri
DELETE { aReport: ?p ?o } INSERT { <https://w3id.org/uclg-graph/id/report/Digital_Cities> ?p ?o } WHERE { aReport: ?p ?o }

# rule: Report-body
DELETE WHERE { aReport: uclg:body ?x }

# rule: Report-version
DELETE WHERE { aReport: uclg:version ?x }
