-- What is told: of every body the strongest pairs, of every body and city the strongest invitations, of every city
-- the strongest other cities, as many as asked for. Pairs of bodies weaker than 0.15 are not told at all.
WITH enough AS (SELECT * FROM pairs WHERE strength >= CASE family WHEN 'bodies' THEN 15e-2 ELSE 5e-2 END),
ends AS (
  SELECT family, a, b, strength, a AS node FROM enough UNION ALL SELECT family, a, b, strength, b FROM enough),
ranked AS (
  SELECT ends.*, ROW_NUMBER() OVER (PARTITION BY family, node ORDER BY strength DESC, a, b) AS place FROM ends),
near AS (
  SELECT DISTINCT r.family, r.a, r.b, r.strength FROM ranked AS r CROSS JOIN asked
  WHERE r.place <= CASE r.family WHEN 'bodies' THEN asked.per_body ELSE asked.per_city END),
placed AS (
  SELECT near.*, ROW_NUMBER() OVER (PARTITION BY family ORDER BY strength DESC, a, b) AS place FROM near)
SELECT placed.family, placed.a, placed.b, placed.strength, placed.place FROM placed CROSS JOIN asked
WHERE placed.place <= asked.at_most
