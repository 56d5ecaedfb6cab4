# What breaks each rule of shapes/passage.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Passage
INSERT DATA { aPassage: oa:satrt 10 }

# rule: Passage-iri
DELETE { aPassage: ?p ?o } INSERT { <https://w3id.org/uclg-graph/id/passage/objectives> ?p ?o } WHERE { aPassage: ?p ?o }

# rule: Passage-version
DELETE { aPassage: uclg:inVersion ?x } INSERT { aPassage: uclg:inVersion aReport: } WHERE { aPassage: uclg:inVersion ?x }

# rule: Passage-section
DELETE WHERE { aPassage: uclg:section ?x }

# rule: Passage-start
DELETE { aPassage: oa:start ?x } INSERT { aPassage: oa:start "-1"^^xsd:integer } WHERE { aPassage: oa:start ?x }

# rule: Passage-end
DELETE { aPassage: oa:end ?x } INSERT { aPassage: oa:end "the end" } WHERE { aPassage: oa:end ?x }

# rule: Passage-checksum
DELETE WHERE { aPassage: uclg:sha256 ?x }

# rule: Passage-order
DELETE { aPassage: oa:end ?x } INSERT { aPassage: oa:end 10 } WHERE { aPassage: oa:end ?x }

# rule: Passage-within
DELETE { aPassage: oa:end ?x } INSERT { aPassage: oa:end 20001 } WHERE { aPassage: oa:end ?x }
