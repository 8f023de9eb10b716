-- Rights: nobody on schema dcm but the two owners, nothing for PUBLIC, row-level security on and never forced.
SELECT format('%s has rights on schema dcm', r.rolname) AS finding
FROM pg_namespace AS n
CROSS JOIN LATERAL aclexplode(n.nspacl) AS a
LEFT JOIN pg_roles AS r ON r.oid = a.grantee
WHERE n.nspname = 'dcm' AND coalesce(r.rolname, 'PUBLIC') NOT IN ('dcm_owner', 'dcm_view')
UNION ALL
SELECT format('%s has %s on dcm.%s', coalesce(r.rolname, 'PUBLIC'), a.privilege_type, c.relname)
FROM pg_class AS c
CROSS JOIN LATERAL aclexplode(c.relacl) AS a
LEFT JOIN pg_roles AS r ON r.oid = a.grantee
WHERE c.relnamespace = 'dcm'::regnamespace AND coalesce(r.rolname, 'PUBLIC') NOT IN ('dcm_owner', 'dcm_view')
UNION ALL
SELECT format('PUBLIC may run %s', f.oid::regprocedure)
FROM pg_proc AS f
CROSS JOIN LATERAL aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) AS a
WHERE f.pronamespace = 'dcm_app'::regnamespace AND a.grantee = 0
UNION ALL
SELECT format('dcm_app.%s is owned by %s', c.relname, r.rolname)
FROM pg_class AS c INNER JOIN pg_roles AS r ON r.oid = c.relowner
WHERE c.relnamespace = 'dcm_app'::regnamespace AND c.relkind = 'v' AND r.rolname <> 'dcm_view'
UNION ALL
SELECT format('%s is owned by %s', f.oid::regprocedure, r.rolname)
FROM pg_proc AS f INNER JOIN pg_roles AS r ON r.oid = f.proowner
WHERE f.pronamespace IN ('dcm_app'::regnamespace, 'dcm'::regnamespace) AND r.rolname <> 'dcm_owner'
UNION ALL
SELECT format('%s is SECURITY DEFINER without a search_path', f.oid::regprocedure)
FROM pg_proc AS f
WHERE f.pronamespace = 'dcm_app'::regnamespace AND f.prosecdef
    AND NOT EXISTS (SELECT FROM unnest(f.proconfig) AS s WHERE s LIKE 'search_path=%pg_temp')
UNION ALL
SELECT format('row-level security of dcm.%s is %s', c.relname, CASE WHEN c.relforcerowsecurity THEN 'forced' ELSE 'off' END)
FROM pg_class AS c
WHERE c.oid IN ('dcm.case_file'::regclass, 'dcm.case_event'::regclass, 'dcm.case_person'::regclass,
        'dcm.assignment'::regclass, 'dcm.field_task'::regclass, 'dcm.case_fact'::regclass)
    AND (c.relforcerowsecurity OR NOT c.relrowsecurity)
UNION ALL
SELECT format('%s is a member of %s', u.rolname, g.rolname)
FROM pg_auth_members AS m
INNER JOIN pg_roles AS g ON g.oid = m.roleid
INNER JOIN pg_roles AS u ON u.oid = m.member
WHERE g.rolname IN ('dcm_owner', 'dcm_view')
UNION ALL
SELECT format('role %s can sign in or is a superuser', r.rolname)
FROM pg_roles AS r
WHERE r.rolname IN ('dcm_owner', 'dcm_view') AND (r.rolcanlogin OR r.rolsuper OR r.rolbypassrls)
UNION ALL
SELECT 'PUBLIC may make temporary tables in this database'
FROM pg_database AS d
CROSS JOIN LATERAL aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) AS a
WHERE d.datname = current_database() AND a.grantee = 0 AND a.privilege_type = 'TEMPORARY'
