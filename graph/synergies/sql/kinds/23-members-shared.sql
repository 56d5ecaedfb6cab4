-- Members that two bodies share, the smaller of the two weights each.
SELECT one.body AS a, two.body AS b, one.holder AS via, one.seat AS node_a, two.seat AS node_b,
  LEAST(one.weight, two.weight) AS amount, one.holder_kind,
  CASE WHEN one.in_force + two.in_force = 2 THEN 1 ELSE 0 END AS in_force
FROM members AS one JOIN members AS two ON two.holder = one.holder AND one.body < two.body
