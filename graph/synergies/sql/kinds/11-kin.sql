-- Pairs about which nothing need be said: one is part of the other, or both are parts of the same programme; the
-- governing bodies of an organization; policy councils of which the one began after the last sign of the
-- other: they are of different terms, and the later carry on the earlier.
SELECT DISTINCT LEAST(body, other) AS a, GREATEST(body, other) AS b FROM (
  SELECT child.whole AS body, parent.whole AS other
  FROM body_above JOIN bodies AS child ON child.body = body_above.body
  JOIN bodies AS parent ON parent.body = body_above.above
  UNION ALL
  SELECT one.body, two.body FROM bodies AS one JOIN bodies AS two ON two.parent = one.parent
  JOIN bodies AS shared ON shared.body = one.parent AND shared.family = 'programme'
  UNION ALL
  SELECT one.body, two.body FROM bodies AS one JOIN bodies AS two ON two.parent = one.parent
  WHERE one.family = 'governing' AND two.family = 'governing'
  UNION ALL
  SELECT one.body, two.body FROM candidates AS one JOIN candidates AS two ON two.kind = 'policy-council'
    AND two.starts > one.last_sign
  WHERE one.kind = 'policy-council') AS pairs
WHERE body <> other
