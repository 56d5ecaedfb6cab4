# What breaks each rule of shapes/distinction.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Distinction
INSERT DATA { aDistinction: uclg:programe body:programme }

# rule: Distinction-iri
DELETE { aDistinction: ?p ?o } INSERT { <https://w3id.org/uclg-graph/id/distinction/peace> ?p ?o } WHERE { aDistinction: ?p ?o }

# rule: Distinction-laureate
DELETE WHERE { aDistinction: uclg:laureate ?x }

# rule: Distinction-programme
DELETE { aDistinction: uclg:programme ?x } INSERT { aDistinction: uclg:programme aStudy: } WHERE { aDistinction: uclg:programme ?x }

# rule: Distinction-kind
DELETE { aDistinction: uclg:distinctionKind ?x } INSERT { aDistinction: uclg:distinctionKind role:member } WHERE { aDistinction: uclg:distinctionKind ?x }

# rule: Distinction-edition
DELETE { aDistinction: uclg:awardEdition ?x } INSERT { aDistinction: uclg:awardEdition 0 } WHERE { aDistinction: uclg:awardEdition ?x }

# rule: Distinction-statement
DELETE { aDistinction: uclg:statement ?x } INSERT { aDistinction: uclg:statement aPassage: } WHERE { aDistinction: uclg:statement ?x }

# rule: Distinction-source
DELETE { aDistinction: dct:source ?x } INSERT { aDistinction: dct:source "a page" } WHERE { aDistinction: dct:source ?x }
