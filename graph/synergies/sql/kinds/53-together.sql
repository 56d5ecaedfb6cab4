-- Each body in which two governments sit adds the smaller weight over the square root of how many others sit there.
SELECT one.holder AS a, two.holder AS b, one.body AS via, one.seat AS node_a, two.seat AS node_b,
  CAST(ROUND(LEAST(one.weight, two.weight) / SQRT(one.crowd - 1e0)) AS BIGINT) AS amount
FROM sitting AS one JOIN sitting AS two ON two.body = one.body AND one.holder < two.holder
