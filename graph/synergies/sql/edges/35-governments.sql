-- Local governments and their countries.
CREATE TABLE governments AS
SELECT links.s AS government, min(links.o) AS country FROM links
JOIN typed ON typed.s = links.s AND typed.class IN ('LocalGovernment', 'City')
WHERE links.p = 'uclg:country' GROUP BY links.s;
