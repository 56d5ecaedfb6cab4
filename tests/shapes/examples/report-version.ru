# What breaks each rule of shapes/report-version.ttl when it is done to sound.ttl. A line with the rule goes before.

# rule: ReportVersion
INSERT DATA { aVersion: uclg:filename "report.txt" }

# rule: ReportVersion-iri
DELETE { aVersion: ?p ?o } INSERT { <https://w3id.org/uclg-graph/id/report/digital-cities-2020-2021/de> ?p ?o } WHERE { aVersion: ?p ?o }

# rule: ReportVersion-language
DELETE { aVersion: dct:language ?x } INSERT { aVersion: dct:language "English" } WHERE { aVersion: dct:language ?x }

# rule: ReportVersion-file
DELETE WHERE { aVersion: uclg:fileName ?x }

# rule: ReportVersion-checksum
DELETE { aVersion: uclg:sha256 ?x } INSERT { aVersion: uclg:sha256 "0123" } WHERE { aVersion: uclg:sha256 ?x }

# rule: ReportVersion-characters
DELETE { aVersion: uclg:characters ?x } INSERT { aVersion: uclg:characters 0 } WHERE { aVersion: uclg:characters ?x }

# rule: ReportVersion-text-checksum
DELETE WHERE { aVersion: uclg:textSha256 ?x }

# rule: ReportVersion-format
DELETE { aVersion: dct:format ?x } INSERT { aVersion: dct:format "PDF" } WHERE { aVersion: dct:format ?x }
