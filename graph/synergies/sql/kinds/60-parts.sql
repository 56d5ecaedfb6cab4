-- The strength of each kind: x / (x + h), where x is the sum of what its evidence adds and h the sum for which the
-- strength is one half. Weaker than a tenth is not told. Whole
-- numbers are rounded, never decimals: engines differ in what they hold a decimal to be.
WITH sums AS (
  SELECT 'bodies' AS family, 'shared-leadership' AS kind, 25e4 AS half, a, b, SUM(amount) AS total FROM shared_leadership GROUP BY a, b
  UNION ALL SELECT 'bodies', 'shared-membership', 2e6, a, b, SUM(amount) FROM shared_membership GROUP BY a, b
  UNION ALL SELECT 'bodies', 'shared-themes', 6e5, a, b, SUM(amount) FROM shared_themes GROUP BY a, b
  UNION ALL SELECT 'bodies', 'shared-partners', 1e6, a, b, SUM(amount) FROM shared_partners GROUP BY a, b
  UNION ALL SELECT 'bodies', 'meeting-opportunity', 5e5, a, b, SUM(amount) FROM meeting_opportunity GROUP BY a, b
  UNION ALL SELECT 'bodies', 'knowledge', 8e5, a, b, SUM(amount) FROM knowledge GROUP BY a, b
  UNION ALL SELECT 'bodies', 'bridge', 1e6, a, b, SUM(amount) FROM bridge GROUP BY a, b
  UNION ALL SELECT 'invitation', 'bridge', 6e5, a, b, SUM(amount) FROM invitation GROUP BY a, b
  UNION ALL SELECT 'cities', 'city-to-city', 1e6, a, b, SUM(amount) FROM city_to_city GROUP BY a, b)
SELECT family, kind, a, b, ROUND(1e4 * total / (total + half)) / 1e4 AS strength FROM sums WHERE total >= half / 9e0
