-- A government that leads a body now, has practices on the themes of another, and has never had a seat in it: each
-- practice adds the closeness of its closest theme, half after six years, times what the leading seat weighs and how
-- alive the other is; the second best counts half, the third a quarter. Hubs invite nobody (they are a city's own), nor
-- do policy councils of which nothing is known since the latest began; and what a body collects itself it need not be
-- shown. A body that belongs to a section invites from its countries only: those with a government that has a seat in
-- the section or in a body of it.
WITH leads AS (
  SELECT holder, body, seat, weight, ROW_NUMBER() OVER (PARTITION BY holder ORDER BY weight DESC, seat) AS place
  FROM presence WHERE holder_kind = 'government' AND grade IN ('chief', 'deputy') AND in_force = 1),
latest_term AS (
  SELECT MAX(starts) AS starts FROM candidates WHERE kind = 'policy-council'),
open_body AS (
  SELECT c.body, c.life FROM candidates AS c CROSS JOIN latest_term AS term
  WHERE c.closed = 0 AND c.family = 'consultation' AND c.kind <> 'local4action-hub'
    AND (c.kind <> 'policy-council' OR c.last_sign IS NULL OR term.starts IS NULL OR c.last_sign >= term.starts)),
fits AS (
  SELECT l.holder AS city, t.body, l.seat, w.work, t.node, close.through,
    ROUND(l.weight * close.alike * t.part * open_body.life
      / (1e0 + CASE WHEN w.day IS NULL THEN 1e0
        ELSE (asked.on_day - LEAST(w.day, asked.on_day)) / 365.25e0
          * (asked.on_day - LEAST(w.day, asked.on_day)) / 365.25e0 / 36e0 END)) AS amount
  FROM leads AS l CROSS JOIN asked
  JOIN works AS w ON w.owner = l.holder AND w.kind = 'practice' AND (w.day IS NULL OR w.day <= asked.on_day + 366)
  JOIN work_themes AS wt ON wt.work = w.work JOIN likeness AS close ON close.theme = wt.theme
  JOIN themes_held AS t ON t.theme = close.other JOIN open_body ON open_body.body = t.body
  LEFT JOIN works AS known ON known.work = w.work AND known.owner = t.body AND known.kind = 'collected'
  WHERE l.place = 1 AND known.work IS NULL),
sections AS (
  SELECT up.body, up.above AS section FROM body_above AS up
  JOIN bodies AS b ON b.body = up.above AND b.family = 'section'),
countries AS (
  SELECT DISTINCT place.section, g.country FROM seats AS s
  JOIN (SELECT body, section FROM sections UNION SELECT section, section FROM sections) AS place
    ON place.body = s.body
  JOIN governments AS g ON g.government = s.holder),
best AS (
  SELECT fits.*, ROW_NUMBER() OVER (PARTITION BY city, body, work ORDER BY amount DESC, through, node) AS place
  FROM fits),
fewer AS (
  SELECT best.*, ROW_NUMBER() OVER (PARTITION BY city, body ORDER BY amount DESC, work) AS rest FROM best
  WHERE place = 1)
SELECT fewer.city AS a, fewer.body AS b, fewer.through AS via, fewer.seat AS node_a, fewer.work AS node_b,
  fewer.city AS giver,
  CAST(ROUND(fewer.amount * POWER(5e-1, fewer.rest - 1)) AS BIGINT) AS amount
FROM fewer LEFT JOIN (SELECT DISTINCT holder, body FROM seats) AS seated
  ON seated.holder = fewer.city AND seated.body = fewer.body
LEFT JOIN sections ON sections.body = fewer.body
LEFT JOIN governments AS g ON g.government = fewer.city
LEFT JOIN countries ON countries.section = sections.section AND countries.country = g.country
WHERE fewer.rest <= 10 AND seated.holder IS NULL AND (sections.section IS NULL OR countries.country IS NOT NULL)
