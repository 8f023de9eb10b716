CREATE FUNCTION dcm_app.check_component_facts(n dcm.component, o dcm.component)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    -- What stays as it was is not asked again: a department may have closed since.
    IF n.owner_department IS DISTINCT FROM o.owner_department THEN
        PERFORM dcm_app.check_survey_department(n.owner_department, '权属单位');
    END IF;
    IF n.competent_department IS DISTINCT FROM o.competent_department THEN
        PERFORM dcm_app.check_survey_department(n.competent_department, '主管部门');
    END IF;
    IF n.maintenance_department IS DISTINCT FROM o.maintenance_department THEN
        PERFORM dcm_app.check_survey_department(n.maintenance_department, '养护单位');
    END IF;
    IF (n.surveyed_on, n.valid_from, n.valid_to) IS DISTINCT FROM (o.surveyed_on, o.valid_from, o.valid_to) THEN
        PERFORM dcm_app.check_survey_dates(n);
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_component_facts(dcm.component, dcm.component) IS
    'DC003 for departments and dates that were changed (or are new) and cannot be';
