-- Tables and views of the product with the words that describe them.
SELECT n.nspname AS schema, c.relname AS name, c.relkind IN ('r', 'p') AS is_table, c.relpersistence = 'u' AS unlogged,
    c.relrowsecurity AS row_security, coalesce(obj_description(c.oid, 'pg_class'), '') AS words
FROM pg_class AS c
INNER JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE n.nspname IN ('dcm', 'dcm_app') AND c.relkind IN ('r', 'p', 'v')
ORDER BY c.relname
