-- What is told: of every body the strongest pairs, of every body and city the strongest invitations, of every city
-- the strongest other cities, as many as asked for.
WITH ends AS (
  SELECT family, a, b, strength, a AS node FROM pairs UNION ALL SELECT family, a, b, strength, b FROM pairs),
ranked AS (
  SELECT ends.*, ROW_NUMBER() OVER (PARTITION BY family, node ORDER BY strength DESC, a, b) AS place FROM ends),
near AS (
  SELECT DISTINCT r.family, r.a, r.b, r.strength FROM ranked AS r CROSS JOIN asked
  WHERE r.place <= CASE r.family WHEN 'bodies' THEN asked.per_body ELSE asked.per_city END),
placed AS (
  SELECT near.*, ROW_NUMBER() OVER (PARTITION BY family ORDER BY strength DESC, a, b) AS place FROM near)
SELECT placed.family, placed.a, placed.b, placed.strength, placed.place FROM placed CROSS JOIN asked
WHERE placed.place <= asked.at_most
