CREATE FUNCTION dcm_app.census_lists()
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    middle geometry;
BEGIN
    PERFORM dcm_app.require_surveyor();
    SELECT ST_Transform(ST_Centroid(ST_SetSRID(ST_Extent(s.geom)::geometry, 4547)), 4326) INTO middle FROM dcm.street AS s WHERE s.valid_to IS NULL;
    RETURN jsonb_build_object(
        'district_code', dcm_app.setting_value('district_code') #>> '{}',
        -- 石家庄市裕华区 is 裕华区 in the names of its departments.
        'district_short', substring(dcm_app.setting_value('district_name') #>> '{}' FROM '[^省市]+$'),
        'class_standard', dcm_app.setting_value('class_standard') #>> '{}',
        'standards', (SELECT coalesce(jsonb_agg(s.code ORDER BY s.code), '[]') FROM dcm.class_standard AS s),
        'classes', (
            SELECT coalesce(jsonb_agg(jsonb_build_array(c.standard, c.code, c.label_zh, coalesce(c.label_en, ''), coalesce(c.pinyin, ''),
                b.label_zh) ORDER BY c.standard, c.code), '[]')
            FROM dcm.class AS c
            INNER JOIN dcm.big_class AS b ON b.standard = c.standard AND b.kind = c.kind AND b.code = c.big_code
            WHERE c.kind = 'component'
        ),
        'aliases', (
            SELECT coalesce(jsonb_agg(jsonb_build_array(a.standard, a.alias, a.code) ORDER BY a.standard, a.alias), '[]')
            FROM dcm.class_alias AS a WHERE a.kind = 'component'
        ),
        'departments', (
            SELECT coalesce(jsonb_agg(jsonb_build_array(d.code, d.label_zh, coalesce(d.short_zh, ''), coalesce(d.label_en, ''))
                ORDER BY d.code), '[]')
            FROM dcm.department AS d WHERE d.active
        ),
        'near', CASE WHEN middle IS NOT NULL THEN jsonb_build_array(ST_X(middle), ST_Y(middle)) END,
        'rules', (
            SELECT coalesce(jsonb_object_agg(r.code, to_jsonb(r) - 'code'), '{}') FROM dcm.census_rule AS r
        )
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.census_lists() IS
    'What a delivery is understood by: classes of every standard, other names, departments, the district''s middle (longitude, latitude), rules';
