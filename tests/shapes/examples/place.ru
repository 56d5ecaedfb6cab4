# What breaks each rule of shapes/place.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Place-iri
DELETE { aPlace: ?p ?o } INSERT { <https://www.example.org/bilbao> ?p ?o } WHERE { aPlace: ?p ?o }

# rule: Place-country
DELETE WHERE { aPlace: uclg:country ?x }

# rule: Place-latitude
DELETE { aPlace: wgs:lat ?x } INSERT { aPlace: wgs:lat 95.0 } WHERE { aPlace: wgs:lat ?x }

# rule: Place-latitude
DELETE { aPlace: wgs:lat ?x } INSERT { aPlace: wgs:lat "north" } WHERE { aPlace: wgs:lat ?x }

# rule: Place-longitude
DELETE { aPlace: wgs:long ?x } INSERT { aPlace: wgs:long "-181.25"^^xsd:decimal } WHERE { aPlace: wgs:long ?x }

# rule: Place-population
DELETE { aPlace: uclg:population ?x } INSERT { aPlace: uclg:population -1 } WHERE { aPlace: uclg:population ?x }

# rule: Place-population
DELETE { aPlace: uclg:population ?x } INSERT { aPlace: uclg:population "many"^^xsd:integer } WHERE { aPlace: uclg:population ?x }

# rule: Place-geometry
DELETE { aGeometry: geo:asWKT ?x } INSERT { aGeometry: geo:asWKT "POINT(43.26; -2.93)"^^geo:wktLiteral } WHERE { aGeometry: geo:asWKT ?x }
