-- Themes that are no bare words, and those above them. What a body says of itself is stated; the themes of its
-- programmes, activities and collaborations are not. The focus areas of an edition are wide: where the programme of
-- that edition repeats one, it is no theme of the body.
CREATE TABLE fit AS
SELECT links.s AS theme FROM links JOIN things ON things.id = links.o AND ends_with(things.iri, '/scheme/theme')
WHERE links.p = 'skos:inScheme'
  AND links.s NOT IN (SELECT s FROM texts WHERE p = 'uclg:generic' AND o IN ('true', '1'));
CREATE TABLE themes_above AS
WITH RECURSIVE walk(theme, above, steps) AS (
  SELECT theme, theme, 0 FROM fit
  UNION
  SELECT walk.theme, links.o, walk.steps + 1 FROM walk
  JOIN links ON links.s = walk.above AND links.p = 'skos:broader' JOIN fit ON fit.theme = links.o
  WHERE walk.steps < 2)
SELECT theme, above, CAST(min(steps) AS INTEGER) AS steps FROM walk GROUP BY theme, above;
CREATE TABLE wide AS
SELECT DISTINCT area.s AS edition, programme.o AS programme, fit.theme
FROM links AS area JOIN typed ON typed.s = area.s AND typed.class = 'Edition'
JOIN slugs AS a ON a.id = area.o JOIN slugs AS same ON same.slug = a.slug JOIN fit ON fit.theme = same.id
LEFT JOIN links AS programme ON programme.s = area.s AND programme.p = 'uclg:programme'
WHERE area.p = 'uclg:focusArea';
CREATE TABLE body_themes AS
SELECT said.body, said.theme, arg_max(said.node, (said.stated, coalesce(said.day, 0), -said.node)) AS node,
  CAST(max(said.stated) AS INTEGER) AS stated,
  CASE WHEN max(said.stated) = 0 THEN max(said.day) END AS day
FROM (
  SELECT b.whole AS body, subject.o AS theme, b.body AS node,
    CASE WHEN b.family = 'programme' AND b.body <> b.whole THEN 0 ELSE 1 END AS stated, b.ends AS day
  FROM bodies AS b JOIN links AS subject ON subject.s = b.body AND subject.p = 'dct:subject'
  WHERE (b.body, subject.o) NOT IN (SELECT (programme, theme) FROM wide WHERE programme IS NOT NULL)
  UNION ALL
  SELECT b.whole, subject.o, work.s, 0, dated.day FROM links AS work
  JOIN bodies AS b ON b.body = work.o
  JOIN links AS subject ON subject.s = work.s AND subject.p = 'dct:subject'
  LEFT JOIN (SELECT s, max(last_day) AS day FROM days WHERE p IN ('uclg:year', 'uclg:latestDate') GROUP BY s) AS dated
    ON dated.s = work.s
  WHERE work.p = 'uclg:body') AS said
JOIN fit ON fit.theme = said.theme GROUP BY said.body, said.theme;
