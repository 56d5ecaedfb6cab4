# What breaks each rule of shapes/dataset.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Dataset-iri
DELETE { theDataset: ?p ?o } INSERT { <https://w3id.org/uclg-graph/data> ?p ?o } WHERE { theDataset: ?p ?o }

# rule: Dataset-title
DELETE WHERE { theDataset: dct:title ?x }

# rule: Dataset-as-of
DELETE { theDataset: uclg:asOf ?x } INSERT { theDataset: uclg:asOf "2026"^^xsd:gYear } WHERE { theDataset: uclg:asOf ?x }

# rule: Dataset-licence
DELETE { theDataset: dct:license ?x } INSERT { theDataset: dct:license "CC BY" } WHERE { theDataset: dct:license ?x }

# rule: Dataset-publisher
DELETE WHERE { theDataset: dct:publisher ?x }
