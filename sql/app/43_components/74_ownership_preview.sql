CREATE FUNCTION dcm_app.ownership_preview(p jsonb)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    answer jsonb;
BEGIN
    PERFORM dcm_app.require_surveyor();
    SELECT jsonb_build_object(
        'matched', coalesce(sum(x.matched), 0), 'changed', coalesce(sum(x.changed), 0),
        'classes', coalesce(jsonb_agg(jsonb_build_object('class_code', x.class_code, 'class_name', k.label_zh,
            'matched', x.matched, 'changed', x.changed) ORDER BY x.class_code), '[]')
    ) INTO answer
    FROM (
        SELECT o.class_standard, o.class_code, count(*) AS matched, count(*) FILTER (WHERE o.changes) AS changed
        FROM dcm_app.ownership_plan(p) AS o GROUP BY o.class_standard, o.class_code
    ) AS x
    INNER JOIN dcm.class AS k ON k.standard = x.class_standard AND k.kind = 'component' AND k.code = x.class_code;
    RETURN answer;
END;
$$;
COMMENT ON FUNCTION dcm_app.ownership_preview(jsonb) IS
    'How many components set_ownership would match and change, in all and by class; nothing is written';
