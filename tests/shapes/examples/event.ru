# What breaks each rule of shapes/event.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Event-iri
DELETE { anEvent: ?p ?o } INSERT { <https://w3id.org/uclg-graph/id/event/World_Council> ?p ?o } WHERE { anEvent: ?p ?o }

# rule: Event-kind
DELETE WHERE { anEvent: uclg:eventKind ?x }

# rule: Event-host
DELETE { anEvent: uclg:hostCity ?x } INSERT { anEvent: uclg:hostCity aPlace: } WHERE { anEvent: uclg:hostCity ?x }

# rule: Event-online
DELETE { anEvent: uclg:online ?x } INSERT { anEvent: uclg:online "yes" } WHERE { anEvent: uclg:online ?x }

# rule: Event-body
DELETE { anEvent: uclg:involves ?x } INSERT { anEvent: uclg:involves aCity: } WHERE { anEvent: uclg:involves ?x }

# rule: Event-involved
DELETE WHERE { anEvent: uclg:involves ?x }

# rule: Event-dated
DELETE WHERE { anEvent: schema:startDate ?x }

# rule: Event-statement
DELETE { anEvent: uclg:statement ?x } INSERT { anEvent: uclg:statement aPassage: } WHERE { anEvent: uclg:statement ?x }
