-- Columns of tables and views in their order, with the key or reference that each is part of.
SELECT n.nspname AS schema, c.relname AS relation, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
    a.attnotnull AS required, coalesce(col_description(c.oid, a.attnum), '') AS words,
    EXISTS (
        SELECT FROM pg_constraint AS k WHERE k.conrelid = c.oid AND k.contype = 'p' AND a.attnum = ANY (k.conkey)
    ) AS in_key,
    (
        SELECT string_agg(DISTINCT t.relname, ', ' ORDER BY t.relname)
        FROM pg_constraint AS k
        INNER JOIN pg_class AS t ON t.oid = k.confrelid
        WHERE k.conrelid = c.oid AND k.contype = 'f' AND a.attnum = ANY (k.conkey)
    ) AS refers_to
FROM pg_attribute AS a
INNER JOIN pg_class AS c ON c.oid = a.attrelid
INNER JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE n.nspname IN ('dcm', 'dcm_app') AND c.relkind IN ('r', 'p', 'v') AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY c.relname, a.attnum
