-- How rare each theme is among the open bodies: 1 - ln(1 + n) / ln(1 + N) with n bodies that have it or one under
-- it, of N that have any. Rounded to billionths: the last bit of a logarithm depends on who works it out.
WITH held AS (
  SELECT DISTINCT up.above AS theme, t.body FROM themes_held AS t
  JOIN themes_above AS up ON up.theme = t.theme),
whole AS (SELECT COUNT(DISTINCT body) AS n FROM held)
SELECT held.theme, ROUND(1e9 * (1e0 - LN(1e0 + COUNT(*)) / LN(2e0 + MAX(whole.n)))) / 1e9 AS rarity FROM held CROSS JOIN whole
GROUP BY held.theme
