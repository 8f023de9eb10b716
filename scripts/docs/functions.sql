-- Functions with their parameters, results, words, and who may call them.
SELECT f.proname AS name, pg_get_function_arguments(f.oid) AS parameters, pg_get_function_result(f.oid) AS result,
    coalesce(obj_description(f.oid, 'pg_proc'), '') AS words,
    coalesce((
        SELECT string_agg(r.rolname, ', ' ORDER BY r.rolname)
        FROM aclexplode(f.proacl) AS a
        INNER JOIN pg_roles AS r ON r.oid = a.grantee
        WHERE a.grantee <> f.proowner
    ), '') AS callers
FROM pg_proc AS f
WHERE f.pronamespace IN ('dcm'::regnamespace, 'dcm_app'::regnamespace) AND f.prorettype <> 'trigger'::regtype
ORDER BY f.proname, parameters
