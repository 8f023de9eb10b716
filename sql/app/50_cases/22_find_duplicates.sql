CREATE FUNCTION dcm_app.find_duplicates(report jsonb)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    me dcm_app.identity := dcm_app.me();
BEGIN
    RETURN dcm_app.duplicates_of(me, dcm_app.case_of_report(me, report, clock_timestamp()));
END;
$$;
COMMENT ON FUNCTION dcm_app.find_duplicates(jsonb) IS
    'Cases that a report may repeat, nothing written: task_no, reason component or near, distance_m, class_name, stage, registered_at';
