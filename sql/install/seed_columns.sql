-- Columns of a table that a code list fills.
SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
    EXISTS (
        SELECT FROM pg_index AS i WHERE i.indrelid = a.attrelid AND i.indisprimary AND a.attnum = ANY (i.indkey)
    ) AS is_key
FROM pg_attribute AS a
WHERE a.attrelid = to_regclass(%s) AND a.attnum > 0
