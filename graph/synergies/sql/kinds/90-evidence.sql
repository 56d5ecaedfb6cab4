-- What the pairs that are told rest on: of each kind the six things that add most, and how many there are.
WITH found AS (
  SELECT 'bodies' AS family, 'shared-leadership' AS kind, a, b, via, node_a, node_b, giver, amount FROM shared_leadership
  UNION ALL SELECT 'bodies', 'shared-membership', a, b, via, node_a, node_b, giver, amount FROM shared_membership
  UNION ALL SELECT 'bodies', 'shared-themes', a, b, via, node_a, node_b, giver, amount FROM shared_themes
  UNION ALL SELECT 'bodies', 'shared-partners', a, b, via, node_a, node_b, giver, amount FROM shared_partners
  UNION ALL SELECT 'bodies', 'meeting-opportunity', a, b, via, node_a, node_b, giver, amount FROM meeting_opportunity
  UNION ALL SELECT 'bodies', 'knowledge', a, b, via, node_a, node_b, giver, amount FROM knowledge
  UNION ALL SELECT 'bodies', 'bridge', a, b, via, node_a, node_b, giver, amount FROM bridge
  UNION ALL SELECT 'invitation', 'bridge', a, b, via, node_a, node_b, giver, amount FROM invitation
  UNION ALL SELECT 'cities', 'city-to-city', a, b, via, node_a, node_b, giver, amount FROM city_to_city),
ranked AS (
  SELECT f.*, k.place AS pair, p.strength,
    ROW_NUMBER() OVER (PARTITION BY f.family, f.kind, f.a, f.b
      ORDER BY f.amount DESC, f.via, f.node_a, f.node_b, f.giver) AS place,
    COUNT(*) OVER (PARTITION BY f.family, f.kind, f.a, f.b) AS many
  FROM found AS f JOIN kept AS k ON k.family = f.family AND k.a = f.a AND k.b = f.b
  JOIN parts AS p ON p.family = f.family AND p.kind = f.kind AND p.a = f.a AND p.b = f.b)
SELECT family, kind, a, b, pair, strength, place, many, via, node_a, node_b, giver, amount
FROM ranked WHERE place <= 6
