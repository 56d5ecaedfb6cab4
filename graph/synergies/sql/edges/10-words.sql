-- Types by their own names, names in three languages, sources, and partial dates as days since 1970-01-01.
CREATE TABLE typed AS
SELECT links.s, split_part(things.iri, '#', 2) AS class
FROM links JOIN things ON things.id = links.o
WHERE links.p = 'rdf:type' AND contains(things.iri, '/ontology#');
CREATE TABLE names AS
SELECT s AS id, lang, min(o) AS name FROM texts
WHERE p IN ('rdfs:label', 'skos:prefLabel', 'dct:title') AND lang IN ('en', 'es', 'fr') GROUP BY s, lang;
CREATE TABLE acronyms AS SELECT s AS id, min(o) AS acronym FROM texts WHERE p = 'uclg:acronym' GROUP BY s;
CREATE TABLE sources AS SELECT s AS node, o AS source FROM links WHERE p = 'dct:source';
CREATE TABLE dataset AS SELECT min(o) AS as_of FROM texts WHERE p = 'uclg:asOf';
CREATE TABLE slugs AS SELECT s AS id, min(o) AS slug FROM texts WHERE p = 'skos:notation' GROUP BY s;
CREATE TABLE days AS
SELECT s, p, length(o) AS exact,
  CAST(date_diff('day', DATE '1970-01-01', TRY_CAST(substr(o || '-01-01', 1, 10) AS DATE)) AS INTEGER) AS first_day,
  CAST(date_diff('day', DATE '1970-01-01', CASE length(o) WHEN 4 THEN TRY_CAST(o || '-12-31' AS DATE)
    WHEN 7 THEN last_day(TRY_CAST(o || '-01' AS DATE)) ELSE TRY_CAST(o AS DATE) END) AS INTEGER) AS last_day
FROM texts
WHERE p IN ('schema:startDate', 'schema:endDate', 'uclg:earliestDate', 'uclg:latestDate', 'uclg:year')
  AND regexp_full_match(o, '\d{4}(-\d\d(-\d\d)?)?');
