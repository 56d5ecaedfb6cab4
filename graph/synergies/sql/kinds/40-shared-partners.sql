-- Institutions that both work with: rare ones more (as with themes), recent work more (half after four years), and
-- half as much again where it is on the same theme. A collaboration without a year counts as 0.6.
WITH work AS (
  SELECT p.body, p.partner, p.node, p.theme,
    CASE WHEN p.day IS NULL THEN 6e-1 ELSE 1e0 / (1e0 + years * years / 16e0) END AS weight
  FROM (SELECT s.*, (asked.on_day - LEAST(s.day, asked.on_day)) / 365.25e0 AS years
        FROM partnerships AS s CROSS JOIN asked) AS p
  JOIN candidates AS c ON c.body = p.body AND c.closed = 0 WHERE p.day IS NULL OR years <= 12e0),
spread AS (SELECT partner, COUNT(DISTINCT body) AS n FROM work GROUP BY partner),
whole AS (SELECT COUNT(DISTINCT body) AS n FROM work),
rare AS (
  SELECT partner, ROUND(1e9 * (1e0 - LN(1e0 + spread.n) / LN(2e0 + whole.n))) / 1e9 AS rarity FROM spread CROSS JOIN whole),
pairs AS (
  SELECT one.body AS a, two.body AS b, one.partner AS via, one.node AS node_a, two.node AS node_b,
    CAST(ROUND(1e6 * rare.rarity * SQRT(one.weight * two.weight)
      * CASE WHEN one.theme = two.theme THEN 15e-1 ELSE 1e0 END) AS BIGINT) AS amount
  FROM work AS one JOIN work AS two ON two.partner = one.partner AND one.body < two.body
  JOIN rare ON rare.partner = one.partner
  LEFT JOIN kin ON kin.a = one.body AND kin.b = two.body
  WHERE kin.a IS NULL AND one.partner <> two.body AND one.partner <> one.body),
ranked AS (
  SELECT pairs.*, ROW_NUMBER() OVER (PARTITION BY a, b, via ORDER BY amount DESC, node_a, node_b) AS place FROM pairs)
SELECT a, b, via, node_a, node_b, 0 AS giver, amount FROM ranked WHERE place = 1
