CREATE FUNCTION dcm_app.handbook_diff(a text, b text)
RETURNS TABLE (class_code text, class_name text, kind text, condition text, what text, field text, before text, after text,
    class_standard text, condition_code text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
SET jit = off
AS $$
BEGIN
    PERFORM dcm_app.require_reader();
    PERFORM dcm_app.check_edition_open(dcm_app.handbook_edition_of(a));
    PERFORM dcm_app.check_edition_open(dcm_app.handbook_edition_of(b));
    RETURN QUERY
    WITH pair AS MATERIALIZED (SELECT * FROM dcm_app.handbook_pairs(a, b)),
    old AS MATERIALIZED (SELECT * FROM dcm_app.handbook_facts(a)),
    new AS MATERIALIZED (SELECT * FROM dcm_app.handbook_facts(b)),
    differing AS (
        SELECT p.new_code AS code, b AS edition, 'changed' AS what, x.key AS field, o.facts ->> x.key AS before, x.value AS after
        FROM pair AS p
        INNER JOIN old AS o ON o.condition_code = p.old_code
        INNER JOIN new AS n ON n.condition_code = p.new_code
        CROSS JOIN LATERAL jsonb_each_text(n.facts) AS x
        WHERE n.facts <> o.facts AND x.value IS DISTINCT FROM o.facts ->> x.key
        UNION ALL
        SELECT o.condition_code, a, 'removed', NULL, NULL, NULL FROM old AS o
        WHERE NOT EXISTS (SELECT FROM pair AS p WHERE p.old_code = o.condition_code)
        UNION ALL
        SELECT n.condition_code, b, 'added', NULL, NULL, NULL FROM new AS n
        WHERE NOT EXISTS (SELECT FROM pair AS p WHERE p.new_code = n.condition_code)
    )
    SELECT f.class_code, k.label_zh, f.kind, f.condition, d.what, d.field, d.before, d.after, f.class_standard, f.condition_code
    FROM differing AS d
    INNER JOIN dcm.filing_condition AS f ON f.edition = d.edition AND f.condition_code = d.code
    INNER JOIN dcm.class AS k ON k.standard = f.class_standard AND k.kind = f.kind AND k.code = f.class_code
    UNION ALL
    SELECT NULL, NULL, NULL, NULL, 'changed', x.field, x.before, x.after, NULL, NULL
    FROM (
        SELECT 'stage_limits' AS field, dcm_app.stage_limits_of(a, '')::text AS before, dcm_app.stage_limits_of(b, '')::text AS after
        UNION ALL
        SELECT 'grade ' || g.grade, o.label_zh || CASE WHEN o.needs_document THEN '（须附材料）' ELSE '' END,
            n.label_zh || CASE WHEN n.needs_document THEN '（须附材料）' ELSE '' END
        FROM unnest(ARRAY['A', 'B', 'C']) AS g (grade)
        LEFT JOIN dcm.handbook_grade AS o ON o.edition = a AND o.grade = g.grade
        LEFT JOIN dcm.handbook_grade AS n ON n.edition = b AND n.grade = g.grade
    ) AS x
    WHERE x.before IS DISTINCT FROM x.after
    ORDER BY 9, 3 DESC, 1, 10, 5, 6;
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_diff(text, text) IS
    'What differs between two editions: conditions added and removed, fields changed; limits as JSON texts. Without a class: what holds for the whole edition';
