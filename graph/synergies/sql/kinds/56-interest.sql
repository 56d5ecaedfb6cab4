-- Themes that bodies in which a government sits state as theirs, with a seat of it there.
SELECT s.holder AS city, t.theme, MIN(s.seat) AS seat FROM sitting AS s
JOIN themes_held AS t ON t.body = s.body AND t.part = 1e0 GROUP BY s.holder, t.theme
