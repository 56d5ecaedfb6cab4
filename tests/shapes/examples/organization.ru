# What breaks each rule of shapes/organization.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Organization-iri
DELETE { anOrganization: ?p ?o } INSERT { <https://w3id.org/uclg-graph/id/organization/Some_Network> ?p ?o } WHERE { anOrganization: ?p ?o }

# rule: Organization-country
DELETE { anOrganization: uclg:country ?x } INSERT { anOrganization: uclg:country "Spain"@en } WHERE { anOrganization: uclg:country ?x }
