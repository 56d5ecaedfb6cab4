-- Governments that sit together: the bodies; half the rarity of each theme on which both have practices; a quarter
-- for each on which one has practices, the other has none, and a body of the other works. Bodies alone are
-- no news to the two: it takes themes of 0.15 together.
WITH skills AS (
  SELECT p.a, p.b, s.city AS giver, s.theme, s.work, s.rarity
  FROM city_pairs AS p JOIN skilled AS s ON s.city = p.a
  UNION ALL
  SELECT p.a, p.b, s.city, s.theme, s.work, s.rarity FROM city_pairs AS p JOIN skilled AS s ON s.city = p.b),
alike AS (
  SELECT one.a, one.b, one.theme AS via, one.work AS node_a, two.work AS node_b, 0 AS giver,
    CAST(ROUND(5e5 * one.rarity) AS BIGINT) AS amount
  FROM skills AS one JOIN skilled AS two ON two.city = one.b AND two.theme = one.theme WHERE one.giver = one.a),
taught AS (
  SELECT s.a, s.b, s.theme AS via, CASE WHEN s.giver = s.a THEN s.work ELSE wants.seat END AS node_a,
    CASE WHEN s.giver = s.a THEN wants.seat ELSE s.work END AS node_b, s.giver,
    CAST(ROUND(25e4 * s.rarity) AS BIGINT) AS amount
  FROM skills AS s
  JOIN interest AS wants ON wants.city = CASE WHEN s.giver = s.a THEN s.b ELSE s.a END AND wants.theme = s.theme
  LEFT JOIN skilled AS own ON own.city = wants.city AND own.theme = s.theme WHERE own.city IS NULL),
chosen AS (
  SELECT a, b FROM (SELECT a, b, amount FROM alike UNION ALL SELECT a, b, amount FROM taught) AS exchanged
  GROUP BY a, b HAVING SUM(amount) >= 15e4)
SELECT t.a, t.b, t.via, t.node_a, t.node_b, 0 AS giver, t.amount
FROM together AS t JOIN chosen ON chosen.a = t.a AND chosen.b = t.b
UNION ALL SELECT t.a, t.b, t.via, t.node_a, t.node_b, t.giver, t.amount
FROM alike AS t JOIN chosen ON chosen.a = t.a AND chosen.b = t.b
UNION ALL SELECT t.a, t.b, t.via, t.node_a, t.node_b, t.giver, t.amount
FROM taught AS t JOIN chosen ON chosen.a = t.a AND chosen.b = t.b
