# What breaks each rule of shapes/collaboration.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Collaboration
INSERT DATA { aCollaboration: uclg:patner body:uraia }

# rule: Collaboration-iri
DELETE { aCollaboration: ?p ?o } INSERT { <https://w3id.org/uclg-graph/id/collaboration/uraia> ?p ?o } WHERE { aCollaboration: ?p ?o }

# rule: Collaboration-body
DELETE WHERE { aCollaboration: uclg:body ?x }

# rule: Collaboration-partner
INSERT DATA { aCollaboration: uclg:partner body:uclg }

# rule: Collaboration-itself
DELETE { aCollaboration: uclg:partner ?x } INSERT { aCollaboration: uclg:partner body:cop-digital-cities } WHERE { aCollaboration: uclg:partner ?x }

# rule: Collaboration-kind
DELETE WHERE { aCollaboration: uclg:collaborationKind ?x }

# rule: Collaboration-topic
DELETE { aCollaboration: uclg:topic ?x } INSERT { aCollaboration: uclg:topic "digital rights" } WHERE { aCollaboration: uclg:topic ?x }

# rule: Collaboration-theme
DELETE { aCollaboration: dct:subject ?x } INSERT { aCollaboration: dct:subject aStudy: } WHERE { aCollaboration: dct:subject ?x }

# rule: Collaboration-year
DELETE { aCollaboration: uclg:year ?x } INSERT { aCollaboration: uclg:year 2019 } WHERE { aCollaboration: uclg:year ?x }

# rule: Collaboration-statement
DELETE { aCollaboration: uclg:statement ?x } INSERT { aCollaboration: uclg:statement aPassage: } WHERE { aCollaboration: uclg:statement ?x }

# rule: Collaboration-source
DELETE { aCollaboration: dct:source ?x } INSERT { aCollaboration: dct:source "a page" } WHERE { aCollaboration: dct:source ?x }

# rule: Collaboration-passage
DELETE { aCollaboration: uclg:statedIn ?x } INSERT { aCollaboration: uclg:statedIn aReport: } WHERE { aCollaboration: uclg:statedIn ?x }
