-- Editions and studies belong to the body that keeps them, practices to their city and to the body that collects
-- them. A focus area (wide, also where the programme repeats it) or key factor counts as the theme of the same code.
-- What is planned is no knowledge yet; of two practices that are the same initiative the first counts.
CREATE TABLE works AS
WITH keeper AS (
  SELECT s AS study, min(b.whole) AS body FROM links JOIN bodies AS b ON b.body = links.o
  WHERE links.p IN ('uclg:body', 'uclg:programme') AND s IN (SELECT s FROM typed WHERE class = 'Study') GROUP BY s),
collector AS (
  SELECT s AS collection, min(b.whole) AS body FROM links JOIN bodies AS b ON b.body = links.o
  WHERE links.p IN ('uclg:body', 'uclg:programme') AND s IN (SELECT s FROM typed WHERE class = 'Collection')
  GROUP BY s),
practice AS (
  SELECT s FROM typed WHERE class = 'Practice'
    AND s NOT IN (SELECT s FROM links WHERE p = 'uclg:sameInitiativeAs' AND o < s))
SELECT study AS work, 'study' AS kind, body AS owner, CAST(NULL AS INTEGER) AS day FROM keeper
UNION ALL
SELECT e.s, 'edition', keeper.body, max(days.last_day)
FROM links AS e JOIN typed ON typed.s = e.s AND typed.class = 'Edition'
JOIN keeper ON keeper.study = e.o
JOIN links AS status ON status.s = e.s AND status.p = 'uclg:editionStatus'
JOIN slugs ON slugs.id = status.o AND slugs.slug = 'done'
LEFT JOIN days ON days.s = e.s AND days.p = 'uclg:year'
WHERE e.p = 'uclg:study' GROUP BY e.s, keeper.body
UNION ALL
SELECT practice.s, 'practice', links.o, max(days.last_day)
FROM practice JOIN links ON links.s = practice.s AND links.p = 'uclg:city'
LEFT JOIN days ON days.s = practice.s AND days.p = 'uclg:year' GROUP BY practice.s, links.o
UNION ALL
SELECT practice.s, 'collected', collector.body, max(days.last_day)
FROM practice JOIN links ON links.s = practice.s AND links.p = 'uclg:collection'
JOIN collector ON collector.collection = links.o
LEFT JOIN days ON days.s = practice.s AND days.p = 'uclg:year' GROUP BY practice.s, collector.body;
CREATE TABLE work_themes AS
SELECT said.work, said.theme, CAST(max(said.stated) AS INTEGER) AS stated FROM (
  SELECT s AS work, o AS theme, 1 AS stated FROM links WHERE p = 'dct:subject'
  UNION ALL
  SELECT w.s, subject.o, CASE WHEN wide.theme IS NULL THEN 1 ELSE 0 END FROM links AS w
  JOIN links AS subject ON subject.s = w.o AND subject.p = 'dct:subject'
  LEFT JOIN wide ON wide.edition = w.s AND wide.theme = subject.o WHERE w.p = 'uclg:programme'
  UNION ALL
  SELECT edition, theme, 0 FROM wide
  UNION ALL
  SELECT factor.s, theme.id, 1 FROM links AS factor JOIN slugs AS a ON a.id = factor.o
  JOIN slugs AS theme ON theme.slug = a.slug AND theme.id IN (SELECT theme FROM fit)
  WHERE factor.p = 'uclg:keyFactor' AND factor.s IN (SELECT s FROM typed WHERE class = 'Edition')) AS said
JOIN fit ON fit.theme = said.theme JOIN (SELECT DISTINCT work FROM works) AS w ON w.work = said.work
GROUP BY said.work, said.theme;
