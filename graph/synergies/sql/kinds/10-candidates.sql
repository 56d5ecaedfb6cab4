-- Bodies that may be brought together on the day: begun; not ended more than six years before; and not silent for
-- more than twelve, where anything dated is known of them. One that has ended (`closed`) is only found by who led it.
-- life: 1 / (1 + (years since the last sign of it / 6)^2), where nothing dated is known 0.7. What had not begun by the
-- day is no sign; what is known by its last day only (a year's) is taken to have begun a year before.
WITH dated AS (
  SELECT body, earliest AS since, latest AS day FROM seats UNION ALL SELECT body, first_day, last_day FROM meetings
  UNION ALL SELECT body, day - 365, day FROM partnerships UNION ALL SELECT owner, day - 365, day FROM works
  UNION ALL SELECT body, starts, starts FROM bodies),
signs AS (
  SELECT dated.body, MAX(LEAST(dated.day, asked.on_day)) AS day FROM dated CROSS JOIN asked
  WHERE dated.since <= asked.on_day GROUP BY dated.body)
SELECT b.body, b.kind, b.family, b.parent, b.starts, b.ends, signs.day AS last_sign,
  CASE WHEN b.ends < asked.on_day THEN 1 ELSE 0 END AS closed,
  CASE WHEN signs.day IS NULL THEN 7e-1
    ELSE 1e0 / (1e0 + (asked.on_day - signs.day) / 365.25e0 * (asked.on_day - signs.day) / 365.25e0 / 36e0) END AS life
FROM bodies AS b CROSS JOIN asked LEFT JOIN signs ON signs.body = b.body
WHERE b.body = b.whole
  AND (b.family IN ('consultation', 'governing', 'section', 'programme')
    OR (b.family = 'partner' AND asked.partners = 1))
  AND (b.starts IS NULL OR b.starts <= asked.on_day)
  AND (b.ends IS NULL OR b.ends >= asked.on_day - 2192)
  AND (signs.day IS NULL OR signs.day >= asked.on_day - 4383)
