-- How close two themes are: the rarity of the nearest theme that is above both or is one of them, halved for each
-- step up; three steps and more are too far.
SELECT theme, other, through, alike FROM (
  SELECT one.theme, two.theme AS other, one.above AS through,
    rarity.rarity * CASE one.steps + two.steps WHEN 0 THEN 1e0 WHEN 1 THEN 5e-1 ELSE 25e-2 END AS alike,
    ROW_NUMBER() OVER (PARTITION BY one.theme, two.theme
      ORDER BY one.steps + two.steps, rarity.rarity DESC, one.above) AS place
  FROM themes_above AS one JOIN themes_above AS two ON two.above = one.above AND one.steps + two.steps <= 2
  JOIN rarity ON rarity.theme = one.above) AS ranked
WHERE place = 1
