# What breaks each rule of shapes/country.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Country-iri
DELETE { country:es ?p ?o } INSERT { country:ESP ?p ?o } WHERE { country:es ?p ?o }

# rule: Country-code
DELETE { country:es dct:identifier ?x } INSERT { country:es dct:identifier "Spain" } WHERE { country:es dct:identifier ?x }

# rule: Country-region
DELETE WHERE { country:es uclg:worldRegion ?x }

# rule: Country-languages
DELETE DATA { country:es rdfs:label "Espagne"@fr }
