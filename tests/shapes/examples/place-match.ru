# What breaks each rule of shapes/place-match.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: PlaceMatch
INSERT DATA { aMatch: uclg:matchPlace aPlace: }

# rule: PlaceMatch-iri
DELETE { aMatch: ?p ?o } INSERT { <https://w3id.org/uclg-graph/id/match/bilbao> ?p ?o } WHERE { aMatch: ?p ?o }

# rule: PlaceMatch-of
DELETE { aMatch: uclg:matchOf ?x } INSERT { aMatch: uclg:matchOf aPlace: } WHERE { aMatch: uclg:matchOf ?x }

# rule: PlaceMatch-place
DELETE { aMatch: uclg:matchedPlace ?x } INSERT { aMatch: uclg:matchedPlace country:es } WHERE { aMatch: uclg:matchedPlace ?x }

# rule: PlaceMatch-method
DELETE WHERE { aMatch: uclg:matchMethod ?x }

# rule: PlaceMatch-score
DELETE { aMatch: uclg:matchScore ?x } INSERT { aMatch: uclg:matchScore 97.5 } WHERE { aMatch: uclg:matchScore ?x }

# rule: PlaceMatch-name
DELETE { aMatch: uclg:matchedName ?x } INSERT { aMatch: uclg:matchedName "" } WHERE { aMatch: uclg:matchedName ?x }

# rule: PlaceMatch-reason
INSERT DATA { aMatch: uclg:unmatchedReason "Zu klein."@de }

# rule: PlaceMatch-outcome
DELETE WHERE { aMatch: uclg:matchedPlace ?x }
