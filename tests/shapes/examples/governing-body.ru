# What breaks each rule of shapes/governing-body.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: GoverningBody-kind
DELETE { body:bureau uclg:bodyKind ?x } INSERT { body:bureau uclg:bodyKind kind:forum } WHERE { body:bureau uclg:bodyKind ?x }

# rule: Section-kind
DELETE { body:section uclg:bodyKind ?x } INSERT { body:section uclg:bodyKind kind:forum } WHERE { body:section uclg:bodyKind ?x }

# rule: Programme-kind
DELETE { body:programme uclg:bodyKind ?x } INSERT { body:programme uclg:bodyKind kind:forum } WHERE { body:programme uclg:bodyKind ?x }

# rule: PartnerInstitution-kind
DELETE { body:uraia uclg:bodyKind ?x } INSERT { body:uraia uclg:bodyKind kind:forum } WHERE { body:uraia uclg:bodyKind ?x }

# rule: WorldOrganization-kind
DELETE { body:uclg uclg:bodyKind ?x } INSERT { body:uclg uclg:bodyKind kind:forum } WHERE { body:uclg uclg:bodyKind ?x }
