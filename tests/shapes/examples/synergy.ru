# What breaks each rule of shapes/synergy.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: Synergy-between
DELETE { aSynergy: uclg:between ?x } INSERT { aSynergy: uclg:between body:uclg } WHERE { aSynergy: uclg:between ?x }

# rule: Synergy-kind
DELETE WHERE { aSynergy: uclg:synergyKind ?x }

# rule: Synergy-strength
DELETE { aSynergy: uclg:strength ?x } INSERT { aSynergy: uclg:strength 0.0 } WHERE { aSynergy: uclg:strength ?x }

# rule: Synergy-evidence
DELETE WHERE { aSynergy: uclg:restsOn ?x }

# rule: Synergy-reason
DELETE DATA { aSynergy: uclg:reason "La misma ciudad dirige ambos."@es }
