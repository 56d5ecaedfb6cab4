-- Bodies that may be brought together on the day: begun; not ended more than six years before; and not silent for
-- more than twelve, where anything dated is known of them. One that has ended (`closed`) is only found by who led it.
WITH signs AS (
  SELECT body, MAX(day) AS day FROM (
    SELECT body, latest AS day FROM seats UNION ALL SELECT body, last_day FROM meetings
    UNION ALL SELECT body, day FROM partnerships UNION ALL SELECT owner, day FROM works
    UNION ALL SELECT body, starts FROM bodies) AS dated
  GROUP BY body)
SELECT b.body, b.kind, b.family, b.parent, b.ends, CASE WHEN b.ends < asked.on_day THEN 1 ELSE 0 END AS closed
FROM bodies AS b CROSS JOIN asked LEFT JOIN signs ON signs.body = b.body
WHERE b.body = b.whole
  AND (b.family IN ('consultation', 'governing', 'section', 'programme')
    OR (b.family = 'partner' AND asked.partners = 1))
  AND (b.starts IS NULL OR b.starts <= asked.on_day)
  AND (b.ends IS NULL OR b.ends >= asked.on_day - 2192)
  AND (signs.day IS NULL OR signs.day >= asked.on_day - 4383)
