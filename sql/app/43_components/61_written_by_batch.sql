CREATE FUNCTION dcm_app.written_by_batch(p_batch int)
RETURNS SETOF int
LANGUAGE sql STABLE SECURITY DEFINER ROWS 10000
SET search_path = dcm, pg_temp
AS $$
    SELECT c.id FROM dcm.component AS c WHERE c.batch = p_batch
    UNION
    SELECT c.id FROM dcm.component_past AS p INNER JOIN dcm.component AS c ON c.id = p.component_id WHERE p.batch = p_batch
$$;
COMMENT ON FUNCTION dcm_app.written_by_batch(int) IS 'Components that have or had a state written by a batch';
