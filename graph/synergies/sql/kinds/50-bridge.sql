-- One government, person or organization sits in both now, and nothing else connects them: no other holder, no
-- leading of both, no theme, partner, meeting or knowledge.
WITH single AS (
  SELECT a, b, MIN(via) AS via, MIN(node_a) AS node_a, MIN(node_b) AS node_b, MIN(amount) AS amount,
    MIN(in_force) AS in_force FROM members_shared GROUP BY a, b HAVING COUNT(*) = 1),
others AS (
  SELECT a, b FROM shared_leadership UNION SELECT a, b FROM shared_themes UNION SELECT a, b FROM shared_partners
  UNION SELECT a, b FROM meeting_opportunity UNION SELECT a, b FROM knowledge UNION SELECT a, b FROM kin)
SELECT single.a, single.b, single.via, single.node_a, single.node_b, 0 AS giver, single.amount
FROM single LEFT JOIN others ON others.a = single.a AND others.b = single.b
WHERE others.a IS NULL AND single.in_force = 1 AND single.via <> single.a AND single.via <> single.b
