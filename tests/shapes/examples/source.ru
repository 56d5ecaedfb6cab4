# What breaks each rule of shapes/source.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Source-iri
DELETE { aSource: ?p ?o } INSERT { <ftp://www.example.org/news> ?p ?o } WHERE { aSource: ?p ?o }

# rule: Source-kind
DELETE { aSource: uclg:sourceKind ?x } INSERT { aSource: uclg:sourceKind "web page" } WHERE { aSource: uclg:sourceKind ?x }

# rule: Source-language
DELETE { aSource: dct:language ?x } INSERT { aSource: dct:language "English" } WHERE { aSource: dct:language ?x }
