# What breaks each rule of shapes/concept.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Concept-label
INSERT DATA { role:member skos:prefLabel "Participant"@en }

# rule: Concept-label
INSERT DATA { role:member skos:prefLabel "Mitglied"@de }

# rule: Concept-languages
DELETE DATA { role:member skos:prefLabel "member (fr)"@fr }

# rule: Concept-other-names
INSERT DATA { role:member skos:altLabel "member"@en }

# rule: Concept-scheme
DELETE WHERE { kind:forum skos:inScheme ?x }

# rule: Concept-broader
DELETE { <https://w3id.org/uclg-graph/id/focus-area/open-government> skos:broader ?x } INSERT { <https://w3id.org/uclg-graph/id/focus-area/open-government> skos:broader scheme:focus-area } WHERE { <https://w3id.org/uclg-graph/id/focus-area/open-government> skos:broader ?x }

# rule: Concept-hierarchy
INSERT DATA { <https://w3id.org/uclg-graph/id/focus-area/governance> skos:broader <https://w3id.org/uclg-graph/id/focus-area/open-government> }

# rule: Concept-placed
DELETE WHERE { kind:forum skos:topConceptOf ?x }

# rule: Concept-rank
DELETE WHERE { role:member uclg:rankOrder ?x }
