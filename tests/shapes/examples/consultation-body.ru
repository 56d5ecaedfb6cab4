# What breaks each rule of shapes/consultation-body.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: ConsultationBody-kind
DELETE { body:forum uclg:bodyKind ?x } INSERT { body:forum uclg:bodyKind kind:section } WHERE { body:forum uclg:bodyKind ?x }

# rule: PolicyCouncil-kind
DELETE { body:council uclg:bodyKind ?x } INSERT { body:council uclg:bodyKind kind:forum } WHERE { body:council uclg:bodyKind ?x }

# rule: Commission-kind
DELETE { body:commission uclg:bodyKind ?x } INSERT { body:commission uclg:bodyKind kind:forum } WHERE { body:commission uclg:bodyKind ?x }

# rule: Committee-kind
DELETE { body:committee uclg:bodyKind ?x } INSERT { body:committee uclg:bodyKind kind:forum } WHERE { body:committee uclg:bodyKind ?x }

# rule: CommunityOfPractice-kind
DELETE { body:cop-digital-cities uclg:bodyKind ?x } INSERT { body:cop-digital-cities uclg:bodyKind kind:forum } WHERE { body:cop-digital-cities uclg:bodyKind ?x }

# rule: WorkingGroup-kind
DELETE { body:working-group uclg:bodyKind ?x } INSERT { body:working-group uclg:bodyKind kind:forum } WHERE { body:working-group uclg:bodyKind ?x }

# rule: Forum-kind
DELETE { body:forum uclg:bodyKind ?x } INSERT { body:forum uclg:bodyKind kind:committee } WHERE { body:forum uclg:bodyKind ?x }

# rule: Local4ActionHub-kind
DELETE { body:hub uclg:bodyKind ?x } INSERT { body:hub uclg:bodyKind kind:forum } WHERE { body:hub uclg:bodyKind ?x }

# rule: ConsultationBody-parent
DELETE WHERE { body:hub org:subOrganizationOf ?x }
