CREATE FUNCTION dcm_app.handbook_lists()
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    -- What the import and the export of a workbook need; a superuser has no staff row, for whom the views of base data are empty.
    PERFORM dcm_app.require_keeper();
    RETURN jsonb_build_object(
        'class_standard', dcm_app.setting_value('class_standard') #>> '{}',
        'classes', (
            SELECT coalesce(jsonb_agg(jsonb_build_array(c.standard, c.kind, c.code, c.label_zh, b.label_zh)
                ORDER BY c.standard, c.kind, c.code), '[]')
            FROM dcm.class AS c
            INNER JOIN dcm.big_class AS b ON b.standard = c.standard AND b.kind = c.kind AND b.code = c.big_code
        ),
        'aliases', (
            SELECT coalesce(jsonb_agg(jsonb_build_array(a.standard, a.kind, a.alias, a.code) ORDER BY a.standard, a.kind, a.alias), '[]')
            FROM dcm.class_alias AS a
        ),
        'crossings', (
            SELECT coalesce(jsonb_agg(jsonb_build_array(x.kind, x.standard, x.code, x.to_standard, x.to_code, x.relation)
                ORDER BY x.kind, x.standard, x.code, x.to_standard, x.to_code), '[]')
            FROM dcm.class_crosswalk AS x
        ),
        'departments', (
            SELECT coalesce(jsonb_agg(jsonb_build_array(d.code, d.label_zh, coalesce(d.short_zh, ''), d.active) ORDER BY d.sort, d.code), '[]')
            FROM dcm.department AS d
        ),
        'department_aliases', (
            SELECT coalesce(jsonb_agg(jsonb_build_array(a.alias, a.department_code) ORDER BY a.alias), '[]')
            FROM dcm.department_alias AS a
        )
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_lists() IS
    'What a handbook workbook is understood by: classes, other names and crosswalks of every standard, departments and their other names';
