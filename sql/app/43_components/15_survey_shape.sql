CREATE FUNCTION dcm_app.survey_shape(shape geometry, k dcm.class, kind_before text)
RETURNS geometry
LANGUAGE plpgsql IMMUTABLE
SET search_path = public, pg_temp
AS $$
DECLARE
    names CONSTANT jsonb := jsonb_build_object('point', '点', 'line', '线', 'polygon', '面');
    plain geometry := shape;
BEGIN
    IF shape IS NULL OR ST_IsEmpty(shape) THEN
        PERFORM dcm_app.raise_error('DC005', '部件没有位置', '请在地图上画出部件的位置', '{"key": "geometry_missing"}');
    ELSIF ST_AsText(shape) ~* 'nan|inf' THEN
        PERFORM dcm_app.raise_error('DC003', '坐标不是有限数', '请重新测定位置', '{"key": "geometry_numbers"}');
    END IF;
    IF ST_NumGeometries(plain) = 1 THEN
        plain := ST_GeometryN(plain, 1);
    END IF;
    plain := ST_Force2D(plain);
    IF dcm_app.kind_of_shape(plain) IS NULL OR dcm_app.kind_of_shape(plain) NOT IN (k.geometry_type, coalesce(kind_before, '')) THEN
        PERFORM dcm_app.raise_error('DC003',
            format('“%s”应测为%s，画的是%s', k.label_zh, names ->> k.geometry_type,
                coalesce(names ->> dcm_app.kind_of_shape(plain), '由几部分组成的图形')),
            '请在该类图形的图层中绘制；由几部分组成的请拆成几个部件',
            jsonb_build_object('key', 'geometry_kind', 'wanted', k.geometry_type, 'class_code', k.code));
    ELSIF NOT ST_IsValid(plain) THEN
        PERFORM dcm_app.raise_error('DC003', '图形无效：' || dcm_app.invalid_words(plain), '请用“修复几何图形”处理，或重新绘制',
            jsonb_build_object('key', 'geometry_invalid', 'reason', ST_IsValidReason(plain)));
    END IF;
    RETURN plain;
END;
$$;
COMMENT ON FUNCTION dcm_app.survey_shape(geometry, dcm.class, text) IS
    'The shape of a component as it is kept: one part, flat, finite, valid and of the kind that its class is surveyed in (or that it already was); DC003 or DC005 otherwise';
