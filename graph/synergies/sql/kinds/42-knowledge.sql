-- What one body has that bears on the themes of the other: editions and studies whole, practices it collects at a
-- third, by the closest theme, half after six years, times how alive the other is; the second best counts half, the
-- third a quarter: a large collection is no more than twice its best piece. A work that was offered adds 0.8, half of
-- that after six years; an offer without a date 0.6. `giver` is the body that has it, `via` the theme or what was
-- offered.
WITH open_body AS (SELECT body, life FROM candidates WHERE closed = 0),
given AS (
  SELECT w.owner AS giver, t.body AS receiver, w.work, t.node, close.through,
    ROUND(1e6 * close.alike * CASE w.kind WHEN 'collected' THEN 1e0 / 3e0 ELSE 1e0 END
      * t.part * wants.life * CASE wt.stated WHEN 1 THEN 1e0 ELSE 5e-1 END
      / (1e0 + CASE WHEN w.day IS NULL THEN 0e0
        ELSE (asked.on_day - LEAST(w.day, asked.on_day)) / 365.25e0
          * (asked.on_day - LEAST(w.day, asked.on_day)) / 365.25e0 / 36e0 END)) AS amount
  FROM works AS w CROSS JOIN asked JOIN open_body AS has ON has.body = w.owner
  JOIN work_themes AS wt ON wt.work = w.work JOIN likeness AS close ON close.theme = wt.theme
  JOIN themes_held AS t ON t.theme = close.other JOIN open_body AS wants ON wants.body = t.body
  WHERE w.kind <> 'practice' AND t.body <> w.owner AND (w.day IS NULL OR w.day <= asked.on_day + 366)),
best AS (
  SELECT giver, receiver, through, work, node, amount FROM (
    SELECT given.*, ROW_NUMBER() OVER (PARTITION BY giver, receiver, work ORDER BY amount DESC, through, node) AS place
    FROM given) AS ranked WHERE place = 1),
fewer AS (
  SELECT best.*, ROW_NUMBER() OVER (PARTITION BY giver, receiver ORDER BY amount DESC, work) AS place FROM best),
found AS (
  SELECT giver, receiver, through AS via, work, node, ROUND(amount * POWER(5e-1, place - 1)) AS amount
  FROM fewer WHERE place <= 10
  UNION ALL
  SELECT o.body, o.recipient, o.product, o.product, o.offer,
    ROUND(CASE WHEN o.day IS NULL THEN 6e5 ELSE 8e5 / (1e0 + (asked.on_day - LEAST(o.day, asked.on_day)) / 365.25e0
      * (asked.on_day - LEAST(o.day, asked.on_day)) / 365.25e0 / 36e0) END)
  FROM offers AS o CROSS JOIN asked JOIN open_body AS has ON has.body = o.body
  JOIN open_body AS wants ON wants.body = o.recipient)
SELECT LEAST(f.giver, f.receiver) AS a, GREATEST(f.giver, f.receiver) AS b, f.via,
  f.work AS node_a, f.node AS node_b, f.giver, CAST(f.amount AS BIGINT) AS amount
FROM found AS f LEFT JOIN kin ON kin.a = LEAST(f.giver, f.receiver) AND kin.b = GREATEST(f.giver, f.receiver)
WHERE kin.a IS NULL
