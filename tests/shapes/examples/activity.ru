# What breaks each rule of shapes/activity.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Activity-iri
DELETE { anActivity: ?p ?o } INSERT { <https://w3id.org/uclg-graph/id/activity/Launch_3> ?p ?o } WHERE { anActivity: ?p ?o }

# rule: Activity-status
DELETE WHERE { anActivity: uclg:activityStatus ?x }

# rule: Activity-kind
DELETE { anActivity: uclg:activityKind ?x } INSERT { anActivity: uclg:activityKind role:member } WHERE { anActivity: uclg:activityKind ?x }

# rule: Activity-component
DELETE { anActivity: uclg:component ?x } INSERT { anActivity: uclg:component "D" } WHERE { anActivity: uclg:component ?x }

# rule: Activity-body
DELETE WHERE { anActivity: uclg:body ?x }

# rule: Activity-partner
DELETE { anActivity: uclg:partner ?x } INSERT { anActivity: uclg:partner aPerson: } WHERE { anActivity: uclg:partner ?x }

# rule: Activity-product
DELETE { anActivity: uclg:product ?x } INSERT { anActivity: uclg:product aPerson: } WHERE { anActivity: uclg:product ?x }

# rule: Activity-event
DELETE { anActivity: uclg:atEvent ?x } INSERT { anActivity: uclg:atEvent aReport: } WHERE { anActivity: uclg:atEvent ?x }

# rule: Activity-period
INSERT DATA { anActivity: uclg:period "late 2020"@en }

# rule: Activity-passage
DELETE { anActivity: uclg:statedIn ?x } INSERT { anActivity: uclg:statedIn aReport: } WHERE { anActivity: uclg:statedIn ?x }

# rule: Activity-done-in-future
DELETE { anActivity: uclg:earliestDate ?x } INSERT { anActivity: uclg:earliestDate "2027-01-01"^^xsd:date } WHERE { anActivity: uclg:earliestDate ?x }
