-- The same government, person or organization leads both, and at the same time. Each holder adds the geometric
-- mean of what its best two seats weigh, a deputy's at eight tenths; its other seats there are evidence only. What
-- is over for more than six years is no synergy any more.
WITH leaders AS (
  SELECT p.*, weight * CASE grade WHEN 'deputy' THEN 8e-1 ELSE 1e0 END AS lead
  FROM presence AS p CROSS JOIN asked WHERE until_day >= on_day - 2192 AND grade IN ('chief', 'deputy') AND known <> 'undated'),
pairs AS (
  SELECT one.body AS a, two.body AS b, one.holder AS via, one.seat AS node_a, two.seat AS node_b,
    CAST(ROUND(SQRT(one.lead * two.lead)) AS BIGINT) AS amount
  FROM leaders AS one JOIN leaders AS two ON two.holder = one.holder AND one.body < two.body
    AND one.first_day <= two.until_day AND two.first_day <= one.until_day
  LEFT JOIN kin ON kin.a = one.body AND kin.b = two.body
  WHERE kin.a IS NULL AND one.holder <> two.body AND two.holder <> one.body),
ranked AS (
  SELECT pairs.*, ROW_NUMBER() OVER (PARTITION BY a, b, via ORDER BY amount DESC, node_a, node_b) AS place
  FROM pairs)
SELECT a, b, via, node_a, node_b, 0 AS giver, CASE WHEN place = 1 THEN amount ELSE 0 END AS amount FROM ranked
