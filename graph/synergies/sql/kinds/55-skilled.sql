-- Themes on which a government has practices, with the first of them; rarity as among bodies.
WITH skilled AS (
  SELECT w.owner AS city, wt.theme, MIN(w.work) AS work FROM works AS w CROSS JOIN asked
  JOIN work_themes AS wt ON wt.work = w.work
  WHERE w.kind = 'practice' AND (w.day IS NULL OR w.day <= asked.on_day + 366) GROUP BY w.owner, wt.theme),
spread AS (SELECT theme, COUNT(*) AS n FROM skilled GROUP BY theme),
whole AS (SELECT COUNT(DISTINCT city) AS n FROM skilled)
SELECT skilled.city, skilled.theme, skilled.work, ROUND(1e9 * (1e0 - LN(1e0 + spread.n) / LN(2e0 + whole.n))) / 1e9 AS rarity
FROM skilled JOIN spread ON spread.theme = skilled.theme CROSS JOIN whole
