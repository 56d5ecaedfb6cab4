-- Bodies. A programme counts for the body that runs it, a predecessor for what it became.
CREATE TABLE bodies AS
WITH known AS (
  SELECT k.s AS body, min(slugs.slug) AS kind, min(up.o) AS parent, min(started.first_day) AS starts,
    max(ended.last_day) AS ends
  FROM links AS k JOIN slugs ON slugs.id = k.o
  LEFT JOIN links AS up ON up.s = k.s AND up.p = 'org:subOrganizationOf'
  LEFT JOIN days AS started ON started.s = k.s AND started.p = 'schema:startDate'
  LEFT JOIN days AS ended ON ended.s = k.s AND ended.p = 'schema:endDate'
  WHERE k.p = 'uclg:bodyKind' GROUP BY k.s),
of_family AS (
  SELECT known.*, coalesce(families.family, 'consultation') AS family
  FROM known LEFT JOIN families ON families.kind = known.kind),
next AS (
  SELECT b.body, coalesce(later.s, CASE WHEN b.family = 'programme' AND p.family <> 'world' THEN p.body END) AS into
  FROM of_family AS b
  LEFT JOIN (SELECT o, min(s) AS s FROM links WHERE p = 'uclg:predecessor' AND s IN (SELECT body FROM known)
             GROUP BY o) AS later ON later.o = b.body
  LEFT JOIN of_family AS p ON p.body = b.parent),
chain AS (
  WITH RECURSIVE walk(body, place, step) AS (
    SELECT body, body, 0 FROM next
    UNION ALL
    SELECT walk.body, next.into, walk.step + 1 FROM walk JOIN next ON next.body = walk.place
    WHERE next.into IS NOT NULL AND walk.step < 8)
  SELECT body, arg_max(place, step) AS whole FROM walk GROUP BY body)
SELECT b.body, b.kind, b.family, chain.whole, b.parent, b.starts, b.ends
FROM of_family AS b JOIN chain ON chain.body = b.body;
CREATE TABLE body_above AS
WITH RECURSIVE walk(body, above, step) AS (
  SELECT body, parent, 1 FROM bodies WHERE parent IS NOT NULL
  UNION
  SELECT walk.body, bodies.parent, walk.step + 1 FROM walk JOIN bodies ON bodies.body = walk.above
  WHERE bodies.parent IS NOT NULL AND walk.step < 8)
SELECT DISTINCT body, above FROM walk;
