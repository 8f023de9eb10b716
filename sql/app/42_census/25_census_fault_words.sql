CREATE FUNCTION dcm_app.census_fault_words(p_bit int, w jsonb, other jsonb)
RETURNS TABLE (field text, value text, detail jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
SET timezone = 'Asia/Shanghai'
AS $$
DECLARE
    unread jsonb := coalesce(w -> 'unread', '{}');
    dates constant text[] := ARRAY['surveyed_on', 'valid_from', 'changed_on', 'valid_to'];
    departments constant text[] := ARRAY['owner_department', 'competent_department', 'maintenance_department'];
BEGIN
    CASE
        WHEN p_bit = 0 THEN RETURN QUERY SELECT 'class_code', NULL::text, '{}'::jsonb;
        WHEN p_bit = 1 THEN
            RETURN QUERY SELECT 'class_code', coalesce(unread ->> 'class_code', unread ->> 'class_text', w ->> 'class_text', w ->> 'class_code'),
                coalesce(dcm_app.class_elsewhere(w ->> 'class_standard', 'component', w ->> 'class_code') - 'words', '{}')
                || jsonb_build_object('standard', w ->> 'class_standard');
        WHEN p_bit = 2 THEN RETURN QUERY SELECT 'class_code', w ->> 'class_code',
            jsonb_build_object('class_text', w ->> 'class_text', 'class_name', w ->> 'class_label');
        WHEN p_bit = 3 THEN RETURN QUERY SELECT 'component_code', coalesce(unread ->> 'component_code', w ->> 'component_code'), '{}'::jsonb;
        WHEN p_bit = 4 THEN RETURN QUERY SELECT 'component_code', w ->> 'component_code',
            jsonb_build_object('expected', dcm_app.setting_value('district_code') #>> '{}');
        WHEN p_bit = 5 THEN RETURN QUERY SELECT 'component_code', w ->> 'component_code', jsonb_build_object('expected', w ->> 'class_code');
        WHEN p_bit IN (6, 7) THEN RETURN QUERY SELECT 'component_code', w ->> 'component_code', other;
        WHEN p_bit = 9 THEN RETURN QUERY SELECT 'geom', unread ->> 'geom', '{}'::jsonb;
        WHEN p_bit = 12 THEN RETURN QUERY SELECT 'geom', NULL::text, other;
        WHEN p_bit = 13 THEN RETURN QUERY SELECT 'grid_code', coalesce(unread ->> 'grid_code', w ->> 'grid_given'),
            jsonb_build_object('suggestion', w ->> 'grid_code');
        WHEN p_bit = 14 THEN RETURN QUERY SELECT 'grid_code', w ->> 'grid_given',
            jsonb_build_object('suggestion', w ->> 'grid_code');
        WHEN p_bit = 15 THEN RETURN QUERY SELECT d, coalesce(unread ->> d, w ->> d), '{}'::jsonb FROM unnest(dates) AS d
            WHERE unread ? d OR (w ->> d)::date < '1900-01-01';
        WHEN p_bit = 16 THEN RETURN QUERY SELECT d.name, w ->> d.name, jsonb_build_object('valid_from', w ->> 'valid_from', 'changed_on',
                w ->> 'changed_on', 'valid_to', w ->> 'valid_to')
            FROM (SELECT CASE WHEN (w ->> 'changed_on')::date < (w ->> 'valid_from')::date THEN 'changed_on' ELSE 'valid_to' END) AS d (name);
        WHEN p_bit = 17 THEN RETURN QUERY SELECT d, w ->> d, '{}'::jsonb FROM unnest(dates) AS d
            WHERE (w ->> d)::date > CASE d WHEN 'valid_to' THEN '2199-12-31'::date ELSE current_date END;
        WHEN p_bit = 18 THEN RETURN QUERY SELECT 'status', coalesce(unread ->> 'status', w ->> 'status'), '{}'::jsonb;
        WHEN p_bit = 19 THEN RETURN QUERY SELECT d, coalesce(unread ->> d, w ->> d), '{}'::jsonb FROM unnest(departments) AS d
            WHERE unread ? d OR (w ->> d IS NOT NULL AND NOT EXISTS (SELECT FROM dcm.department AS p WHERE p.code = w ->> d));
        WHEN p_bit = 20 THEN RETURN QUERY SELECT t.name, t.said, '{}'::jsonb
            FROM (
                SELECT e.key, e.value, NULL::text FROM jsonb_each_text(w) AS e
                WHERE e.key = ANY ('{name,class_text,address,data_source,note,photo}')
                UNION ALL
                SELECT x.key, x.value, x.key FROM jsonb_each_text(coalesce(nullif(w -> 'extra', 'null'), '{}')) AS x
            ) AS t (name, said, own)
            WHERE concat_ws(' ', t.own, t.said) ~ dcm_app.census_garbled() ORDER BY t.name LIMIT 1;
        WHEN p_bit = 21 THEN RETURN QUERY SELECT u.key, u.value, '{}'::jsonb FROM jsonb_each_text(unread) AS u
            WHERE u.key <> ALL (dates || departments || '{class_code,class_text,component_code,grid_code,status,geom,text_cut}'::text[]);
        WHEN p_bit = 30 THEN RETURN QUERY SELECT unread ->> 'text_cut', w ->> (unread ->> 'text_cut'), '{}'::jsonb;
        ELSE RETURN QUERY SELECT 'geom', unread ->> 'geom', '{}'::jsonb;
    END CASE;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_fault_words(int, jsonb, jsonb) IS 'Field, value and what helps to mend it, for one broken rule of one row';
