CREATE FUNCTION dcm_app.new_component_words(n dcm.component)
RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
    SELECT format('新增的%s%s', coalesce(nullif(n.name, ''), (
        SELECT k.label_zh FROM dcm.class AS k
        WHERE k.standard = n.class_standard AND k.kind = 'component' AND k.code = n.class_code
    ), '部件'), CASE WHEN abs(ST_X(ST_Centroid(n.geom))) < 1e9 THEN format('（%s, %s）',
        round(ST_X(ST_Centroid(n.geom))::numeric, 2), round(ST_Y(ST_Centroid(n.geom))::numeric, 2)) END)
$$;
COMMENT ON FUNCTION dcm_app.new_component_words(dcm.component) IS
    'What a component is called before it has a code: its name or class, and where it was drawn';
