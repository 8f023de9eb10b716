-- What depends on schema dcm_app without being part of the product; an upgrade would lose it.
SELECT DISTINCT pg_describe_object(d.classid, d.objid, d.objsubid)
FROM pg_depend AS d
LEFT JOIN pg_rewrite AS w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid
LEFT JOIN pg_class AS viewed ON viewed.oid = w.ev_class
LEFT JOIN pg_proc AS f ON d.classid = 'pg_proc'::regclass AND f.oid = d.objid
LEFT JOIN pg_class AS c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
LEFT JOIN pg_policy AS p ON d.classid = 'pg_policy'::regclass AND p.oid = d.objid
LEFT JOIN pg_class AS guarded ON guarded.oid = p.polrelid
LEFT JOIN pg_attrdef AS v ON d.classid = 'pg_attrdef'::regclass AND v.oid = d.objid
LEFT JOIN pg_constraint AS k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
LEFT JOIN pg_type AS t ON d.classid = 'pg_type'::regclass AND t.oid = d.objid
LEFT JOIN pg_trigger AS g ON d.classid = 'pg_trigger'::regclass AND g.oid = d.objid
WHERE d.deptype IN ('n', 'a')
    AND (
        (d.refclassid = 'pg_class'::regclass AND d.refobjid IN (
            SELECT oid FROM pg_class WHERE relnamespace = 'dcm_app'::regnamespace))
        OR (d.refclassid = 'pg_proc'::regclass AND d.refobjid IN (
            SELECT oid FROM pg_proc WHERE pronamespace = 'dcm_app'::regnamespace))
        OR (d.refclassid = 'pg_type'::regclass AND d.refobjid IN (
            SELECT oid FROM pg_type WHERE typnamespace = 'dcm_app'::regnamespace))
    )
    AND coalesce(viewed.relnamespace, f.pronamespace, c.relnamespace, k.connamespace, t.typnamespace,
        (SELECT relnamespace FROM pg_class WHERE oid = v.adrelid),
        (SELECT relnamespace FROM pg_class WHERE oid = g.tgrelid)) IS DISTINCT FROM 'dcm_app'::regnamespace
    AND NOT coalesce(guarded.relnamespace = 'dcm'::regnamespace AND p.polname = 'sight', false)
