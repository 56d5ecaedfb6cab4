-- Governments in open bodies now, where at most sixty sit: larger bodies connect nobody to anybody.
SELECT holder, body, seat, weight, crowd FROM (
  SELECT m.holder, m.body, m.seat, m.weight, COUNT(*) OVER (PARTITION BY m.body) AS crowd
  FROM members AS m WHERE m.holder_kind = 'government' AND m.in_force = 1) AS seated
WHERE crowd <= 60
