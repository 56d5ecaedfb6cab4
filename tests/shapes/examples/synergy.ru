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

# rule: Synergy-part
DELETE WHERE { aSynergy: uclg:synergyPart ?x }

# rule: Synergy-next-step
DELETE DATA { aSynergy: uclg:nextStep "Preguntar a la ciudad."@es }

# rule: Synergy-day
DELETE WHERE { aSynergy: uclg:asOf ?x }

# rule: Synergy-formulas
INSERT DATA { aSynergy: uclg:formulaVersion "2" }

# rule: SynergyPart-kind
INSERT DATA { aSynergyPart: uclg:synergyKind <https://w3id.org/uclg-graph/id/synergy-kind/bridge> }

# rule: SynergyPart-strength
DELETE { aSynergyPart: uclg:strength ?x } INSERT { aSynergyPart: uclg:strength 1.5 } WHERE { aSynergyPart: uclg:strength ?x }

# rule: SynergyPart-share
DELETE WHERE { aSynergyPart: uclg:share ?x }

# rule: SynergyPart-evidence
DELETE WHERE { aSynergyPart: uclg:restsOn ?x }

# rule: SynergyPart-reason
DELETE DATA { aSynergyPart: uclg:reason "La misma ciudad dirige ambos."@es }

# rule: SynergyPart-next-step
DELETE DATA { aSynergyPart: uclg:nextStep "Demander à la ville."@fr }
