-- Mandates, one row a holder: who holds the seat, and the government it is held for. Leading a programme of a
-- body is no leading of the body: it counts as sitting in it.
CREATE TABLE seats AS
WITH holders AS (
  SELECT m.s AS seat, m.o AS holder FROM links AS m WHERE m.p = 'org:member'
  UNION
  SELECT h.s, h.o FROM links AS h JOIN typed ON typed.s = h.o AND typed.class IN ('LocalGovernment', 'City')
  WHERE h.p = 'uclg:onBehalfOf'),
holder_kinds AS (
  SELECT h.holder AS s, CASE WHEN bool_or(typed.class IN ('LocalGovernment', 'City')) THEN 'government'
    WHEN bool_or(typed.class = 'Person') THEN 'person' WHEN bool_or(b.body IS NOT NULL) THEN 'body'
    ELSE 'organization' END AS kind
  FROM (SELECT DISTINCT holder FROM holders) AS h LEFT JOIN typed ON typed.s = h.holder
  LEFT JOIN bodies AS b ON b.body = h.holder GROUP BY h.holder)
SELECT h.seat, h.holder, min(k.kind) AS holder_kind, min(b.whole) AS body, min(role.o) AS role,
  CASE WHEN min(rank.slug) = 'leadership' AND bool_and(b.whole = b.body OR b.family <> 'programme') THEN
    CASE WHEN bool_or(starts_with(r.slug, 'vice') OR starts_with(r.slug, 'interim')) THEN 'deputy' ELSE 'chief' END
    WHEN min(rank.slug) = 'service' THEN 'service' ELSE 'other' END AS grade,
  min(early.first_day) AS earliest, max(late.last_day) AS latest, max(ended.last_day) AS ends,
  CASE WHEN min(early.first_day) IS NULL THEN 'undated'
    WHEN min(started.first_day) IS NULL AND max(ended.last_day) IS NULL THEN 'seen' ELSE 'dated' END AS known
FROM holders AS h JOIN holder_kinds AS k ON k.s = h.holder
JOIN links AS place ON place.s = h.seat AND place.p = 'org:organization'
JOIN bodies AS b ON b.body = place.o
JOIN links AS role ON role.s = h.seat AND role.p = 'org:role'
JOIN slugs AS r ON r.id = role.o
JOIN links AS ranked ON ranked.s = role.o AND ranked.p = 'uclg:rank'
JOIN slugs AS rank ON rank.id = ranked.o
LEFT JOIN days AS early ON early.s = h.seat AND early.p = 'uclg:earliestDate'
LEFT JOIN days AS late ON late.s = h.seat AND late.p = 'uclg:latestDate'
LEFT JOIN days AS started ON started.s = h.seat AND started.p = 'schema:startDate'
LEFT JOIN days AS ended ON ended.s = h.seat AND ended.p = 'schema:endDate'
GROUP BY h.seat, h.holder;
