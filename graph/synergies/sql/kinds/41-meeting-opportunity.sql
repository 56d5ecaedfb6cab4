-- Both take part in the same event or activity, or in two within ten days in the same city (half). What is to come
-- counts whole, what is past half, and half of that after two years; an event of n bodies counts 2 / n.
WITH met AS (
  SELECT m.*, m.last_day - m.first_day AS spread,
    CASE WHEN m.last_day >= asked.on_day THEN 1e0
      ELSE 5e-1 / (1e0 + (asked.on_day - m.last_day) / 365.25e0 * (asked.on_day - m.last_day) / 365.25e0 / 4e0) END
      AS weight,
    COUNT(*) OVER (PARTITION BY m.event) AS crowd
  FROM meetings AS m CROSS JOIN asked JOIN candidates AS c ON c.body = m.body AND c.closed = 0
  WHERE m.last_day >= asked.on_day - 2192),
pairs AS (
  SELECT one.body AS a, two.body AS b, one.event AS via, one.node AS node_a, two.node AS node_b,
    CAST(ROUND(1e6 * one.weight * 2e0 / one.crowd) AS BIGINT) AS amount
  FROM met AS one JOIN met AS two ON two.event = one.event AND one.body < two.body
  UNION ALL
  SELECT LEAST(one.body, two.body), GREATEST(one.body, two.body), one.event,
    CASE WHEN one.body < two.body THEN one.node ELSE two.node END,
    CASE WHEN one.body < two.body THEN two.node ELSE one.node END,
    CAST(ROUND(5e5 * SQRT(one.weight * two.weight) * 2e0 / (one.crowd + two.crowd)) AS BIGINT)
  FROM met AS one JOIN met AS two ON two.host = one.host AND one.event < two.event AND one.body <> two.body
    AND one.spread <= 31 AND two.spread <= 31
    AND one.first_day <= two.last_day + 10 AND two.first_day <= one.last_day + 10)
SELECT p.a, p.b, p.via, p.node_a, p.node_b, 0 AS giver, p.amount FROM pairs AS p
LEFT JOIN kin ON kin.a = p.a AND kin.b = p.b WHERE kin.a IS NULL
