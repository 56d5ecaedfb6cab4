-- Members shared beyond the leaders shared, where there are two or more and more than chance would give.
-- Chance: bodies with n and m members drawn from N holders share n x m / N of them (the hypergeometric mean).
-- Each holder adds its weight times the part of the whole that is above chance.
WITH sizes AS (SELECT body, SUM(weight) / 1e6 AS size FROM members GROUP BY body),
everybody AS (SELECT CAST(COUNT(DISTINCT holder) AS DOUBLE) AS n FROM members),
beyond AS (
  SELECT m.* FROM members_shared AS m
  LEFT JOIN (SELECT DISTINCT a, b, via FROM shared_leadership) AS lead
    ON lead.a = m.a AND lead.b = m.b AND lead.via = m.via
  LEFT JOIN kin ON kin.a = m.a AND kin.b = m.b
  WHERE lead.a IS NULL AND kin.a IS NULL AND m.via <> m.a AND m.via <> m.b),
totals AS (
  SELECT a, b, CAST(SUM(amount) AS BIGINT) / 1e6 AS seen FROM beyond GROUP BY a, b HAVING COUNT(*) >= 2),
above AS (
  SELECT t.a, t.b, (t.seen - one.size * two.size / everybody.n) / t.seen AS part
  FROM totals AS t JOIN sizes AS one ON one.body = t.a JOIN sizes AS two ON two.body = t.b CROSS JOIN everybody)
SELECT m.a, m.b, m.via, m.node_a, m.node_b, 0 AS giver, CAST(ROUND(m.amount * above.part * above.part) AS BIGINT) AS amount
FROM beyond AS m JOIN above ON above.a = m.a AND above.b = m.b
WHERE above.part > 0
