# What breaks each rule of shapes/local-government.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: LocalGovernment-iri
DELETE { aProvince: ?p ?o } INSERT { <https://w3id.org/uclg-graph/id/province/es-bizkaia> ?p ?o } WHERE { aProvince: ?p ?o }

# rule: LocalGovernment-kind
DELETE WHERE { aProvince: uclg:governmentKind ?x }

# rule: LocalGovernment-kind
DELETE { aProvince: uclg:governmentKind ?x } INSERT { aProvince: uclg:governmentKind kind:forum } WHERE { aProvince: uclg:governmentKind ?x }

# rule: LocalGovernment-country
INSERT DATA { aCity: uclg:country country:fr }

# rule: LocalGovernment-country-code
INSERT DATA { country:es dct:identifier "FR" }

# rule: LocalGovernment-spatial
DELETE { aCity: dct:spatial ?x } INSERT { aCity: dct:spatial country:es } WHERE { aCity: dct:spatial ?x }

# rule: LocalGovernment-place
DELETE WHERE { aProvince: dct:spatial ?x }

# rule: LocalGovernment-place-explained
DELETE WHERE { aCity: dct:spatial ?x } ;
INSERT DATA { aMatch: uclg:unmatchedReason "Too small for the gazetteer."@en }
