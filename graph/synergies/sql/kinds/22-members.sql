-- Each holder once in each open body, with the seat that weighs most; who only serves a body is no member.
SELECT holder, holder_kind, body, seat, weight, in_force, grade FROM (
  SELECT p.*, ROW_NUMBER() OVER (PARTITION BY p.holder, p.body ORDER BY p.weight DESC, p.seat) AS place
  FROM presence AS p JOIN candidates AS c ON c.body = p.body AND c.closed = 0
  WHERE p.grade <> 'service') AS ranked
WHERE place = 1
