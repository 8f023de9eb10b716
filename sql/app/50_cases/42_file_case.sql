CREATE FUNCTION dcm_app.file_case(me dcm_app.identity, c dcm.case_file, p_detail jsonb, p_at timestamptz)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    c := dcm_app.set_condition(c, p_detail ->> 'condition', p_at);
    PERFORM dcm_app.require_verified(c);
    c.filed_at := coalesce(c.filed_at, p_at);
    c.case_no := coalesce(c.case_no, format('%s%s-%s', dcm_app.setting_value('case_number_prefix') #>> '{}',
        to_char(p_at AT TIME ZONE 'Asia/Shanghai', 'YYYY'), lpad(nextval('dcm.case_number')::text, 6, '0')));
    INSERT INTO dcm.case_fact (case_id, street_code, community_code, grid_code, kind, class_code, source, filed_by, filed_at)
    VALUES (c.id, c.street_code, c.community_code, c.grid_code, c.kind, c.class_code, c.source, me.login, c.filed_at)
    ON CONFLICT (case_id) DO NOTHING;
    RETURN c;
END;
$$;
COMMENT ON FUNCTION dcm_app.file_case(dcm_app.identity, dcm.case_file, jsonb, timestamptz) IS
    'Files a case (立案): condition, limit, 案卷号 and the fact row that evaluation reads';
