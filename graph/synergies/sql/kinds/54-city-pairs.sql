-- Which governments sit together, and in how many bodies.
SELECT a, b, COUNT(*) AS bodies FROM together GROUP BY a, b
