-- Each theme of the one meets the closest of the other, and the other way round; each meeting adds half of how
-- close they are, times the geometric mean of how alive the two bodies are.
WITH pairs AS (
  SELECT one.body AS a, two.body AS b, close.through AS via, one.node AS node_a, two.node AS node_b,
    one.theme AS theme_a, two.theme AS theme_b,
    CAST(ROUND(1e6 * close.alike * one.part * two.part * SQRT(ca.life * cb.life)) AS BIGINT) AS amount
  FROM themes_held AS one JOIN likeness AS close ON close.theme = one.theme
  JOIN themes_held AS two ON two.theme = close.other AND one.body < two.body
  JOIN candidates AS ca ON ca.body = one.body JOIN candidates AS cb ON cb.body = two.body
  LEFT JOIN kin ON kin.a = one.body AND kin.b = two.body WHERE kin.a IS NULL),
ranked AS (
  SELECT pairs.*, ROW_NUMBER() OVER (PARTITION BY a, b, theme_a ORDER BY amount DESC, theme_b) AS place_a,
    ROW_NUMBER() OVER (PARTITION BY a, b, theme_b ORDER BY amount DESC, theme_a) AS place_b FROM pairs)
SELECT a, b, via, node_a, node_b, 0 AS giver,
  CAST(FLOOR(amount * (CASE WHEN place_a = 1 THEN 5e-1 ELSE 0e0 END + CASE WHEN place_b = 1 THEN 5e-1 ELSE 0e0 END))
    AS BIGINT) AS amount
FROM ranked WHERE place_a = 1 OR place_b = 1
