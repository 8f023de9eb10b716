-- Who holds locks on the product's tables.
SELECT string_agg(DISTINCT coalesce(a.usename, '?') || ' (' || a.application_name || ')', ', ')
FROM pg_locks AS l
INNER JOIN pg_stat_activity AS a ON a.pid = l.pid
WHERE l.pid <> pg_backend_pid()
    AND l.relation IN (
        SELECT c.oid FROM pg_class AS c
        INNER JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname IN ('dcm', 'dcm_app')
    )
