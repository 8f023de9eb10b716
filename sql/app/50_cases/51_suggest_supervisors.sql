CREATE FUNCTION dcm_app.suggest_supervisors(task_no text)
RETURNS TABLE (login text, name text, own_grid boolean, open_tasks int)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    me dcm_app.identity := dcm_app.me();
    c dcm.case_file := dcm_app.case_for(me, suggest_supervisors.task_no);
BEGIN
    RETURN QUERY
    SELECT s.login, s.name,
        EXISTS (SELECT FROM dcm.supervisor_grid AS g WHERE g.login = s.login AND g.grid_code = c.grid_code) AS own,
        (SELECT count(*)::int FROM dcm.case_file AS o WHERE o.finished_at IS NULL AND o.supervisor = s.login)
    FROM dcm.staff AS s
    WHERE s.active AND 'dcm_supervisor' = ANY (dcm_app.roles_of(s.login))
    ORDER BY own DESC, 4, s.login;
END;
$$;
COMMENT ON FUNCTION dcm_app.suggest_supervisors(text) IS 'Supervisors for a field task: those of the grid first, the less busy before the busy';
