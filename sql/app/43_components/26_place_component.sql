CREATE FUNCTION dcm_app.place_component(n dcm.component, o dcm.component, k dcm.class)
RETURNS dcm.component
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    same_class boolean := coalesce(n.class_standard = o.class_standard AND n.class_code = o.class_code, false);
    moved boolean := n.geom IS DISTINCT FROM o.geom;
BEGIN
    IF moved OR NOT same_class THEN
        n.geom := dcm_app.survey_shape(n.geom, k, CASE WHEN same_class THEN dcm_app.kind_of_shape(o.geom) END);
    END IF;
    IF n.grid_code IS NULL OR (moved AND n.grid_code IS NOT DISTINCT FROM o.grid_code) THEN
        -- Nobody has chosen the grid by hand, so it follows the place.
        n.grid_code := dcm_app.survey_grid(n.geom, dcm_app.accuracy_m(k));
    ELSIF moved OR n.grid_code IS DISTINCT FROM o.grid_code THEN
        PERFORM dcm_app.check_survey_grid(n.grid_code, n.geom, dcm_app.accuracy_m(k));
    END IF;
    IF moved OR NOT same_class OR (n.valid_to IS NULL AND o.valid_to IS NOT NULL) THEN
        PERFORM dcm_app.refuse_twin(n, k);
    END IF;
    RETURN n;
END;
$$;
COMMENT ON FUNCTION dcm_app.place_component(dcm.component, dcm.component, dcm.class) IS
    'A component with its shape and grid as they are kept; DC003 for a place that cannot be. The second is its state before, or nothing';
