CREATE FUNCTION dcm_app.refuse_twin(n dcm.component, k dcm.class)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    twin record;
BEGIN
    IF n.valid_to IS NOT NULL THEN
        RETURN;
    END IF;
    PERFORM dcm_app.lock_component_class((dcm_app.setting_value('district_code') #>> '{}') || k.code);
    -- Fences meet end to end and lawns side by side: only the same line or area over again is a twin.
    SELECT c.component_code, round(ST_HausdorffDistance(c.geom, n.geom)::numeric, 2) AS distance_m INTO twin
    FROM dcm.component AS c
    WHERE ST_DWithin(c.geom, n.geom, dcm_app.accuracy_m(k)) AND c.class_standard = k.standard AND c.class_code = k.code
        AND c.valid_to IS NULL AND c.id IS DISTINCT FROM n.id
        AND ST_HausdorffDistance(c.geom, n.geom) <= dcm_app.accuracy_m(k)
    ORDER BY 2, 1 LIMIT 1;
    IF FOUND THEN
        PERFORM dcm_app.raise_error('DC003',
            format('%s 米处已有同类部件 %s（%s）', twin.distance_m, twin.component_code, k.label_zh),
            '请修改原有的部件，或核对位置', jsonb_build_object('key', 'place_twice', 'component_code', twin.component_code,
                'distance_m', twin.distance_m));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.refuse_twin(dcm.component, dcm.class) IS
    'DC003 place_twice where another component of the class stands within the accuracy of its survey';
