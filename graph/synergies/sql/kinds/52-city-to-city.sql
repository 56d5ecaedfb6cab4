-- Governments that sit in the same bodies now: each body adds the smaller weight over the square root of how many
-- others sit there; bodies of more than sixty connect nobody. Each theme on which both have practices adds half its
-- rarity, and each theme on which one has practices, the other none, and a body of the other works, a quarter.
WITH sitting AS (
  SELECT m.*, COUNT(*) OVER (PARTITION BY m.body) AS crowd
  FROM members AS m WHERE m.holder_kind = 'government' AND m.in_force = 1),
together AS (
  SELECT one.holder AS a, two.holder AS b, one.body AS via, one.seat AS node_a, two.seat AS node_b,
    CAST(ROUND(LEAST(one.weight, two.weight) / SQRT(one.crowd - 1e0)) AS BIGINT) AS amount
  FROM sitting AS one JOIN sitting AS two ON two.body = one.body AND one.holder < two.holder
  WHERE one.crowd <= 60),
pairs AS (SELECT a, b, COUNT(*) AS bodies FROM together GROUP BY a, b),
skilled AS (
  SELECT w.owner AS city, wt.theme, MIN(w.work) AS work FROM works AS w CROSS JOIN asked
  JOIN work_themes AS wt ON wt.work = w.work
  WHERE w.kind = 'practice' AND (w.day IS NULL OR w.day <= asked.on_day + 366) GROUP BY w.owner, wt.theme),
spread AS (SELECT theme, COUNT(*) AS n FROM skilled GROUP BY theme),
whole AS (SELECT COUNT(DISTINCT city) AS n FROM skilled),
rare AS (SELECT theme, 1e0 - LN(1e0 + spread.n) / LN(2e0 + whole.n) AS rarity FROM spread CROSS JOIN whole),
interest AS (
  SELECT s.holder AS city, t.theme, MIN(s.seat) AS seat FROM sitting AS s JOIN themes_held AS t ON t.body = s.body
  WHERE t.part = 1e0 AND s.crowd <= 60 GROUP BY s.holder, t.theme),
alike AS (
  SELECT p.a, p.b, one.theme AS via, one.work AS node_a, two.work AS node_b, 0 AS giver,
    CAST(ROUND(5e5 * rare.rarity) AS BIGINT) AS amount
  FROM pairs AS p JOIN skilled AS one ON one.city = p.a JOIN skilled AS two ON two.city = p.b AND two.theme = one.theme
  JOIN rare ON rare.theme = one.theme),
taught AS (
  SELECT one.a, one.b, one.via, one.node_a, one.node_b, one.giver, one.amount FROM (
    SELECT p.a, p.b, has.theme AS via, has.work AS node_a, wants.seat AS node_b, p.a AS giver, p.b AS learner,
      CAST(ROUND(25e4 * rare.rarity) AS BIGINT) AS amount
    FROM pairs AS p JOIN skilled AS has ON has.city = p.a
    JOIN interest AS wants ON wants.city = p.b AND wants.theme = has.theme JOIN rare ON rare.theme = has.theme
    UNION ALL
    SELECT p.a, p.b, has.theme, wants.seat, has.work, p.b, p.a, CAST(ROUND(25e4 * rare.rarity) AS BIGINT)
    FROM pairs AS p JOIN skilled AS has ON has.city = p.b
    JOIN interest AS wants ON wants.city = p.a AND wants.theme = has.theme JOIN rare ON rare.theme = has.theme) AS one
  LEFT JOIN skilled AS own ON own.city = one.learner AND own.theme = one.via WHERE own.city IS NULL),
chosen AS (
  SELECT a, b FROM pairs WHERE bodies >= 2 UNION SELECT a, b FROM alike UNION SELECT a, b FROM taught),
everything AS (
  SELECT a, b, via, node_a, node_b, 0 AS giver, amount FROM together
  UNION ALL SELECT a, b, via, node_a, node_b, giver, amount FROM alike
  UNION ALL SELECT a, b, via, node_a, node_b, giver, amount FROM taught)
SELECT e.a, e.b, e.via, e.node_a, e.node_b, e.giver, e.amount
FROM everything AS e JOIN chosen ON chosen.a = e.a AND chosen.b = e.b
