-- Who is in which body on the day, and how surely. certainty x freshness x 1/2 if it is over, in millionths.
-- certainty: 1 where a start or an end is known, 0.8 where it was only seen, 0.25 without any date.
-- freshness: 1 / (1 + (years since it was last attested / 4)^2); nothing counts after twelve years.
SELECT seat, holder, holder_kind, body, role, grade, first_day, until_day, in_force, known,
  CAST(ROUND(1e6 * certainty * CASE WHEN over = 1 THEN 5e-1 ELSE 1e0 END
    / (1e0 + (years / 4e0) * (years / 4e0))) AS BIGINT) AS weight
FROM (
  SELECT s.seat, s.holder, s.holder_kind, s.body, s.role, s.grade, s.known, s.earliest AS first_day,
    CASE s.known WHEN 'dated' THEN 1e0 WHEN 'seen' THEN 8e-1 ELSE 25e-2 END AS certainty,
    CASE WHEN s.ends < asked.on_day OR c.closed = 1 THEN 1 ELSE 0 END AS over,
    CASE WHEN s.ends < asked.on_day THEN s.ends
      WHEN c.closed = 1 THEN LEAST(s.latest, c.ends)
      WHEN s.latest >= asked.on_day - 2192 THEN asked.on_day ELSE s.latest END AS until_day,
    CASE WHEN s.known <> 'undated' AND c.closed = 0 AND (s.ends IS NULL OR s.ends >= asked.on_day)
      AND s.latest >= asked.on_day - 2192 THEN 1 ELSE 0 END AS in_force,
    CASE WHEN s.known = 'undated' THEN 0e0
      ELSE (asked.on_day - LEAST(s.latest, asked.on_day, COALESCE(s.ends, asked.on_day),
        CASE WHEN c.closed = 1 THEN c.ends ELSE asked.on_day END)) / 365.25e0 END AS years
  FROM seats AS s CROSS JOIN asked JOIN candidates AS c ON c.body = s.body
  WHERE (s.earliest IS NULL OR s.earliest <= asked.on_day) AND s.holder <> s.body) AS dated
WHERE years <= 12e0
