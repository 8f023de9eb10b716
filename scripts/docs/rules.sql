-- Checks and further uniqueness of tables, as the database states them.
SELECT t.relname AS relation, pg_get_constraintdef(k.oid) AS rule
FROM pg_constraint AS k
INNER JOIN pg_class AS t ON t.oid = k.conrelid
WHERE t.relnamespace = 'dcm'::regnamespace AND k.contype IN ('c', 'u')
ORDER BY t.relname, rule
