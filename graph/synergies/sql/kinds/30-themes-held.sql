-- The themes of each open body on the day. What it says of itself counts whole; a theme known only from what it or
-- its programmes did counts half, and half of that four years later, until it is less than a fifth.
SELECT body, theme, node, part FROM (
  SELECT t.body, t.theme, t.node,
    CASE WHEN t.stated = 1 THEN 1e0 WHEN t.day IS NULL THEN 5e-1
      ELSE 5e-1 / (1e0 + (asked.on_day - LEAST(t.day, asked.on_day)) / 365.25e0
        * (asked.on_day - LEAST(t.day, asked.on_day)) / 365.25e0 / 16e0) END AS part
  FROM body_themes AS t CROSS JOIN asked JOIN candidates AS c ON c.body = t.body AND c.closed = 0) AS held
WHERE part >= 2e-1
