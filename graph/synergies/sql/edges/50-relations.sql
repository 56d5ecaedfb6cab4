-- Partners, meetings, and what is offered to whom.
CREATE TABLE partnerships AS
SELECT b.whole AS body, partner.o AS partner, body.s AS node, min(days.last_day) AS day, min(fit.theme) AS theme
FROM links AS body JOIN typed ON typed.s = body.s AND typed.class IN ('Collaboration', 'Activity')
JOIN bodies AS b ON b.body = body.o
JOIN links AS partner ON partner.s = body.s AND partner.p = 'uclg:partner'
JOIN bodies AS other ON other.body = partner.o AND other.family = 'partner'
LEFT JOIN days ON days.s = body.s AND days.p IN ('uclg:year', 'uclg:latestDate')
LEFT JOIN links AS subject ON subject.s = body.s AND subject.p = 'dct:subject'
LEFT JOIN fit ON fit.theme = subject.o
WHERE body.p = 'uclg:body' GROUP BY b.whole, partner.o, body.s;
CREATE TABLE meetings AS
SELECT found.event, found.body, min(found.node) AS node, min(early.first_day) AS first_day,
  max(late.last_day) AS last_day, min(host.o) AS host
FROM (
  SELECT i.s AS event, b.whole AS body, i.s AS node FROM links AS i JOIN bodies AS b ON b.body = i.o
  WHERE i.p = 'uclg:involves'
  UNION
  SELECT coalesce(place.o, a.s), b.whole, a.s
  FROM links AS a JOIN typed ON typed.s = a.s AND typed.class = 'Activity' JOIN bodies AS b ON b.body = a.o
  LEFT JOIN links AS place ON place.s = a.s AND place.p = 'uclg:atEvent'
  WHERE a.p IN ('uclg:body', 'uclg:partner')) AS found
JOIN days AS early ON early.s = found.event AND early.p = 'uclg:earliestDate'
JOIN days AS late ON late.s = found.event AND late.p = 'uclg:latestDate'
LEFT JOIN links AS host ON host.s = found.event AND host.p = 'uclg:hostCity'
GROUP BY found.event, found.body;
CREATE TABLE offers AS
SELECT a.s AS offer, giver.whole AS body, receiver.whole AS recipient, min(product.o) AS product,
  max(days.last_day) AS day
FROM links AS a JOIN bodies AS giver ON giver.body = a.o
JOIN links AS given ON given.s = a.s AND given.p = 'uclg:recipient'
JOIN bodies AS receiver ON receiver.body = given.o
JOIN links AS product ON product.s = a.s AND product.p = 'uclg:product'
LEFT JOIN days ON days.s = a.s AND days.p = 'uclg:latestDate'
WHERE a.p = 'uclg:body' AND giver.whole <> receiver.whole GROUP BY a.s, giver.whole, receiver.whole;
