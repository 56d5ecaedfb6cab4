-- All kinds in one: 1 - (1 - cap x strength) for each, multiplied. No kind gives more than its cap, so that two
-- middling kinds outweigh any single one.
WITH caps AS (
  SELECT 'shared-leadership' AS kind, 65e-2 AS cap UNION ALL SELECT 'shared-membership', 5e-1
  UNION ALL SELECT 'shared-themes', 45e-2 UNION ALL SELECT 'shared-partners', 35e-2
  UNION ALL SELECT 'meeting-opportunity', 3e-1 UNION ALL SELECT 'knowledge', 45e-2
  UNION ALL SELECT 'bridge', 35e-2 UNION ALL SELECT 'city-to-city', 65e-2),
capped AS (
  SELECT p.family, p.a, p.b, p.kind, CASE WHEN p.family = 'invitation' THEN 65e-2 ELSE caps.cap END * p.strength AS part
  FROM parts AS p JOIN caps ON caps.kind = p.kind)
SELECT family, a, b, ROUND(1e4 * (1e0
    - (1e0 - MAX(CASE kind WHEN 'shared-leadership' THEN part ELSE 0e0 END))
    * (1e0 - MAX(CASE kind WHEN 'shared-membership' THEN part ELSE 0e0 END))
    * (1e0 - MAX(CASE kind WHEN 'shared-themes' THEN part ELSE 0e0 END))
    * (1e0 - MAX(CASE kind WHEN 'shared-partners' THEN part ELSE 0e0 END))
    * (1e0 - MAX(CASE kind WHEN 'meeting-opportunity' THEN part ELSE 0e0 END))
    * (1e0 - MAX(CASE kind WHEN 'knowledge' THEN part ELSE 0e0 END))
    * (1e0 - MAX(CASE kind WHEN 'bridge' THEN part ELSE 0e0 END))
    * (1e0 - MAX(CASE kind WHEN 'city-to-city' THEN part ELSE 0e0 END)))) / 1e4 AS strength
FROM capped GROUP BY family, a, b
